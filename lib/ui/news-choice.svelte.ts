import { NEWS_DEFAULTS, type NewsSettings } from '@/lib/domain/news';
import type { Problem } from '@/lib/domain/problem';
import type { SettingsCalls } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';

/** Where quiet hours begin for somebody who wants some: after work, until work. */
const NIGHT = { from: 18 * 60, to: 8 * 60 };

/** How this person wants to hear of news. Each change is kept at once. */
export class NewsChoice {
  #settings = $state.raw<NewsSettings>(NEWS_DEFAULTS);
  #problem = $state.raw<Problem | null>(null);
  readonly #calls: Pick<Client<SettingsCalls>, 'readNewsSettings' | 'setNewsSettings'>;

  constructor(calls: Pick<Client<SettingsCalls>, 'readNewsSettings' | 'setNewsSettings'>) {
    this.#calls = calls;
  }

  get settings(): NewsSettings {
    return this.#settings;
  }
  get problem(): Problem | null {
    return this.#problem;
  }

  async read(): Promise<void> {
    const result = await this.#calls.readNewsSettings(null);
    if (result.ok) this.#settings = result.value;
    this.#problem = result.ok ? null : result.problem;
  }

  /** Shown as it was chosen even where it could not be kept: `problem` says so, and the next change tries again. */
  async change(part: Partial<NewsSettings>): Promise<void> {
    this.#settings = { ...this.#settings, ...part };
    const result = await this.#calls.setNewsSettings(this.#settings);
    this.#problem = result.ok ? null : result.problem;
  }

  setQuiet(wanted: boolean): Promise<void> {
    return this.change({ quiet: wanted ? NIGHT : null });
  }

  /** @param time - As a time field gives it, `18:30`; an empty one changes nothing. */
  async setHour(which: 'from' | 'to', time: string): Promise<void> {
    const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
    const { quiet } = this.#settings;
    if (hours === undefined || minutes === undefined || quiet === null) return;
    await this.change({ quiet: { ...quiet, [which]: Number(hours) * 60 + Number(minutes) } });
  }
}

/** A minute of the day as a time field takes it. */
export function timeOf(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
