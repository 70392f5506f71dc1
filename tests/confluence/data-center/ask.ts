import { errorV1, notPermittedV1 } from '../server/errors.ts';
import { Refusal } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Attachment, Comment, Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';

export type Content = Page | Comment | Attachment;

/** Data Center says 404 to somebody who may not see a content as to somebody who asks for one that is not there. */
export function notFound(id: string): never {
  throw new Refusal(errorV1(404, `No content found with id : ContentId{id=${id}}`));
}

/** The page behind any content. */
export function pageOf({ wiki }: Call, content: Content): Page {
  const page = content.type === 'comment' || content.type === 'attachment' ? wiki.pages.get(content.pageId) : content;
  return page ?? notFound(content.id);
}

/** The current content with this id that this person may see, whatever its type; else 404. */
export function visible(call: Call, id: string): Content {
  const { wiki, who } = call;
  const content = wiki.pages.get(id) ?? wiki.comments.get(id) ?? wiki.attachments.get(id);
  if (content === undefined) return notFound(id);
  const page = pageOf(call, content);
  const current = page.status === 'current' && (!('status' in content) || content.status === 'current');
  return current && mayOnPage(wiki, page, who, 'view') ? content : notFound(id);
}

/** The page with this id, if it is one and this person may see it; else 404. */
export function visiblePage(call: Call, id: string): Page {
  const content = visible(call, id);
  return content.type === 'comment' || content.type === 'attachment' ? notFound(id) : content;
}

/** Somebody signed in; nobody is told that they may not use Confluence. */
export function signedIn({ who }: Call): NonNullable<Call['who']> {
  if (who === null) throw new Refusal(notPermittedV1());
  return who;
}

/** Whether `expand` asks for a member, or for something inside of it. */
export function expands({ ask }: Call, otherwise = ''): (member: string) => boolean {
  const asked = (ask.query.get('expand') ?? otherwise).split(',').map((one) => one.trim());
  return (member) => asked.some((one) => one === member || one.startsWith(`${member}.`));
}

/** The server's own time zone: moments carry its offset, unlike Cloud's. */
const OFFSET_MS = 60 * 60_000;

/** `2026-11-22T10:15:00.000+01:00` */
export function serverTime(iso: string): string {
  return new Date(Date.parse(iso) + OFFSET_MS).toISOString().replace('Z', '+01:00');
}
