import { expect, test } from 'vitest';
import type { Problem } from '@/lib/domain/problem';
import { startLive } from '@/lib/ui/live';
import { FakeClock } from '../app/fake-clock';

function watch(answers: { changed?: boolean; problem?: Problem }[] = []) {
  const clock = new FakeClock();
  const looks: number[] = [];
  const start = clock.now();
  const eyes = { open: true };
  const live = startLive({
    now: () => clock.now(),
    after: (ms, run) => clock.after(ms, run),
    isWatched: () => eyes.open,
    look: async () => {
      looks.push(clock.now() - start);
      const { changed = false, problem = null } = answers.shift() ?? {};
      return { changed, problem };
    },
  });
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds * 2; second += 1) await clock.advance(500);
  };
  return { live, looks, eyes, pass };
}

test('while two people talk, news are looked for more often than every five seconds', async () => {
  const { looks, pass } = watch();
  await pass(30);
  const waits = looks.map((at, index) => at - (looks[index - 1] ?? 0));
  expect(Math.max(...waits)).toBeLessThan(5_000);
});

test('where nothing happens it is looked ever more seldom, and often again once somebody does something', async () => {
  const { live, looks, pass } = watch();
  await pass(30 * 60);
  const seldom = looks.filter((at) => at > 20 * 60_000).length;
  expect(seldom).toBeLessThanOrEqual(10);
  live.stir();
  const before = looks.length;
  await pass(20);
  expect(looks.length - before).toBeGreaterThan(3);
});

test('nobody looks, so nothing is asked; whoever comes back sees news at once again', async () => {
  const { live, looks, eyes, pass } = watch();
  await pass(10);
  eyes.open = false;
  live.watchChanged();
  const before = looks.length;
  await pass(600);
  expect(looks.length).toBe(before);
  eyes.open = true;
  live.stir();
  await pass(5);
  expect(looks.length).toBe(before + 1);
});

test('a wiki that asks to be left alone is, and one that fails is asked less and less', async () => {
  const busy = watch([{ problem: { kind: 'busy', waitMs: 60_000 } }]);
  await busy.pass(60);
  expect(busy.looks).toHaveLength(1);
  const failing = watch(Array.from({ length: 50 }, () => ({ problem: { kind: 'offline' } as const })));
  await failing.pass(100);
  expect(failing.looks.length).toBeLessThan(6);
});
