/** Measures the time that somebody works on a request; runs on by the clock, also while the tab sleeps. */
export class Stopwatch {
  #since = $state<number | null>(null);
  #before = $state(0);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get running(): boolean {
    return this.#since !== null;
  }

  /** So far, rounded up. @param now - Given, so that what shows it follows its own clock. */
  minutes(now: number): number {
    return Math.ceil((this.#before + (this.#since === null ? 0 : Math.max(0, now - this.#since))) / 60_000);
  }

  toggle(): void {
    if (this.#since === null) this.#since = this.#now();
    else {
      this.#before += this.#now() - this.#since;
      this.#since = null;
    }
  }

  reset(): void {
    this.#since = null;
    this.#before = 0;
  }
}
