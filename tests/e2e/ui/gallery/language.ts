import german from '../../../../public/_locales/de/messages.json';
import english from '../../../../public/_locales/en/messages.json';
import french from '../../../../public/_locales/fr/messages.json';
import { startWording } from '@/lib/ui/wording';
import { pseudoText } from './pseudo';

type Texts = Record<string, { message: string } | undefined>;

/** Languages of the gallery. `pseudo` is English made long and strange, `pseudo-rtl` the same written from right to left. */
export const LANGUAGES = ['en', 'de', 'fr', 'pseudo', 'pseudo-rtl'] as const;
export type Language = (typeof LANGUAGES)[number];

const TEXTS: Record<Language, Texts> = { en: english, de: german, fr: french, pseudo: english, 'pseudo-rtl': english };

/** Reads a language's name out of an address; English if it is none of ours. */
export function readLanguage(name: string | null): Language {
  return LANGUAGES.find((language) => language === name) ?? 'en';
}

/** Makes a language that of everything shown, and tells the document so. */
export function speak(language: Language): void {
  const pseudo = language.startsWith('pseudo');
  const locale = pseudo ? 'en' : language;
  startWording({
    locale,
    read: (key, substitutions) => {
      const text = TEXTS[language][key]?.message ?? '';
      const strange = pseudo ? pseudoText(text, language === 'pseudo-rtl') : text;
      return strange.replace(/\$(\d)/g, (_, place: string) => substitutions[Number(place) - 1] ?? '');
    },
  });
  document.documentElement.lang = locale;
  document.documentElement.dir = language === 'pseudo-rtl' ? 'rtl' : 'ltr';
}
