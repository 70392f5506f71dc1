import { mount } from 'svelte';
import '@/components/base.css';
import OptionsApp from '@/components/options/OptionsApp.svelte';
import { browser } from '@/lib/browser';
import type { SettingsCalls } from '@/lib/messages/calls';
import { createClient } from '@/lib/messages/client';
import { keepFocus } from '@/lib/ui/keep-focus';
import { Options } from '@/lib/ui/options.svelte';
import { speakLanguage } from '@/lib/ui/page-language';
import { t } from '@/lib/ui/wording';

/** The only grant with which a browser photographs a tab without a click on the icon. */
const ANY_PICTURE = { origins: ['<all_urls>'] };

const calls = createClient<SettingsCalls>((message) => browser.runtime.sendMessage(message));

async function changeAnyPicture(wanted: boolean): Promise<boolean> {
  if (wanted) return browser.permissions.request(ANY_PICTURE);
  await browser.permissions.remove(ANY_PICTURE);
  return browser.permissions.contains(ANY_PICTURE);
}

async function shortcut(): Promise<string | null> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === 'ask')?.shortcut || null; // an empty string is "none set"
}

speakLanguage(browser.i18n, document);
document.title = t('optionsTitle');
keepFocus(document);
const options = new Options({ calls, changeAnyPicture, shortcut });
mount(OptionsApp, { target: document.body, props: { options } });
void options.read();
