import { decodeComment } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import { rulesIn } from '@/lib/domain/desk/route';
import { rowOf, type DeskRow } from '@/lib/domain/desk/row';
import { foldStaffLog, staffEntries, type StaffEntry } from '@/lib/domain/desk/staff-log';
import { foldFlags, type WrittenFlag } from '@/lib/domain/flags/decisions';
import { VIEW_DAYS, type KnownPage } from '@/lib/domain/flags/find-section';
import { aboveOf, pageRefOf } from '@/lib/domain/flags/known-page';
import { carriedOver } from '@/lib/domain/flags/known-section';
import type { EventId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import { foldRegister, trustIn, type Register } from '@/lib/domain/register';
import { fail, ok, type Result } from '@/lib/domain/result';
import { conversationIn, NO_TRUST } from './conversation';
import { deskPageOf } from './desk-page';

export interface WholeSite {
  rows: DeskRow[];
  pages: KnownPage[];
  written: WrittenFlag[];
  /** The team's own pages, by key. */
  apart: string[];
  deskPage: PageRef | null;
  /** `null`: no team, or none that was named. */
  register: { page: PageRef; settings: Register } | null;
}

export interface WholeSiteAsk {
  platform: Platform;
  /** Address of the team's register; `null`: Docket's defaults. */
  register: string | null;
  scope: string[];
  now: number;
  /** Told before each page that is read. */
  onPage: (read: number, total: number) => void;
}

const LIMIT_MS = 60_000;
const limit = () => AbortSignal.timeout(LIMIT_MS);

/** Reads everything that figures about a site rest on in one go, with nothing kept between two runs. */
export async function readWholeSite(ask: WholeSiteAsk): Promise<Result<WholeSite>> {
  const { platform } = ask;
  const { changes, comments, outlines } = platform;
  if (changes === undefined || comments === undefined || outlines === undefined) {
    return fail({ kind: 'refused', why: 'unsupported-site' });
  }
  const team = await readTeam(ask);
  if (!team.ok) return team;
  const { register, registerPage, staff, apart, deskPage } = team.value;

  const asked = new Map<string, PageRef>();
  const query = { since: null, now: ask.now, scope: ask.scope };
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const part = await changes.changedPages({ ...query, cursor }, limit());
    if (!part.ok) return part;
    for (const { page } of part.value.pages) asked.set(pageKeyOf(page), page);
    ({ cursor } = part.value);
  }
  const rows: DeskRow[] = [];
  const rules = register === null ? [] : rulesIn(register);
  let read = 0;
  for (const [key, page] of asked) {
    ask.onPage((read += 1), asked.size);
    if (apart.includes(key)) continue;
    const found = await comments.commentsOf(page, limit());
    if (!found.ok) return found;
    const { threads } = conversationIn(found.value, register === null ? NO_TRUST : trustIn(register));
    for (const thread of threads) {
      const log = foldStaffLog(staff.get(thread.id) ?? []);
      rows.push(rowOf({ page, thread, log, register, rules, labels: [] }));
    }
  }
  const pages = await readPages(ask, outlines);
  if (!pages.ok) return pages;
  const viewed = await withViews(ask, pages.value);
  const shownRegister = register === null || registerPage === null ? null : { page: registerPage, settings: register };
  return ok({ rows, pages: viewed, written: foldFlags(staff), apart, deskPage, register: shownRegister });
}

interface Team {
  registerPage: PageRef | null;
  register: Register | null;
  staff: Map<EventId, StaffEntry[]>;
  apart: string[];
  deskPage: PageRef | null;
}

async function readTeam({ platform, register: address }: WholeSiteAsk): Promise<Result<Team>> {
  if (address === null) return ok({ register: null, registerPage: null, staff: new Map(), apart: [], deskPage: null });
  const { teamPages, comments } = platform;
  if (teamPages === undefined || comments === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
  const found = await teamPages.find(address, limit());
  if (!found.ok) return found;
  const { page, creator } = found.value;
  const settings = await comments.commentsOf(page, limit());
  if (!settings.ok) return settings;
  const register = foldRegister(settings.value.map(decodeComment), { id: creator.id, name: creator.name });
  const deskPage = deskPageOf(platform.site.id, register);
  const noted: Result<NativeComment[]> = deskPage === null ? ok([]) : await comments.commentsOf(deskPage, limit());
  if (!noted.ok) return noted;
  return ok({
    register,
    registerPage: page,
    staff: staffEntries(noted.value.map(decodeComment), trustIn(register)),
    apart: [page, ...(deskPage === null ? [] : [deskPage])].map(pageKeyOf),
    deskPage,
  });
}

async function readPages(
  { scope, now }: WholeSiteAsk,
  outlines: NonNullable<Platform['outlines']>,
): Promise<Result<KnownPage[]>> {
  const pages = new Map<string, KnownPage>();
  let number = 0;
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const part = await outlines.outlines({ since: null, now, scope, cursor }, limit());
    if (!part.ok) return part;
    for (const outline of part.value.pages) {
      const { page, sections } = outline;
      const { siteId, title, url, contentType } = page;
      const known = carriedOver([], sections, () => String((number += 1))).sections;
      const pageKey = pageKeyOf(page);
      const unviewed = { views: null, viewedAt: 0 };
      pages.set(pageKey, {
        pageKey,
        siteId,
        title,
        url,
        contentType,
        ...unviewed,
        ...aboveOf(outline),
        sections: known,
      });
    }
    ({ cursor } = part.value);
  }
  return ok([...pages.values()]);
}

/** Where the wiki tells them; figures rest on the sections' length otherwise, and say so. */
async function withViews({ platform, now }: WholeSiteAsk, pages: KnownPage[]): Promise<KnownPage[]> {
  const { site, views: source } = platform;
  if (source === undefined) return pages;
  const viewed: KnownPage[] = [];
  for (let from = 0; from < pages.length; from += Math.min(pages.length, source.atOnce)) {
    const some = pages.slice(from, from + Math.min(pages.length, source.atOnce));
    const refs = some.map((page) => pageRefOf(page, site.id, site.kind));
    const read = await source.views(refs, VIEW_DAYS, now, AbortSignal.timeout(2 * LIMIT_MS));
    if (!read.ok) return pages;
    viewed.push(...some.map((page, at) => ({ ...page, views: read.value[refs[at]?.pageId ?? ''] ?? null })));
  }
  return viewed;
}
