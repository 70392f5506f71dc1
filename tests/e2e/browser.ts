import { chromium } from 'playwright-core';
import type { BrowserContext, CDPSession, Page, Worker } from 'playwright-core';
import { patternOf } from '../../lib/domain/origin.ts';
import { chromiumProgram } from '../servers/programs.ts';
import { openTarget } from './target.ts';
import { awaitWelcome, closeWelcome } from './welcome-tab.ts';

export interface BrowserOptions {
  /** A folder as `builtExtension` makes it. */
  extension: string;
  /** Starts Chromium in a way of its own. */
  program?: string;
  /** A real window on this display ("display.name"); headless if not given. */
  display?: string;
  viewport?: { width: number; height: number } | null;
  /** Device pixels per CSS pixel before any zoom, as on a screen of that density; the window's own viewport goes with it. */
  pixelRatio?: number;
  colorScheme?: 'light' | 'dark';
  touch?: boolean;
  /** As in a browser that blocks site data: an extension page within a foreign page may not open IndexedDB. */
  siteDataBlocked?: boolean;
  /** A folder to keep the profile in; a fresh one that goes with the browser, if not given. */
  profile?: string;
  /** Leaves the tab open that Docket opens once it is installed; else it is closed before anything is done. */
  welcome?: boolean;
  /** The background is not ended for being idle. (In Chromium it never is while a test watches.) */
  backgroundStays?: boolean;
}

/** A browser with Docket in it. */
export interface DocketBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The background. It stays the same when it was stopped: what is asked then waits for its return. */
  worker(): Promise<Background>;
  /** Ends the background for real, as the browser does when it is idle: timers and memory are gone. */
  stopWorker(): Promise<void>;
  /** Loads the extension anew, as an update does: scripts in open pages are left without it. */
  reloadExtension(): Promise<void>;
  /** A page of the extension in a tab: "options.html". */
  openExtensionPage(path: string): Promise<Page>;
  /** Lets the next `permissions.request` for this origin succeed. Nothing is granted by this alone. */
  allowOrigin(origin: string): Promise<void>;
  allowPattern(pattern: string): Promise<void>;
  /** Gives the extension access to an origin, as its question in one of its pages would, answered with yes. */
  grant(origin: string, page: Page): Promise<void>;
  /** Clicks the toolbar icon for real, with this page in front: the extension gets its activeTab. */
  clickIcon(page: Page): Promise<void>;
  /** The popup that a click on the icon opens. */
  openPopup(page: Page): Promise<PopupDocument>;
  close(): Promise<void>;
}

/** What runs in the background; functions and arguments travel as text. */
export type Background = Pick<Worker, 'evaluate'>;

/** Runs expressions in the popup, each with a gesture. */
export type PopupDocument = (expression: string) => Promise<unknown>;

/** The browser that a run of the tests is about. */
export function testedBrowser(): 'chromium' | 'firefox' {
  return process.env['DOCKET_TEST_BROWSER'] === 'firefox' ? 'firefox' : 'chromium';
}

export const DocketBrowser = {
  async open(options: BrowserOptions): Promise<DocketBrowser> {
    if (testedBrowser() === 'chromium') return ChromiumBrowser.open(options);
    const { FirefoxBrowser } = await import('./firefox/firefox-browser.ts');
    return FirefoxBrowser.open(options);
  },
};

/**
 * Playwright's own list turns storage partitioning off, and then an extension's page inside a web page may not open
 * IndexedDB. Chromium takes the last list it is given: this one, without that entry.
 */
const DISABLED_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const SWITCHES = [
  '--no-sandbox', // root has none
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium with Docket in it. */
class ChromiumBrowser implements DocketBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;

  private constructor(context: BrowserContext, worker: Worker) {
    this.context = context;
    this.extensionId = new URL(worker.url()).hostname;
  }

  static async open(options: BrowserOptions): Promise<ChromiumBrowser> {
    const { extension, display, pixelRatio, colorScheme = 'light', touch = false } = options;
    const { viewport = pixelRatio === undefined ? { width: 1200, height: 800 } : null } = options;
    const density =
      pixelRatio === undefined ? [] : [`--force-device-scale-factor=${String(pixelRatio)}`, '--window-size=1200,900'];
    const features = options.siteDataBlocked === true ? [] : [`--disable-features=${DISABLED_FEATURES.join(',')}`];
    // Without a folder for the profile Playwright makes one, and removes it however the browser ends.
    const context = await chromium.launchPersistentContext(options.profile ?? '', {
      executablePath: options.program ?? chromiumProgram(),
      headless: display === undefined,
      viewport,
      colorScheme,
      hasTouch: touch,
      locale: 'en-US',
      handleSIGINT: false, // whoever opened it closes it
      handleSIGTERM: false,
      handleSIGHUP: false,
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [
        ...SWITCHES,
        ...features,
        ...density,
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
      ],
      env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
    });
    const welcome = awaitWelcome(context);
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    await closeWelcome(welcome, options);
    return new ChromiumBrowser(context, worker);
  }

  async worker(): Promise<Background> {
    return this.context.serviceWorkers()[0] ?? this.context.waitForEvent('serviceworker');
  }

  async stopWorker(): Promise<void> {
    const page = await this.openExtensionPage('manifest.json'); // any address of the extension's origin will do
    const devtools = await this.context.newCDPSession(page);
    const stopped = new Promise<void>((resolve) => {
      devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
      });
    });
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await page.close();
  }

  async reloadExtension(): Promise<void> {
    const [worker] = this.context.serviceWorkers();
    const gone = worker?.waitForEvent('close');
    await worker?.evaluate(() => {
      const { chrome } = globalThis as unknown as ExtensionGlobals; // the worker has it
      setTimeout(() => chrome.runtime.reload()); // once this call has been answered
    });
    await gone;
  }

  async openExtensionPage(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`chrome-extension://${this.extensionId}/${path}`);
    return page;
  }

  /** Headless, nobody could answer the browser's question: it is not asked for what was added here. */
  async allowOrigin(origin: string): Promise<void> {
    await this.allowPattern(patternOf(origin));
  }

  async allowPattern(pattern: string): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(
      ({ id, pattern }) => {
        const { chrome } = globalThis as unknown as ExtensionsPage; // the browser's own page has this
        return chrome.developerPrivate.addHostPermission(id, pattern);
      },
      { id: this.extensionId, pattern },
    );
    await page.close();
  }

  async grant(origin: string, page: Page): Promise<void> {
    await this.allowOrigin(origin);
    const granted = await page.evaluate((pattern) => {
      const { chrome } = globalThis as unknown as ExtensionGlobals; // the page has it
      return chrome.permissions.request({ origins: [pattern] });
    }, patternOf(origin));
    if (!granted) throw new Error(`${origin} was not granted`);
  }

  async clickIcon(page: Page): Promise<void> {
    await page.bringToFront();
    const targetId = await this.#tabOf(page);
    const devtools = await this.#devtools();
    const untyped = devtools as unknown as { send(method: string, params: object): Promise<void> }; // newer than the types
    await untyped.send('Extensions.triggerAction', { id: this.extensionId, targetId });
  }

  async openPopup(page: Page): Promise<PopupDocument> {
    return openTarget(
      this,
      (url) => url.endsWith('/popup.html'),
      () => this.clickIcon(page),
    );
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /** The tab around a page is a target of its own; its address tells which one it is. */
  async #tabOf(page: Page): Promise<string> {
    const devtools = await this.#devtools();
    const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'tab', exclude: false }] });
    const tabs = targetInfos.filter(({ url }) => url === page.url());
    const [tab] = tabs;
    if (tab === undefined || tabs.length > 1) throw new Error(`${tabs.length} tabs show ${page.url()}`);
    return tab.targetId;
  }

  async #devtools(): Promise<CDPSession> {
    const browser = this.context.browser();
    if (browser === null) throw new Error('The browser is gone');
    return browser.newBrowserCDPSession();
  }
}

interface ExtensionGlobals {
  chrome: {
    permissions: { request(what: { origins: string[] }): Promise<boolean> };
    runtime: { reload(): void };
  };
}

interface ExtensionsPage {
  chrome: { developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> } };
}
