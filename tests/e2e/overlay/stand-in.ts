import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { ThreadMark } from '@/lib/domain/views';
import type { OverlayCalls, TabCalls, ToOverlay } from '@/lib/messages/calls';
import { bundleForPage } from '../../../scripts/bundle.ts';
import { DocketBrowser, type BrowserOptions } from '../browser.ts';
import { Reader } from '../reader.ts';
import { servePages, type PageServer } from './pages.ts';

/** What the background does with the shipping code. */
const SHIPPING = ['lib/app/placing.ts', 'lib/page/overlay/highlight-rules.ts'];
const readStyles = async (...files: string[]) =>
  (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('');

/** What the stand-in answers by what the test put down; it finds places by itself. */
type Answered = Exclude<keyof OverlayCalls, 'placeMarks' | 'describePlace' | 'readStyles'>;
type Answers = { [Name in Answered]: ReturnType<OverlayCalls[Name]> };

/** What the stand-in's worker keeps (stand-in/background.js). */
interface Worker {
  standIn: { calls: { docketCall: string; ask: unknown }[]; answers: Answers; told: ThreadMark[] };
  chrome: {
    tabs: {
      query(what: { active: boolean }): Promise<{ id: number }[]>;
      sendMessage(tab: number, message: unknown): Promise<unknown>;
      captureVisibleTab(): Promise<string>;
    };
    scripting: { executeScript(what: { target: { tabId: number }; files: string[] }): Promise<unknown> };
  };
}

/**
 * The built overlay in a real browser, on pages of our own, with the other end of its messages in the test's hands:
 * a small extension around the very script, words and rights that the build gives it.
 */
export class OverlayStage {
  readonly browser: DocketBrowser;
  readonly pages: PageServer;
  readonly #folder: string;

  private constructor(browser: DocketBrowser, pages: PageServer, folder: string) {
    this.browser = browser;
    this.pages = pages;
    this.#folder = folder;
  }

  static async open(options: Omit<BrowserOptions, 'extension'> = {}): Promise<OverlayStage> {
    const folder = await mkdtemp(join(tmpdir(), 'docket-overlay-'));
    const build = inject('extensions').forTests;
    await cp(join(import.meta.dirname, 'stand-in'), folder, { recursive: true });
    for (const part of ['overlay.js', 'highlights.css', '_locales'])
      await cp(join(build, part), join(folder, part), { recursive: true });
    const shipping = await bundleForPage(SHIPPING, 'shipping');
    const styles = {
      tokens: await readStyles('components/tokens.css', 'components/tokens-pages.css'),
      drawerStyles: await readStyles('components/tokens-pages.css', 'lib/page/overlay/drawer.css'),
    };
    await writeFile(join(folder, 'shipping.js'), `${shipping}\nObject.assign(globalThis, ${JSON.stringify(styles)});`);
    const own = { backgroundStays: true, welcome: true }; // this background opens no tab of its own that could be closed
    const browser = await DocketBrowser.open({ ...options, extension: folder, ...own });
    return new OverlayStage(browser, await servePages(), folder);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.pages.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** A tab with one of our pages (see pages.ts), Docket on it. */
  async reader(path: string): Promise<Reader> {
    const reader = new Reader(await this.browser.context.newPage());
    await reader.open(this.pages.url(path));
    return reader;
  }

  /** What the background answers to a call from now on. */
  async answer<Name extends keyof Answers>(call: Name, reply: Answers[Name]): Promise<void> {
    const worker = await this.browser.worker();
    await worker.evaluate(
      ([name, value]) => Object.assign((globalThis as unknown as Worker).standIn.answers, { [name]: value }), // the stand-in's worker
      [call, reply] as const,
    );
  }

  /** What is marked on every page that is opened from now on. */
  async mark(marks: ThreadMark[]): Promise<void> {
    await this.answer('pageShown', {
      ok: true,
      value: { marks, hidden: false, shortcut: 'Alt+Shift+K', mayFlag: false },
    });
  }

  /** What the overlay asked under this name, oldest first. */
  async asked<Name extends keyof OverlayCalls>(call: Name): Promise<Parameters<OverlayCalls[Name]>[0][]> {
    const worker = await this.browser.worker();
    const asks = await worker.evaluate(
      (name) =>
        (globalThis as unknown as Worker).standIn.calls.filter((it) => it.docketCall === name).map(({ ask }) => ask), // the stand-in's worker
      call,
    );
    return asks as Parameters<OverlayCalls[Name]>[0][]; // what the overlay sent under this name
  }

  /** Asks the tab in front as the background does. */
  async tell<Name extends keyof TabCalls>(
    call: Name,
    ask: Parameters<TabCalls[Name]>[0],
  ): Promise<ReturnType<TabCalls[Name]>> {
    const worker = await this.browser.worker();
    const reply = await worker.evaluate(
      async ([docketCall, question]) => {
        const { chrome, standIn } = globalThis as unknown as Worker; // the stand-in's worker
        const { tabs } = chrome;
        if (question !== null && 'marks' in question) standIn.told.push(...(question.marks as ThreadMark[])); // structured data, as it was asked
        const [tab] = await tabs.query({ active: true });
        return tabs.sendMessage(tab?.id ?? -1, { docketCall, ask: question });
      },
      [call, ask] as const,
    );
    return reply as ReturnType<TabCalls[Name]>; // what the overlay answers under this name
  }

  /** Runs the script in the tab in front once more, as a site does that is switched on while its page is open. */
  async inject(): Promise<void> {
    const worker = await this.browser.worker();
    await worker.evaluate(async () => {
      const { tabs, scripting } = (globalThis as unknown as Worker).chrome; // the stand-in's worker
      const [tab] = await tabs.query({ active: true });
      await scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, files: ['overlay.js'] });
    });
  }

  /** Takes the extension out of the browser, as an update does with the old one: scripts in open pages become orphans. */
  async orphan(): Promise<void> {
    await this.browser.reloadExtension();
  }

  /** Photographs the tab in front as the background does; a `data:` address. */
  async photograph(): Promise<string> {
    const worker = await this.browser.worker();
    return worker.evaluate(() => (globalThis as unknown as Worker).chrome.tabs.captureVisibleTab()); // the stand-in's worker
  }
}

/** The drawer's frame, once its handshake is through. */
export async function drawerOf(page: Page): Promise<Frame> {
  const isDrawer = (frame: Frame) => frame.url().endsWith('/drawer.html');
  const frame = page.frames().find(isDrawer) ?? (await page.waitForEvent('framenavigated', { predicate: isDrawer }));
  await frame.locator('body[data-ticket]').waitFor();
  return frame;
}

/** Lets the drawer say something to the overlay. What is said may close the frame, before the browser has told that it was said. */
export async function sayFromDrawer(frame: Frame, message: ToOverlay): Promise<void> {
  try {
    await frame.evaluate((said) => {
      const { say } = globalThis as unknown as { say: (it: ToOverlay) => void }; // stand-in/drawer.js
      say(said);
    }, message);
  } catch (error) {
    if (!frame.isDetached()) throw error;
  }
}
