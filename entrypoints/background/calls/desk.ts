import { deskPageOf } from '@/lib/app/desk-page';
import type { DeskSite } from '@/lib/domain/desk/views';
import { isPrivate } from '@/lib/domain/jar';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type Site } from '@/lib/domain/page';
import { fail, ok } from '@/lib/domain/result';
import { stepOf, type SyncProgress } from '@/lib/domain/sync';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { Handlers } from '@/lib/messages/serve';
import { withinRoom } from '@/lib/store/room';
import type { Core } from '../core';
import { createArticleHandlers } from './articles';
import { stayAwakeFor } from '../browser/stay-awake';

const PEOPLE_LIMIT_MS = 10_000;

/** Answers the desk. */
export function createDeskHandlers(core: Core): Handlers<DeskCalls> {
  const { desk, registers } = core;
  const { work, reading, sync, team, flags, wordings } = desk;

  /** Sections are read behind what was asked: nobody waits for them. */
  async function readOutlines(siteId: SiteId, byHand: boolean): Promise<void> {
    const state = await desk.syncStore.find(siteId);
    const before = desk.outlines.problemOf(siteId);
    const problem = await stayAwakeFor(desk.outlines.run(siteId, state?.scope ?? [], byHand));
    if (problem?.kind !== before?.kind) desk.open.tell({ news: 'sites' });
  }

  async function told<Value>(done: Promise<Value>): Promise<Value> {
    const value = await done;
    desk.open.tell({ news: 'sites' });
    return value;
  }
  return {
    async readDesk() {
      const sites = (await core.siteStore.list()).filter(({ id }) => !isPrivate(id)); // those go with their windows
      const filters = await desk.store.filters();
      const wordingHelp = await desk.store.wordingHelp();
      return ok({ sites: await Promise.all(sites.map((site) => deskSiteOf(core, site))), filters, wordingHelp });
    },

    async runSync({ siteId, byHand }) {
      const progress = await stayAwakeFor(reading.run(siteId));
      void core.weekly.tellIfDue();
      void readOutlines(siteId, byHand);
      desk.open.tell({ news: 'sites' });
      return progress.problem === null ? ok(null) : fail(progress.problem);
    },
    async stopSync({ siteId }) {
      sync.stop(siteId);
      return ok(null);
    },
    async chooseScope({ siteId, scope }) {
      await sync.choose(siteId, scope);
      await desk.store.clearRows(siteId);
      desk.open.tell({ news: 'all-rows' });
      return ok(null);
    },

    readRequest: ({ siteId, requestId, fresh }) => work.request(siteId, requestId, fresh),
    saveTyped: ({ siteId, requestId, text }) => work.saveTyped(siteId, requestId, text),
    queueUpdate: ({ text, update, ...of }) => work.update(of, text, update),
    queueNote: ({ text, note, ...of }) => work.note(of, text, note),
    noteRequest: ({ siteId, eventId, noted }) => work.noted(siteId, eventId, noted),
    decideHeld: ({ siteId, commentId, to }) => work.decide(siteId, commentId, to),
    async tidyUp({ siteId, requestId, resolved }) {
      const tidied = await stayAwakeFor(desk.tidyUp(siteId, requestId, resolved));
      return tidied.ok ? ok({ tidied: tidied.value }) : tidied;
    },

    flagSection: ({ siteId, eventId, flagged, text }) => told(flags.write(siteId, eventId, flagged, text)),
    reviewFlag: ({ siteId, eventId, outcome, text, ...of }) => told(flags.review(siteId, eventId, of, outcome, text)),

    async keepFlags({ siteId, pages }) {
      const kept = await withinRoom(() => desk.pageFlags.replace(siteId, pages));
      if (!kept.ok) return kept;
      const changed = new Set(kept.value);
      const shown = (await core.shownTabs.pages()).filter((page) => changed.has(pageKeyOf(page)));
      await Promise.all(shown.map((page) => core.news.repaint(page)));
      void stayAwakeFor(desk.needsWork.labelDue(siteId)); // nobody waits for it
      return ok(null);
    },
    writeReport: ({ siteId, blocks, forAll }) => stayAwakeFor(team.writeReport(siteId, blocks, forAll)),
    readWording: (of) => wordings.read(of),
    async keepWording({ base, next, note, ...of }) {
      return withinRoom(() => wordings.keep(of, base, next, note).then(() => null));
    },
    async checkWording({ next, ...of }) {
      const lost = await wordings.check(of, next);
      return lost.ok ? ok({ lost: lost.value }) : lost;
    },
    async publishWording({ base, next, note, ...of }) {
      const lost = await stayAwakeFor(wordings.publish(of, base, next, note));
      if (!lost.ok) return lost;
      void readOutlines(of.siteId, true);
      return ok({ lost: lost.value });
    },

    ...createArticleHandlers(core, told),

    async undo({ eventId }) {
      const taken = await told(core.outbox.takeBack(eventId));
      return taken.ok ? ok(null) : taken;
    },
    async retry({ eventId }) {
      const retried = await core.outbox.retryNow(eventId);
      if (retried.ok) void core.outbox.deliverDue();
      return retried;
    },

    async headingsAt({ siteId, address }) {
      const source = (await core.findPlatform(siteId))?.sections;
      if (source === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const found = await source.headingsAt(address, AbortSignal.timeout(PEOPLE_LIMIT_MS));
      return found.ok ? ok({ headings: found.value }) : found;
    },
    async findColleagues({ siteId, words }) {
      const source = (await core.findPlatform(siteId))?.people;
      if (source === undefined) return ok({ people: [] });
      const found = await source.find(words, AbortSignal.timeout(PEOPLE_LIMIT_MS));
      return found.ok ? ok({ people: found.value }) : found;
    },

    async setUp({ siteId, beside }) {
      const page = (await work.pagesOf(siteId)).get(beside);
      if (page === undefined) return fail({ kind: 'refused', why: 'page-gone' });
      const made = await team.setUp(siteId, page);
      desk.open.tell({ news: 'sites' });
      return made;
    },
    async linkRegister({ siteId, address }) {
      const linked = await registers.link(siteId, { address });
      if (!linked.ok) return linked;
      await desk.rows.rebuildAll(siteId);
      desk.open.tell({ news: 'sites' });
      return ok(null);
    },
    async unlinkRegister({ siteId }) {
      await registers.unlink(siteId);
      await desk.rows.rebuildAll(siteId);
      desk.open.tell({ news: 'sites' });
      return ok(null);
    },
    async saveSetting({ siteId, ...setting }) {
      const saved = await team.saveSetting(siteId, setting);
      desk.open.tell({ news: 'sites' });
      return saved;
    },
    async saveFilters({ filters }) {
      await desk.store.saveFilters(filters);
      return ok(null);
    },
    async saveWordingHelp({ on }) {
      await desk.store.saveWordingHelp(on);
      return ok(null);
    },
  };
}

async function deskSiteOf(core: Core, site: Site): Promise<DeskSite> {
  const found = await core.registers.find(site.id);
  const platform = await core.findPlatform(site.id);
  const state = await core.desk.syncStore.find(site.id);
  const idle: SyncProgress = {
    state: 'idle',
    completeTo: state?.completeTo ?? null,
    ...stepOf(state?.scan ?? null),
    problem: null,
  };
  return {
    site,
    me: await core.desk.authorOn(site.id),
    register: found === null ? null : { page: found.page, creator: found.creator, settings: found.register },
    deskPage: found === null ? null : deskPageOf(site.id, found.register),
    can: {
      setUp: platform?.teamPages !== undefined,
      moderate: platform?.held !== undefined,
      resolve: platform?.comments?.setResolved !== undefined,
    },
    flags: await core.desk.flags.list(site.id),
    unread: core.desk.outlines.problemOf(site.id),
    progress: core.desk.progressOf(site.id) ?? idle,
    scope: state?.scope ?? [],
    problem: core.desk.reading.problemOf(site.id),
  };
}
