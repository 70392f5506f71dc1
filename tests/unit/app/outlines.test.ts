import { expect, test } from 'vitest';
import type { PageOutline } from '@/lib/domain/flags/outline';
import { pageKeyOf } from '@/lib/domain/page';
import { HOUR, page, section, stage } from './make-outlines';

test('everything is read once, then what changed; nothing is asked while it is fresh, unless by hand', async () => {
  const { source, run, later, changes } = stage(() => [{ page: page(1), sections: [section('One', 'h1')] }]);
  expect(await run(false)).toBeNull();
  expect(source.asked.map(({ since }) => since)).toEqual([null]);
  await run(false);
  expect(source.asked).toHaveLength(1);
  await run(true);
  expect(source.asked[1]?.since).toBe(1_000 * HOUR);
  later(25 * HOUR);
  await run(false);
  expect(source.asked[2]?.since).toBeNull();
  expect(changes()).toBe(1);
});

test('a section that is cut from one page and put onto another is the same one', async () => {
  let pages: PageOutline[] = [
    { page: page(1), sections: [section('Keep', 'h0'), section('Moves', 'h1')] },
    { page: page(2), sections: [section('There', 'h2')] },
  ];
  const { run, idOf } = stage(() => pages);
  await run();
  const before = await idOf(1, 'Moves');
  pages = [
    { page: page(2), sections: [section('There', 'h2'), section('Moved here', 'h1')] },
    { page: page(1), sections: [section('Keep', 'h0')] },
  ];
  await run();
  expect(await idOf(2, 'Moved here')).toBe(before);
  expect(await idOf(1, 'Moves')).toBeUndefined();
});

test('a reading that was cut says why, keeps what it had, and the next one reads the same again', async () => {
  const { source, run, problem, known, later } = stage(() => [
    { page: page(1), sections: [section('One', 'h1')] },
    { page: page(2), sections: [section('Two', 'h2')] },
  ]);
  source.fail(1, { kind: 'offline' });
  expect(await run()).toEqual({ kind: 'offline' });
  expect(problem()).toEqual({ kind: 'offline' });
  expect((await known()).map(({ pageKey }) => pageKey)).toEqual([pageKeyOf(page(1))]);
  source.mend();
  later(1);
  expect(await run()).toBeNull();
  expect(problem()).toBeNull();
  expect(await known()).toHaveLength(2);
  expect(source.asked.at(-1)?.since).toBeNull();
});

test('a reading that is cut between the page that a section left and the one it came to does not lose its history', async () => {
  let pages: PageOutline[] = [
    { page: page(1), sections: [section('Keep', 'h0'), section('Moves', 'h1')] },
    { page: page(2), sections: [section('There', 'h2')] },
  ];
  const { source, run, idOf, known, later } = stage(() => pages);
  await run();
  const before = await idOf(1, 'Moves');
  pages = [
    { page: page(1), sections: [section('Keep', 'h0')] },
    { page: page(2), sections: [section('There', 'h2'), section('Moved here', 'h1')] },
  ];
  source.fail(1, { kind: 'offline' });
  await run();
  expect(await idOf(1, 'Moves')).toBeUndefined();
  source.mend();
  await run();
  expect(await idOf(2, 'Moved here')).toBe(before);
  expect((await known())[1]?.sections[1]?.before).toEqual([{ path: ['Moves'], occurrence: 0, bodyHash: 'h1' }]);

  // That is settled now: the same words on a third page are another section
  pages = [...pages, { page: page(3), sections: [section('Again', 'h1')] }];
  later(HOUR);
  await run();
  expect(await idOf(3, 'Again')).not.toBe(before);
});

test('a section that is cut in one reading and pasted in a later one is the same one, within a week', async () => {
  const cut = (): PageOutline[] => [
    { page: page(1), sections: [section('Keep', 'h0')] },
    { page: page(2), sections: [section('There', 'h2')] },
  ];
  const whole = (): PageOutline[] => [
    { page: page(1), sections: [section('Keep', 'h0'), section('Moves', 'h1')] },
    { page: page(2), sections: [section('There', 'h2')] },
  ];
  const pasted = (): PageOutline[] => [
    { page: page(1), sections: [section('Keep', 'h0')] },
    { page: page(2), sections: [section('There', 'h2'), section('Moved here', 'h1')] },
  ];
  for (const [days, isSame] of [
    [6, true],
    [8, false],
  ] as const) {
    let pages = whole();
    const { run, idOf, later } = stage(() => pages);
    await run();
    const before = await idOf(1, 'Moves');
    pages = cut();
    await run();
    later(3 * 24 * HOUR);
    await run();
    pages = pasted();
    later((days - 3) * 24 * HOUR);
    await run();
    expect((await idOf(2, 'Moved here')) === before).toBe(isSame);
  }
});

test('a section that is copied, and deleted where it was in a later reading, went there', async () => {
  const [keep, there] = [section('Keep', 'h0'), section('There', 'h2')];
  let pages: PageOutline[] = [
    { page: page(1), sections: [keep, section('Moves', 'h1')] },
    { page: page(2), sections: [there] },
  ];
  const { run, idOf, later } = stage(() => pages);
  await run();
  const before = await idOf(1, 'Moves');
  pages = [
    { page: page(1), sections: [keep, section('Moves', 'h1')] },
    { page: page(2), sections: [there, section('Copy', 'h1')] },
  ];
  later(HOUR);
  await run();
  expect(await idOf(2, 'Copy')).not.toBe(before);
  pages = [
    { page: page(1), sections: [keep] },
    { page: page(2), sections: [there, section('Copy', 'h1')] },
  ];
  later(HOUR);
  await run();
  expect(await idOf(2, 'Copy')).toBe(before);
});

test('nor does one that is cut the other way round, nor one whose section was on a page that is deleted', async () => {
  let pages: PageOutline[] = [
    { page: page(1), sections: [section('There', 'h2')] },
    { page: page(2), sections: [section('Keep', 'h0'), section('Moves', 'h1')] },
    { page: page(3), sections: [section('Deleted', 'h3')] },
  ];
  const { source, run, idOf, later } = stage(() => pages);
  await run();
  const [moves, deleted] = [await idOf(2, 'Moves'), await idOf(3, 'Deleted')];
  pages = [
    { page: page(1), sections: [section('There', 'h2'), section('Here', 'h1'), section('Kept', 'h3')] },
    { page: page(2), sections: [section('Keep', 'h0')] },
  ];
  later(25 * HOUR);
  source.fail(1, { kind: 'offline' });
  await run();
  source.mend();
  later(1);
  await run();
  expect([await idOf(1, 'Here'), await idOf(1, 'Kept')]).toEqual([moves, deleted]);
});

test('a page that was deleted leaves when everything is read', async () => {
  let pages: PageOutline[] = [1, 2].map((number) => ({
    page: page(number),
    sections: [section('S', `h${String(number)}`)],
  }));
  const { run, known, later, changes } = stage(() => pages);
  await run();
  pages = pages.slice(0, 1);
  await run();
  expect(await known()).toHaveLength(2);
  later(25 * HOUR);
  await run();
  expect(await known()).toHaveLength(1);
  expect(changes()).toBe(2);
});
