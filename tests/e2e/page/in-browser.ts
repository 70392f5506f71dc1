import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type * as describing from '@/lib/page/describe-page';
import type * as environment from '@/lib/page/environment';
import type * as headings from '@/lib/page/headings';
import type * as matcher from '@/lib/page/matcher';
import type * as navigation from '@/lib/page/navigation';
import type * as recognising from '@/lib/page/recognise';
import type * as savedAddress from '@/lib/page/saved-address';
import type * as sections from '@/lib/page/sections';
import type * as selection from '@/lib/page/selection';
import type * as text from '@/lib/page/text';
import { bundleForPage } from '../../../scripts/bundle';
import { openSavedPages, type SavedPages } from '../../../scripts/saved-page';
import { launchPlainBrowser } from '../plain-browser';
import type * as attaching from './attach';

const MODULES = [
  'describe-page',
  'environment',
  'headings',
  'matcher',
  'navigation',
  'recognise',
  'saved-address',
  'sections',
  'selection',
  'text',
];
const pages = resolve(import.meta.dirname, '../../fixtures/pages');

declare global {
  /** `lib/page`, as it runs inside the page under test. */
  var lib: typeof attaching &
    typeof describing &
    typeof environment &
    typeof headings &
    typeof matcher &
    typeof navigation &
    typeof recognising &
    typeof savedAddress &
    typeof sections &
    typeof selection &
    typeof text;
}

/** A real browser for the tests of a file, with `lib/page` in every page it opens as the global `lib`. */
export function useBrowser(): {
  open: (html: string) => Promise<Page>;
  openFixture: (name: string) => Promise<Page>;
} {
  let browser: Browser;
  let saved: SavedPages;
  let script: string;
  beforeAll(async () => {
    script = await bundleForPage([...MODULES.map((name) => `lib/page/${name}.ts`), 'tests/e2e/page/attach.ts'], 'lib');
    browser = await launchPlainBrowser();
    saved = await openSavedPages(browser);
  });
  afterAll(() => browser.close());
  const open = async (bytes: Buffer): Promise<Page> => {
    await saved.open(bytes);
    await saved.page.evaluate(`${script}; globalThis.lib = lib; undefined`);
    return saved.page;
  };
  return {
    open: (html) => open(Buffer.from(`<!doctype html><meta charset="utf-8">${html}`)),
    openFixture: async (name) => open(await readFile(resolve(pages, name))),
  };
}
