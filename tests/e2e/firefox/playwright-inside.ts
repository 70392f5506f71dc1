import { firefox } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { Media } from './emulation.ts';
import type { Transport } from './line.ts';

/**
 * Playwright drives a Firefox as it is distributed by WebDriver BiDi: an experiment of its makers, without a door of
 * its own. What is used of its inside stands in this file; package.json holds it to one version.
 */
export interface BidiFirefox {
  connectToTransport(transport: Transport, options: object): Promise<BidiBrowser>;
}

export interface BidiBrowser {
  _bidiPages: Map<string, BidiPage>;
}

export interface BidiPage {
  _page: { emulatedMedia(): Media; frames(): BidiFrame[] };
  _session: { sessionId: string; send(method: string, params: object): Promise<unknown> };
  rawKeyboard: { sendText(progress: unknown, text: string): Promise<void> };
  rawMouse: { _performActions(progress: unknown, actions: object[]): Promise<void> };
  rawTouchscreen: { tap(progress: unknown, x: number, y: number): Promise<void> };
}

export interface BidiFrame {
  mainContext(): Promise<{ evaluate<R, A>(work: (arg: A) => R, arg: A): Promise<R> }>;
}

const { _connection: connection } = firefox as unknown as { _connection: { toImpl(client: unknown): unknown } }; // see above

export const { _bidiFirefox: bidiFirefox } = connection.toImpl(firefox) as { _bidiFirefox: BidiFirefox }; // see above

function sessionOf(page: Page): BidiPage['_session'] {
  return (connection.toImpl(page) as { delegate: BidiPage }).delegate._session; // see above
}

/** Has the browser perform the actions of one input device on a page. */
export async function performIn(page: Page, source: object): Promise<void> {
  const session = sessionOf(page);
  await session.send('input.performActions', { context: session.sessionId, actions: [source] });
}

/** Lets go of whatever input devices hold on a page. */
export async function releaseIn(page: Page): Promise<void> {
  const session = sessionOf(page);
  await session.send('input.releaseActions', { context: session.sessionId });
}

/** What stands behind a browser of Playwright's interface. */
export function insideOf(browser: Browser): BidiBrowser {
  return connection.toImpl(browser) as BidiBrowser; // see above
}
