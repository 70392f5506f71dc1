import { mount } from 'svelte';
import '@/components/base.css';
import DrawerApp from '@/components/drawer/DrawerApp.svelte';
import { eventWordsFrom } from '@/lib/app/event-words';
import { browser } from '@/lib/browser';
import { copyText } from '@/lib/ui/copy-text';
import { Drawer } from '@/lib/ui/drawer.svelte';
import { keepFocus } from '@/lib/ui/keep-focus';
import { speakLanguage } from '@/lib/ui/page-language';
import { createPractice } from '@/lib/ui/practice';
import { PRACTICE_OVER, readPracticePlace } from '@/lib/ui/practice-place';
import { saveFile } from '@/lib/ui/save-file';
import { t } from '@/lib/ui/wording';

/** The drawer as it is on a page, over a wiki in this document's memory; framed by the welcome page, which names the quote. */
function start(): void {
  speakLanguage(browser.i18n, document);
  document.title = t('practiceTitle');
  keepFocus(document);
  const words = {
    event: eventWordsFrom((key) => browser.i18n.getMessage(key)),
    page: t('practicePage'),
    site: t('practiceSite'),
    answerer: t('practiceAnswerer'),
    answer: t('practiceAnswer'),
    you: t('you'),
    confirmed: t('confirmedSentence'),
  };
  const practice = createPractice(
    words,
    (news) => void drawer.hear(news),
    (ms, run) => void setTimeout(run, ms),
    Date.now,
  );
  const close = (): void => void window.parent.dispatchEvent(new CustomEvent(PRACTICE_OVER));
  const ports = { tellOverlay: null, save: saveFile, copy: copyText, close, now: Date.now };
  const place = readPracticePlace(location.hash, t('practiceSection'));
  const drawer: Drawer = new Drawer(practice.session, practice.start(place), ports);
  mount(DrawerApp, { target: document.body, props: { drawer, platform: navigator.platform } });
  void drawer.begin();
}

start();
