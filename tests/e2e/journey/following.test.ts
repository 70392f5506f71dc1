import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import { approveOne } from '../../servers/platforms/writers.ts';
import { startWordPress } from '../../wordpress/start.ts';
import type { WordPress } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import type { Drawer, Reader } from '../reader.ts';
import { GUIDE, onConfluence, onWordPress, personWith, SENTENCE } from './stage.ts';

const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

/** A page of one wiki, and three people who may comment on it. */
interface Ground {
  url: string;
  /** What stands on the page, without Docket. */
  comments: () => Promise<string[]>;
  people: [Where, Where, Where];
}
type Where = Parameters<typeof personWith>[0];

/** A site of its own: nobody else's words keep these people from writing. */
let site: WordPress;
let confluence: Confluence;
beforeAll(async () => {
  confluence = await startConfluence();
  confluence.createSpace({ key: 'OPS', name: 'Operations' });
  const started = await startWordPress({ switches: { floodCheck: false } });
  site = started.wordPress;
  await approveOne(site);
  return () => Promise.all([confluence.stop(), started.stop()]);
});

async function onPress(): Promise<Ground> {
  const guide = await site.createPage(GUIDE);
  const comments = async () => (await site.commentsOn(guide.id)).map(({ content }) => content);
  return {
    url: guide.url,
    comments,
    people: [onWordPress(site, 'approved'), onWordPress(site, 'editor'), onWordPress(site, 'admin')],
  };
}

async function onCloud(): Promise<Ground> {
  const { users } = confluence;
  const page = confluence.createPage({ space: 'OPS', title: GUIDE.title, html: GUIDE.html });
  const { header: Cookie } = confluence.signIn(users.admin);
  const query = new URLSearchParams({
    cql: `type = comment and container = ${page.id} order by created`,
    expand: 'body.storage',
  });
  const comments = async () => {
    const reply = await fetch(`${confluence.loopbackUrl}/wiki/rest/api/content/search?${query}`, {
      headers: { Cookie },
    });
    const { results } = (await reply.json()) as { results: { body: { storage: { value: string } } }[] }; // the emulator's own
    return results.map(({ body }) => body.storage.value);
  };
  return {
    url: page.url,
    comments,
    people: [
      onConfluence(confluence, users.member),
      onConfluence(confluence, users.commenter),
      onConfluence(confluence, users.admin),
    ],
  };
}

async function person(where: Where): Promise<Reader> {
  const { reader, browser } = await personWith(where);
  open.push(browser);
  return reader;
}

const QUESTION = 'Does changing only the log level count as a soft change?';
const ANSWER = 'No, a log level is read at once.';

async function threadsOf(reader: Reader): Promise<Drawer> {
  await reader.badge('On Linux').click();
  const drawer = await reader.drawer();
  await drawer.frame.getByTestId('thread').waitFor();
  return drawer;
}

describe.each([
  ['WordPress', onPress],
  ['Confluence', onCloud],
])('a request on %s is followed by all whom it concerns', (_, begin) => {
  test('asked, joined, answered while both look, refused, answered again, confirmed and rated', async () => {
    const { url, comments, people } = await begin();
    const asker = await person(people[0]);
    await asker.open(url);
    const asking = await asker.askAbout(SENTENCE);
    await asking.send(QUESTION);
    await asking.delivery.getByText('Filed').waitFor();
    await asking.close();

    // Somebody else begins to ask the same, and joins instead
    const second = await person(people[1]);
    await second.open(url);
    await expect.poll(() => second.highlights()).toEqual([SENTENCE]);
    const composing = await second.askAbout(SENTENCE);
    await composing.words.fill('Is changing the log level a soft change?');
    const offer = composing.frame.getByTestId('offer');
    await offer.getByText(QUESTION).click();
    await offer.getByRole('button', { name: 'Me too' }).click();
    const joined = composing.frame.getByTestId('thread');
    await joined.getByText('Me too').waitFor();
    expect(await joined.getByRole('textbox').inputValue()).toBe('Is changing the log level a soft change?');
    await joined.getByText('1 other person has the same question').waitFor();
    await expect.poll(async () => (await comments()).length).toBe(2);
    expect((await comments())[1]).toContain('Same question here');
    await joined.getByRole('button', { name: 'Cancel' }).click();
    await joined.getByText('You asked this too').waitFor();

    // Both look while it is answered
    await asker.open(url);
    const mine = await threadsOf(asker);
    const support = await person(people[2]);
    await support.open(url);
    const theirs = await threadsOf(support);
    await theirs.button('Reply').click();
    await theirs.frame.getByLabel('Write a reply').fill(ANSWER);
    await theirs.button('Send reply').click();
    await mine.frame.getByText(ANSWER).waitFor();
    await composing.frame.getByText(ANSWER).waitFor();

    await mine.button('Not yet').click();
    await mine.frame.getByLabel('Write a reply').fill('And the port?');
    await mine.button('Send reply').click();
    await theirs.frame.getByText('And the port?').waitFor();

    await mine.button('Yes, close it').click();
    await mine.frame.getByText('Closed', { exact: true }).waitFor();
    await mine.frame.getByText('This answered my question.').waitFor();
    await mine.button('Reopen').click();
    await mine.frame.getByLabel('What is still missing?').fill('It does not work on Debian.');
    await mine.button('Reopen').click();
    // WordPress takes a comment of one person each fifteen seconds, and this is the third of the asker
    await mine.frame.getByText('Reopened', { exact: true }).waitFor({ timeout: 90_000 });

    await joined.getByRole('button', { name: 'Yes' }).click();
    await expect
      .poll(async () => (await comments()).some((html) => /helped/i.test(html)), {
        timeout: 20_000,
      })
      .toBe(true);
  });
});
