import { findEventId } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import type { PageRef } from '@/lib/domain/page';
import type { Transport } from '@/lib/domain/ports';
import { attribute, elementsIn, hasClass, htmlOf, lineage, wordsOf, type Element, type Markup } from './markup';
import { visitPage, type VisitedPage } from './visit';

/** A list split over so many pages is read whole; what is older then is left out. */
const MOST_PAGES = 20;

/** `Walker_Comment` and the comment template block number their items so; `div-comment-N` stands within. */
const ITEM_ID = /^(?:li-)?comment-(\d+)$/;
/** Where themes keep a comment's words: WordPress' own walkers and block, and Schema.org's marks. */
const CONTENT_CLASSES = [
  'comment-content',
  'wp-block-comment-content',
  'comment-text',
  'comment_content',
  'comment-body',
];
const AUTHOR_CLASSES = ['fn', 'wp-block-comment-author-name', 'comment-author', 'comment-author-name'];
/** What stands beside the words in themes that have no element for the words alone. */
const BESIDE = ['comment-author', 'comment-meta', 'commentmetadata', 'reply', 'comment-awaiting-moderation', 'avatar'];

/**
 * The comments that a page shows to everybody, oldest first, as far as its theme numbers them. Who has an account is
 * not told apart: all of them are known by name only.
 */
export async function readPageComments(
  transport: Transport,
  page: PageRef,
  signal: AbortSignal,
): Promise<NativeComment[]> {
  const first = await visitPage(transport, page, signal);
  const comments = new Map(commentsIn(first, page).map((one) => [one.id, one]));
  for (const address of otherPages(first.markup, first.url)) {
    const other = await visitPage(transport, page, signal, address);
    for (const one of commentsIn(other, page)) comments.set(one.id, one);
  }
  return [...comments.values()].sort((a, b) => a.createdAt - b.createdAt || Number(a.id) - Number(b.id));
}

function commentsIn({ html, markup, url }: VisitedPage, page: PageRef): NativeComment[] {
  return elementsIn(markup, (one) => idOf(one) !== null).flatMap((item) => {
    const id = idOf(item);
    const body = wordsIn(item, html);
    return id === null || body === null ? [] : [toNative(item, { id, body }, page, url)];
  });
}

function toNative(
  item: Element,
  { id, body }: { id: string; body: string },
  page: PageRef,
  url: string,
): NativeComment {
  const around = lineage(item)
    .slice(1)
    .find((one) => idOf(one) !== null);
  const author = firstOf(item, AUTHOR_CLASSES);
  const held = within(item, (one) => hasClass(one, 'comment-awaiting-moderation')).length > 0;
  return {
    id,
    parentId: around === undefined ? null : idOf(around),
    author: { id: null, name: author === null ? '' : wordsOf(author) },
    createdAt: timeOf(item) ?? timeOfEvent(body),
    body,
    format: 'html',
    url: `${url.split('#')[0] ?? page.url}#comment-${id}`,
    place: 'footer',
    visibility: held ? 'held' : 'public',
    quote: null,
    resolution: null,
  };
}

function idOf(element: Element): string | null {
  return ITEM_ID.exec(attribute(element, 'id') ?? '')?.[1] ?? null;
}

/** Elements of this comment alone, without the answers below it. */
function within(item: Element, fits: (element: Element) => boolean): Element[] {
  return elementsIn(item, (one) => fits(one) && lineage(one).find((around) => idOf(around) !== null) === item);
}

function firstOf(item: Element, classes: string[]): Element | null {
  const found = classes.flatMap((name) => within(item, (one) => hasClass(one, name)));
  return found[0] ?? null;
}

/** What the words stand in; in the oldest themes that is the item itself, less what stands beside them. */
function wordsIn(item: Element, html: string): string | null {
  const content = firstOf(item, CONTENT_CLASSES);
  if (content === null) return null;
  const alone = !hasClass(content, 'comment-body');
  return htmlOf(
    content.children.filter((child) => alone || !('attribs' in child) || !isBeside(child)),
    html,
  );
}

const isBeside = (element: Element) => BESIDE.some((name) => hasClass(element, name));

function timeOf(item: Element): number | null {
  const [stated] = within(item, ({ name }) => name === 'time').flatMap((one) => attribute(one, 'datetime') ?? []);
  const time = stated === undefined ? NaN : Date.parse(stated);
  return Number.isFinite(time) ? time : null;
}

/** The first 48 bits of an event's id are the time at which it was written (UUID version 7). */
function timeOfEvent(body: string): number {
  const id = findEventId(body);
  return id === null ? 0 : Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** `comment-page-N` in pretty addresses, `cpage=N` in plain ones. */
const PAGE_NUMBER = /(?:\/comment-page-|[?&]cpage=)(\d+)/;

/** The other pages of a comment list that is split, by what the page links to: all numbers up to the highest. */
function otherPages(markup: Markup, url: string): string[] {
  const numbers = elementsIn(markup, ({ name }) => name === 'a').flatMap((link) => {
    const number = PAGE_NUMBER.exec(attribute(link, 'href') ?? '')?.[1];
    return number === undefined ? [] : Number(number);
  });
  const highest = Math.min(MOST_PAGES, Math.max(0, ...numbers));
  return Array.from({ length: highest }, (_, at) => {
    const address = new URL(url);
    address.hash = '';
    address.pathname = address.pathname.replace(/\/comment-page-\d+\/?$/, '/');
    address.searchParams.set('cpage', String(at + 1));
    return address.href;
  });
}
