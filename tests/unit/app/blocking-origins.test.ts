import { expect, test } from 'vitest';
import { createBlockingOrigins } from '@/lib/app/blocking-origins';
import { FakeClock } from './fake-clock';
import { aMemory } from './fake-memory';

const origin = 'https://wiki.example.com';

function makeOrigins() {
  const memory = aMemory();
  const clock = new FakeClock();
  return { origins: createBlockingOrigins(memory, clock), clock, memory };
}

test('an origin that blocks the drawer is known to the next worker, and another one is not', async () => {
  const { origins, clock, memory } = makeOrigins();
  await origins.note(origin);
  const later = createBlockingOrigins(memory, clock);
  expect(await later.has(origin)).toBe(true);
  expect(await later.has('https://other.example.com')).toBe(false);
});

test('it is tried again over the page after a day', async () => {
  const { origins, clock } = makeOrigins();
  await origins.note(origin);
  await clock.advance(24 * 3_600_000);
  expect(await origins.has(origin)).toBe(false);
});

test('a drawer that ran over a page there proves the contrary', async () => {
  const { origins } = makeOrigins();
  await origins.note(origin);
  await origins.clear(origin);
  expect(await origins.has(origin)).toBe(false);
});
