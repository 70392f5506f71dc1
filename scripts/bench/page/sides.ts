import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import type { ThreadMark } from '../../../lib/domain/views.ts';
import { builtExtension } from '../../../tests/e2e/build.ts';
import { bundleForPage } from '../../bundle.ts';
import { chromiumProgram } from '../../../tests/servers/programs.ts';

export type SideName = 'bare' | 'docket' | 'peer';

/** A browser of its own for each side, so that nothing of one is in the other's process. */
export interface Side {
  name: SideName;
  context: BrowserContext;
  newPage(): Promise<Page>;
  /** What Docket's background answers about a page, by page id; the peer's notes are the server's. */
  setMarks(marks: Record<string, ThreadMark[]>): Promise<void>;
  close(): Promise<void>;
}

/** The background stands in for its store only: it answers at once what the cache would hold. */
const BACKGROUND = `importScripts('placing.js');
globalThis.marks = {};
const placing = shipping.createPlacing();
const marksOf = ({ pageId }) => globalThis.marks[pageId] ?? [];
const answers = {
  pageShown: async ({ page }) => ({ marks: shipping.forPage(marksOf(page)), hidden: false, shortcut: 'Alt+Shift+K' }),
  readStyles: async () => ({ css: '' }),
  placeMarks: async ({ report, page, ids }) => {
    const wanted = new Set(ids);
    return { places: await placing.place(page, marksOf(report.page).filter(({ id }) => wanted.has(id))) };
  },
};
chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  const found = answers[message.docketCall]?.(message.ask);
  void found?.then((value) => answer({ ok: true, value }));
  return found !== undefined;
});`;

const MANIFEST = {
  manifest_version: 3,
  name: 'Docket, measured',
  version: '1',
  default_locale: 'en',
  permissions: ['storage'],
  host_permissions: ['<all_urls>'],
  background: { service_worker: 'background.js' },
  content_scripts: [{ matches: ['*://*/*'], js: ['overlay.js'], css: ['highlights.css'], run_at: 'document_idle' }],
};

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser of a side. */
export async function openSide(name: SideName): Promise<Side> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-bench-'));
  if (name === 'docket') await writeExtension(folder);
  const loading = name === 'docket' ? [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] : [];
  const context = await chromium.launchPersistentContext('', {
    executablePath: chromiumProgram(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [...SWITCHES, ...loading],
  });
  return {
    name,
    context,
    newPage: () => context.newPage(),
    async setMarks(marks) {
      if (name !== 'docket') return;
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      await worker.evaluate((given) => void Object.assign(globalThis, { marks: given }), marks);
    },
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The very script and words of the build; its shadow root is open, so that what is on the screen can be told. */
async function writeExtension(folder: string): Promise<void> {
  const build = await builtExtension({ browser: 'chrome', forTests: true });
  for (const part of ['overlay.js', 'highlights.css', '_locales'])
    await cp(join(build, part), join(folder, part), { recursive: true });
  await writeFile(
    join(folder, 'placing.js'),
    await bundleForPage(['lib/app/placing.ts', 'lib/app/own-events.ts'], 'shipping'),
  );
  await writeFile(join(folder, 'background.js'), BACKGROUND);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
}
