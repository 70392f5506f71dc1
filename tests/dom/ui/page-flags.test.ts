import { expect, test } from 'vitest';
import type { PageFlag } from '@/lib/domain/flags/page-flag';
import { ok } from '@/lib/domain/result';
import { anAnchor } from './examples';
import { speakEnglish } from './english';
import { openDrawer } from './open-drawer';

speakEnglish();

const flag = (sectionId: string, part: Partial<PageFlag>): PageFlag => ({
  sectionId,
  section: { path: ['On Linux'], occurrence: 0, bodyHash: null },
  state: 'raised',
  why: 'Many ask.',
  themes: [],
  ...part,
});
const fixed = (sectionId: string, verdict: 'fixed' | 'worse'): PageFlag =>
  flag(sectionId, { state: 'fixed', effect: { verdict, words: `It is ${verdict}.` } });

test('a section that was mended is told of as that; one that got worse is also one to do something about', async () => {
  const elsewhere = { ...fixed('d', 'fixed'), section: { path: ['Elsewhere'], occurrence: 0, bodyHash: null } };
  const flags = [flag('a', {}), fixed('b', 'fixed'), fixed('c', 'worse'), elsewhere];
  const anchor = anAnchor({ section: { path: ['On Linux'], headingId: null, occurrence: 0, bodyHash: null } });
  const { drawer } = openDrawer(
    { view: 'threads', focus: { requestId: null, anchor } },
    { readFlags: async () => ok({ flags, mayFlag: true }) },
  );
  await drawer.flags.read();
  expect(drawer.flags.shown.map(({ sectionId }) => sectionId)).toEqual(['a', 'c']);
  expect(drawer.flags.mended.map(({ words }) => words)).toEqual(['It is fixed.', 'It is worse.']);
});
