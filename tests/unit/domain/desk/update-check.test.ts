import { describe, expect, test } from 'vitest';
import { checkUpdate } from '@/lib/domain/desk/update-check';
import { EMPTY } from './empty-updates';
import { GOOD } from './good-updates';

const seen = (list: string[]) => list.filter((_, at) => at % 2 === 0);
const unseen = (list: string[]) => list.filter((_, at) => at % 2 === 1);
const refused = (list: string[]) => list.filter((text) => checkUpdate(text).empty);

describe('empty updates are refused and good ones are not', () => {
  test.each([
    ['that the rule was written by', seen],
    ['that nobody looked at while it was written', unseen],
  ])('on the half %s', (_, half) => {
    expect(half(EMPTY).length + half(GOOD).length).toBeGreaterThanOrEqual(100);
    const passed = half(EMPTY).filter((text) => !checkUpdate(text).empty);
    const wrong = refused(half(GOOD));
    expect(refused(half(EMPTY)).length / half(EMPTY).length, passed.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(wrong.length / half(GOOD).length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });
});

test('what is missing is said: who, what, by when', () => {
  expect(checkUpdate('TBD').lacks).toEqual(['what', 'who', 'when']);
  expect(checkUpdate("We're working on it.").lacks).toEqual(['what', 'when']);
  expect(checkUpdate('I will replace the screenshot of the export dialog.')).toEqual({
    empty: false,
    lacks: ['when'],
    avoided: [],
  });
  expect(checkUpdate('I will replace the screenshot of the export dialog on Monday.').lacks).toEqual([]);
});

test('words that a team avoids say nothing, and are named', () => {
  const avoided = ['synergies', 'low hanging fruit'];
  expect(checkUpdate('Synergies first, then the low hanging fruit.', avoided)).toEqual({
    empty: true,
    lacks: ['what', 'who', 'when'],
    avoided,
  });
  expect(checkUpdate('Synergies first, then the low hanging fruit.').empty).toBe(false);
});

test('no words at all are empty', () => {
  for (const nothing of ['', '   ', '…', '👍']) expect(checkUpdate(nothing).empty).toBe(true);
});
