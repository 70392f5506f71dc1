import { webOriginOf } from '@/lib/domain/origin';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { SessionMemory } from '@/lib/domain/stores';
import { createQueue } from './in-turn';

export type ShownTabs = ReturnType<typeof createShownTabs>;

const KEY = 'shown-tabs';

/** Which tab shows which page of an enabled site, as its overlay last said; known after the worker stopped, too. */
export function createShownTabs(memory: SessionMemory) {
  const inTurn = createQueue();

  async function read(): Promise<Record<string, PageRef>> {
    return ((await memory.read(KEY)) as Record<string, PageRef> | undefined) ?? {}; // written below alone
  }

  function rewrite(edit: (shown: Record<string, PageRef>) => Record<string, PageRef>): Promise<void> {
    return inTurn(async () => memory.write(KEY, edit(await read())));
  }

  async function tabsWhere(fits: (page: PageRef) => boolean): Promise<number[]> {
    return Object.entries(await read()).flatMap(([tab, page]) => (fits(page) ? [Number(tab)] : []));
  }

  return {
    note: (tabId: number, page: PageRef) => rewrite((shown) => ({ ...shown, [tabId]: page })),
    forget: (tabId: number) =>
      rewrite((shown) => Object.fromEntries(Object.entries(shown).filter(([tab]) => tab !== String(tabId)))),
    pageIn: async (tabId: number): Promise<PageRef | null> => (await read())[tabId] ?? null,
    tabsOf: (page: PageRef) => tabsWhere((shown) => pageKeyOf(shown) === pageKeyOf(page)),
    tabsAt: (origin: string) => tabsWhere((shown) => webOriginOf(shown.url) === origin),
  };
}
