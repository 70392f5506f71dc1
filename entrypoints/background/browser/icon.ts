import { browser } from '@/lib/browser';
import { t } from '@/lib/ui/wording';

/**
 * On a documentation page of an enabled site the icon opens the drawer itself; everywhere else its popup says what can
 * be done, or why nothing can. The browser forgets both at the tab's next page.
 */
export const icon = {
  async showReady(tabId: number): Promise<void> {
    await whileTabLives(
      browser.action.setPopup({ tabId, popup: '' }),
      browser.action.setTitle({ tabId, title: t('actionTitle') }),
    );
  },
  /** As on every page that Docket is not switched on for. */
  async showOff(tabId: number): Promise<void> {
    const popup = browser.runtime.getURL('popup.html');
    await whileTabLives(
      browser.action.setPopup({ tabId, popup }),
      browser.action.setTitle({ tabId, title: t('actionTitle') }),
    );
  },
  async showWhy(tabId: number, why: string): Promise<void> {
    const popup = browser.runtime.getURL('popup.html');
    await whileTabLives(
      browser.action.setPopup({ tabId, popup }),
      browser.action.setTitle({ tabId, title: titleFor(why) }),
    );
  },
  /**
   * A sign on the icon of every tab: red while something waits for its person, else how many of their requests have news.
   */
  async showCount({ waiting, news }: { waiting: number; news: number }): Promise<void> {
    const count = waiting > 0 ? waiting : news;
    await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
    await browser.action.setBadgeBackgroundColor({ color: waiting > 0 ? '#b42318' : '#1d5fbf' });
  },
  /** Opens the popup where a click alone would not; a browser that cannot leaves it to the icon's title to say why. */
  async openPopup(): Promise<void> {
    await whileTabLives(browser.action.openPopup());
  },
};

function titleFor(why: string): string {
  const key = `iconNoPage_${why.replaceAll('-', '_')}`;
  const words = t(key);
  return words === key ? t('iconNoPage') : words;
}

/** A tab may be closed between a question and its answer. */
async function whileTabLives(...changes: Promise<void>[]): Promise<void> {
  await Promise.allSettled(changes);
}
