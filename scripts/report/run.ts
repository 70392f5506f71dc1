import { readWholeSite } from '@/lib/app/whole-site';
import { flagsOf, type SiteFlags } from '@/lib/domain/flags/site-flags';
import type { Window } from '@/lib/domain/flags/decay';
import { siteIdOf, type Site, type SiteKind } from '@/lib/domain/page';
import type { PageBlock, Platform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { isReportPublic } from '@/lib/domain/register';
import { createPlatform } from '@/lib/platforms';
import { basicAuthorization, tokenTransport } from '@/lib/platforms/transport';
import { eventWordsFrom } from '@/lib/app/event-words';
import { flagsCsv } from '@/lib/ui/desk/flag-wording';
import { publicReportBlocks, reportBlocks } from '@/lib/ui/desk/report-blocks';
import { deskBody, registerSummary } from '@/lib/ui/register-wording';
import { startWording, t } from '@/lib/ui/wording';

export interface ReportAsk {
  site: string;
  kind: SiteKind;
  register: string | null;
  scope: string[];
  days: number;
  /** Language tag, and its texts. */
  locale: string;
  texts: Record<string, { message: string }>;
  auth: { login: string; password: string } | { token: string };
  /** Puts the report onto the desk page, too. */
  write: boolean;
  onPage: (read: number, total: number) => void;
}

export interface Report {
  csv: string;
  json: string;
  text: string;
  flags: SiteFlags;
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
  const platform = platformFor(ask);
  const window: Window = { now: Date.now(), days: ask.days, halfLifeDays: ask.days / 2 };
  const read = await readWholeSite({ platform, ...ask, now: window.now });
  if (!read.ok) throw new Error(sentenceFor(read.problem));
  const { deskPage, register, ...source } = read.value;
  const flags = flagsOf({ ...source, window });
  const blocks = reportBlocks(flags, window);
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
  }
  return {
    csv: flagsCsv(flags, window.now),
    json: JSON.stringify(flags, null, 2),
    text: blocks.map(textOf).join('\n\n'),
    flags,
    written: ask.write,
  };
}

function platformFor({ site: address, kind, auth }: ReportAsk): Platform {
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
