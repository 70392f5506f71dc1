import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { firefox } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { patternOf } from '../../../lib/domain/origin.ts';
import { temporaryFolder } from '../../servers/process-group.ts';
import { awaitWelcome, closeWelcome } from '../welcome-tab.ts';
import type { Background, BrowserOptions, DocketBrowser, PopupDocument } from '../browser.ts';
import type { ChromeWindow } from './chrome-window.ts';
import { firefoxOptions, reach } from './stock-firefox.ts';
import { evaluateInView } from './views.ts';
import type { View } from './views.ts';

/** The host of an extension's pages is random in every profile; a preference fixes it. */
const HOST = '0d0c4e70-0000-4000-8000-00000000d0c4';

/** A Firefox with Docket in it. */
export class FirefoxBrowser implements DocketBrowser {
  readonly context: BrowserContext;
  readonly extensionId = HOST;
  readonly #window: ChromeWindow;
  readonly #id: string;
  readonly #profile: string | null;

  private constructor(context: BrowserContext, window: ChromeWindow, id: string, profile: string | null) {
    this.context = context;
    this.#window = window;
    this.#id = id;
    this.#profile = profile;
  }

  static async open(options: BrowserOptions): Promise<FirefoxBrowser> {
    const { extension, display, colorScheme = 'light', pixelRatio } = options;
    const { viewport = pixelRatio === undefined ? { width: 1200, height: 800 } : null } = options;
    const id = addonIdOf(extension);
    const own = options.profile === undefined ? temporaryFolder('firefox') : null;
    const launch = firefoxOptions({
      'extensions.webextensions.uuids': JSON.stringify({ [id]: HOST }),
      // An add-on for the time being takes its data with it when the browser ends; a profile that is kept keeps them.
      'extensions.webextensions.keepStorageOnUninstall': own === null,
      ...(pixelRatio !== undefined && { 'layout.css.devPixelsPerPx': String(pixelRatio) }),
      ...(options.backgroundStays === true && { 'extensions.background.idle.timeout': 3_600_000 }),
    });
    const context = await firefox.launchPersistentContext(options.profile ?? own ?? '', {
      ...launch,
      headless: display === undefined,
      env: { ...launch.env, ...(display !== undefined && { DISPLAY: display }), ...screenOf(pixelRatio) },
      hasTouch: options.touch ?? false,
      viewport,
      colorScheme,
      locale: 'en-US',
    });
    const welcome = awaitWelcome(context);
    const { line, window } = reach(context.browser());
    await line.command('webExtension.install', { extensionData: { type: 'path', path: extension } });
    await closeWelcome(welcome, options);
    return new FirefoxBrowser(context, window, id, own);
  }

  worker(): Promise<Background> {
    const evaluate = (work: unknown, arg?: unknown): Promise<unknown> =>
      evaluateInView(
        this.#window,
        this.#view('background'),
        `(${String(work)})(${arg === undefined ? '' : JSON.stringify(arg)})`,
      );
    return Promise.resolve({ evaluate } as Background); // with every type that `work` may have
  }

  async stopWorker(): Promise<void> {
    await this.#window.run('await WebExtensionPolicy.getByID(args).extension.terminateBackground()', this.#id);
  }

  async reloadExtension(): Promise<void> {
    await this.#window.run(
      `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
       await (await AddonManager.getAddonByID(args)).reload();`,
      this.#id,
    );
  }

  async openExtensionPage(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`moz-extension://${HOST}/${path}`);
    return page;
  }

  async allowOrigin(): Promise<void> {
    await this.allowPattern();
  }

  /** The next question that Firefox asks is answered by its own button. */
  async allowPattern(): Promise<void> {
    await this.#window.run(`PopupNotifications.panel.addEventListener('popupshown', () => {
      document.getElementById('addon-webext-permissions-notification').button.click();
    }, { once: true });`);
  }

  async grant(origin: string): Promise<void> {
    await this.#window.run(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args.id);
       const { optional_permissions: permissions } = extension.manifest;
       await ExtensionPermissions.add(args.id, { origins: [args.pattern], permissions }, extension);`,
      { id: this.#id, pattern: patternOf(origin) },
    );
  }

  async clickIcon(page: Page): Promise<void> {
    await page.bringToFront();
    await this.#window.run(
      // The end of a change of tabs would close what the click opens.
      `if (gBrowser._switcher) await new Promise((done) => gBrowser.addEventListener('TabSwitchDone', done, { once: true }));
       const { extension } = WebExtensionPolicy.getByID(args);
       extension.apiManager.global.browserActionFor(extension).triggerAction(window);`,
      this.#id,
    );
  }

  async openPopup(page: Page): Promise<PopupDocument> {
    await this.clickIcon(page);
    return (expression) => evaluateInView(this.#window, this.#view('popup'), expression);
  }

  /** As the switch among the browser's own pages does it. */
  async allowPrivate(): Promise<void> {
    await this.#window.run(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args);
       await ExtensionPermissions.add(args, { permissions: ['internal:privateBrowsingAllowed'], origins: [] }, extension);
       await (await AddonManager.getAddonByID(args)).reload();`,
      this.#id,
    );
  }

  async openPrivateWindow(): Promise<Page> {
    const opened = this.context.waitForEvent('page');
    await this.#window.run('await BrowserWindowTracker.promiseOpenWindow({ private: true })');
    const page = await opened;
    await page.waitForURL('about:privatebrowsing');
    await this.#window.run(`
      const opened = BrowserWindowTracker.orderedWindows.find((one) => PrivateBrowsingUtils.isWindowPrivate(one));
      Services.focus.activeWindow = opened;
      opened.gBrowser.selectedBrowser.focus();`);
    return page;
  }

  /** Clicks on a notice that Firefox draws itself; `false` while none is drawn. */
  async clickNotice(): Promise<unknown> {
    return this.#window.run(
      `const drawn = [...Services.wm.getEnumerator('alert:alert')].map((one) => one.document.getElementById('alertBox'));
       drawn.find(Boolean)?.click();
       return drawn.some(Boolean);`,
    );
  }

  /** Chooses an entry of the page's context menu, which is open. */
  async activateMenuEntry(name: string): Promise<void> {
    await this.#window.run(
      `const menu = document.getElementById('contentAreaContextMenu');
       menu.activateItem([...menu.querySelectorAll('menuitem')].find(({ label }) => label === args));`,
      name,
    );
  }

  async close(): Promise<void> {
    await this.context.close();
    if (this.#profile !== null) rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #view(type: View['type']): View {
    return { id: this.#id, type };
  }
}

/** Of a headless window, in its own pixels: as large as Chromium's. */
function screenOf(pixelRatio = 1): Record<string, string> {
  return { MOZ_HEADLESS_WIDTH: String(1200 * pixelRatio), MOZ_HEADLESS_HEIGHT: String(900 * pixelRatio) };
}

/** The id that the manifest gives; Firefox asks for one. */
function addonIdOf(extension: string): string {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  }; // our own
  return manifest.browser_specific_settings.gecko.id;
}
