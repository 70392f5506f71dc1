import { startWording } from '@/lib/ui/wording';
import messages from '../../../public/_locales/en/messages.json';

type Message = { message: string };
const texts: Record<string, Message | undefined> = messages;

/** Reads the product's own English, as the browser would; an unknown key gives an empty string. */
export function readEnglish(key: string, substitutions: string[]): string {
  const text = texts[key]?.message ?? '';
  return text.replace(/\$(\d)/g, (_, place: string) => substitutions[Number(place) - 1] ?? '');
}

/** Makes English the language of what is shown. */
export function speakEnglish(): void {
  startWording({ read: readEnglish, locale: 'en' });
}
