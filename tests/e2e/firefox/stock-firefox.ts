import { firefox } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';
import { guardGroup } from '../../servers/process-group.ts';
import { firefoxProgram } from '../../servers/programs.ts';
import { ChromeWindow } from './chrome-window.ts';
import { emulate } from './emulation.ts';
import { tellOfExtensionDocuments } from './extension-documents.ts';
import { mendInput } from './input.ts';
import { Line } from './line.ts';
import { bidiFirefox, insideOf } from './playwright-inside.ts';
import type { BidiBrowser, BidiPage } from './playwright-inside.ts';

/** What belongs to a Firefox besides what Playwright offers. */
export interface Reach {
  line: Line;
  window: ChromeWindow;
}

const reaches = new WeakMap<object, Reach>();
const connect = bidiFirefox.connectToTransport.bind(bidiFirefox);

bidiFirefox.connectToTransport = async (transport, options) => {
  const line = new Line(transport);
  const window = new ChromeWindow(line);
  const opened: { browser?: BidiBrowser } = {};
  const pageOf = (context: string): BidiPage => {
    const page = opened.browser?._bidiPages.get(context);
    if (page === undefined) throw new Error('The page is gone');
    return page;
  };
  emulate(line, window, (context) => pageOf(context)._page.emulatedMedia());
  // Tabs of one window, as in Chromium, and not a window for each: there is one that is in front.
  line.change('browsingContext.create', (params) => ({ ...params, type: 'tab' }));
  const listen = tellOfExtensionDocuments(line, window);
  const browser = await connect(line, options);
  opened.browser = browser;
  for (const page of browser._bidiPages.values()) mendInput(page);
  line.on('browsingContext.contextCreated', ({ context, parent }) => {
    if (parent === null) queueMicrotask(() => mendInput(pageOf(String(context)))); // Playwright takes as long to make it
  });
  await listen();
  await endWithThisProcess(line, window);
  reaches.set(browser, { line, window });
  return browser;
};

/** Chromium sees the pipe to its driver break; Firefox would go on for ever. */
async function endWithThisProcess(line: Line, window: ChromeWindow): Promise<void> {
  const { pid, profile } = (await window.run(
    `return { pid: Services.appinfo.processID, profile: Services.dirsvc.get('ProfD', Ci.nsIFile).path }`,
  )) as { pid: number; profile: string }; // the line above
  const guard = guardGroup(pid, profile);
  line.onEnd(() => guard.kill('SIGKILL'));
}

const PREFERENCES: Record<string, string | number | boolean> = {
  'alerts.useSystemBackend': false, // there is no desktop that would show a notice; Firefox draws it itself then
  'app.normandy.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.disable-localhost-when-offline': true, // the wikis of the tests are there
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'ui.useOverlayScrollbars': 1, // as headless Chromium has them: they take no room
};

/** For Playwright's `launch` and `launchPersistentContext`. */
export function firefoxOptions(preferences: Record<string, string | number | boolean> = {}): LaunchOptions {
  return {
    channel: 'moz-firefox',
    executablePath: firefoxProgram(),
    args: ['--remote-allow-system-access'], // the extension's pages, and the browser's own window
    firefoxUserPrefs: { ...PREFERENCES, ...preferences },
    handleSIGINT: false, // whoever opened it closes it
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: { ...process.env, MOZ_DISABLE_AUTO_SAFE_MODE: '1' },
  };
}

/** The Firefox behind a browser that was launched with `firefoxOptions`. */
export function reach(browser: Browser | null): Reach {
  const found = browser === null ? undefined : reaches.get(insideOf(browser));
  if (found === undefined) throw new Error('This is no Firefox');
  return found;
}

/** A Firefox without Docket, for pages alone. */
export function launchFirefox(): Promise<Browser> {
  return firefox.launch(firefoxOptions());
}
