import { expect, test } from 'vitest';
import { createSectionFinder, type KnownPage } from '@/lib/domain/flags/find-section';
import { carriedOver, inherited, type KnownSection } from '@/lib/domain/flags/known-section';
import { aSite } from '../../app/samples';
import { outlineOf, type OutlineSection } from '@/lib/domain/flags/outline';

const LINUX = 'Put the new key into the vault. The daemon must be restarted after each change.';
const BACK = 'Run the same command with the previous fingerprint, on each host in turn.';

function section(heading: string, text: string, occurrence = 0): OutlineSection {
  const [found] = outlineOf(`${heading}\n${text}`, [{ at: 0, end: heading.length, level: 2, words: heading }]);
  if (found === undefined) throw new Error('no section');
  return { ...found, occurrence };
}

let number = 0;
const newId = () => `id-${String((number += 1))}`;
const first = (...sections: OutlineSection[]) => carriedOver([], sections, newId).sections;
const idsOf = (sections: KnownSection[]) => sections.map(({ id }) => id);

function pageWith(key: string, sections: KnownSection[]): KnownPage {
  return {
    pageKey: key,
    siteId: aSite().id,
    title: key,
    url: `https://docs.test/${key}`,
    contentType: 'pages',
    views: null,
    viewedAt: 0,
    sections,
  };
}

test('a section keeps its name when it is renamed, moved within the page, rewritten, or renamed and rewritten at once', () => {
  const [linux, back, end] = [
    section('On Linux', LINUX),
    section('Rolling back', BACK),
    section('End', 'See also: nothing else.'),
  ];
  const known = first(linux, back, end);
  const ids = idsOf(known);
  expect(idsOf(carriedOver(known, [linux, back, end], newId).sections)).toEqual(ids);
  expect(idsOf(carriedOver(known, [section('Keys on Linux hosts', LINUX), back, end], newId).sections)).toEqual(ids);
  expect(idsOf(carriedOver(known, [back, linux, end], newId).sections)).toEqual([ids[1], ids[0], ids[2]]);
  expect(idsOf(carriedOver(known, [linux, section('Rolling back', 'All new.'), end], newId).sections)).toEqual(ids);
  const both = carriedOver(known, [linux, section('Undo', 'All new, by another name.'), end], newId);
  expect(idsOf(both.sections)).toEqual(ids);
  expect(both.gone).toEqual([]);
});

test('one that is renamed, rewritten and got a new one below is the upper of both', () => {
  const [linux, back, end] = [section('On Linux', LINUX), section('Rolling back', BACK), section('End', 'See also.')];
  const known = first(linux, back, end);
  const now = [linux, section('Undo', 'All new, by another name.'), section('Redo', 'New, too.'), end];
  const { sections, gone } = carriedOver(known, now, newId);
  expect(idsOf(sections).map((id) => idsOf(known).indexOf(id))).toEqual([0, 1, -1, 2]);
  expect(gone).toEqual([]);
});

test('what is new gets a name of its own, and what is gone is told', () => {
  const known = first(section('On Linux', LINUX), section('Rolling back', BACK));
  const { sections, gone, born } = carriedOver(
    known,
    [
      section('On Linux', LINUX),
      section('Windows', 'Quite another matter, in many words of its own.'),
      section('Mac', 'The same on a Mac, but for the paths.'),
    ],
    newId,
  );
  expect(sections[0]?.id).toBe(known[0]?.id);
  expect(gone.map(({ path }) => path)).toEqual([['Rolling back']]);
  expect(born.map(({ path }) => path)).toEqual([['Windows'], ['Mac']]);
});

test('requests are found again in the section they were asked in, whatever it was called then, on another page as well', () => {
  const [linux] = first(section('On Linux', LINUX));
  if (linux === undefined) throw new Error('no section');
  const renamed = inherited(linux, section('Keys on Linux hosts', `${LINUX} And more.`));
  const finder = createSectionFinder([
    pageWith('one', [renamed]),
    pageWith('two', first(section('Rolling back', BACK))),
  ]);
  const placeOf = (key: string, path: string[], bodyHash: string | null) => {
    const found = finder.find(key, { path, occurrence: 0, bodyHash });
    return found === null ? null : [found.page.pageKey, found.section.path.at(-1)];
  };
  expect(placeOf('one', ['On Linux'], linux.bodyHash)).toEqual(['one', 'Keys on Linux hosts']);
  expect(placeOf('one', ['On  LINUX'], null)).toEqual(['one', 'Keys on Linux hosts']);
  expect(placeOf('one', ['Something else'], linux.bodyHash)).toEqual(['one', 'Keys on Linux hosts']);
  expect(placeOf('gone', ['Rolling back'], section('x', BACK).bodyHash)).toEqual(['two', 'Rolling back']);
  expect(placeOf('gone', ['Rolling back'], null)).toBeNull();
  expect(placeOf('one', ['Nowhere'], 'none')).toBeNull();
});

test('a text that stands in several sections tells nothing of where it was', () => {
  const finder = createSectionFinder([pageWith('one', first(section('A', LINUX), section('B', LINUX)))]);
  expect(finder.find('gone', { path: ['C'], occurrence: 0, bodyHash: section('x', LINUX).bodyHash })).toBeNull();
});

test('sections of one name are told apart by their order, and text above the first heading is one, too', () => {
  const text = 'Intro.\nSteps\nOne.\nSteps\nTwo.';
  const headings = [
    { at: 7, end: 12, level: 2, words: 'Steps' },
    { at: 18, end: 23, level: 2, words: 'Steps' },
  ];
  expect(outlineOf(text, headings).map(({ path, occurrence }) => [path, occurrence])).toEqual([
    [[], 0],
    [['Steps'], 0],
    [['Steps'], 1],
  ]);
});

test('requests stay with the text they were asked about when another section takes its name', () => {
  const find = (sections: KnownSection[], path: string[], bodyHash: string | null) =>
    createSectionFinder([pageWith('one', sections)]).find('one', { path, occurrence: 0, bodyHash })?.section;
  const release = first(section('Current release', LINUX));
  const renamed = carriedOver(release, [section('Current release', BACK), section('Release 1', LINUX)], newId).sections;
  const asked = release[0]?.bodyHash ?? null;
  expect(find(renamed, ['Current release'], asked)?.path).toEqual(['Release 1']);
  expect(find(renamed, ['Current release'], renamed[0]?.bodyHash ?? null)?.path).toEqual(['Current release']);

  const above = carriedOver(
    first(section('Example', LINUX)),
    [section('Example', BACK), section('Example', LINUX, 1)],
    newId,
  );
  expect(find(above.sections, ['Example'], asked)?.occurrence).toBe(1);
  // A desk that never saw the old name knows the text all the same
  expect(find(first(section('Example', BACK), section('Example', LINUX, 1)), ['Example'], asked)?.occurrence).toBe(1);
  // A text that many sections could have tells less than the place
  const none = first(section('A', 'Was written since, and is a long one now.'), section('B', 'None.'));
  expect(find(none, ['A'], none[1]?.bodyHash ?? null)?.path).toEqual(['A']);
});
