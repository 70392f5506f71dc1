import { expect, test } from 'vitest';
import type { Source } from '@/lib/domain/article/source';
import { traceOf } from '@/lib/domain/article/trace';
import { anEventId } from '../../../dom/ui/examples';

const line = (text: string) => ({ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] });
const aSource = (number: number, text: string): Source => ({
  commentId: String(number),
  requestId: anEventId(number),
  as: 'answer',
  by: 'Mara',
  text,
  pictures: [],
  url: `https://docs.example/#comment-${String(number)}`,
  place: 'Settings',
});

test('an article of a hundred sources is typed without a wait', () => {
  const words = (number: number) => `Relay ${String(number)} needs its own port before vault ${String(number)} starts.`;
  const sources = Array.from({ length: 100 }, (_, at) =>
    aSource(at + 1, Array.from({ length: 12 }, (_one, more) => words(at * 12 + more)).join(' ')),
  );
  const written = Array.from({ length: 60 }, (_, at) => line(`Whoever reads this opens port number ${String(at)}.`));
  traceOf(written, sources);
  const begun = performance.now();
  for (let typed = 1; typed <= 20; typed += 1) traceOf([...written, line('My own words.'.slice(0, typed))], sources);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('what is traced again follows the sources that it is given', () => {
  const document = [line('A restart is needed.')];
  const [mara, other] = [[aSource(1, 'A restart is needed.')], [aSource(2, 'Nothing like it.')]];
  expect(traceOf(document, mara)).toMatchObject([{ exact: true, sources: mara }]);
  expect(traceOf(document, other)).toMatchObject([{ exact: false, sources: [] }]);
  expect(traceOf(document, mara)).toMatchObject([{ exact: true, sources: mara }]);
});
