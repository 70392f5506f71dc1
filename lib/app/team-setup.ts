import type { KeptRegister } from '@/lib/domain/desk/stores';
import type { SettingEvent } from '@/lib/domain/event';
import { newEventId, type EventId, type SiteId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { FindPlatform, PageBlock } from '@/lib/domain/ports';
import { emptyRegister, isReportPublic, trustIn, type Register } from '@/lib/domain/register';
import { fail, ok, type Result } from '@/lib/domain/result';

import { deskPageOf } from './desk-page';
import type { Outbox } from './outbox';
import type { Registers } from './registers';

export interface TeamSetupPorts {
  findPlatform: FindPlatform;
  registers: Registers;
  outbox: Pick<Outbox, 'queue' | 'deliverDue'>;
  /** Titles and the summary, in the language of whoever writes them. */
  words: {
    registerTitle: () => string;
    deskTitle: () => string;
    summary: (register: Register) => PageBlock[];
    deskBody: () => PageBlock[];
  };
}

const MAKE_LIMIT_MS = 60_000;

/** Makes a team's own pages, and keeps settings on them. */
export function createTeamSetup({ findPlatform, registers, outbox, words }: TeamSetupPorts) {
  /** The summary, and below it what everybody may read of the report where the team wants that. */
  function registerBlocks(register: Register, report: PageBlock[] = []): PageBlock[] {
    return [...words.summary(register), ...(isReportPublic(register) ? report : [])];
  }

  async function queueSetting(kept: KeptRegister, event: SettingEvent): Promise<Result<null>> {
    const queued = await outbox.queue({
      eventId: event.id,
      page: kept.page,
      event,
      parent: null,
      draft: null,
      pictures: [],
      author: null,
    });
    if (!queued.ok) return queued;
    await outbox.deliverDue();
    await registers.refresh(kept.siteId, 0);
    await settleTeam(kept.siteId);
    return ok(null);
  }

  /** Brings the pages themselves up to what the settings say: who may read and edit, and the summary for people. */
  async function settleTeam(siteId: SiteId): Promise<void> {
    const pages = (await findPlatform(siteId))?.teamPages;
    const found = await registers.find(siteId);
    if (pages === undefined || found === null) return;
    const { register, page, report } = found;
    const limit = AbortSignal.timeout(MAKE_LIMIT_MS);
    const desk = deskPageOf(siteId, register);
    const administrators = Object.keys(register.administrator);
    const staff = [...trustIn(register).staffIds];
    await pages.write(page, registerBlocks(register, report), limit);
    await pages.restrict(page, 'register', administrators, limit);
    if (desk !== null) await pages.restrict(desk, 'desk', staff, limit);
  }

  return {
    /**
     * Makes register and desk page, one after the other; cut in between, the next try makes what is missing.
     * @param beside - Any page of the space in which they are to stand.
     */
    async setUp(siteId: SiteId, beside: PageRef): Promise<Result<null>> {
      const pages = (await findPlatform(siteId))?.teamPages;
      if (pages === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const limit = () => AbortSignal.timeout(MAKE_LIMIT_MS);
      if ((await registers.find(siteId)) === null) {
        const blocks = words.summary(emptyRegister());
        const made = await pages.create(
          { kind: 'register', title: words.registerTitle(), blocks, beside, people: [] },
          limit(),
        );
        if (!made.ok) return made;
        const linked = await registers.link(siteId, made.value.page);
        if (!linked.ok) return linked;
      }
      const found = await registers.find(siteId);
      if (found === null) return fail({ kind: 'refused', why: 'page-gone' });
      if (deskPageOf(siteId, found.register) !== null) return ok(null);
      const people = Object.keys(found.register.staff);
      const made = await pages.create(
        { kind: 'desk', title: words.deskTitle(), blocks: words.deskBody(), beside, people },
        limit(),
      );
      if (!made.ok) return made;
      const { pageId, contentType, url } = made.value.page;
      const value = JSON.stringify({ pageId, contentType, url });
      return queueSetting(found, { kind: 'setting', id: newEventId(), set: 'desk', key: 'page', value, text: '' });
    },

    /**
     * Puts the report onto the desk page, and onto the register's own where the team wants everybody to read it.
     * @param forAll - What everybody may read.
     */
    async writeReport(siteId: SiteId, blocks: PageBlock[], forAll: PageBlock[]): Promise<Result<null>> {
      const pages = (await findPlatform(siteId))?.teamPages;
      const found = await registers.find(siteId);
      const desk = found === null ? null : deskPageOf(siteId, found.register);
      if (pages === undefined || found === null || desk === null)
        return fail({ kind: 'refused', why: 'unsupported-site' });
      const wrote = await pages.write(desk, [...words.deskBody(), ...blocks], AbortSignal.timeout(MAKE_LIMIT_MS));
      if (!wrote.ok || !isReportPublic(found.register)) return wrote;
      await registers.noteReport(siteId, forAll);
      return pages.write(found.page, registerBlocks(found.register, forAll), AbortSignal.timeout(MAKE_LIMIT_MS));
    },

    async saveSetting(
      siteId: SiteId,
      setting: { eventId: EventId; set: string; key: string; value: string | null; text: string },
    ): Promise<Result<null>> {
      const kept = await registers.find(siteId);
      if (kept === null) return fail({ kind: 'refused', why: 'page-gone' });
      const { eventId: id, set, key, value, text } = setting;
      return queueSetting(kept, { kind: 'setting', id, set, key, value, text });
    },
  };
}
