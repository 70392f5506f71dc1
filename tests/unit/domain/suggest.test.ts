import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { leftOut } from '@/lib/domain/suggest/left-out';
import { createRanking } from '@/lib/domain/suggest/ranking';
import { fitRidge, voicesOf } from '@/lib/domain/suggest/ridge';
import { confidenceOf, scored } from '@/lib/domain/suggest/score';
import { scoreOf } from '../../../scripts/bench/suggest/score';
import { sharedFolder } from '../../contract/specs';

const DATA = join(sharedFolder(), 'bench/suggest/dev.json');
const Cases = v.object({
  known: v.array(v.object({ text: v.string(), answer: v.string() })),
  queries: v.array(v.object({ id: v.string(), text: v.string(), answer: v.nullable(v.string()) })),
});

test.skipIf(!existsSync(DATA))(
  'what answered a question before is found again, and somebody who asks something new is seldom shown anything',
  () => {
    const { known, queries } = v.parse(Cases, JSON.parse(readFileSync(DATA, 'utf8')));
    const ranking = createRanking(known);
    const results = queries.map(({ id, text }) => {
      const { answers, isSure } = ranking.rank(text);
      expect(new Set(answers).size).toBe(answers.length);
      return { id, answers, shown: isSure ? 3 : 0 };
    });
    const score = scoreOf(queries, results);
    expect(score['hit@1']).toBeGreaterThanOrEqual(0.64);
    expect(score['hit@3']).toBeGreaterThanOrEqual(0.84);
    expect(score['shown hit']).toBeGreaterThanOrEqual(0.33);
    expect(score.false).toBeLessThanOrEqual(0.1);
  },
);

test('the same question in other words leads to its answer, in any language', () => {
  const ranking = createRanking([
    { text: 'Wie starte ich den Dienst nach einer Änderung neu?', answer: 'restart' },
    { text: 'Muss der Daemon nach jeder Änderung neu gestartet werden?', answer: 'restart' },
    { text: 'Wo liegen die Protokolle?', answer: 'logs' },
    { text: 'どこでログを見られますか', answer: 'logs' },
    { text: 'Quel port faut-il ouvrir ?', answer: 'port' },
  ]);
  expect(ranking.rank('Muss ich nach einer kleinen Änderung den Dienst neu starten?').answers[0]).toBe('restart');
  expect(ranking.rank('ログはどこですか').answers[0]).toBe('logs');
  expect(ranking.rank('Quels ports ouvrir').answers[0]).toBe('port');
});

test('of few questions none is shown as if it were an answer, and of none there is nothing to rank', () => {
  expect(createRanking([]).rank('Anything?')).toEqual({ answers: [], isSure: false });
  const known = [{ text: 'Where are the logs?', answer: 'logs' }];
  expect(createRanking(known).rank('Where are the logs?')).toEqual({ answers: ['logs'], isSure: false });
  expect(createRanking(known).rank('').answers).toEqual(['logs']);
});

test('how sure it would be without an answer’s questions is what it is without them', () => {
  const size = 9;
  const points = Array.from({ length: size }, (_, at) => [Math.sin(at * 3.1), Math.cos(at * 1.7), Math.sin(at * 0.9)]);
  const like = (a: number, b: number) =>
    Math.exp(-(points[a] ?? []).reduce((sum, one, axis) => sum + (one - (points[b]?.[axis] ?? 0)) ** 2, 0));
  const among = (rows: number[]) => Float64Array.from(rows.flatMap((a) => rows.map((b) => like(a, b))));
  const answerOf = Int32Array.from([0, 1, 2, 0, 1, 2, 0, 1, 2]);
  const all = [...points.keys()];
  const bayes = { scores: (_: unknown, answers: readonly number[]) => new Float64Array(answers.length) };
  const corpus = {
    count: size,
    features: [],
    having: () => [],
    likenessOf: () => new Float64Array(size),
    likenessAmong: among,
  };
  const fitted = { corpus: { ...corpus, likenessAmong: () => among(all) }, bayes, answerOf, answers: ['a', 'b', 'c'] };
  const closed = leftOut(fitted, { questions: Int32Array.from(all), ridge: fitRidge(among(all), size) });

  const asked = [0, 1, 2].flatMap((own) => all.filter((at) => answerOf[at] === own));
  const real = asked.map((question) => {
    const others = all.filter((at) => answerOf[at] !== answerOf[question]);
    const voices = voicesOf(
      fitRidge(among(others), others.length),
      Float64Array.from(others, (at) => like(question, at)),
    );
    const sum = (of: Float64Array, answer: number) =>
      others.reduce((total, at, place) => total + (answerOf[at] === answer ? (of[place] ?? 0) : 0), 0);
    const left = [0, 1, 2].filter((answer) => answer !== answerOf[question]);
    return confidenceOf(left.map((answer) => scored(answer, sum(voices.plain, answer), sum(voices.sharp, answer), 0)));
  });
  expect(closed).toHaveLength(size);
  closed.forEach((sure, at) => expect(sure).toBeCloseTo(real[at] ?? NaN, 8));
});
