import { browser } from '@/lib/browser';

/** Shows the desk: the tab that has it already, else a new one. */
export async function openDesk(): Promise<void> {
  const url = browser.runtime.getURL('/desk.html');
  const [open] = await browser.tabs.query({ url });
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true });
}
