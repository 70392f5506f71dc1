import { empty, json } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import { reindex } from '../state/changes.ts';
import { latest, type Attachment, type Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import { forPagesAndPosts, pathId, queryChoice, queryList, refuse, signedIn, visiblePage } from './ask.ts';
import { included } from './included.ts';
import { listReply, sortBy } from './paging.ts';
import { shownAttachment } from './shapes.ts';

const SORTS = ['created-date', 'modified-date'].flatMap((key) => [key, `-${key}`]);

function visibleAttachment(call: Call): { file: Attachment; page: Page } {
  const file = call.wiki.attachments.get(call.at('id'));
  return file === undefined ? refuse(404) : { file, page: visiblePage(call, file.pageId) };
}

function listAttachments(call: Call, onPage: (file: Attachment) => boolean) {
  const { query } = call.ask;
  const statuses = queryList(call, 'status');
  const seenUntil = call.wiki.clock.now() - call.wiki.faults.listLagMs;
  const files = [...call.wiki.attachments.values()].filter((file) => {
    const page = call.wiki.pages.get(file.pageId);
    return (
      onPage(file) &&
      page !== undefined &&
      mayOnPage(call.wiki, page, call.who, 'view') &&
      Date.parse(file.createdAt) <= seenUntil &&
      (query.get('filename') ?? file.title) === file.title &&
      (query.get('mediaType') ?? latest(file.versions).mediaType) === latest(file.versions).mediaType &&
      (statuses.length === 0 ? file.status === 'current' : statuses.includes(file.status))
    );
  });
  const sorted = sortBy(files, queryChoice(call, 'sort', SORTS), {
    'created-date': ({ createdAt }) => createdAt,
    'modified-date': ({ versions }) => latest(versions).createdAt,
  });
  return listReply(call, sorted, (file) => shownAttachment(call, file), 50);
}

export const attachmentRoutes: Route[] = [
  ...forPagesAndPosts((path, type) => [
    route(`GET ${path}/:id/attachments`, (call) => {
      const page = visiblePage(call, pathId(call), type);
      return listAttachments(call, ({ pageId }) => pageId === page.id);
    }),
  ]),
  route('GET /wiki/api/v2/attachments', (call) => listAttachments(call, () => true)),
  route('GET /wiki/api/v2/attachments/:id', (call) => {
    const { file, page } = visibleAttachment(call);
    return json(200, { ...shownAttachment(call, file), ...included(call, file, page) });
  }),
  // To the trash, not for good (confluence.js tests/live/v2/attachment.test.ts).
  route('DELETE /wiki/api/v2/attachments/:id', (call) => {
    const { file, page } = visibleAttachment(call);
    const own = file.authorId === signedIn(call).accountId && mayOnPage(call.wiki, page, call.who, 'attach');
    if (!own && !mayOnPage(call.wiki, page, call.who, 'edit')) refuse(404);
    file.status = 'trashed';
    reindex(call.wiki, file);
    return empty(204);
  }),
];
