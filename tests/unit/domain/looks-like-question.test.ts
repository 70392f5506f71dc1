import { expect, test } from 'vitest';
import { looksLikeQuestion } from '@/lib/domain/plain-comment';

test.each([
  'Is a restart needed?',
  'how do I reload it',
  'Wie lade ich neu',
  'Où se trouve le fichier',
  '再起動は必要ですか？',
  'هل يلزم إعادة التشغيل؟',
  'This step does not work for me.',
  'Das ist mir unklar.',
  'Great page. One thing: can I skip step 3?',
])('%s asks something', (text) => {
  expect(looksLikeQuestion(text)).toBe(true);
});

test.each([
  'Thank you, that helped.',
  'Done in https://docs.example/?p=7.',
  '> Is a restart needed?\nNo, it is not.',
  'Island hopping is out of scope here.',
  'Werkzeuge sind auf Seite 3.',
])('%s asks nothing', (text) => {
  expect(looksLikeQuestion(text)).toBe(false);
});
