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
      who: ['somebody new'],
      joinedAt: [source.window.now - 1_000],
      openedAt: source.window.now - 1_000,
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
    expect(lineIn(quick)?.demand.requests).toEqual(lineIn(whole)?.demand.requests);
    expect(site.touch(row)?.people).toBe(news.people); // told twice, it is one
  });

  test('that does not count changes nothing, and one that is merged does not count any more', () => {
    const source = flagSource();
    const [like, other] = source.rows;
    if (like === undefined || other === undefined) throw new Error('no rows');
    const site = reckonSite(source);
    const before = site.touch(like)?.people ?? 0;
    const fresh = { ...like, id: newEventId(), who: ['somebody new'], joinedAt: [source.window.now - 1_000] };
    expect(site.touch({ ...fresh, ask: 'suggestion' })?.people).toBe(before);
    expect(site.touch({ ...fresh, mergedInto: other.id })?.people).toBe(before);
    expect(site.touch({ ...like, mergedInto: other.id })?.people).toBe(before - 1);
  });

  test('of a section that is nowhere changes nothing', () => {
    const [row] = someRows(1);
    if (row === undefined) throw new Error('no rows');
    expect(
      reckonSite(flagSource()).touch({ ...row, pageKey: 'elsewhere', path: ['Nowhere'], bodyHash: null }),
    ).toBeNull();
  });
});
