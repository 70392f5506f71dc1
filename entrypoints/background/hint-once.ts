import { browser } from '@/lib/browser';
import type { Core } from './core';
import { describeTab } from './describe-tab';

const HINT_SCRIPT = '/hint.js';

/** Says once in this browser, on the first page where Docket was switched on, that it works there and how. */
export type HintOnce = (tabId: number) => Promise<void>;

/** The hint is a script of its own: the overlay, which every page pays for, need not know of it. */
export function createHintOnce(core: Core): HintOnce {
  return async (tabId) => {
    const { standing } = await describeTab(core, tabId);
    if (standing !== 'ready' || !(await core.firstTimes.isFirst('hint'))) return;
    await browser.scripting.executeScript({ target: { tabId }, files: [HINT_SCRIPT] }).catch(() => undefined); // the tab went on
  };
}
