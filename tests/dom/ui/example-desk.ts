import type { Document } from '@/lib/domain/document/document';
import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import { EMPTY_LOG, foldStaffLog, type StaffEntry } from '@/lib/domain/desk/staff-log';
import { rowOf, type DeskRow } from '@/lib/domain/desk/row';
import type { DeskRequest, DeskSite } from '@/lib/domain/desk/views';
import { emptyRegister, type Register } from '@/lib/domain/register';
import { fail, ok } from '@/lib/domain/result';
import type { Thread } from '@/lib/domain/thread';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import { Desk } from '@/lib/ui/desk/desk.svelte';
import type { DeskPorts } from '@/lib/ui/desk/desk-ports';
import type { PageRef } from '@/lib/domain/page';
import { aComment, aThread, anEntry, aState } from './example-threads';
import { anEventId, aPage, aSite, NOW } from './examples';

const HOUR = 3_600_000;
const pageWith = (part: Partial<PageRef>): PageRef => ({ ...aPage(), ...part });

/** Mara answers, Tomas too; billing goes to a group, and Mara has duty. */
export function aRegister(): Register {
  return {
    ...emptyRegister(),
    administrator: { '5': { name: 'Mara Berg' } },
    staff: { '5': { name: 'Mara Berg', groups: [] }, '6': { name: 'Tomas Wójcik', groups: ['billing'] } },
    group: { billing: { name: 'Billing' } },
    rule: {
      one: {
        place: 1,
        space: '',
        label: '',
        section: 'invoice',
        words: '',
        ask: null,
        to: { kind: 'group', id: 'billing', name: 'Billing' },
      },
    },
    rota: { order: { ids: ['5', '6'], from: '2026-W40' } },
    canned: { restart: { title: 'Restart' } },
    texts: { restart: 'Dear {asker}, please restart the browser.' },
    avoided: { synergy: { instead: '' } },
    desk: { page: { pageId: '90', contentType: 'posts', url: 'https://docs.example.org/desk/' } },
  };
}

export function aDeskSite(part: Partial<DeskSite> = {}): DeskSite {
  const page = pageWith({ pageId: '80', title: 'Docket: who answers here' });
  return {
    site: aSite(),
    me: { id: '5', name: 'Mara Berg' },
    register: { page, creator: { id: '5', name: 'Mara Berg' }, settings: aRegister() },
    deskPage: pageWith({ pageId: '90', title: 'Docket: notes' }),
    flags: [],
    unread: null,
    can: { setUp: true, moderate: true, resolve: true },
    progress: { state: 'idle', completeTo: NOW - 20_000, doing: null, done: 0, total: null, problem: null },
    scope: [],
    problem: null,
    ...part,
  };
}

const WORDS = [
  'Does changing only the log level count as a soft change?',
  'Screenshot shows a menu that is gone',
  'Which ports does the relay use?',
  'Typo in the third example',
  'Grace period: hours or days?',
  'Wie melde ich einen Rechtsschutzversicherungsgesellschaftsmitarbeiter im Donaudampfschifffahrtsportal an?',
];
const SECTIONS = ['On Linux', 'Create a project', 'Firewall', 'Paging', 'Before you start', 'Anmeldung'];

function threadNumber(number: number): Thread {
  const words = WORDS[number % WORDS.length] ?? '';
  const thread = aThread(number + 1, words, {
    meToo: Array.from({ length: number % 4 }, (_, at) => ({ id: String(100 + at), name: `Reader ${String(at)}` })),
    state: aState(number % 5 === 4 ? 'answered' : 'open'),
    entries:
      number % 5 === 4
        ? [
            anEntry(`a${String(number)}`, 'In hours.', {
              comment: aComment({ author: { id: '5', name: 'Mara Berg' }, createdAt: NOW - 5 * 60_000 }),
            }),
          ]
        : [],
  });
  const section = { ...thread.anchor.section, path: ['Guide', SECTIONS[number % SECTIONS.length] ?? ''] };
  const need = number % 7 === 3 ? 'fyi' : 'answer';
  const impact = (['blocks', 'slows', 'minor'] as const)[number % 3] ?? 'minor';
  return {
    ...thread,
    anchor: { ...thread.anchor, section },
    request: { ...thread.request, need, impact },
    opened: {
      ...thread.opened,
      held: number % 11 === 5,
      comment: aComment({
        author: { id: String(30 + number), name: number % 2 === 0 ? 'Ines Keller' : 'Sam Okafor' },
        createdAt: NOW - (number % 60) * HOUR - 12 * 60_000,
      }),
    },
  };
}

const page = pageWith({ title: 'Rotating the signing keys' });
const note: StaffEntry = {
  event: {
    kind: 'note',
    id: anEventId(900),
    of: anEventId(1),
    text: 'Log level is read at runtime since 4.2. The page is wrong here.',
  },
  by: { id: '5', name: 'Mara Berg' },
  at: NOW - 4 * 60_000,
  altered: false,
};
const assigned: StaffEntry = {
  ...note,
  event: {
    kind: 'assigned',
    id: anEventId(901),
    of: anEventId(1),
    text: '',
    to: { kind: 'person', id: '6', name: 'Tomas Wójcik' },
  },
  at: NOW - 3 * 60_000,
};

const timed: StaffEntry = {
  ...note,
  event: { kind: 'time', id: anEventId(902), of: anEventId(1), text: '', minutes: 25, billable: true, client: 'ACME' },
  at: NOW - 2 * 60_000,
};

/** The request of that number, with what staff wrote about the first one. */
export function aDeskRequest(number = 0, part: Partial<DeskRequest> = {}): DeskRequest {
  const thread = threadNumber(number);
  const log = number === 0 ? foldStaffLog([note, assigned, timed]) : EMPTY_LOG;
  const row = rowOf({ page, thread, log, register: aRegister(), rules: [], labels: [] });
  return { page, thread, row, log, coming: [], typed: '', problem: null, ...part };
}

export function someRows(count: number): DeskRow[] {
  return Array.from({ length: count }, (_, number) => aDeskRequest(number).row);
}

/** The words of a section, as its wiki has them. */
export const A_WORDING: Document = [
  { kind: 'heading', level: 2, of: [{ kind: 'text', text: 'Reload' }] },
  { kind: 'paragraph', of: [{ kind: 'text', text: 'The daemon must be restarted after each change.' }] },
];

const NO_FLAGS: SiteFlags = {
  lines: [],
  map: [],
  sections: 0,
  denominator: { of: 'length', power: 1 },
  lost: 0,
  lostFlags: [],
};

/** A desk over a background that takes everything. @param replies - What it answers otherwise. */
export function aDesk(
  rows: DeskRow[],
  replies: Partial<Client<DeskCalls>> = {},
  sites: DeskSite[] = [aDeskSite()],
  ports: Partial<DeskPorts> = {},
): Desk {
  const gone = fail({ kind: 'refused', why: 'page-gone' } as const);
  const nothing = async () => ok(null);
  const queued = async ({ eventId }: { eventId: DeskRow['id'] }) => ok({ eventId });
  const calls: Client<DeskCalls> = {
    readDesk: async () => ok({ sites, filters: [{ name: 'Network', query: 'page:network' }], wordingHelp: false }),
    runSync: nothing,
    stopSync: nothing,
    chooseScope: nothing,
    readRequest: async ({ requestId }) => {
      const at = rows.findIndex(({ id }) => id === requestId);
      return at < 0 ? fail({ kind: 'refused', why: 'page-gone' }) : ok(aDeskRequest(at));
    },
    saveTyped: nothing,
    queueUpdate: queued,
    queueNote: queued,
    flagSection: queued,
    reviewFlag: queued,
    readArticles: async () => ok({ articles: [], publications: [], team: [], views: {}, changed: {} }),
    saveArticle: nothing,
    removeArticle: nothing,
    checkArticle: async () => ok({ leaks: [] }),
    publishArticle: async () => gone,
    insertArticle: async () => gone,
    sectionsOf: async () => ok({ sections: [] }),
    withdrawArticle: async () => gone,
    stateArticle: nothing,
    openArticle: async () => gone,
    settleArticle: async () => gone,
    findDead: async () => ok({ dead: [] }),
    readPicture: async () => gone,
    findPlaces: async () => ok({ pages: [], categories: [] }),
    keepFlags: nothing,
    writeReport: nothing,
    readWording: async () => ok({ wording: A_WORDING, mayWrite: true, owner: null, kept: null }),
    keepWording: nothing,
    checkWording: async () => ok({ lost: [] }),
    publishWording: async () => ok({ lost: [] }),
    undo: nothing,
    retry: nothing,
    decideHeld: nothing,
    tidyUp: async ({ resolved }) => ok({ tidied: resolved ? 'resolved' : 'shown' }),
    noteRequest: queued,
    headingsAt: async () => ok({ headings: ['On Linux', 'Rolling back'] }),
    findColleagues: async () => ok({ people: [] }),
    setUp: nothing,
    linkRegister: nothing,
    unlinkRegister: nothing,
    saveSetting: nothing,
    saveFilters: nothing,
    saveWordingHelp: nothing,
    ...replies,
  };
  return new Desk({
    calls,
    now: () => NOW,
    after: () => () => {},
    readRows: async (onPart) => onPart([{ pageKey: 'one', rows }]),
    isWatched: () => true,
    reckon: async () => NO_FLAGS,
    touch: async () => null,
    ...ports,
  });
}
