import { expect, test } from 'vitest';
import type { TakenUpEvent } from '@/lib/domain/event';
import { markIdOf } from '@/lib/domain/plain-comment';
import { foldThreads } from '@/lib/domain/thread';
import { anId, by, install, rea, reply, request, sam, staff, trust } from './thread-examples';

const asked = by(rea, request);

const takeUp = (comment: string, given: Partial<TakenUpEvent> = {}): TakenUpEvent => ({
  kind: 'taken-up',
  id: anId(),
  text: '',
  comment,
  ask: 'error',
  need: 'answer',
  impact: 'minor',
  anchor: install,
  ...given,
});

test('a comment made without Docket that somebody takes up is its author’s request, with the answers it has', () => {
  const plain = by(sam, 'The port is wrong.');
  const answer = by(staff, 'Which one?', { parentId: plain.comment.id });
  const takenUp = takeUp(plain.comment.id);
  const { threads, plain: left } = foldThreads(
    [plain, answer, by(rea, takenUp, { parentId: plain.comment.id }), by(sam, reply('8080', takenUp.id))],
    trust,
  );
  expect(left).toEqual([]);
  expect(threads).toMatchObject([
    {
      id: takenUp.id,
      request: { ask: 'error', impact: 'minor', text: 'The port is wrong.' },
      opened: { comment: { author: sam }, event: null },
      state: { kind: 'open', by: sam },
      entries: [{ text: 'Which one?' }, { event: { kind: 'taken-up' } }, { text: '8080' }],
    },
  ]);
});

test('what answered a comment with Docket before it was a request stands in its thread once it is one', () => {
  const plain = by(sam, 'The port is wrong.');
  const mark = markIdOf(plain.comment.id);
  if (mark === null) throw new Error('the example’s comments have numbers');
  const answer = by(staff, reply('Which one?', mark), { parentId: plain.comment.id });
  expect(foldThreads([plain, answer], trust)).toMatchObject({ threads: [], plain: [{}, { text: 'Which one?' }] });
  const takenUp = takeUp(plain.comment.id);
  const { threads, plain: left } = foldThreads(
    [plain, answer, by(rea, takenUp, { parentId: plain.comment.id })],
    trust,
  );
  expect(left).toEqual([]);
  expect(threads).toMatchObject([
    { id: takenUp.id, state: { kind: 'replied', by: staff }, entries: [{ text: 'Which one?' }, {}] },
  ]);
});

test('a comment is taken up once: a second time is part of the first one’s thread', () => {
  const plain = by(sam, 'The port is wrong.');
  const [first, second] = [takeUp(plain.comment.id), takeUp(plain.comment.id)];
  const { threads } = foldThreads(
    [plain, by(rea, first, { parentId: plain.comment.id }), by(staff, second, { parentId: plain.comment.id })],
    trust,
  );
  expect(threads.map(({ id, entries }) => [id, entries.length])).toEqual([[first.id, 2]]);
});

test('nothing is taken out of a request, and nothing taken up that cannot be seen or waits for approval', () => {
  const answer = by(sam, 'Thanks', { parentId: asked.comment.id });
  const plain = by(sam, 'The port is wrong.');
  const { threads, plain: left } = foldThreads(
    [
      asked,
      answer,
      plain,
      by(staff, takeUp(answer.comment.id), { parentId: answer.comment.id }),
      by(staff, takeUp(asked.comment.id), { parentId: asked.comment.id }),
      by(rea, takeUp('999')),
      by(rea, takeUp(plain.comment.id), { visibility: 'held' }),
    ],
    trust,
  );
  expect(threads.map(({ id, entries }) => [id, entries.length])).toEqual([[request.id, 3]]);
  expect(left).toHaveLength(3);
});
