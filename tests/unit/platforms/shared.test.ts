import { describe, expect, test } from 'vitest';
import { attempt, Refusal } from '@/lib/platforms/attempt';
import { mapParallel } from '@/lib/platforms/parallel';
import { ownAddress, plainDetail, waitOf } from '@/lib/platforms/replies';

describe('the wait that a server asks for', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  test.each([
    ['7', 7_000],
    ['0', 1_000],
    ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 1_000],
    ['999999', 3_600_000],
    ['soon', 10_000],
  ])('%s', (asked, waitMs) => {
    expect(waitOf({ headers: { 'retry-after': asked } }, now)).toBe(waitMs);
  });
  test('none', () => {
    expect(waitOf({ headers: {} }, now)).toBe(10_000);
  });
});

test('many things are done a few at a time, and their outcomes keep the order', async () => {
  let open = 0;
  let most = 0;
  const outcomes = await mapParallel([5, 1, 4, 2, 3], 2, async (ticks) => {
    most = Math.max(most, (open += 1));
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
    open -= 1;
    return ticks * 10;
  });
  expect(outcomes).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

test('the first failure is the outcome, and what had not begun stays undone', async () => {
  const begun: number[] = [];
  const work = mapParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 2) throw new Refusal({ kind: 'signed-out' });
  });
  await expect(work).rejects.toBeInstanceOf(Refusal);
  expect(begun.length).toBeLessThan(6);
});

test('a refusal becomes a result; a bug of ours does not', async () => {
  expect(await attempt(() => Promise.reject(new Refusal({ kind: 'offline' })))).toEqual({
    ok: false,
    problem: { kind: 'offline' },
  });
  await expect(attempt(() => Promise.reject(new RangeError('bug')))).rejects.toBeInstanceOf(RangeError);
});

test('a server’s words come as one line of plain text, and not too many', () => {
  expect(plainDetail('<style>p{}</style><p>Not <b>here</b></p>\n<script>alert(1)</script>')).toBe('Not here');
  expect(plainDetail('x'.repeat(1_000))).toHaveLength(300);
});

test('an address of another origin, or of a script, is not handed on', () => {
  const own = (given: string | undefined) => ownAddress(given, 'https://wiki.example', 'https://wiki.example/page');
  expect(own('https://wiki.example/page#comment-1')).toBe('https://wiki.example/page#comment-1');
  for (const foreign of ['https://evil.example/', 'javascript:alert(1)', '', 'comment', undefined]) {
    expect(own(foreign)).toBe('https://wiki.example/page');
  }
});
