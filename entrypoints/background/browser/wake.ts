import { browser } from '@/lib/browser';
import type { Timers, Wake } from '@/lib/domain/ports';

export const OUTBOX_ALARM = 'outbox';
export const NEWS_ALARM = 'news';
const NEWS_EVERY_MIN = 15;

/** Has requests that are followed looked at from time to time; the browser keeps the alarm over the worker's lives. */
export async function keepNewsAlarm(wanted: boolean): Promise<void> {
  if (!wanted) {
    await browser.alarms.clear(NEWS_ALARM);
    return;
  }
  if ((await browser.alarms.get(NEWS_ALARM)) !== undefined) return;
  await browser.alarms.create(NEWS_ALARM, { periodInMinutes: NEWS_EVERY_MIN });
}

/** Chrome rounds nearer alarms up to this. */
const NEAREST_ALARM_MS = 30_000;

export const timers: Timers = {
  after(waitMs, run) {
    const timer = setTimeout(run, waitMs);
    return () => clearTimeout(timer);
  },
};

/** An alarm, which starts the worker again, and for a short wait also a timer, which is exact while it lives. */
export function createWake(now: () => number, run: () => void): Wake {
  let callOff = () => {};
  return {
    at(when) {
      callOff();
      if (when === null) return void browser.alarms.clear(OUTBOX_ALARM);
      const waitMs = Math.max(0, when - now());
      void browser.alarms.create(OUTBOX_ALARM, { when: now() + Math.max(waitMs, NEAREST_ALARM_MS) });
      if (waitMs < NEAREST_ALARM_MS) callOff = timers.after(waitMs, run);
    },
  };
}
