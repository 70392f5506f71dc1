import { browser } from '@/lib/browser';

export const ASK_ITEM = 'ask';

/** Keeps the one item of the context menu on the pages of enabled sites, and off all others. */
export async function serveMenu(patterns: string[]): Promise<void> {
  await browser.contextMenus.removeAll();
  if (patterns.length === 0) return;
  browser.contextMenus.create({
    id: ASK_ITEM,
    title: browser.i18n.getMessage('menuAsk'),
    contexts: ['page', 'selection'],
    documentUrlPatterns: patterns,
  });
}
