import { browser } from '@/lib/browser';

export const ASK_ITEM = 'ask';
export const DESK_ITEM = 'desk';

/** Keeps the item for asking on the pages of enabled sites and off all others, and the desk's on the icon. */
export async function serveMenu(patterns: string[]): Promise<void> {
  await browser.contextMenus.removeAll();
  if (patterns.length === 0) return;
  browser.contextMenus.create({
    id: ASK_ITEM,
    title: browser.i18n.getMessage('menuAsk'),
    contexts: ['page', 'selection'],
    documentUrlPatterns: patterns,
  });
  browser.contextMenus.create({
    id: DESK_ITEM,
    title: browser.i18n.getMessage('menuDesk'),
    contexts: ['action'],
  });
}
