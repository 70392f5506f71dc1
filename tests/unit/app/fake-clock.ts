import type { Clock, Timers, Wake } from '@/lib/domain/ports';

interface Timer {
  at: number;
  run: () => void;
}

/** Time that stands still until a test moves it; alarms and timers go off in order. */
export class FakeClock implements Clock, Timers {
  #now: number;
  #timers: Timer[] = [];
  #alarm: number | null = null;
  #onAlarm: () => Promise<void> = async () => {};

  constructor(start = Date.UTC(2026, 10, 22, 9)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(waitMs: number, run: () => void): () => void {
    const timer = { at: this.#now + waitMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** The alarm of one worker; `onAlarm` runs until everything that was due is done. */
  wakeOf(onAlarm: () => Promise<void>): Wake {
    this.#onAlarm = onAlarm;
    return { at: (when) => (this.#alarm = when) };
  }

  /** When the alarm is set for, from now; `null`: it is not. */
  get alarmInMs(): number | null {
    return this.#alarm === null ? null : this.#alarm - this.#now;
  }

  /** The worker is gone: its timers with it, its alarm not. */
  killWorker(): void {
    this.#timers = [];
    this.#onAlarm = async () => {};
  }

  /** The machine sleeps: time has passed, and nothing that fell due meanwhile has happened yet. */
  sleep(ms: number): void {
    this.#now += ms;
  }

  /** Moves time on; whatever falls due on the way happens then, and is done when this resolves. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const timer = this.#timers.reduce<Timer | null>(
        (first, one) => (first && first.at <= one.at ? first : one),
        null,
      );
      const next = Math.min(timer?.at ?? Infinity, this.#alarm ?? Infinity);
      if (next > end) break;
      this.#now = Math.max(this.#now, next);
      if (timer !== null && timer.at <= (this.#alarm ?? Infinity)) {
        this.#timers = this.#timers.filter((one) => one !== timer);
        timer.run();
      } else {
        this.#alarm = null;
        await this.#onAlarm();
      }
    }
    this.#now = end;
  }
}
