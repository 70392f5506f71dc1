import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DocketBrowser } from './browser.ts';

/** Support's desk as its person uses it: keys, and what is written on things. */
export class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: DocketBrowser): Promise<Desk> {
    const page = await browser.openExtensionPage('desk.html');
    await page.setViewportSize({ width: 1280, height: 820 });
    await page.getByRole('navigation').waitFor();
    return new Desk(page);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  list(name: string): Locator {
    return this.page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });
  }

  row(words: string): Locator {
    return this.page.getByTestId('row').filter({ hasText: words });
  }

  get field(): Locator {
    return this.page.locator('textarea#answer');
  }

  /** Has the site read, whatever is known of it. */
  async readSite(): Promise<void> {
    await this.list('Team and sites').click();
    await this.button(/^Read (this site|what is new)$/).click();
    await this.page
      .getByRole('status')
      .getByText(/^read /)
      .waitFor();
  }

  /** Makes register and desk page beside the first page that is known. */
  async setUp(beside: string): Promise<string> {
    await this.list('Team and sites').click();
    await this.page.getByLabel('Beside which page').selectOption(beside);
    await this.button('Make both pages').click();
    await this.page.getByText('for the team alone').waitFor({ timeout: 60_000 });
    const link = this.page.getByRole('link', { name: 'Docket: who answers here' });
    return (await link.getAttribute('href')) ?? '';
  }

  /** Makes somebody support, by their account's number on the wiki. */
  async addStaff(name: string, id: string): Promise<void> {
    const staff = this.page.getByRole('region', { name: 'Support', exact: true });
    await staff.getByRole('button', { name: /^Add/ }).click();
    await staff.getByLabel('Name', { exact: true }).fill(name);
    await staff.getByLabel('Account number on the wiki').fill(id);
    await staff.getByRole('button', { name: 'Save' }).click();
    await staff.getByRole('listitem').filter({ hasText: name }).waitFor({ timeout: 60_000 });
  }

  /** Gives what is open to somebody of the team. */
  async assignTo(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Assign', exact: true }).click();
    await this.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    await this.button(`Owner: ${name}`).waitFor();
  }

  /** Opens a request from whichever list has it. */
  async openRequest(words: string): Promise<void> {
    await this.list('All').click();
    await this.row(words).click();
    await this.field.waitFor();
  }

  /** Chooses what is written below the request: "Answer", "Internal note", "Close". */
  async turnTo(part: string): Promise<void> {
    await this.choose(part);
  }

  /** Takes one of several choices by what is seen of it, its label: it waits until nothing moves there. */
  async choose(choice: string): Promise<void> {
    const radio = this.page.getByRole('radio', { name: choice, exact: true });
    await this.page.locator('label').filter({ has: radio }).click();
    await expect.poll(() => radio.isChecked()).toBe(true);
  }
}
