import { patiently, type Wait } from '@/lib/app/patiently';
import { readWholeSite } from '@/lib/app/whole-site';
import { flagsOf, type SiteFlags } from '@/lib/domain/flags/site-flags';
import type { Window } from '@/lib/domain/flags/decay';
import { siteIdOf, type PageRef, type Site, type SiteKind } from '@/lib/domain/page';
import type { PageBlock, Platform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { isReportPublic } from '@/lib/domain/register';
import { createPlatform } from '@/lib/platforms';
import { basicAuthorization, tokenTransport } from '@/lib/platforms/transport';
import { eventWordsFrom } from '@/lib/app/event-words';
import { flagsCsv, flagsJson } from '@/lib/ui/desk/flag-table';
import { pageFlagsOf } from '@/lib/ui/desk/flag-wording';
import { KEPT_DAYS } from '@/lib/ui/desk/flags-ask';
import { publicReportBlocks, reportBlocks } from '@/lib/ui/desk/report-blocks';
import { deskBody, registerSummary } from '@/lib/ui/register-wording';
import { startWording, t } from '@/lib/ui/wording';
import { labelPages } from './labels';
import type { SectionsFile } from './sections-file';

export interface ReportAsk {
  site: string;
  /** `null`: to be found out. */
  kind: SiteKind | null;
  register: string | null;
  scope: string[];
  days: number;
  /** Language tag, and its texts. */
  locale: string;
  texts: Record<string, { message: string }>;
  auth: { login: string; password: string } | { token: string };
  /** Puts the report onto the desk page, too, and labels the pages. */
  write: boolean;
  /** As the report before left it; `null`: there was none. */
  known: SectionsFile | null;
  onPage: (read: number, total: number) => void;
  wait: Wait;
}

export interface Report {
  csv: string;
  json: string;
  text: string;
  flags: SiteFlags;
  /** For the next report. */
  known: SectionsFile;
  /** Whether it stands on the desk page now. */
  written: boolean;
}

/** Reads a site, makes the figures the desk makes, and puts them in words. Rejects with a sentence that says what to do. */
export async function makeReport(ask: ReportAsk): Promise<Report> {
  startWording({
    read: (key, words) =>
      (ask.texts[key]?.message ?? '').replace(/\$(\d)/g, (_, place: string) => words[Number(place) - 1] ?? ''),
    locale: ask.locale,
  });
  const platform = ask.kind === null ? await findPlatform(ask) : platformFor(ask, ask.kind);
  if (ask.known !== null && ask.known.site !== platform.site.id)
    throw new Error('The folder holds a report of another site: give this one a folder of its own (--out).');
  const window = windowOf(Date.now(), ask.days);
  const read = await readWholeSite({ ...ask, platform, now: window.now, known: ask.known?.pages ?? [] });
  if (!read.ok) throw new Error(sentenceFor(read.problem));
  const { deskPage, register, ...source } = read.value;
  const flags = flagsOf({ ...source, window });
  const blocks = reportBlocks(flags, window);
  let labelled = ask.known?.labelled ?? [];
  if (ask.write) {
    if (deskPage === null || platform.teamPages === undefined)
      throw new Error('There is no desk page: name the register of a team that has one (--register).');
    const wrote = await platform.teamPages.write(deskPage, [...deskBody(), ...blocks], AbortSignal.timeout(60_000));
    if (!wrote.ok) throw new Error(sentenceFor(wrote.problem));
    if (register !== null && isReportPublic(register.settings)) {
      const all = [...registerSummary(register.settings), ...publicReportBlocks(flags, window)];
      const shown = await platform.teamPages.write(register.page, all, AbortSignal.timeout(60_000));
      if (!shown.ok) throw new Error(sentenceFor(shown.problem));
    }
    const kept = windowOf(window.now, KEPT_DAYS);
    const flagged = pageFlagsOf(ask.days === KEPT_DAYS ? flags : flagsOf({ ...source, window: kept }), kept);
    labelled = await labelPages(platform, source.pages, flagged, labelled);
  }
  return {
    csv: flagsCsv(flags, window.now),
    json: flagsJson(flags, window),
    text: blocks.map(textOf).join('\n\n'),
    flags,
    known: {
      site: platform.site.id,
      pages: source.pages.map(({ pageKey, sections }) => ({ pageKey, sections })),
      labelled,
    },
    written: ask.write,
  };
}

/** As the desk looks back so many days. */
function windowOf(now: number, days: number): Window {
  return { now, days, halfLifeDays: days / 2 };
}

/** Cloud before Data Center, which may stand below the same path and answers there, too, but names people otherwise. */
const KINDS: SiteKind[] = ['confluence-cloud', 'confluence-dc', 'wordpress'];

/** The platform that knows who is signed in; asked about any page, whether it is there or not. */
async function findPlatform(ask: ReportAsk): Promise<Platform> {
  for (const kind of KINDS) {
    const platform = platformFor(ask, kind);
    const { access, site } = platform;
    if (access === undefined) continue;
    const contentType = kind === 'wordpress' ? 'posts' : 'page';
    const page: PageRef = {
      siteId: site.id,
      kind,
      pageId: '1',
      contentType,
      url: site.baseUrl,
      title: '',
      version: null,
    };
    const found = await patiently(() => access.accessTo(page, AbortSignal.timeout(60_000)), ask.wait);
    if (found.ok && found.value.me !== null) return platform;
    if (!found.ok && NOT_THERE.has(found.problem.kind)) throw new Error(sentenceFor(found.problem));
  }
  throw new Error(
    `${ask.site} answers like none of ${KINDS.join(', ')} to this sign-in: check the address, and DOCKET_LOGIN and ` +
      'DOCKET_PASSWORD, or DOCKET_TOKEN; or say the kind (--kind).',
  );
}

/** Whatever kind it is, nobody can be asked now. */
const NOT_THERE = new Set<Problem['kind']>(['offline', 'no-answer', 'busy']);

function platformFor({ site: address, auth }: ReportAsk, kind: SiteKind): Platform {
  const url = new URL(address);
  const baseUrl = url.href.replace(/\/+$/, '');
  const site: Site = { id: siteIdOf(kind, baseUrl), kind, origin: url.origin, baseUrl, restRoot: null, name: url.host };
  const byToken = 'token' in auth;
  const authorization = byToken ? `Bearer ${auth.token}` : basicAuthorization(auth.login, auth.password);
  return createPlatform(site, tokenTransport(site, authorization), {
    readPicture: () => Promise.reject(new Error('a report has no pictures')),
    words: eventWordsFrom((key) => t(key)),
    signIn: byToken ? 'access-token' : 'application-password',
  });
}

function textOf(block: PageBlock): string {
  if (block.kind === 'heading') return `# ${block.text}`;
  return block.kind === 'list' ? block.items.map((item) => `- ${item}`).join('\n') : block.text;
}

/** What happened and what to do, for whoever reads a scheduler's log. */
function sentenceFor(problem: Problem): string {
  switch (problem.kind) {
    case 'signed-out':
      return 'The wiki takes the sign-in for nobody’s: check DOCKET_LOGIN and DOCKET_PASSWORD, or DOCKET_TOKEN.';
    case 'offline':
    case 'no-answer':
      return 'The wiki did not answer. Nothing was written; run it again later.';
    case 'busy':
      return `The wiki asks to wait ${String(Math.ceil(problem.waitMs / 1_000))} seconds. Nothing was written; run it again then.`;
    default:
      return `The wiki refused (${JSON.stringify(problem)}). Nothing was written; check the address, the kind and what this account may do.`;
  }
}
