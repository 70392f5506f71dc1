import { mount } from 'svelte';
import '@/components/base.css';
import WelcomeApp from '@/components/welcome/WelcomeApp.svelte';
import { browser } from '@/lib/browser';
import { speakLanguage } from '@/lib/ui/page-language';
import { t } from '@/lib/ui/wording';
import { askShortcut } from '../background/browser/shortcut';

async function start(): Promise<void> {
  speakLanguage(browser.i18n, document);
  document.title = t('welcomeTitle');
  const props = {
    practiceAddress: browser.runtime.getURL('/practice.html'),
    shortcut: await askShortcut(),
    onoptions: () => void browser.runtime.openOptionsPage(),
  };
  mount(WelcomeApp, { target: document.body, props });
}

void start();
