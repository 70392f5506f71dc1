import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createNeedsWork } from '@/lib/app/needs-work';
import type { PageFlag } from '@/lib/domain/flags/page-flag';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import { Database } from '@/lib/store/database';
import { createOutlineStore } from '@/lib/store/outline-store';
import { createPageFlagStore } from '@/lib/store/page-flag-store';
import { askAs } from '../../confluence/ask-as';
import { cutBefore, tooManyRequests } from '../faults';
import { never } from './abilities';
import { startStage, type Stage } from './confluence-stage';

const LABEL = 'docket-needs-work';
let databases = 0;

describe('the label of pages with sections that stand out, on Confluence Cloud', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  /** What the wiki itself says, past our own client. */
  async function labelsOf({ pageId }: PageRef): Promise<string[]> {
    const path = `/wiki/api/v2/pages/${pageId}/labels`;
    const reply = (await askAs(stage.wiki, stage.wiki.users.admin, 'GET', path)).json() as {
      results: { name: string }[];
    }; // the emulator's own shape
    return reply.results.map(({ name }) => name);
  }

  /** A desk's browser that knows of a page, and what its reckoning says of it. */
  async function aBrowser(pages: PageRef[], who = stage.wiki.users.member) {
    databases += 1;
    const database = new Database(`needs-work-${String(databases)}`);
    const outlines = createOutlineStore(database);
    for (const page of pages) await outlines.save({ page, sections: [], readAt: 1 });
    const store = createPageFlagStore(database);
    const asked = { isAllowed: true };
    const needsWork = createNeedsWork({
      store,
      outlines,
      findPlatform: async () => {
        const { labels, ...platform } = stage.platformOf(who);
        return asked.isAllowed && labels !== undefined ? { ...platform, labels } : platform;
      },
    });
    return {
      asked,
      store,
      reckoned: async (...flagged: [PageRef, ...PageFlag[]][]): Promise<void> => {
        const found = flagged.map(([page, ...flags]) => ({ pageKey: pageKeyOf(page), flags }));
        await store.replace(stage.site.id, found);
        await needsWork.labelDue(stage.site.id);
      },
    };
  }

  const flag = (sectionId: string, part: Partial<PageFlag> = {}): PageFlag => ({
    sectionId,
    section: { path: [sectionId], occurrence: 0, bodyHash: null },
    state: 'raised',
    why: 'Many ask.',
    themes: [],
    ...part,
  });
  const fixed = (sectionId: string, verdict: 'fixed' | 'no-change-yet' | 'worse' = 'no-change-yet') =>
    flag(sectionId, { state: 'fixed', effect: { verdict, words: 'Mended.' } });

  test('it stands there while one section stands out, whoever or whatever raised it, and comes back with a relapse', async () => {
    const page = stage.newPage();
    const { reckoned } = await aBrowser([page]);
    await reckoned([page, flag('a'), flag('b', { state: 'written' })]);
    expect(await labelsOf(page)).toEqual([LABEL]);
    await reckoned([page, fixed('a'), flag('b', { state: 'taken' })]);
    expect(await labelsOf(page)).toEqual([LABEL]);
    await reckoned([page, fixed('a'), fixed('b', 'fixed')]);
    expect(await labelsOf(page)).toEqual([]);
    await reckoned([page, flag('a', { state: 'relapsed' }), fixed('b', 'fixed')]);
    expect(await labelsOf(page)).toEqual([LABEL]);
    await reckoned([page, fixed('a'), fixed('b')]);
    expect(await labelsOf(page)).toEqual([]);
    await reckoned([page, fixed('a'), fixed('b', 'worse')]);
    expect(await labelsOf(page)).toEqual([LABEL]);
    await reckoned();
    expect(await labelsOf(page)).toEqual([]);
  });

  test('where a colleague wrote it down and it is called no problem here, the label goes', async () => {
    const page = stage.newPage();
    await stage.platformOf(stage.wiki.users.member).labels?.add(page, LABEL, never);
    const { reckoned } = await aBrowser([page]);
    await reckoned([page]);
    expect(await labelsOf(page)).toEqual([]);
  });

  test('what is cut in between is done at the next run, also when nothing is flagged by then', async () => {
    const [one, other] = [stage.newPage(), stage.newPage()];
    const { reckoned, store } = await aBrowser([one, other]);
    stage.proxy.add({ path: /\/label/, times: 1, fault: cutBefore });
    await reckoned([one, flag('a')], [other, flag('b')]);
    expect([...(await labelsOf(one)), ...(await labelsOf(other))]).toEqual([LABEL]);
    await reckoned([one, flag('a')], [other, flag('b')]);
    expect([await labelsOf(one), await labelsOf(other)]).toEqual([[LABEL], [LABEL]]);
    stage.proxy.add({ path: /\/label/, times: 1, fault: tooManyRequests(1) });
    await reckoned();
    expect([...(await labelsOf(one)), ...(await labelsOf(other))]).toEqual([LABEL, LABEL]); // a busy wiki is left alone
    await reckoned();
    expect([...(await labelsOf(one)), ...(await labelsOf(other))]).toEqual([]);
    expect(await store.labelDue(stage.site.id, 9)).toEqual([]);
  });

  test('where the option is off nothing is labelled; switched on, what stands out is', async () => {
    const page = stage.newPage();
    const { reckoned, asked } = await aBrowser([page]);
    asked.isAllowed = false;
    await reckoned([page, flag('a')]);
    expect(await labelsOf(page)).toEqual([]);
    asked.isAllowed = true;
    await reckoned([page, flag('a')]);
    expect(await labelsOf(page)).toEqual([LABEL]);
  });

  test('a page that this person may not edit is tried once, and one that is gone not at all', async () => {
    const [page, gone] = [stage.newPage(), stage.newPage()];
    const { reckoned, store } = await aBrowser([page], stage.wiki.users.commenter);
    await reckoned([page, flag('a')], [gone, flag('a')]);
    expect(await store.labelDue(stage.site.id, 9)).toEqual([]);
    expect([...(await labelsOf(page)), ...(await labelsOf(gone))]).toEqual([]);
  });
});
