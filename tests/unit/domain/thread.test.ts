import { expect, test } from 'vitest';
import type { DecodedComment } from '@/lib/domain/codec';
import type { ThreadEvent } from '@/lib/domain/event';
import type { Person } from '@/lib/domain/person';
import { foldThreads } from '@/lib/domain/thread';
import type { Thread } from '@/lib/domain/thread';
import {
  rea,
  sam,
  staff,
  trust,
  section,
  install,
  anId,
  by,
  aRequest,
  request,
  said,
  reply,
  status,
  meToo,
} from './thread-examples';

const asked = by(rea, request);
function threadOf(...others: DecodedComment[]): Thread {
  return foldThreads([asked, ...others], trust).threads[0] ?? expect.fail();
}
const stateOf = (...others: DecodedComment[]) => {
  const { kind, by: person } = threadOf(...others).state;
  return [kind, person.name];
};

test('a request is open until somebody else says something', () => {
  expect(stateOf()).toEqual(['open', 'Rea']);
  expect(stateOf(by(rea, reply('Anybody?')))).toEqual(['open', 'Rea']);
  expect(stateOf(by(sam, reply('The new one, I think.')))).toEqual(['replied', 'Sam']);
  expect(stateOf(by(sam, reply('Hm.')), by(rea, reply('That did not work.')))).toEqual(['open', 'Rea']);
});

test('a visitor is known by name only: own additions are no answer, but close nothing', () => {
  const vera: Person = { id: null, name: 'Vera' };
  const opened = aRequest();
  const about = { of: opened.id };
  const visitors = (...others: DecodedComment[]) => {
    const [thread] = foldThreads([by(vera, opened), ...others], trust).threads;
    return thread ?? expect.fail();
  };
  const added = by(vera, { ...reply('Version 3, by the way.'), ...about });
  expect(visitors(added).state.kind).toBe('open');
  expect(visitors(by({ id: null, name: 'Otto' }, { ...reply('Same here.'), ...about })).state.kind).toBe('replied');
  const asksBack = by(staff, { ...reply('Which one?'), ...about });
  expect(visitors(asksBack, by(vera, { ...reply('The new one.'), ...about })).state.kind).toBe('open');
  const closed = visitors(by(vera, { ...status('closed'), ...about }));
  expect(closed).toMatchObject({ state: { kind: 'open' }, entries: [{ counts: false }] });
});

test('an article of support closes its request as answered; one of the asker is a link', () => {
  const article = { kind: 'article' as const, id: anId(), of: request.id, text: '', url: 'https://a.test/how' };
  expect(threadOf(by(rea, article))).toMatchObject({ state: { kind: 'open' }, articles: [article.url] });
  const closed = threadOf(by(sam, reply('Hm.')), by(staff, article));
  expect(closed).toMatchObject({ state: { kind: 'closed', how: 'answered', by: staff }, articles: [article.url] });
  expect(threadOf(by(sam, article))).toMatchObject({ state: { kind: 'open' }, articles: [] });
});

test('an answer typed into the wiki itself, without Docket, is an answer', () => {
  const native = by(sam, 'The new one.', { parentId: asked.comment.id });
  const below = by(staff, 'I agree.', { parentId: native.comment.id });
  expect(threadOf(below, native).entries.map(({ text }) => text)).toEqual(['The new one.', 'I agree.']);
  expect(stateOf(native)).toEqual(['replied', 'Sam']);
});

test('staff answers, the requester opens again and closes; the last of them holds, with who and when', () => {
  const answered = by(staff, status('answered'));
  const reopened = by(rea, status('reopened'));
  const closed = by(rea, status('closed'));
  expect(stateOf(answered)).toEqual(['answered', 'Staff']);
  expect(stateOf(answered, by(sam, reply('Thanks!')))).toEqual(['answered', 'Staff']);
  expect(stateOf(answered, reopened)).toEqual(['reopened', 'Rea']);
  expect(threadOf(answered, reopened, closed).state).toEqual({ kind: 'closed', by: rea, at: closed.comment.createdAt });
});

test('somebody else cannot close a request: the words stand there, as words', () => {
  const { state, entries } = threadOf(by(sam, status('closed')));
  expect(state.kind).toBe('replied');
  expect(entries).toMatchObject([{ text: 'As I say.', counts: false }]);
});

test('the requester is whom the wiki names, not whom a record could claim', () => {
  const stranger = by(sam, { ...request, text: 'Mine now.' });
  const { opened, entries } = threadOf(stranger, by(sam, status('closed')));
  expect(opened.comment.author).toEqual(rea);
  expect(entries.map(({ counts }) => counts)).toEqual([false]);
  expect(foldThreads([asked, stranger], trust).plain).toMatchObject([{ event: null, text: 'Mine now.' }]);
});

test('an event that reached the wiki twice is one event, and the later comment is named as its copy', () => {
  const answer = reply('Once.');
  const first = by(sam, answer);
  const again = by(sam, answer);
  const thread = threadOf(again, first, by(rea, request));
  expect(thread.entries).toHaveLength(1);
  expect(thread.entries[0]?.comment).toBe(first.comment);
  expect(thread.copies).toContain(again.comment);
});

test('"me too" counts people, not clicks', () => {
  const { meToo: people } = threadOf(by(sam, meToo()), by(sam, meToo()), by(staff, meToo()), by(rea, meToo()));
  expect(people.map(({ name }) => name)).toEqual(['Sam', 'Staff']);
});

test('what waits for approval is shown as waiting and changes nothing yet', () => {
  const held = by(rea, status('closed'), { visibility: 'held' });
  const thread = threadOf(held);
  expect(thread.state.kind).toBe('open');
  expect(thread.entries).toMatchObject([{ held: true, counts: false }]);
  const own = foldThreads([by(rea, aRequest(), { visibility: 'held' })], trust).threads[0];
  expect(own).toMatchObject({ opened: { held: true, counts: false }, state: { kind: 'open' } });
});

test('a comment read before and after its approval is the approved one', () => {
  const answer = by(sam, reply('Here.'), { visibility: 'held' });
  const approved = { ...answer, comment: { ...answer.comment, visibility: 'public' as const } };
  expect(threadOf(answer, approved).entries).toMatchObject([{ held: false }]);
});

test('staff moves a request to where its section went; others do not', () => {
  const elsewhere = { ...install, section: { ...section, path: ['Set up'] } };
  const moved: ThreadEvent = { kind: 're-anchored', ...said(''), anchor: elsewhere };
  expect(threadOf(by(staff, moved)).anchor).toEqual(elsewhere);
  expect(threadOf(by(sam, { ...moved, id: anId() })).anchor).toEqual(install);
});

test('each person has one say on whether it helped: the last', () => {
  const rated = (helped: boolean): ThreadEvent => ({ kind: 'rated', ...said(''), helped });
  const { ratings } = threadOf(by(sam, rated(true)), by(rea, rated(true)), by(sam, rated(false)));
  expect(ratings.map(({ by: { name }, helped }) => [name, helped])).toEqual([
    ['Sam', false],
    ['Rea', true],
  ]);
});

test('comments that belong to no request are handed over apart: plain ones, and answers to what cannot be seen', () => {
  const plain = by(sam, 'Nice page.');
  const below = by(rea, 'Indeed.', { parentId: plain.comment.id });
  const lost = by(staff, reply('To a hidden request.', anId()));
  const orphan = by(sam, 'To a deleted comment.', { parentId: '999' });
  const conversation = foldThreads([orphan, below, asked, lost, plain], trust);
  expect(conversation.threads).toHaveLength(1);
  expect(conversation.plain.map(({ text }) => text)).toEqual([
    'Nice page.',
    'Indeed.',
    'To a hidden request.',
    'To a deleted comment.',
  ]);
});

test('comments that answer each other in a ring are still shown', () => {
  const ring = [by(sam, 'A', { id: 'a', parentId: 'b' }), by(sam, 'B', { id: 'b', parentId: 'a' })];
  expect(foldThreads(ring, trust).plain.map(({ text }) => text)).toEqual(['A', 'B']);
});

test('within one second, in which WordPress counts, the order is the order of the ids', () => {
  const at = { createdAt: 5_000_000 };
  const [tenth, ninth] = [by(sam, '10', { ...at, id: '10' }), by(sam, '9', { ...at, id: '9' })];
  expect(foldThreads([tenth, ninth], trust).plain.map(({ text }) => text)).toEqual(['9', '10']);
});
