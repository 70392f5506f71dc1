import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { flagsOf } from '@/lib/domain/flags/site-flags';
import { themesOf, type SectionAsked } from '@/lib/domain/flags/site-themes';
import { groupsOf } from '@/lib/domain/flags/themes';
import { newEventId } from '@/lib/domain/ids';
import { createCorpus } from '@/lib/domain/suggest/corpus';
import { bCubed } from '../../../../scripts/bench/flags/b-cubed';
import { kMeans } from '../../../../scripts/bench/flags/k-means';
import { mixesOf, sameNumbers } from '../../../../scripts/bench/flags/mixes';
import { sharedFolder } from '../../../contract/specs';
import { someRows } from '../../../dom/ui/example-desk';
import { flagSource } from '../../../dom/ui/example-flags';
import { anEventId, NOW } from '../../../dom/ui/examples';

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
  const [[theme] = []] = themesOf(rows, [{ rows, from: 0 }], NOW);
  expect(theme).toMatchObject({ people: 3, lately: 0, earlier: 2 });
});

const DAY = 86_400_000;
const source = flagSource([]);
const [like] = source.rows;

/** “On Linux” with these requests about it, each by people of its own who asked or joined so many days ago. */
function onLinux(asked: number[][]) {
  if (like === undefined) throw new Error('the example has no request');
  const rows = asked.map((daysAgo, at) => {
    const joinedAt = daysAgo.map((days) => NOW - days * DAY);
    const who = daysAgo.map((_, one) => `${String(at)}/${String(one)}`);
    return { ...like, id: anEventId(9_000 + at), openedAt: joinedAt[0] ?? NOW, joinedAt, who };
  });
  const others = source.rows.filter(({ path }) => path[0] !== 'On Linux');
  const { lines } = flagsOf({ ...source, rows: [...others, ...rows] });
  return lines.find(({ demand }) => demand.placed.section.path[0] === 'On Linux');
}

test('the trend of a theme reaches further back than the days that are looked at', () => {
  const steady = onLinux(Array.from({ length: 28 }, (_, at) => [at * 2 + 1]));
  expect(steady?.themes).toMatchObject([{ people: 15, lately: 14, earlier: 14 }]);
  expect(steady?.themes[0]?.requests).toHaveLength(15);
});

test('what most people ask comes first, however few requests they wrote', () => {
  if (like === undefined) throw new Error('the example has no request');
  const restart = 'Is a restart needed when the log level changes?';
  const words = ['Which ports does the relay use?', restart, restart];
  const rows = words.map((one, at) => {
    const who = Array.from({ length: at === 0 ? 14 : 1 }, (_, person) => `${String(at)}/${String(person)}`);
    return { ...like, id: anEventId(9_000 + at), words: one, who, joinedAt: who.map(() => NOW - DAY) };
  });
  const [themes] = themesOf(rows, [{ rows, from: 0 }], NOW);
  expect(themes?.map(({ people, requests }) => [people, requests.length])).toEqual([
    [14, 1],
    [2, 2],
  ]);
});

test('people who join an older request ask what it asks', () => {
  const joined = onLinux([[40, ...Array.from({ length: 14 }, (_, at) => at * 2)]]);
  expect(joined?.demand).toMatchObject({ people: 14, requests: [anEventId(9_000)], hindered: { slows: 1 } });
  expect(joined?.themes).toMatchObject([{ people: 14, requests: [anEventId(9_000)] }]);
});

test('of hundreds of sections all are grouped, of more than can be at once the first', () => {
  if (like === undefined) throw new Error('the example has no request');
  const rows = Array.from({ length: 9 }, (_, at) => ({ ...like, id: anEventId(9_000 + at) }));
  const grouped = (sections: number) => themesOf(rows, Array<SectionAsked>(sections).fill({ rows, from: 0 }), NOW);
  expect(grouped(300).map((themes) => themes[0]?.requests.length)).toEqual(Array(300).fill(9));
  expect(grouped(1_700)).toHaveLength(666);
});
