import { afterAll, beforeAll, expect, test } from 'vitest';
import { tooLarge } from '../../servers/faults.ts';
import type { PostRef } from '../../wordpress/wordpress.ts';
import { SENTENCE, sharedWordPress } from '../journey/stage.ts';
import type { Drawer } from '../reader.ts';
import { badDayOn, createGuide, expectSaid, filedOn, newQuestion, readerOf } from './stage.ts';
import type { BadDay } from './stage.ts';

/** A picture that the site has no room for. */
const site = sharedWordPress();
let day: BadDay;
beforeAll(async () => {
  day = await badDayOn(site, 'editor');
});
afterAll(() => day.close());

async function askWithPicture(guide: PostRef): Promise<Drawer> {
  const reader = await readerOf(day, guide);
  await reader.select(SENTENCE);
  await day.browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByText('It is signed').waitFor();
  return drawer;
}

test('the site takes no picture of this size: said, and taken back the words can go without it', async () => {
  const guide = await createGuide(site);
  const drawer = await askWithPicture(guide);
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  day.proxy.add({ method: 'POST', path: /wp\/v2\/media/, fault: tooLarge });
  const words = newQuestion();
  await drawer.send(words);
  await expectSaid(drawer, 'Needs you', [
    'The site takes nothing this large.',
    'Your words are kept in this browser.',
    'shorten the words or crop the picture.',
  ]);
  expect(await site.commentsOn(guide.id)).toEqual([]);
  await drawer.button('Take back').click();
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  expect(await drawer.words.inputValue()).toBe(words);
  await drawer.button('Remove').click();
  await drawer.send(words);
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  expect(await filedOn(site, guide, words)).toBe(1);
});
