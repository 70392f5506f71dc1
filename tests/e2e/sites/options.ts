import type { Page } from 'playwright-core';
import type { DocketBrowser } from '../browser.ts';

interface ExtensionPage {
  chrome: {
    permissions: { getAll(): Promise<{ origins: string[] }>; remove(what: { origins: string[] }): Promise<boolean> };
    scripting: { getRegisteredContentScripts(): Promise<{ matches: string[] }[]> };
  };
}

/** The options page as its person uses it. */
export class OptionsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: DocketBrowser): Promise<OptionsPage> {
    const page = await browser.openExtensionPage('options.html');
    await page.getByRole('checkbox').first().waitFor();
    return new OptionsPage(page);
  }

  /** Removes the site whose address is shown like this. */
  async remove(baseUrl: string): Promise<void> {
    await this.page.reload();
    const row = this.page.getByRole('listitem').filter({ hasText: `${baseUrl} ` });
    await row.getByRole('button', { name: 'Remove' }).click();
    await row.getByRole('button', { name: 'Erase and remove' }).click();
    await this.page.getByText('everything kept about it was erased').waitFor();
  }

  /** Gives or takes back the permission to photograph any tab. */
  async photographAnything(wanted: boolean): Promise<void> {
    await this.page.bringToFront();
    await this.page.getByRole('checkbox', { name: 'Also take pictures' }).setChecked(wanted);
  }

  granted(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const { chrome } = globalThis as unknown as ExtensionPage; // an extension page has it
      return (await chrome.permissions.getAll()).origins;
    });
  }

  /** Where the overlay starts by itself. */
  registered(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const { chrome } = globalThis as unknown as ExtensionPage; // an extension page has it
      return (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches);
    });
  }

  /** As in the browser's own settings. */
  async withdraw(pattern: string): Promise<void> {
    await this.page.evaluate(
      async (origins) => {
        const { chrome } = globalThis as unknown as ExtensionPage; // an extension page has it
        await chrome.permissions.remove({ origins });
      },
      [pattern],
    );
  }
}
