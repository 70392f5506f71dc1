import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Author } from '@/lib/domain/delivery';
import type { Problem } from '@/lib/domain/problem';
import { cutAfter, cutBefore } from '../faults';
import { accessTo, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aCapture, aJournal, anOpened, aParcel, quoting } from './samples';
import type { TestWiki } from './test-wiki';
import { writers } from './writers';

/** Through a tab the first way is refused before anything could be cut; all that these tests are about is above the ways. */
const signedIn = writers.filter(({ visitor, who }) => visitor !== true && !who.endsWith('through a tab'));

/** Two people share one browser profile: what one wrote is never filed, removed or looked after in the other's name. */
describe.each(signedIn)('$who, and another person in the same browser', ({ start }) => {
  let wiki: TestWiki;
  let otherPerson: Problem;
  beforeAll(async () => {
    wiki = await start();
    otherPerson = { kind: 'other-person', author: wiki.myName, present: wiki.othersName };
  });
  beforeEach(async () => {
    wiki.proxy.clear();
    await wiki.signIn();
  });
  afterAll(() => wiki.stop());

  /** What the drawer's question about access tells before anything is queued. */
  async function authorHere(): Promise<Author> {
    const { me } = await accessTo(wiki.platform(), await wiki.newPage());
    if (me?.id === undefined || me.id === null) throw new Error('nobody is signed in');
    return { id: me.id, name: me.name };
  }

  test('who wrote it is known: the other files nothing, and the author does when they are back', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Known'));
    const journal = aJournal({ author: await authorHere() });
    wiki.signInAnother();
    expect(problemOf(await sinkOf(wiki.platform()).file(parcel, journal, never))).toEqual(otherPerson);
    expect(await wiki.standing(page)).toEqual([]);
    await wiki.signIn();
    receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    expect((await wiki.standing(page)).map(({ author }) => author)).toEqual([wiki.myName]);
  });

  test('signed out, then the other one: nothing is filed before the author is back', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Signed out'));
    const journal = aJournal({ author: await authorHere() });
    const platform = wiki.platform();
    await wiki.signOut();
    expect(problemOf(await sinkOf(platform).file(parcel, journal, never))).toMatchObject({ kind: 'signed-out' });
    wiki.signInAnother();
    expect(problemOf(await sinkOf(platform).file(parcel, journal, never))).toEqual(otherPerson);
    expect(await wiki.standing(page)).toEqual([]);
    await wiki.signIn();
    receiptOf(await sinkOf(platform).file(parcel, journal, never));
    expect((await wiki.standing(page)).map(({ author }) => author)).toEqual([wiki.myName]);
  });

  test.each([
    ['after the wiki had filed it', cutAfter, 1],
    ['before the wiki heard of it', cutBefore, 0],
  ])('the answer was lost %s: whose it is was noted, and the other adds nothing', async (_name, fault, there) => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, quoting(null)); // the first comment that is tried is then taken, whatever the wiki
    const journal = aJournal();
    const platform = wiki.platform();
    wiki.proxy.add({ ...wiki.writes.comment, times: 1, fault });
    expect(problemOf(await sinkOf(platform).file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    wiki.signInAnother();
    expect(problemOf(await sinkOf(platform).file(parcel, journal, never))).toEqual(otherPerson);
    expect(await wiki.standing(page)).toHaveLength(there);
    await wiki.signIn();
    receiptOf(await sinkOf(platform).file(parcel, journal, never));
    expect((await wiki.standing(page)).map(({ author }) => author)).toEqual([wiki.myName]);
  });

  test('the first write is a picture: whose it is was noted before it', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Picture'), { pictures: [aCapture()] });
    const journal = aJournal();
    const platform = wiki.platform();
    wiki.proxy.add({ ...wiki.writes.upload, times: 1, fault: cutBefore });
    expect(problemOf(await sinkOf(platform).file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    wiki.signInAnother();
    expect(problemOf(await sinkOf(platform).file(parcel, journal, never))).toEqual(otherPerson);
    expect(await wiki.filesOf(page, parcel.eventId)).toEqual([]);
    expect(await wiki.standing(page)).toEqual([]);
  });

  test('nobody knew who wrote it, and nothing was written yet: it is the first one’s who files it', async () => {
    const page = await wiki.newPage();
    wiki.signInAnother();
    const journal = aJournal();
    receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, anOpened('Whose?')), journal, never));
    expect(journal.progress.author?.name).toBe(wiki.othersName);
  });

  test('the other neither looks after it nor removes anything of it', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Mine'));
    const journal = aJournal();
    const receipt = receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    wiki.signInAnother();
    const mine = { ...parcel, progress: journal.progress };
    expect(problemOf(await sinkOf(wiki.platform()).removeCopies(mine, never))).toEqual(otherPerson);
    expect((await wiki.standing(page)).map(({ id }) => id)).toEqual([receipt.commentId]);
  });
});
