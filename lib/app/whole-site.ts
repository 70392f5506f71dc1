import { decodeComment } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import { rulesIn } from '@/lib/domain/desk/route';
import { rowOf, type DeskRow } from '@/lib/domain/desk/row';
import { foldStaffLog, staffEntries, type StaffEntry } from '@/lib/domain/desk/staff-log';
import { foldFlags, latestFixes, type WrittenFlag } from '@/lib/domain/flags/decisions';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import { aboveOf, pageRefOf } from '@/lib/domain/flags/known-page';
import { carriedOver, type KnownSection } from '@/lib/domain/flags/known-section';
import { settledMoves } from '@/lib/domain/flags/moves';
import type { EventId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { ChangesAsked, OutlinesAsked, Platform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { foldRegister, trustIn, type Register } from '@/lib/domain/register';
import { fail, ok, type Result } from '@/lib/domain/result';
import { conversationIn, NO_TRUST } from './conversation';
import { deskPageOf } from './desk-page';
import { readPageViews } from './page-views';
import { patiently, type Wait } from './patiently';

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
  /** Sections as the run before left them; empty: none was. */
  known: readonly KnownSections[];
  /** Told before each page that is read. */
  onPage: (read: number, total: number) => void;
  wait: Wait;
}

/** What is known of one page's sections, from one run to the next. */
export type KnownSections = Pick<KnownPage, 'pageKey' | 'sections'>;

const LIMIT_MS = 60_000;

type Read<T> = (signal: AbortSignal) => Promise<Result<T>>;
const patient = <T>({ wait }: WholeSiteAsk, read: Read<T>, limitMs = LIMIT_MS): Promise<Result<T>> =>
  patiently(() => read(AbortSignal.timeout(limitMs)), wait);

/** Reads everything that figures about a site rest on in one go; of the run before only what its sections were is known. */
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
    const asking: ChangesAsked = { ...query, cursor };
    const part = await patient(ask, (signal) => changes.changedPages(asking, signal));
    if (!part.ok) return part;
    for (const { page } of part.value.pages) asked.set(pageKeyOf(page), page);
    ({ cursor } = part.value);
  }
  const rows: DeskRow[] = [];
  const rules = register === null ? [] : rulesIn(register);
  let read = 0;
  let passed = 0;
  for (const [key, page] of asked) {
    ask.onPage((read += 1), asked.size);
    if (apart.includes(key)) continue;
    const found = await patient(ask, (signal) => comments.commentsOf(page, signal));
    if (!found.ok && isOfPage(found.problem) && asked.size > (passed += 1)) continue;
    if (!found.ok) return found;
    const { threads } = conversationIn(found.value, register === null ? NO_TRUST : trustIn(register));
    for (const thread of threads) {
      const log = foldStaffLog(staff.get(thread.id) ?? []);
      rows.push(rowOf({ page, thread, log, register, rules, labels: [] }));
    }
  }
  const pages = await readPages(ask, outlines);
  if (!pages.ok) return pages;
  const written = foldFlags(staff);
  const viewed = await withViews(ask, pages.value, latestFixes(written));
  const shownRegister = register === null || registerPage === null ? null : { page: registerPage, settings: register };
  return ok({ rows, pages: viewed, written, apart, deskPage, register: shownRegister });
}

/** Gone meanwhile, or hidden from whoever reads: it has no say in what is read of the others. */
function isOfPage(problem: Problem): boolean {
  return problem.kind === 'refused' && (problem.why === 'page-gone' || problem.why === 'not-allowed');
}

interface Team {
  registerPage: PageRef | null;
  register: Register | null;
  staff: Map<EventId, StaffEntry[]>;
  apart: string[];
  deskPage: PageRef | null;
}

async function readTeam(ask: WholeSiteAsk): Promise<Result<Team>> {
  const { platform, register: address } = ask;
  if (address === null) return ok({ register: null, registerPage: null, staff: new Map(), apart: [], deskPage: null });
  const { teamPages, comments } = platform;
  if (teamPages === undefined || comments === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
  const found = await patient(ask, (signal) => teamPages.find(address, signal));
  if (!found.ok) return found;
  const { page, creator } = found.value;
  const settings = await patient(ask, (signal) => comments.commentsOf(page, signal));
  if (!settings.ok) return settings;
  const register = foldRegister(settings.value.map(decodeComment), { id: creator.id, name: creator.name });
  const deskPage = deskPageOf(platform.site.id, register);
  const noted: Result<NativeComment[]> =
    deskPage === null ? ok([]) : await patient(ask, (signal) => comments.commentsOf(deskPage, signal));
  if (!noted.ok) return noted;
  return ok({
    register,
    registerPage: page,
    staff: staffEntries(noted.value.map(decodeComment), trustIn(register)),
    apart: [page, ...(deskPage === null ? [] : [deskPage])].map(pageKeyOf),
    deskPage,
  });
}

async function readPages(ask: WholeSiteAsk, outlines: NonNullable<Platform['outlines']>): Promise<Result<KnownPage[]>> {
  const { scope, now } = ask;
  const left = new Map(ask.known.map(({ pageKey, sections }) => [pageKey, sections]));
  const pages = new Map<string, KnownPage>();
  const gone: KnownSection[] = [];
  const born: string[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const asking: OutlinesAsked = { since: null, now, scope, cursor };
    const part = await patient(ask, (signal) => outlines.outlines(asking, signal));
    if (!part.ok) return part;
    for (const outline of part.value.pages) {
      const { siteId, title, url, contentType } = outline.page;
      const pageKey = pageKeyOf(outline.page);
      const before = pages.get(pageKey)?.sections ?? left.get(pageKey) ?? []; // a page may be told twice
      const next = carriedOver(before, outline.sections, () => crypto.randomUUID());
      gone.push(...next.gone);
      born.push(...next.born.map(({ id }) => id));
      left.delete(pageKey);
      const page = { pageKey, siteId, title, url, contentType, views: null, viewedAt: 0, ...aboveOf(outline) };
      pages.set(pageKey, { ...page, sections: next.sections });
    }
    ({ cursor } = part.value);
  }
  gone.push(...[...left.values()].flat());
  for (const page of settledMoves([...pages.values()], { gone, born }).pages) pages.set(page.pageKey, page);
  return ok([...pages.values()]);
}

/** Where the wiki tells them; figures rest on the sections' length otherwise, and say so. */
async function withViews(
  ask: WholeSiteAsk,
  pages: KnownPage[],
  fixes: ReadonlyMap<string, number>,
): Promise<KnownPage[]> {
  const { now, platform } = ask;
  const { site, views: source } = platform;
  if (source === undefined) return pages;
  const views = (of: readonly PageRef[], days: number) =>
    patient(ask, (signal) => source.views(of, days, now, signal), 2 * LIMIT_MS);
  const viewed: KnownPage[] = [];
  for (let from = 0; from < pages.length; from += Math.min(pages.length, source.atOnce)) {
    const some = pages.slice(from, from + Math.min(pages.length, source.atOnce));
    const refs = some.map((page) => pageRefOf(page, site.id, site.kind));
    const read = await readPageViews(views, refs, fixes, now);
    if (!read.ok) return pages;
    viewed.push(...some.map((page, at) => ({ ...page, ...read.value.get(refs[at]?.pageId ?? '') })));
  }
  return viewed;
}
