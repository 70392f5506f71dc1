import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readEnvelope } from '@/lib/messages/runtime';
import { endsHint, showHint } from '@/lib/page/overlay/hint';
import { api } from './overlay/api';

/** Runs once in a tab, the first time that Docket was switched on in this browser. */
export default defineUnlistedScript(() => {
  const { runtime, i18n } = api;
  const say = (key: string) => i18n.getMessage(key);
  const words = {
    locale: say('@@ui_locale').replaceAll('_', '-'),
    rtl: say('@@bidi_dir') === 'rtl',
    title: say('hintTitle'),
    how: say('hintHow'),
    dismiss: say('hintDismiss'),
  };
  const remove = showHint(words, __DOCKET_E2E__);
  runtime.onMessage.addListener((message: unknown) => {
    const envelope = readEnvelope(message);
    if (envelope !== null && endsHint(envelope.docketCall)) remove();
    return false;
  });
});
