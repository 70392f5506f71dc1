import { startWording } from './wording';

/** The part of the extension API that knows the person's language. */
export interface Languages {
  getMessage(key: string, substitutions?: string[]): string;
  getUILanguage(): string;
}

/** Makes the browser's language that of every text shown, and tells the document so, direction included. */
export function speakLanguage(languages: Languages, page: Document): void {
  // The locale of our own texts, not the browser's: an untranslated English text is to be read aloud as English.
  const locale = languages.getMessage('@@ui_locale') || languages.getUILanguage();
  startWording({ read: (key, substitutions) => languages.getMessage(key, substitutions), locale });
  page.documentElement.lang = locale.replaceAll('_', '-');
  page.documentElement.dir = languages.getMessage('@@bidi_dir') || 'ltr';
}
