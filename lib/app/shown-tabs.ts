import type { SiteId } from '@/lib/domain/ids';
import { webOriginOf } from '@/lib/domain/origin';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { SessionMemory } from '@/lib/domain/stores';
import { createQueue } from './in-turn';

export type ShownTabs = ReturnType<typeof createShownTabs>;

const KEY = 'shown-tabs';

/**
 * Which tab shows which page of an enabled site, as its overlay last said; known after the worker stopped, too.
 * @param isErased - What was under way for a site when it was erased leaves nothing behind.
 */
export function createShownTabs(memory: SessionMemory, isErased: (siteId: SiteId) => boolean = () => false) {
  const inTurn = createQueue();

  async function read(): Promise<Record<string, PageRef>> {
    return ((await memory.read(KEY)) as Record<string, PageRef> | undefined) ?? {}; // written below alone
  }

  function rewrite(edit: (shown: [tabId: number, PageRef][]) => Promise<[tabId: number, PageRef][]>): Promise<void> {
    return inTurn(async () => {
      const shown = Object.entries(await read()).map(([tab, page]): [number, PageRef] => [Number(tab), page]);
      const edited = await edit(shown);
      await memory.write(KEY, Object.fromEntries(edited.filter(([, { siteId }]) => !isErased(siteId))));
    });
  }

  /** Forgets all tabs but these. */
  function keep(fits: (tabId: number, page: PageRef) => boolean): Promise<void> {
    return rewrite(async (shown) => shown.filter(([tabId, page]) => fits(tabId, page)));
  }

  async function tabsWhere(fits: (page: PageRef) => boolean): Promise<number[]> {
    return Object.entries(await read()).flatMap(([tab, page]) => (fits(page) ? [Number(tab)] : []));
  }

  return {
    note: (tabId: number, page: PageRef) => rewrite(async (shown) => [...shown, [tabId, page]]),
    forget: (tabId: number) => keep((tab) => tab !== tabId),
    forgetSite: (siteId: SiteId) => keep((_, page) => page.siteId !== siteId),
    /** Clears away tabs that are closed. */
    sweep: (openTabs: () => Promise<ReadonlySet<number>>) =>
      rewrite(async (shown) => {
        const tabs = await openTabs(); // after what is shown: a tab that opens meanwhile is not missed
        return shown.filter(([tabId]) => tabs.has(tabId));
      }),
    pages: async (): Promise<PageRef[]> => Object.values(await read()),
    pageIn: async (tabId: number): Promise<PageRef | null> => (await read())[tabId] ?? null,
    tabsOf: (page: PageRef) => tabsWhere((shown) => pageKeyOf(shown) === pageKeyOf(page)),
    tabsAt: (origin: string) => tabsWhere((shown) => webOriginOf(shown.url) === origin),
  };
}
