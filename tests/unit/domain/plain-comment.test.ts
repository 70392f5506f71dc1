import { expect, test } from 'vitest';
import { newEventId } from '@/lib/domain/ids';
import { markedComment, markIdOf, quotedIn } from '@/lib/domain/plain-comment';

test('a comment without Docket has a name of its own on the page, and gives it back', () => {
  for (const id of ['0', '7', '5373952003', '281474976710655']) {
    const mark = markIdOf(id);
    expect(mark === null ? null : markedComment(mark)).toBe(id);
  }
  expect(['281474976710656', '-1', '1.5', 'comment-7', ''].map(markIdOf)).toEqual([null, null, null, null, null]);
  expect(markedComment(newEventId())).toBeNull();
});

test('what a comment quotes is a quotation set apart, else a longer stretch in quotation marks of any language', () => {
  const sentence = 'The daemon must be restarted after each change.';
  const quoting = [
    `> ${sentence}\n\nEven after soft ones?`,
    `You write “${sentence}” – is that so?`,
    `Sie schreiben „${sentence}“ – stimmt das?`,
    `Vous écrivez « ${sentence} », vraiment ?`,
    `"${sentence}" is wrong`,
    `> The daemon must be restarted\n> after each change.\n\nWhy?`,
  ];
  expect(quoting.map(quotedIn)).toEqual(quoting.map(() => sentence));
  const others = ['Why?', 'The “daemon” is not there', '> short', `“${'a'.repeat(400)}”`, 'a " b', ''];
  expect(others.map(quotedIn)).toEqual(others.map(() => null));
});
