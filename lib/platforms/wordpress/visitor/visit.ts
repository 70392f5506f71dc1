import type { PageRef } from '@/lib/domain/page';
import type { HttpReply, Transport } from '@/lib/domain/ports';
import { Refusal, valueOf } from '../../attempt';
import { isWebPage, plainDetail, problemOfStatus } from '../../replies';
import { isLogin } from '../reply';
import { attribute, classesOf, elementsIn, readMarkup, type Element, type Markup } from './markup';

/** A page of the site as a browser without scripts gets it. */
export interface VisitedPage {
  html: string;
  markup: Markup;
  /** Where it was found, after redirects. */
  url: string;
}

/**
 * Reads the page afresh, with the browser's own cookies.
 * @throws Refusal as replies tell it; `unreadable-reply` if what came is not this page.
 */
export async function visitPage(
  transport: Transport,
  page: PageRef,
  signal: AbortSignal,
  address: string = page.url,
): Promise<VisitedPage> {
  const request = { method: 'GET', url: address, headers: { Accept: 'text/html' }, body: null } as const;
  const reply = valueOf(await transport.send(request, signal));
  if (reply.status !== 200) throw new Refusal(problemOfStatus(reply, ''));
  const markup = readMarkup(reply.text);
  if (!isWebPage(reply) || !isAbout(markup, page.pageId)) throw new Refusal(problemOfStranger(reply));
  return { html: reply.text, markup, url: reply.url };
}

/** A sign-in in front of the site, or something else in the page's place. */
function problemOfStranger(reply: HttpReply) {
  if (isWebPage(reply) && isLogin(reply)) return { kind: 'signed-out' } as const;
  return { kind: 'unreadable-reply', detail: plainDetail(reply.text) } as const;
}

/** Whether this is the page of this post, by any of the signs that themes and WordPress itself print. */
function isAbout(markup: Markup, pageId: string): boolean {
  const signs: ((one: Element) => boolean)[] = [
    (one) =>
      one.name === 'body' && classesOf(one).some((name) => [`postid-${pageId}`, `page-id-${pageId}`].includes(name)),
    (one) => attribute(one, 'id') === `post-${pageId}`,
    (one) => attribute(one, 'name') === 'comment_post_ID' && attribute(one, 'value') === pageId,
    (one) => one.name === 'link' && linksTo(attribute(one, 'href') ?? '', pageId),
  ];
  return elementsIn(markup, (one) => signs.some((fits) => fits(one))).length > 0;
}

/** The short link, or the post's own route in the REST API. */
function linksTo(href: string, pageId: string): boolean {
  return new RegExp(`(?:[?&](?:p|page_id)=|/wp/v2/[\\w-]+/)${pageId}$`).test(href);
}
