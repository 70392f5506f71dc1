import { eventWordsFrom } from '@/lib/app/event-words';
import type { EventWords } from '@/lib/domain/codec';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

const texts: Record<string, { message: string } | undefined> = messages;

/** English, as in the product. */
export const english = eventWordsFrom((key) => texts[key]?.message ?? '');

/** Another language, with signs that a reader of the format could trip over. */
export const other: EventWords = {
  ...english,
  ask: { question: 'Frage: „was“ & <wie>?', error: 'خطأ', missing: '足りない', suggestion: "L'idée · «neuve»" },
  need: { answer: 'Bitte -- Antwort...', fyi: 'Nur z.\u00a0K. www.example.org' },
  openInContext: 'Im Zusammenhang öffnen "hier" & <jetzt>',
  picture: 'Bild <x> & "y"',
};
