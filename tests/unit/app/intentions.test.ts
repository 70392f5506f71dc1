import { expect, test } from 'vitest';
import { createIntentions, type Intention } from '@/lib/app/intentions';
import { newEventId } from '@/lib/domain/ids';
import { FakeClock } from './fake-clock';
import { aMemory } from './fake-memory';
import { aPage } from './samples';

const intention: Intention = { page: aPage(), view: 'mine', requestId: newEventId() };

function makeIntentions() {
  const memory = aMemory();
  const clock = new FakeClock();
  return { intentions: createIntentions(memory, clock), clock, memory };
}

test('what is to be opened outlives the worker, and is opened once', async () => {
  const { intentions, memory, clock } = makeIntentions();
  await intentions.keep(intention);
  const later = createIntentions(memory, clock);
  expect(await Promise.all([later.take(aPage()), later.take(aPage())])).toEqual([intention, null]);
});

test('it is for its own page, and forgotten after a minute', async () => {
  const { intentions, clock } = makeIntentions();
  await intentions.keep(intention);
  expect(await intentions.take({ ...aPage(), pageId: 'another' })).toBeNull();
  await clock.advance(60_000);
  expect(await intentions.take(aPage())).toBeNull();
});
