import type { EventWords } from '@/lib/domain/codec';

/** English, as in the product. */
export const english: EventWords = {
  ask: { question: 'Question', error: 'Error in the page', missing: 'Something is missing', suggestion: 'Suggestion' },
  need: { answer: 'I need an answer', fyi: 'Just so you know' },
  impact: { blocks: 'it blocks me', slows: 'it slows me down', minor: 'a minor thing' },
  status: { answered: 'Answered', closed: 'Closed', reopened: 'Opened again' },
  rated: { helped: 'This helped', didNotHelp: 'This did not help' },
  kind: {
    detail: 'More detail',
    'me-too': 'I have the same question',
    'taken-up': 'Taken up as a request',
    're-anchored': 'This is about',
    article: 'An article came of it',
    note: 'Note',
    assigned: 'Assigned to',
    time: 'Time',
    mirrored: 'Also filed at',
    merged: 'Merged',
    escalated: 'Escalated to',
    flagged: 'Flagged',
    reviewed: 'Reviewed',
  },
  reviewed: { taken: 'taken on', rejected: 'rejected', fixed: 'fixed' },
  nobody: 'nobody',
  minutes: 'minutes',
  billable: 'billable',
  picture: 'Picture',
  openInContext: 'Open in context',
};

/** Another language, with signs that a reader of the format could trip over. */
export const other: EventWords = {
  ...english,
  ask: { question: 'Frage: „was“ & <wie>?', error: 'خطأ', missing: '足りない', suggestion: "L'idée · «neuve»" },
  need: { answer: 'Bitte -- Antwort...', fyi: 'Nur z.\u00a0K. www.example.org' },
  openInContext: 'Im Zusammenhang öffnen "hier" & <jetzt>',
  picture: 'Bild <x> & "y"',
};
