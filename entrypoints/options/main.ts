import { mount } from 'svelte';
import '@/components/base.css';
import OptionsApp from '@/components/options/OptionsApp.svelte';
import { browser } from '@/lib/browser';
import type { SettingsCalls } from '@/lib/messages/calls';
import { createClient } from '@/lib/messages/client';
import { keepFocus } from '@/lib/ui/keep-focus';
import { saveBlob } from '@/lib/ui/save-file';
import { Options } from '@/lib/ui/options.svelte';
import { speakLanguage } from '@/lib/ui/page-language';
import { t } from '@/lib/ui/wording';
import { askShortcut } from '../background/browser/shortcut';
import { changeAnyPicture } from './any-picture';

const calls = createClient<SettingsCalls>((message) => browser.runtime.sendMessage(message));

async function saveCopy(): Promise<boolean> {
  try {
    const { makeLocalCopy } = await import('./local-copy'); // with the store and the packer, which the page does without
    saveBlob(await makeLocalCopy(new Date()));
    return true;
  } catch (error) {
    console.error(error); // a full disk, or a store that does not open; the person is told that nothing was saved
    return false;
  }
}

speakLanguage(browser.i18n, document);
document.title = t('optionsTitle');
keepFocus(document);
const options = new Options({ calls, changeAnyPicture, shortcut: askShortcut, saveCopy });
mount(OptionsApp, { target: document.body, props: { options } });
void options.read();
void options.news.read();
