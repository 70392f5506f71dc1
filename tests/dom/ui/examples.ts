import type { Access } from '@/lib/domain/access';
import type { Anchor } from '@/lib/domain/anchor';
import type { CaptureInfo } from '@/lib/domain/capture';
import type { RequestDraft } from '@/lib/domain/draft';
import type { CaptureId, EventId } from '@/lib/domain/ids';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import type { DrawerStart } from '@/lib/domain/views';
import type { VisitorForm } from '@/lib/domain/visitor';

export const NOW = Date.UTC(2026, 10, 22, 12, 0);

/** A number as an event's id, so that a test can tell which is which. */
export function anEventId(number: number): EventId {
  return `01900000-0000-7000-8000-${String(number).padStart(12, '0')}` as EventId; // has the form of one
}

export function aSite(): Site {
  const baseUrl = 'https://docs.example.org';
  return {
    id: siteIdOf('wordpress', baseUrl),
    kind: 'wordpress',
    origin: baseUrl,
    baseUrl,
    restRoot: `${baseUrl}/wp-json/`,
    name: 'Example Docs',
  };
}

export function aPage(): PageRef {
  return {
    siteId: aSite().id,
    kind: 'wordpress',
    pageId: '42',
    contentType: 'posts',
    url: 'https://docs.example.org/rotating-keys/',
    title: 'Rotating the signing keys',
    version: null,
  };
}

export function anAnchor(part: Partial<Anchor> = {}): Anchor {
  return {
    quote: { exact: 'The daemon must be restarted after each change, including soft ones.', prefix: '', suffix: '' },
    position: { start: 100, end: 168 },
    section: { path: ['On Linux'], headingId: null, occurrence: 0, bodyHash: null },
    ...part,
  };
}

export function aDraft(part: Partial<RequestDraft> = {}): RequestDraft {
  return {
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    text: '',
    anchor: anAnchor(),
    pictures: [],
    files: [],
    environment: 'Chromium 156 · 1280 × 800',
    ...part,
  };
}

export function aCapture(): CaptureInfo {
  const id = 'capture-1' as CaptureId; // only ever compared
  return { id, size: { width: 1280, height: 800 }, scale: 1, takenAt: NOW };
}

export function anAccess(part: Partial<Access> = {}): Access {
  return {
    me: { id: '7', name: 'Rana Haddad' },
    comment: { can: 'yes' },
    picture: { can: 'yes', seenBy: 'page-readers' },
    readers: 'page-readers',
    mentions: false,
    fileTypes: null,
    rich: 'all',
    canRemoveOwn: true,
    ...part,
  };
}

/** WordPress' own comment form. */
export function aVisitorForm(part: Partial<VisitorForm> = {}): VisitorForm {
  return { name: 'required', mail: 'required', questions: [], ...part };
}

export function aStart(part: Partial<DrawerStart> = {}): DrawerStart {
  return {
    site: aSite(),
    page: aPage(),
    view: 'compose',
    draft: aDraft(),
    draftFound: false,
    focus: { requestId: null, anchor: null },
    picture: { can: false, shortcut: 'Alt+Shift+K', problem: null },
    ...part,
  };
}
