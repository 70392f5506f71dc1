import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../servers/free-port.ts';
import { firefoxProgram } from '../../servers/programs.ts';
import { startGroup, temporaryFolder } from '../../servers/process-group.ts';
import { Marionette } from './marionette.ts';

/** The add-on's internal host is random per profile; the preference below fixes it, so that its pages can be opened. */
export const ADDON_ID = 'docket@docket.example';
export const ADDON_HOST = '0d0c4e70-0000-4000-8000-00000000d0c4';

const PREFERENCES: Record<string, string | number | boolean> = {
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.disabledForTesting': true,
  'browser.startup.page': 0,
  'toolkit.telemetry.enabled': false,
  'extensions.autoDisableScopes': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'extensions.webextOptionalPermissionPrompts': false, // permissions.request resolves true on a real click
  'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: ADDON_HOST }),
};

const startLimitMs = 40_000;
const lookEveryMs = 50;

/** A headless Firefox with a profile of its own. */
export class Firefox {
  readonly #marionette: Marionette;
  readonly #stop: () => Promise<void>;

  private constructor(marionette: Marionette, stop: () => Promise<void>) {
    this.#marionette = marionette;
    this.#stop = stop;
  }

  static async start(): Promise<Firefox> {
    const profile = temporaryFolder('firefox');
    const port = await freePort();
    const lines = Object.entries({ ...PREFERENCES, 'marionette.port': port }).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    const group = startGroup({
      command: firefoxProgram(),
      // System access lets Marionette open the add-on's pages and use the browser's own interface.
      args: ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', profile],
      env: { ...process.env, MOZ_HEADLESS: '1', MOZ_DISABLE_AUTO_SAFE_MODE: '1' },
      folder: profile,
    });
    const stop = (): Promise<void> => group.stop();
    try {
      const marionette = await connectWithin(port, startLimitMs);
      await marionette.command('WebDriver:NewSession', { capabilities: {} });
      return new Firefox(marionette, stop);
    } catch (error) {
      await stop();
      throw error;
    }
  }

  command(name: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    return this.#marionette.command(name, parameters);
  }

  async installAddon(path: string): Promise<void> {
    await this.command('Addon:Install', { path, temporary: true });
  }

  async goTo(url: string): Promise<void> {
    await this.command('WebDriver:Navigate', { url });
  }

  /** Runs the body of a function in the page (or frame) and returns what it returns; promises are awaited. */
  async run(script: string, ...args: unknown[]): Promise<unknown> {
    const reply = await this.command('WebDriver:ExecuteScript', { script, args, scriptTimeout: 20_000 });
    return (reply as { value: unknown }).value; // the protocol wraps every value so
  }

  /** The same with the rights of the browser's own interface; `gBrowser` and friends are there. */
  async runAsBrowser(script: string, ...args: unknown[]): Promise<unknown> {
    await this.command('Marionette:SetContext', { value: 'chrome' });
    try {
      return await this.run(script, ...args);
    } finally {
      await this.command('Marionette:SetContext', { value: 'content' });
    }
  }

  /** Runs a script until it gives something truthy, and returns that: one look for each frame that is painted. */
  until(script: string): Promise<unknown> {
    return this.run(`return new Promise((resolve) => {
      const look = () => { const found = (() => { ${script} })(); found ? resolve(found) : setTimeout(look, 16); };
      look();
    });`);
  }

  /** Clicks what the selector finds, and waits for the page that this may open. */
  async click(selector: string): Promise<void> {
    const found = await this.command('WebDriver:FindElement', { using: 'css selector', value: selector });
    await this.command('WebDriver:ElementClick', { id: idOf((found as { value: unknown }).value) }); // the protocol wraps it so
  }

  /** Gives the add-on access to an origin, as its answered question would; the add-on hears of it. */
  async grantOrigin(pattern: string): Promise<void> {
    await this.runAsBrowser(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(arguments[0]);
       return ExtensionPermissions.add(arguments[0], { origins: [arguments[1]], permissions: [] }, extension).then(() => null);`,
      ADDON_ID,
      pattern,
    );
  }

  /** Clicks the toolbar icon: the add-on gets its activeTab. */
  async clickIcon(): Promise<void> {
    await this.runAsBrowser(
      `const { extension } = WebExtensionPolicy.getByID(arguments[0]);
       extension.apiManager.global.browserActionFor(extension).triggerAction(window);`,
      ADDON_ID,
    );
  }

  /** Ends the add-on's background for real, as Firefox does when it is idle. */
  async stopBackground(): Promise<void> {
    await this.runAsBrowser(
      'return WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground().then(() => null);',
      ADDON_ID,
    );
  }

  /** Works in the frame that the script returns; `null` goes back to the page itself. */
  async enterFrame(script: string | null): Promise<void> {
    const element = script === null ? null : await this.run(script);
    await this.command('WebDriver:SwitchToFrame', element === null ? { id: null } : { element: idOf(element) });
  }

  /** PNG of the page. */
  async picture(): Promise<Buffer> {
    const reply = await this.command('WebDriver:TakeScreenshot', { full: false, hash: false });
    return Buffer.from((reply as { value: string }).value, 'base64'); // the protocol gives base64
  }

  async stop(): Promise<void> {
    this.#marionette.close();
    await this.#stop();
  }
}

/** An element travels as an object with one key that names the protocol's version. */
function idOf(element: unknown): string {
  const [id] = Object.values(element as Record<string, string>); // as WebDriver, section 12.1, has it
  if (id === undefined) throw new Error('The script gave no element');
  return id;
}

/** Firefox listens some seconds after it was started; there is no sign of it but the port. */
async function connectWithin(port: number, limitMs: number): Promise<Marionette> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    try {
      return await Marionette.connect(port);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(lookEveryMs);
    }
  }
}
