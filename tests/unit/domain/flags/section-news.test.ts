import { describe, expect, test } from 'vitest';
import { withNews } from '@/lib/domain/flags/section-news';
import { reckonSite } from '@/lib/domain/flags/site-flags';
import { newEventId } from '@/lib/domain/ids';
import { someRows } from '../../../dom/ui/example-desk';
import { flagSource } from '../../../dom/ui/example-flags';

describe('one more request', () => {
  test('is counted to its section at once, as when everything is reckoned anew', () => {
    const source = flagSource();
    const [like] = source.rows;
    if (like === undefined) throw new Error('no rows');
    const row = {
      ...like,
      id: newEventId(),
      who: ['somebody new', '0'],
      joinedAt: [source.window.now - 1_000, source.window.now - 500],
      openedAt: source.window.now - 1_000,
      impact: 'blocks' as const,
      how: 'documented' as const,
      helped: 1,
    };
    const site = reckonSite(source);
    const news = site.touch(row);
    if (news === null) throw new Error('nowhere');
    const quick = withNews(site.flags, news);
    const whole = reckonSite({ ...source, rows: [...source.rows, row] }).flags;
    const cellIn = (flags: typeof whole) => flags.map.flatMap(({ cells }) => cells).find(({ key }) => key === news.key);
    expect(cellIn(quick)?.people).toBe(cellIn(whole)?.people);
    expect(cellIn(quick)?.people).toBe((cellIn(site.flags)?.people ?? 0) + 1);
    expect(Math.abs((cellIn(quick)?.excess ?? 0) - (cellIn(whole)?.excess ?? 1))).toBeLessThan(0.05);
    const lineIn = (flags: typeof whole) => flags.lines.find(({ demand }) => demand.key === news.key);
    const { people, requests, meToos, hindered, pointed, helped } = lineIn(whole)?.demand ?? {};
    expect(lineIn(quick)?.demand).toMatchObject({ people, requests, meToos, hindered, pointed, helped });
    expect(meToos).toBe(1);
    expect(cellIn(quick)?.figures).toEqual(cellIn(whole)?.figures);
    expect(site.touch(row)?.counted.people).toBe(news.counted.people); // told twice, it is one
  });

  test('that came after all was reckoned counts', () => {
    const source = flagSource();
    const [like] = source.rows;
    if (like === undefined) throw new Error('no rows');
    const openedAt = source.window.now + 30_000;
    const site = reckonSite(source);
    const before = site.touch(like)?.counted;
    const after = site.touch({ ...like, id: newEventId(), who: ['somebody new'], openedAt, joinedAt: [openedAt] });
    expect(after?.counted.people).toBe((before?.people ?? 0) + 1);
    expect(after?.counted.requests).toHaveLength((before?.requests.length ?? 0) + 1);
    expect(site.touch(like)?.counted).toEqual(after?.counted); // also when an older one is told after it
  });

  test('keeps the askers of those that were merged into it', () => {
    const source = flagSource();
    const [like] = source.rows;
    if (like === undefined) throw new Error('no rows');
    const merged = { ...like, id: newEventId(), who: ['of the merged one'], mergedInto: like.id };
    const site = reckonSite({ ...source, rows: [...source.rows, merged] });
    const whole = site.flags.map.flatMap(({ cells }) => cells).find(({ key }) => key === site.touch(like)?.key);
    expect(site.touch({ ...like, state: 'answered' })?.counted.people).toBe(whole?.people);
    expect(whole?.people).toBe((reckonSite(source).touch(like)?.counted.people ?? 0) + 1);
  });

  test('that does not count changes nothing, and one that is merged does not count any more', () => {
    const source = flagSource();
    const [like, other] = source.rows;
    if (like === undefined || other === undefined) throw new Error('no rows');
    const site = reckonSite(source);
    const before = site.touch(like)?.counted.people ?? 0;
    const fresh = { ...like, id: newEventId(), who: ['somebody new'], joinedAt: [source.window.now - 1_000] };
    expect(site.touch({ ...fresh, ask: 'suggestion' })?.counted.people).toBe(before);
    expect(site.touch({ ...fresh, mergedInto: other.id })?.counted.people).toBe(before);
    expect(site.touch({ ...like, mergedInto: other.id })?.counted.people).toBe(before - 1);
  });

  test('of a section that is nowhere changes nothing', () => {
    const [row] = someRows(1);
    if (row === undefined) throw new Error('no rows');
    expect(
      reckonSite(flagSource()).touch({ ...row, pageKey: 'elsewhere', path: ['Nowhere'], bodyHash: null }),
    ).toBeNull();
  });
});
