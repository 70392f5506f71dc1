import { expect, test } from 'vitest';
import { finish, finishInSlices, type Steps } from '@/lib/domain/slices';

/** Notes each step; three of them, then a result. */
function* steps(done: string[]): Steps<string> {
  for (const step of ['one', 'two', 'three']) {
    done.push(step);
    yield;
  }
  return 'all';
}
/** As short as a slice can be: one step. */
const ONE_STEP = 0;

test('work in slices comes to the same end as at once', async () => {
  const [atOnce, sliced]: [string[], string[]] = [[], []];
  expect(finish(steps(atOnce))).toBe('all');
  expect(await finishInSlices(steps(sliced), () => true, ONE_STEP)).toBe('all');
  expect(sliced).toEqual(atOnce);
});

test('the first slice is done at once, and others get their turn after each', async () => {
  const done: string[] = [];
  const work = finishInSlices(steps(done), () => true, ONE_STEP);
  expect(done).toEqual(['one']);
  setTimeout(() => done.push('somebody else'));
  await work;
  expect(done.indexOf('somebody else')).toBeLessThan(done.indexOf('three'));
});

test('what nobody wants any more is left where it is', async () => {
  const done: string[] = [];
  expect(await finishInSlices(steps(done), () => done.length < 2, ONE_STEP)).toBeNull();
  expect(done).toEqual(['one', 'two']);
});
