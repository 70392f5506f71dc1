import type { Call } from '../server/router.ts';
import { isPage, latest, type Attachment, type Comment, type Page, type Version } from '../state/content.ts';
import type { Person } from '../state/people.ts';
import { ancestorsOf, spaceOf } from '../state/permissions.ts';
import { personById, type Wiki } from '../state/wiki.ts';
import { downloadPath, editPath, pagePath, tinyCode } from '../web/addresses.ts';

const PICTURE = { path: '/wiki/aa-avatar/default', width: 48, height: 48, isDefault: true };

/** A person as v1 shows them: no e-mail address, as with the usual privacy settings. */
export function shownUser({ ask }: Call, who: Person): Record<string, unknown> {
  return {
    type: 'known',
    accountId: who.accountId,
    accountType: 'atlassian',
    email: '',
    publicName: who.displayName,
    displayName: who.displayName,
    profilePicture: PICTURE,
    isExternalCollaborator: false,
    isGuest: false,
    _expandable: { operations: '', personalSpace: '' },
    _links: { self: `${ask.origin}/wiki/rest/api/user?accountId=${who.accountId}` },
  };
}

/** Nobody, as v1 shows it: no account id. */
export function shownAnonymous({ ask }: Call): Record<string, unknown> {
  return {
    type: 'anonymous',
    displayName: 'Anonymous',
    profilePicture: PICTURE,
    _expandable: { operations: '' },
    _links: { self: `${ask.origin}/wiki/rest/api/user/anonymous` },
  };
}

function shownVersion(call: Call, version: Version): Record<string, unknown> {
  const by = personById(call.wiki, version.authorId);
  return {
    by: by === null ? shownAnonymous(call) : shownUser(call, by),
    when: version.createdAt,
    friendlyWhen: version.createdAt.slice(0, 10),
    message: version.message,
    number: version.number,
    minorEdit: version.minorEdit,
    contentTypeModified: false,
    _expandable: { content: '', collaborators: '' },
    _links: {},
  };
}

type Content = Page | Comment | Attachment;

function pageBehind(wiki: Wiki, content: Content): Page {
  const page = isPage(content) ? content : wiki.pages.get(content.pageId);
  if (page === undefined) throw new Error(`${content.id} without a page`);
  return page;
}

/** Where a content is seen, below the context path. */
export function webPath(wiki: Wiki, content: Content): string {
  const page = pageBehind(wiki, content);
  const path = pagePath(page, spaceOf(wiki, page));
  return content.type === 'comment' ? `${path}?focusedCommentId=${content.id}` : path;
}

/** A comment is titled after its page. */
export function titleOf(wiki: Wiki, content: Content): string {
  return content.type === 'comment' ? `Re: ${pageBehind(wiki, content).title}` : content.title;
}

/** A content as v1 shows it. Only what the specification requires and Docket may meet. */
export function shownContent(call: Call, content: Content): Record<string, unknown> {
  const { wiki, ask } = call;
  const page = pageBehind(wiki, content);
  const newest = latest<Version>(content.versions);
  const file =
    content.type === 'attachment'
      ? {
          metadata: { mediaType: latest(content.versions).mediaType, comment: content.comment, labels: emptyList },
          extensions: {
            mediaType: latest(content.versions).mediaType,
            fileSize: latest(content.versions).bytes.length,
            comment: content.comment,
            fileId: content.fileId,
            collectionName: `contentId-${content.pageId}`,
          },
        }
      : {};
  const download =
    content.type === 'attachment' ? { download: downloadPath(page.id, content.title, newest.number) } : {};
  const edit = isPage(content)
    ? { editui: editPath(page, spaceOf(wiki, page)), tinyui: `/x/${tinyCode(page.id)}` }
    : {};
  return {
    id: content.id,
    type: content.type,
    status: 'status' in content ? content.status : 'current',
    title: titleOf(wiki, content),
    macroRenderedOutput: {},
    version: shownVersion(call, newest),
    ...file,
    ...expanded(call, content),
    _expandable: { container: `/rest/api/content/${page.id}`, space: `/rest/api/space/${spaceOf(wiki, page).key}` },
    _links: {
      self: `${ask.origin}/wiki/rest/api/content/${content.id}`,
      webui: webPath(wiki, content),
      ...edit,
      ...download,
    },
  };
}

/** What the client wants to see of a content beyond the plain, by its parameter `expand`. */
export function expansions({ ask }: Call): Set<string> {
  return new Set((ask.query.get('expand') ?? '').split(',').filter((one) => one !== ''));
}

/**
 * The expansions that a page or a comment can have here.
 * ASSUMPTION: `ancestors` of a comment names the comments above it, outermost first, and no page (clients of v1 thread by it:
 * pchuri/confluence-cli #28).
 */
function expanded(call: Call, content: Content): Record<string, unknown> {
  const wanted = expansions(call);
  const storage = {
    storage: { representation: 'storage', value: latest<Version & { storage?: string }>(content.versions).storage },
  };
  if (isPage(content)) {
    const above = ancestorsOf(call.wiki, content).reverse();
    return {
      ...(wanted.has('body.storage') ? { body: storage } : {}),
      ...(wanted.has('ancestors')
        ? { ancestors: above.map(({ id, title }) => ({ id, type: 'page', status: 'current', title })) }
        : {}),
    };
  }
  if (content.type !== 'comment' || wanted.size === 0) return {};
  const creator = personById(call.wiki, content.authorId);
  const createdBy = creator === null ? shownAnonymous(call) : shownUser(call, creator);
  const body = { storage: { representation: 'storage', value: content.storage } };
  return {
    ...(wanted.has('body.storage') ? { body } : {}),
    ...(wanted.has('history') ? { history: { latest: true, createdBy, createdDate: content.createdAt } } : {}),
    ...(wanted.has('ancestors')
      ? { ancestors: commentsAbove(call.wiki, content).map(({ id }) => ({ id, type: 'comment', status: 'current' })) }
      : {}),
  };
}

function commentsAbove(wiki: Wiki, { parentId }: Comment): Comment[] {
  const parent = parentId === null ? undefined : wiki.comments.get(parentId);
  return parent === undefined ? [] : [...commentsAbove(wiki, parent), parent];
}

const emptyList = { results: [], start: 0, limit: 200, size: 0, _links: {} };

/** A v1 listing with the address of the next part, which leaves out the context path (PLATFORM-FACTS 3.8). */
export function shownList({ ask }: Call, results: unknown[], start: number, limit: number): Record<string, unknown> {
  const self = `${ask.origin}${ask.path}`;
  const links = { base: `${ask.origin}/wiki`, context: '/wiki', self };
  return { results, start, limit, size: results.length, _links: links };
}
