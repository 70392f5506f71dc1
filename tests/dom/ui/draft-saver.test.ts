import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestDraft } from '@/lib/domain/draft';
import { fail, ok, type Result } from '@/lib/domain/result';
import { DraftSaver, type SavingState } from '@/lib/ui/draft-saver';
import { aDraft } from './examples';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store whose answers the test gives. */
function makeSaver() {
  const written: string[] = [];
  const states: SavingState['state'][] = [];
  const answers: ((result: Result<null>) => void)[] = [];
  const save = (draft: RequestDraft) =>
    new Promise<Result<null>>((answer) => {
      written.push(draft.text);
      answers.push(answer);
    });
  const saver = new DraftSaver(save, ({ state }) => states.push(state));
  const answer = async (result: Result<null> = ok(null)) => {
    answers.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, written, states, answer };
}

test('what is typed in one go is written once, a moment after the last key', async () => {
  const { saver, written, states, answer } = makeSaver();
  saver.note(aDraft({ text: 'W' }));
  await vi.advanceTimersByTimeAsync(200);
  saver.note(aDraft({ text: 'Why' }));
  await vi.advanceTimersByTimeAsync(249);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await answer();
  expect(written).toEqual(['Why']);
  expect(states.at(-1)).toBe('saved');
});

test('what is typed while a write is under way is written after it, and only then counts as saved', async () => {
  const { saver, written, states, answer } = makeSaver();
  saver.note(aDraft({ text: 'first' }));
  await vi.advanceTimersByTimeAsync(250);
  saver.note(aDraft({ text: 'second' }));
  await answer();
  expect(states.at(-1)).toBe('saving');
  await vi.advanceTimersByTimeAsync(250);
  await answer();
  expect(written).toEqual(['first', 'second']);
  expect(states.at(-1)).toBe('saved');
});

test('a document that goes away writes at once what it has', async () => {
  const { saver, written } = makeSaver();
  saver.note(aDraft({ text: 'half a sen' }));
  void saver.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual(['half a sen']);
});

test('a browser without room is told, and the words are tried again with the next change', async () => {
  const { saver, written, states, answer } = makeSaver();
  saver.note(aDraft({ text: 'a' }));
  await vi.advanceTimersByTimeAsync(250);
  await answer(fail({ kind: 'refused', why: 'storage-full' }));
  expect(states.at(-1)).toBe('unsaved');
  expect(saver.dirty).toBe(true);
  void saver.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual(['a', 'a']);
});

test('once the draft went another way nothing is written any more, not even what failed meanwhile', async () => {
  const { saver, written, answer } = makeSaver();
  saver.note(aDraft({ text: 'a' }));
  await vi.advanceTimersByTimeAsync(250);
  const stopped = saver.stop();
  await answer(fail({ kind: 'no-answer' }));
  await stopped;
  await saver.flush();
  expect(written).toEqual(['a']);
});
