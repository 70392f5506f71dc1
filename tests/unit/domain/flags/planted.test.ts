import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { excessOf } from '@/lib/domain/flags/excess';
import { scoreOf } from '../../../../scripts/bench/flags/score';
import { sharedFolder } from '../../../contract/specs';

const DATA = join(sharedFolder(), 'bench/flags/dev.json.gz');
const TRUTH = DATA.replace('.json.gz', '.truth.json.gz');
const Section = v.object({
  key: v.string(),
  askers: v.number(),
  views: v.nullable(v.number()),
  characters: v.number(),
});
const Sites = v.object({ sites: v.array(v.object({ id: v.string(), sections: v.array(Section) })) });
const Truths = v.object({
  truth: v.array(v.object({ id: v.string(), bad: v.array(v.string()), ratios: v.array(v.number()) })),
});
const read = (path: string): unknown => JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));

/** Recall of a rule that knows every parameter (PEERS.txt beside the data), and the share of it that is to be reached. */
const RECALL: Record<string, [oracle: number, share: number]> = {
  'wiki-500': [0.232, 0.75],
  'wiki-5000': [0.307, 0.75],
  'busy-300': [0.41, 0.5],
  'quiet-200': [0.106, 0.4],
  'noviews-400': [0.532, 1.1],
};
const SETTINGS = [...Object.keys(RECALL), 'null-500'];

describe.skipIf(!existsSync(DATA))('sites whose failing sections are known', () => {
  const { sites } = existsSync(DATA) ? v.parse(Sites, read(DATA)) : { sites: [] };
  const { truth } = existsSync(DATA) ? v.parse(Truths, read(TRUTH)) : { truth: [] };

  test.each(SETTINGS)('%s: few flags are wrong, many failing sections are found, intervals hold', (setting) => {
    const own = sites.filter(({ id }) => id.startsWith(`${setting}/`));
    const flags = new Map(
      own.map(({ id, sections }) => {
        const found = excessOf(sections.map((section) => ({ ...section, pageViews: null, exposed: 1 }))).flags;
        return [id, found.map(({ key, ratio: { low, high } }) => ({ key, low, high }))];
      }),
    );
    const keys = new Map(own.map(({ id, sections }) => [id, sections.map(({ key }) => key)]));
    const score = scoreOf(
      flags,
      truth.filter(({ id }) => flags.has(id)),
      keys,
    ).get(setting);
    if (score === undefined) throw new Error(`no sites of ${setting}`);
    expect(score.fdr).toBeLessThanOrEqual(0.12);
    const [oracle, share] = RECALL[setting] ?? [0, 0];
    if (oracle === 0) {
      expect(score.flaggedSites / score.sites).toBeLessThanOrEqual(0.1);
      return;
    }
    expect(score.recall).toBeGreaterThanOrEqual(oracle * share);
    expect(score.coverage).toBeGreaterThanOrEqual(0.9);
  });
});
