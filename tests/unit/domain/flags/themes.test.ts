import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { themesOf } from '@/lib/domain/flags/site-themes';
import { groupsOf } from '@/lib/domain/flags/themes';
import { newEventId } from '@/lib/domain/ids';
import { createCorpus } from '@/lib/domain/suggest/corpus';
import { bCubed } from '../../../../scripts/bench/flags/b-cubed';
import { kMeans } from '../../../../scripts/bench/flags/k-means';
import { mixesOf, sameNumbers } from '../../../../scripts/bench/flags/mixes';
import { sharedFolder } from '../../../contract/specs';
import { someRows } from '../../../dom/ui/example-desk';
import { NOW } from '../../../dom/ui/examples';

const DATA = join(sharedFolder(), 'bench/suggest/dev.json');
const Question = v.object({ text: v.string(), answer: v.nullable(v.string()) });
const Cases = v.object({ known: v.array(Question), queries: v.array(Question) });

test.skipIf(!existsSync(DATA)).each([15, 40, 100])(
  'mixes of %i questions are told apart by what answers them, better than by k-means with as many groups',
  (size) => {
    const { known, queries } = v.parse(Cases, JSON.parse(readFileSync(DATA, 'utf8')));
    const asked = [...known, ...queries].flatMap(({ text, answer }) => (answer === null ? [] : [{ text, answer }]));
    const corpus = createCorpus(asked.map(({ text }) => text));
    const random = sameNumbers(size);
    const answers = asked.map(({ answer }) => answer);
    let [own, peer] = [0, 0];
    for (const mix of mixesOf(answers, 12, size, random)) {
      const groups = groupsOf(corpus, Int32Array.from(mix));
      const truth = mix.map((at) => answers[at]);
      const labels = mix.map((_, at) => groups.findIndex(({ members }) => members.includes(at)));
      const texts = mix.map((at) => asked[at]?.text ?? '');
      own += bCubed(truth, labels) / 12;
      peer += bCubed(truth, kMeans(texts, groups.length, random)) / 12;
    }
    expect(own).toBeGreaterThan(peer);
    expect(own).toBeGreaterThan(0.7);
  },
);

test('what asks the same stands together, under the wording that is most like all others', () => {
  const words = [
    'Is a restart needed when only the log level changes?',
    'Which ports does the relay use?',
    'Do I have to restart after changing the log level?',
    'Is a restart needed when the log level changes?',
    'Which ports must be open for the relay?',
  ];
  const groups = groupsOf(createCorpus(words), Int32Array.from(words.keys()));
  expect(groups.map(({ members }) => members.toSorted())).toEqual([
    [0, 2, 3],
    [1, 4],
  ]);
  expect([0, 3]).toContain(groups[0]?.typical);
  expect(groupsOf(createCorpus([]), new Int32Array())).toEqual([]);
});

test('what was asked lately is told by the present day, not by when somebody asked last', () => {
  const day = 86_400_000;
  const [row] = someRows(1);
  if (row === undefined) throw new Error('no rows');
  const rows = [30, 40, 60].map((days) => ({
    ...row,
    id: newEventId(),
    words: 'Which ports does the relay use?',
    openedAt: NOW - days * day,
    who: [String(days)],
    joinedAt: [NOW - days * day],
  }));
  const [[theme] = []] = themesOf(rows, [rows.map(({ id }) => id)], NOW);
  expect(theme).toMatchObject({ people: 3, lately: 0, earlier: 2 });
});
