import {
  cutAfter,
  cutBefore,
  holdAnswer,
  holdRequest,
  loginPage,
  nonsense,
  serverError,
  signedOut,
  tooLarge,
  tooManyRequests,
  type Fault,
} from '../servers/faults';
import type { RuleRequest } from '../servers/fault-rules';

/** One request of the protocol between the outbox and a wiki. */
export interface Step {
  name: string;
  request: Pick<RuleRequest, 'method' | 'path'>;
  /** Whether the wiki is changed by it. */
  writes: boolean;
  /** What is sent: a request at its quote, one about the section as a whole, or an answer. */
  sends: 'request' | 'request-without-quote' | 'reply';
  picture: boolean;
  /** An upload: WordPress keeps a second one under another name, Confluence refuses it. */
  lateCopyStays?: true;
  /** The step is taken only after the answer to this request was lost. */
  afterLosing?: Pick<RuleRequest, 'method' | 'path'>;
}

/** What goes wrong at a step, once. */
export interface FaultCase {
  name: string;
  fault: Fault;
  /** The worker dies at that very moment; another one starts over the same store. */
  kills?: true;
  /** Our time limit, where the fault is to outlast it. */
  timeoutMs?: number;
  /** When a held request or answer is let go. */
  release?: 'at-once' | 'before-the-next-attempt' | 'at-the-end';
  /** Only makes sense where the wiki is changed. */
  writesOnly?: true;
  /**
   * At that very moment another person signs in in the same browser, and the author comes back only when all is quiet.
   * Whose words they are is known when they are queued, or to the sink alone, before its first write.
   */
  another?: 'author known' | 'author noted';
}

/** Long enough for a loaded machine, short against a test. */
const SHORT_LIMIT_MS = 1_500;

export const FAULTS: FaultCase[] = [
  { name: 'worker killed before the server saw it', fault: cutBefore, kills: true },
  { name: 'worker killed after the server had done it', fault: cutAfter, kills: true },
  {
    name: 'worker killed, and the server does it when all is over',
    fault: holdRequest,
    kills: true,
    release: 'at-the-end',
    writesOnly: true,
  },
  { name: 'tab closed meanwhile', fault: holdRequest, release: 'at-once' },
  { name: 'connection cut before the server saw it', fault: cutBefore },
  { name: 'connection cut after the server had done it', fault: cutAfter },
  {
    name: 'done after our time limit',
    fault: holdRequest,
    timeoutMs: SHORT_LIMIT_MS,
    release: 'before-the-next-attempt',
    writesOnly: true,
  },
  {
    name: 'done after our next attempt',
    fault: holdRequest,
    timeoutMs: SHORT_LIMIT_MS,
    release: 'at-the-end',
    writesOnly: true,
  },
  { name: 'answered after our time limit', fault: holdAnswer, timeoutMs: SHORT_LIMIT_MS, release: 'at-the-end' },
  { name: '429 with Retry-After', fault: tooManyRequests(30) },
  { name: '500', fault: serverError },
  { name: 'signed out, 401', fault: signedOut },
  { name: 'signed out, a sign-in page with status 200', fault: loginPage },
  { name: '413', fault: tooLarge, writesOnly: true },
  { name: 'nonsense for an answer', fault: nonsense },
];

const another = (name: string, fault: Omit<FaultCase, 'name' | 'another'>): FaultCase[] =>
  (['author known', 'author noted'] as const).map((known) => ({
    name: `another signs in (${known}), ${name}`,
    another: known,
    ...fault,
  }));

/** Two people in one browser: whatever fails, nothing of the first one's may stand in the second one's name. */
const OTHERS: FaultCase[] = [
  ...another('connection cut before the server saw it', { fault: cutBefore }),
  ...another('connection cut after the server had done it', { fault: cutAfter }),
  ...another('worker killed after the server had done it', { fault: cutAfter, kills: true }),
  ...another('on its way to the server', { fault: holdRequest, release: 'at-once' }),
  ...another('the answer is on its way', { fault: holdAnswer, release: 'at-once' }),
  ...another('done after our time limit', {
    fault: holdRequest,
    timeoutMs: SHORT_LIMIT_MS,
    release: 'at-the-end',
    writesOnly: true,
  }),
  ...another('signed out, 401', { fault: signedOut }),
  ...another('500', { fault: serverError }),
];

const wpComment = { method: 'POST', path: /\/wp\/v2\/comments/ };
const wpUpload = { method: 'POST', path: /\/wp\/v2\/media/ };

export const WORDPRESS_STEPS: Step[] = [
  { name: 'nonce', request: { path: /admin-ajax\.php/ }, writes: false, sends: 'request', picture: false },
  {
    name: 'who am I',
    request: { method: 'GET', path: /\/wp\/v2\/users\/me/ },
    writes: false,
    sends: 'request',
    picture: false,
  },
  { name: 'upload', request: wpUpload, writes: true, sends: 'request', picture: true, lateCopyStays: true },
  {
    name: 'look for the upload',
    request: { method: 'GET', path: /\/wp\/v2\/media/ },
    writes: false,
    sends: 'request',
    picture: true,
    afterLosing: wpUpload,
  },
  { name: 'comment', request: wpComment, writes: true, sends: 'request', picture: false },
  {
    name: 'look for the comment',
    request: { method: 'GET', path: /\/wp\/v2\/comments/ },
    writes: false,
    sends: 'request',
    picture: false,
    afterLosing: wpComment,
  },
  { name: 'reply', request: wpComment, writes: true, sends: 'reply', picture: false },
];

const wpForm = { method: 'POST', path: /\/wp-comments-post\.php/ };

/** Without an account: the page's own form is read, filled in and sent, and WordPress leads back to the page. */
export const WORDPRESS_VISITOR_STEPS: Step[] = [
  {
    name: 'read the form',
    request: { method: 'GET', path: /^\/the-printer[\w-]*\/$/ },
    writes: false,
    sends: 'request',
    picture: false,
  },
  { name: 'send the form', request: wpForm, writes: true, sends: 'request', picture: false },
  {
    name: 'back on the page',
    request: { method: 'GET', path: /\?unapproved=/ },
    writes: false,
    sends: 'request',
    picture: false,
  },
  {
    name: 'look for the comment',
    request: { method: 'GET', path: /\/wp\/v2\/comments/ },
    writes: false,
    sends: 'request',
    picture: false,
    afterLosing: wpForm,
  },
  { name: 'reply', request: wpForm, writes: true, sends: 'reply', picture: false },
];

const inline = { method: 'POST', path: /\/inline-comments/ };
const footer = { method: 'POST', path: /\/footer-comments/ };
const attach = { method: 'POST', path: /\/child\/attachment/ };

export const CONFLUENCE_STEPS: Step[] = [
  {
    name: 'who am I',
    request: { method: 'GET', path: /\/user\/current/ },
    writes: false,
    sends: 'request',
    picture: false,
  },
  {
    name: 'read the page',
    request: { method: 'GET', path: /\/api\/v2\/pages\/\d+\?/ },
    writes: false,
    sends: 'request',
    picture: false,
  },
  { name: 'upload', request: attach, writes: true, sends: 'request', picture: true },
  {
    name: 'look for the upload',
    request: { method: 'GET', path: /\/attachments/ },
    writes: false,
    sends: 'request',
    picture: true,
    afterLosing: attach,
  },
  { name: 'inline comment', request: inline, writes: true, sends: 'request', picture: false },
  { name: 'footer comment', request: footer, writes: true, sends: 'request-without-quote', picture: false },
  {
    name: 'look for the comment',
    request: { method: 'GET', path: /\/(inline|footer)-comments/ },
    writes: false,
    sends: 'request',
    picture: false,
    afterLosing: inline,
  },
  {
    name: 'reply',
    request: { method: 'POST', path: /\/(inline|footer)-comments/ },
    writes: true,
    sends: 'reply',
    picture: false,
  },
];

/** The faults that can happen at a step. Before anything was asked, nobody but the drawer knows who wrote it. */
export function faultsAt(step: Step): FaultCase[] {
  const isLater = step.writes || step.afterLosing !== undefined;
  return [...FAULTS, ...OTHERS]
    .filter((fault) => step.writes || fault.writesOnly !== true)
    .filter((fault) => isLater || fault.another !== 'author noted');
}

/** A second file that comes too late gets another name where the wiki allows it; nothing shows or links it. */
export function filesAfter({ picture, lateCopyStays }: Step, { release, fault }: FaultCase): number {
  if (!picture) return 0;
  return lateCopyStays === true && release === 'at-the-end' && fault.kind === 'hold-request' ? 2 : 1;
}
