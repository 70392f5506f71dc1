import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInAddress } from '@/lib/platforms/sign-in-address';
import type { Login } from '../../wordpress/people';
import { holdAnswer } from '../faults';
import { accessTo, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aCapture, aJournal, anOpened, aParcel } from './samples';
import { passwordTransport, sessionOf, wordpressPlatform, wordpressSite } from './wordpress-wiki';
import { startOnWordPress } from './writers';

/** What the author wrote, while the editor is signed in. */
const notTheEditors = { kind: 'other-person', author: 'Arthur Bell', present: 'Edith Park' };

describe('an author and an editor of one WordPress in the same browser', () => {
  let wiki: Awaited<ReturnType<typeof startOnWordPress>>;
  beforeAll(async () => {
    wiki = await startOnWordPress('author');
  });
  beforeEach(async () => {
    wiki.proxy.clear();
    await wiki.signIn();
  });
  afterAll(() => wiki.stop());

  const authors = async (page: Parameters<typeof wiki.standing>[0]) =>
    (await wiki.standing(page)).map(({ author }) => author);

  test('the nonce of the first is worthless for the second, who files nothing of the first one’s', async () => {
    const page = await wiki.newPage();
    const platform = wiki.platform();
    const { me } = await accessTo(platform, page); // the platform has the author's nonce now
    const journal = aJournal({ author: { id: me?.id ?? '', name: me?.name ?? '' } });
    wiki.signInAnother();
    const parcel = aParcel(page, anOpened('Changed'));
    expect(problemOf(await sinkOf(platform).file(parcel, journal, never))).toEqual(notTheEditors);
    expect(await authors(page)).toEqual([]);
    await wiki.signIn();
    receiptOf(await sinkOf(platform).file(parcel, journal, never));
    expect(await authors(page)).toEqual(['Arthur Bell']);
  });

  test.each([
    ['it was asked who is there', 'GET', /users\/me/],
    ['the picture was uploaded', 'POST', /wp\/v2\/media/],
  ])('the editor signs in right after %s: the comment is not sent in their name', async (_name, method, path) => {
    const page = await wiki.newPage();
    const platform = wiki.platform();
    const rule = wiki.proxy.add({ method, path, times: 1, fault: holdAnswer });
    const parcel = aParcel(page, anOpened('Under way'), { pictures: [aCapture()] });
    const journal = aJournal();
    const filing = sinkOf(platform).file(parcel, journal, never);
    await rule.reached;
    wiki.signInAnother();
    rule.release();
    expect(problemOf(await filing)).toEqual(notTheEditors);
    expect(await authors(page)).toEqual([]);
    await wiki.signIn();
    receiptOf(await sinkOf(platform).file(parcel, journal, never));
    expect(await authors(page)).toEqual(['Arthur Bell']);
  });

  test('what was written with the session is not filed by another’s application password, but by one’s own', async () => {
    const page = await wiki.newPage();
    const { me } = await accessTo(wiki.platform(), page);
    const journal = aJournal({ author: { id: me?.id ?? '', name: me?.name ?? '' } });
    const site = wordpressSite(wiki.proxy.urlFor());
    const byPassword = (login: Login) =>
      wordpressPlatform(
        site,
        passwordTransport(site, login, wiki.wordPress.users[login].appPassword),
        'application-password',
      );
    const parcel = aParcel(page, anOpened('Another way in'));
    expect(problemOf(await sinkOf(byPassword('editor')).file(parcel, journal, never))).toEqual(notTheEditors);
    expect(await authors(page)).toEqual([]);
    receiptOf(await sinkOf(byPassword('author')).file(parcel, journal, never));
    expect(await authors(page)).toEqual(['Arthur Bell']);
  });

  test('"sign in" asks even somebody who is signed in, where it is for another person', async () => {
    const page = await wiki.newPage();
    const site = wordpressSite(wiki.proxy.urlFor());
    const { fetch } = await sessionOf(wiki.wordPress, wiki.proxy, 'editor');
    const open = (instead: boolean) =>
      fetch(signInAddress(site, page, instead), { credentials: 'include', redirect: 'manual' });
    expect((await open(false)).headers.get('location')).toBe(page.url);
    expect(await (await open(true)).text()).toContain('id="loginform"');
  });
});
