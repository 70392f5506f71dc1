import {
  inWorkOrder,
  countViews,
  isInView,
  matches,
  readQuery,
  type View,
  type Viewer,
} from '@/lib/domain/desk/filter';
import type { DeskRow } from '@/lib/domain/desk/row';
import { withMerged } from '@/lib/domain/desk/merge-rows';
import type { EventId } from '@/lib/domain/ids';

/** All requests that the desk knows, in working order, and the list that is shown of them. */
export class DeskRows {
  /** By page. Too many to be watched one by one: replaced as a whole. */
  #pages = $state.raw<Record<string, DeskRow[]>>({});
  #now: number = $state(0);
  view = $state<View>('inbox');
  query = $state('');
  #viewer = $state.raw<Omit<Viewer, 'now'>>({ ids: {}, groups: {} });

  readonly #viewerNow: Viewer = $derived({ ...this.#viewer, now: this.#now });
  readonly all: DeskRow[] = $derived(inWorkOrder(withMerged(Object.values(this.#pages).flat()), this.#now));
  readonly counts = $derived(countViews(this.all, this.#viewerNow));
  /** A search looks through everything, unless it names a list. */
  readonly shown: DeskRow[] = $derived.by(() => {
    const query = readQuery(this.query);
    const searching = this.query.trim() !== '';
    return this.all.filter((row) =>
      searching ? matches(row, query, this.#viewerNow) : isInView(row, this.view, this.#viewerNow),
    );
  });

  constructor(now: number) {
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** Ages and overdue change with it: called every half minute. */
  tick(now: number): void {
    this.#now = now;
  }

  see(viewer: Omit<Viewer, 'now'>): void {
    this.#viewer = viewer;
  }

  /** Takes in what was read anew. @returns Requests that were not there before. */
  put(pages: { pageKey: string; rows: DeskRow[] }[]): DeskRow[] {
    const fresh = pages.flatMap(({ pageKey, rows }) => {
      const known = this.#pages[pageKey] ?? [];
      return rows.filter(({ id }) => !known.some((row) => row.id === id));
    });
    this.#pages = { ...this.#pages, ...Object.fromEntries(pages.map(({ pageKey, rows }) => [pageKey, rows])) };
    return fresh;
  }

  /** Before all are read anew. */
  clear(): void {
    this.#pages = {};
  }

  isIn(view: View): DeskRow[] {
    return this.all.filter((row) => isInView(row, view, this.#viewerNow));
  }

  find(id: EventId): DeskRow | null {
    return this.all.find((row) => row.id === id) ?? null;
  }

  /** Pages that are known, by key, for what is noted by hand. */
  pages(): { pageKey: string; title: string; siteId: string; headings: string[] }[] {
    return Object.entries(this.#pages).flatMap(([pageKey, [first, ...rest]]) => {
      if (first === undefined) return [];
      const all = [first, ...rest].map(({ path }) => path.at(-1) ?? '').filter((one) => one !== '');
      const headings = all.filter((one, at) => all.indexOf(one) === at);
      return [{ pageKey, title: first.pageTitle, siteId: first.siteId, headings }];
    });
  }
}
