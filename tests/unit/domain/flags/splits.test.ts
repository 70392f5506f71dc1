import { expect, test } from 'vitest';
import { carriedOver, type KnownSection } from '@/lib/domain/flags/known-section';
import { outlineOf } from '@/lib/domain/flags/outline';

let number = 0;
const newId = () => `s${String((number += 1))}`;

/** A page of headings with their texts, as it was known and as it is now. */
function page(...sections: [heading: string, text: string][]) {
  let text = '';
  const headings = sections.map(([words, body]) => {
    const at = text.length;
    text += `${words}\n${body}\n`;
    return { at, end: at + words.length, level: 2, words };
  });
  return outlineOf(text, headings);
}
const known = (...sections: Parameters<typeof page>): KnownSection[] =>
  carriedOver([], page(...sections), newId).sections;
const FIRST = 'Restart the daemon after each change, so that it reads its files again. '.repeat(4);
const SECOND = 'Keys are rotated by the vault, which keeps the old ones for a month. '.repeat(4);

test('a heading put into a section is a split: the upper part keeps the history, the lower one names it', () => {
  const before = known(['On Linux', `${FIRST}${SECOND}`], ['On Windows', 'Use the panel.']);
  const { sections } = carriedOver(
    before,
    page(['On Linux', FIRST], ['Keys', SECOND], ['On Windows', 'Use the panel.']),
    newId,
  );
  expect(sections[0]?.id).toBe(before[0]?.id);
  expect(sections[1]?.splitFrom).toBe(before[0]?.id);
  // and it is still known at the next look
  const again = carriedOver(sections, page(['On Linux', FIRST], ['Keys', `${SECOND} More.`]), newId).sections;
  expect(again[1]?.splitFrom).toBe(before[0]?.id);
});

test('two headings put into a section are two splits of it', () => {
  const third = 'Ports are opened from the inside only, and closed after an hour. '.repeat(4);
  const before = known(['On Linux', `${FIRST}${SECOND}${third}`], ['On Windows', 'Use the panel.']);
  const now = page(['On Linux', FIRST], ['Keys', SECOND], ['Ports', third], ['On Windows', 'Use the panel.']);
  const { sections } = carriedOver(before, now, newId);
  expect(sections.map(({ splitFrom }) => splitFrom)).toEqual([undefined, before[0]?.id, before[0]?.id, undefined]);
});

test('a section that is new beside one that stayed, or that grew, is no split', () => {
  const before = known(['On Linux', FIRST]);
  expect(
    carriedOver(before, page(['On Linux', FIRST], ['Keys', SECOND]), newId).sections[1]?.splitFrom,
  ).toBeUndefined();
  const other = known(['On Linux', FIRST]);
  expect(
    carriedOver(other, page(['On Linux', `${FIRST} And more.`], ['Keys', SECOND]), newId).sections[1]?.splitFrom,
  ).toBeUndefined();
});
