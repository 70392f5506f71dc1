import { inject } from 'vitest';
import { removeFolder } from '../../servers/cache.ts';
import { temporaryFolder } from '../../servers/process-group.ts';
import { DocketBrowser } from '../browser.ts';
import { enable } from '../enable.ts';
import { Reader } from '../reader.ts';
import type { personWith } from './stage.ts';

type Where = Parameters<typeof personWith>[0];

/** One person with a browser profile that outlives the browser. */
export class Someone {
  readonly #where: Where;
  readonly #profile: string;
  #browser: DocketBrowser;
  #reader: Reader;

  private constructor(where: Where, profile: string, browser: DocketBrowser, reader: Reader) {
    this.#where = where;
    this.#profile = profile;
    this.#browser = browser;
    this.#reader = reader;
  }

  static async arrive(where: Where): Promise<Someone> {
    const profile = temporaryFolder('profile');
    const { browser, reader } = await begin(where, profile);
    await enable(browser, new URL(where.url).origin);
    return new Someone(where, profile, browser, reader);
  }

  get browser(): DocketBrowser {
    return this.#browser;
  }
  get reader(): Reader {
    return this.#reader;
  }

  /** Ends the browser and starts it again; the wiki is signed in to anew, everything else is as it was kept. */
  async restart(): Promise<void> {
    await this.#browser.close();
    const { browser, reader } = await begin(this.#where, this.#profile);
    this.#browser = browser;
    this.#reader = reader;
  }

  async leave(): Promise<void> {
    await this.#browser.close();
    removeFolder(this.#profile);
  }
}

async function begin(where: Where, profile: string): Promise<{ browser: DocketBrowser; reader: Reader }> {
  const browser = await DocketBrowser.open({ extension: inject('extensions').forTests, profile });
  const page = await browser.context.newPage();
  await where.signIn(page);
  return { browser, reader: new Reader(page) };
}
