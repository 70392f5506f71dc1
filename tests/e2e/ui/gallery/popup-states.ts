import { flushSync, mount } from 'svelte';
import PopupApp from '@/components/popup/PopupApp.svelte';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { TabStanding } from '@/lib/domain/views';
import { Popup } from '@/lib/ui/popup.svelte';
import { aPage } from '../../../dom/ui/examples';
import { never } from '../../../dom/ui/fake-session';

function showPopup(
  describeTab: () => Promise<Result<TabStanding>>,
  then: (popup: Popup) => Promise<void> | void = () => {},
) {
  return async (target: HTMLElement) => {
    const popup = new Popup(1, {
      calls: { describeTab, enableOrigin: async () => ok(null) },
      askPermission: async () => false,
      openOptions: () => {},
      close: () => {},
    });
    mount(PopupApp, { target, props: { popup } });
    await Promise.race([popup.look(), new Promise((done) => setTimeout(done))]);
    await then(popup);
    flushSync();
  };
}

const standing = (told: TabStanding) => async () => ok(told);
const offer = standing({ standing: 'offer', page: aPage(), origin: 'https://docs.example.org' });

/** The popup on every kind of tab. */
export const popupStates = {
  'popup-offer': showPopup(offer),
  'popup-declined': showPopup(offer, (popup) => popup.enable()),
  'popup-no-page': showPopup(
    standing({ standing: 'not-a-page', why: 'front-page', origin: 'https://docs.example.org', enabled: true }),
  ),
  'popup-no-wiki': showPopup(
    standing({ standing: 'not-a-page', why: 'not-a-wiki', origin: 'https://news.example.org', enabled: false }),
  ),
  'popup-unreachable': showPopup(standing({ standing: 'unreachable' })),
  'popup-looking': showPopup(never),
  'popup-stuck': showPopup(async () => fail({ kind: 'no-answer' })),
};
