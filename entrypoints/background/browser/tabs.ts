import { browser } from '@/lib/browser';

const { windows }: Partial<Pick<typeof browser, 'windows'>> = browser; // Firefox for Android has none

/** Whether a person can have this tab before their eyes: it is the one that its window shows. */
export async function isVisible(tabId: number): Promise<boolean> {
  try {
    const { active, windowId } = await browser.tabs.get(tabId);
    if (!active || windowId === undefined || windows === undefined) return active;
    return (await windows.get(windowId)).state !== 'minimized';
  } catch {
    return false; // closed meanwhile
  }
}

/** Brings a tab and its window to the front; `gone`: it was closed, `asleep`: its page has to be loaded again first. */
export async function bringToFront(tabId: number): Promise<'ready' | 'asleep' | 'gone'> {
  try {
    const { windowId, discarded } = await browser.tabs.get(tabId);
    await browser.tabs.update(tabId, { active: true });
    if (windowId !== undefined) await raise(windowId);
    return discarded === true ? 'asleep' : 'ready';
  } catch {
    return 'gone';
  }
}

/** A window that was put away is not brought back by the focus alone. */
async function raise(windowId: number): Promise<void> {
  const away = (await windows?.get(windowId))?.state === 'minimized';
  await windows?.update(windowId, away ? { focused: true, state: 'normal' } : { focused: true });
}
