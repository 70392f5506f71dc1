import { mount } from 'svelte';
import '@/components/base.css';
import WelcomeApp from '@/components/welcome/WelcomeApp.svelte';
import { browser } from '@/lib/browser';
import { speakLanguage } from '@/lib/ui/page-language';
import { t } from '@/lib/ui/wording';

async function shortcut(): Promise<string | null> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === 'ask')?.shortcut || null; // an empty string is "none set"
}

async function start(): Promise<void> {
  speakLanguage(browser.i18n, document);
  document.title = t('welcomeTitle');
  const props = {
    practiceAddress: browser.runtime.getURL('/practice.html'),
    shortcut: await shortcut(),
    onoptions: () => void browser.runtime.openOptionsPage(),
  };
  mount(WelcomeApp, { target: document.body, props });
}

void start();
