import type { DeskRow } from '../../../lib/domain/desk/row.ts';
import type { EventId, SiteId } from '../../../lib/domain/ids.ts';

/** As the background keeps them: the requests of one page. */
export interface PageRows {
  pageKey: string;
  siteId: SiteId;
  ids: EventId[];
  rows: DeskRow[];
}

const VOCABULARY =
  `relay port firewall token key rotate daemon restart log level soft change page section menu screenshot export
invoice client version update browser cache certificate server grace period hours days paging example typo project create
sign account password reset access rights role editor author admin backup restore timezone number format`.split(/\s+/);
const HOUR = 3_600_000;

/** Numbers that look random and are the same in each run. @see https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function createDice(): (sides: number) => number {
  let state = 42;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

/** Requests on pages of twenty each, with about 450 characters of words to search in. */
export function benchRows(count: number, now: number): PageRows[] {
  const dice = createDice();
  const words = (many: number) =>
    Array.from({ length: many }, () => VOCABULARY[dice(VOCABULARY.length)] ?? '').join(' ');
  const siteId = 'wordpress:https://bench.example' as SiteId; // of no site that is known
  return Array.from({ length: Math.ceil(count / 20) }, (_, page) => {
    const pageKey = `${siteId}#${String(page)}`;
    const pageTitle = `${words(3)} ${String(page)}`;
    const rows = Array.from({ length: Math.min(20, count - page * 20) }, (_row, at): DeskRow => {
      const id = `0193a000-0000-7000-8000-${String(page * 20 + at).padStart(12, '0')}` as EventId; // a UUID of version 7
      const asked = words(12);
      const openedAt = now - dice(24 * 400) * HOUR;
      const open = dice(10) < 3;
      return {
        id,
        siteId,
        pageKey,
        pageTitle,
        path: [words(2)],
        occurrence: 0,
        bodyHash: null,
        words: asked,
        ask: 'question',
        need: dice(5) === 0 ? 'fyi' : 'answer',
        impact: (['blocks', 'slows', 'minor'] as const)[dice(3)] ?? 'minor',
        state: open ? 'open' : 'closed',
        how: open ? null : 'answered',
        openedAt,
        lastAt: openedAt,
        asker: words(1),
        people: 1 + dice(3),
        who: [String(dice(9_999))],
        joinedAt: [openedAt],
        owner: dice(2) === 0 ? null : { kind: 'person', id: '5', name: 'Mara' },
        waiting: open ? 'support' : 'nobody',
        dueAt: open ? openedAt + 24 * HOUR : null,
        promisedAt: null,
        escalated: false,
        mergedInto: null,
        held: false,
        minutes: dice(30),
        helped: 0,
        times: [],
        firstAnswerAt: open ? null : openedAt + dice(48) * HOUR,
        reopened: 0,
        hay: `${asked} ${pageTitle} ${words(58)}`,
      };
    });
    return { pageKey, siteId, ids: rows.map(({ id }) => id), rows };
  });
}
