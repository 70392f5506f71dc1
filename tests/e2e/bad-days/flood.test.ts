import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWordPress } from '../../wordpress/start.ts';
import type { StartedWordPress } from '../../wordpress/start.ts';
import { badDayOn, beginAsking, createGuide, expectFiledOnce, expectKept, expectSaid, newQuestion } from './stage.ts';
import type { BadDay } from './stage.ts';

/** WordPress as it comes: two comments of one person within 15 s are a flood to it. */
let started: StartedWordPress;
let day: BadDay;
beforeAll(async () => {
  started = await startWordPress();
  day = await badDayOn(started.wordPress, 'approved');
});
afterAll(async () => {
  await day.close();
  await started.stop();
});

test('a second question at once: told to wait, kept, and filed by itself when the site takes it', async () => {
  const site = started.wordPress;
  const [first, second] = [await createGuide(site), await createGuide(site)];
  const drawer = await beginAsking(day, second); // both are ready to send, however slow the machine
  const drawerOfFirst = await beginAsking(day, first);
  const [words, wordsOfFirst] = [newQuestion(), newQuestion()];
  await drawerOfFirst.send(wordsOfFirst);
  await expectFiledOnce(drawerOfFirst, site, first, wordsOfFirst);
  await drawer.send(words);
  await expectSaid(drawer, 'Trying again', [
    'The site is busy and asked to wait.',
    'Your words are kept in this browser.',
    'Docket tries again by itself.',
  ]);
  await expectKept(drawer, words);
  expect(await site.commentsOn(second.id)).toEqual([]);
  await expectFiledOnce(drawer, site, second, words);
});
