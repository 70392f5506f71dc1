import { mount } from 'svelte';
import '@/components/base.css';
import PopupApp from '@/components/popup/PopupApp.svelte';
import { browser, permissionsWithSites } from '@/lib/browser';
import { patternOf } from '@/lib/domain/origin';
import type { SettingsCalls } from '@/lib/messages/calls';
import { createClient } from '@/lib/messages/client';
import { speakLanguage } from '@/lib/ui/page-language';
import { Popup } from '@/lib/ui/popup.svelte';

const calls = createClient<SettingsCalls>((message) => browser.runtime.sendMessage(message));

async function start(): Promise<void> {
  speakLanguage(browser.i18n, document);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const popup = new Popup(tab?.id ?? browser.tabs.TAB_ID_NONE, {
    calls,
    askPermission: (origin) =>
      browser.permissions.request({ origins: [patternOf(origin)], permissions: permissionsWithSites() }),
    openOptions: () => void browser.runtime.openOptionsPage(),
    close: () => window.close(),
  });
  mount(PopupApp, { target: document.body, props: { popup } });
  await popup.look();
}

void start();
