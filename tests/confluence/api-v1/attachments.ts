import { randomUUID } from 'node:crypto';
import { json, redirect, type Reply } from '../server/http.ts';
import { parseMultipart, type Part } from '../server/multipart.ts';
import { route, type Call, type Handler, type Route } from '../server/router.ts';
import { reindex } from '../state/changes.ts';
import { latest, type Attachment, type Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import { downloadPath } from '../web/addresses.ts';
import { refuse, signedIn, visiblePage } from './ask.ts';
import { shownContent, shownList } from './shapes.ts';

function attachedTo(call: Call, page: Page, filename: string): Attachment | undefined {
  return [...call.wiki.attachments.values()].find(
    (file) => file.pageId === page.id && file.title === filename && file.status === 'current',
  );
}

/** The file parts of an upload to a page where this person may attach. */
function readUpload(call: Call, page: Page): { files: Part[]; comment: string } {
  signedIn(call);
  if (!mayOnPage(call.wiki, page, call.who, 'attach'))
    refuse(403, 'User not permitted to create attachment on content with id : ' + page.id);
  const parts = parseMultipart(call.ask.body, call.ask.headers['content-type'] ?? '');
  const files = parts.filter(({ name, filename }) => name === 'file' && filename !== null);
  if (files.length === 0) refuse(400, 'At least one multipart file part is required');
  // Documented as 404, for v1 and Data Center alike (PLATFORM-FACTS 3.11).
  if (files.some(({ bytes }) => bytes.length > call.wiki.attachmentMaxBytes))
    refuse(404, 'The attachment exceeds the maximum configured attachment size');
  const comment = parts.find(({ name }) => name === 'comment')?.bytes.toString() ?? '';
  return { files, comment };
}

function addFile(call: Call, page: Page, part: Part, comment: string): Attachment {
  const { accountId } = signedIn(call);
  const version = { ...call.wiki.version(accountId, 1), bytes: part.bytes, mediaType: part.mediaType };
  const file: Attachment = {
    type: 'attachment',
    id: `att${call.wiki.nextId()}`,
    fileId: randomUUID(),
    pageId: page.id,
    title: part.filename ?? '',
    comment,
    status: 'current',
    createdAt: version.createdAt,
    authorId: accountId,
    versions: [version],
  };
  call.wiki.attachments.set(file.id, file);
  reindex(call.wiki, file);
  return file;
}

function addVersion(call: Call, file: Attachment, part: Part): Attachment {
  const number = latest(file.versions).number + 1;
  file.versions.push({
    ...call.wiki.version(signedIn(call).accountId, number),
    bytes: part.bytes,
    mediaType: part.mediaType,
  });
  reindex(call.wiki, file);
  return file;
}

/** How a flavour shows what was uploaded. */
export interface FileShapes {
  one: (call: Call, file: Attachment) => unknown;
  many: (call: Call, files: Attachment[]) => unknown;
}

/** `POST` on a page's attachments: new ones alone, with both flavours. */
export function createAttachments(shown: FileShapes): Handler {
  return (call) => {
    const page = visiblePage(call, call.at('id'));
    const { files, comment } = readUpload(call, page);
    for (const { filename } of files)
      if (attachedTo(call, page, filename ?? '') !== undefined)
        refuse(400, `Cannot add a new attachment with same file name as an existing attachment: ${filename ?? ''}`);
    const added = files.map((part) => addFile(call, page, part, comment));
    return json(200, shown.many(call, added));
  };
}

function upsertAttachments(call: Call): Reply {
  const page = visiblePage(call, call.at('id'));
  const { files, comment } = readUpload(call, page);
  const done = files.map((part) => {
    const existing = attachedTo(call, page, part.filename ?? '');
    return existing === undefined ? addFile(call, page, part, comment) : addVersion(call, existing, part);
  });
  return json(200, SHAPES.many(call, done));
}

function fileOn(call: Call, page: Page): Attachment {
  const file = call.wiki.attachments.get(call.at('attachmentId'));
  return file?.pageId === page.id && file.status === 'current'
    ? file
    : refuse(404, `No attachment found with id : ${call.at('attachmentId')}`);
}

/** `POST …/data`: a new version of one attachment. */
export function replaceContent(shown: FileShapes): Handler {
  return (call) => {
    const page = visiblePage(call, call.at('id'));
    const file = fileOn(call, page);
    const [part] = readUpload(call, page).files;
    if (part === undefined) return refuse(400, 'At least one multipart file part is required');
    return json(200, shown.one(call, addVersion(call, file, part)));
  };
}

function download(call: Call): Reply {
  const page = visiblePage(call, call.at('id'));
  const file = fileOn(call, page);
  return redirect(`/wiki${downloadPath(page.id, file.title, latest(file.versions).number)}`);
}

/** An attachment's bytes, as browsers fetch them. */
export function serveFile(call: Call): Reply {
  const page = call.wiki.pages.get(call.at('pageId'));
  if (page === undefined || !mayOnPage(call.wiki, page, call.who, 'view')) return refuse(404, 'Not found');
  const file = attachedTo(call, page, call.at('filename'));
  const wanted = call.ask.query.get('version');
  const version =
    file?.versions.find(({ number }) => String(number) === wanted) ?? (file ? latest(file.versions) : undefined);
  if (version === undefined) return refuse(404, 'Not found');
  const headers = {
    'Content-Type': version.mediaType,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private',
  };
  // What a browser would run as a page of the site is only ever handed out as a file.
  const inline = /^image\/(?!svg)|^application\/pdf$/.test(version.mediaType);
  return {
    status: 200,
    headers: inline ? headers : { ...headers, 'Content-Disposition': 'attachment' },
    body: version.bytes,
  };
}

const ATTACHMENTS = '/wiki/rest/api/content/:id/child/attachment';
const SHAPES: FileShapes = {
  one: shownContent,
  many: (call, files) => {
    const shown = files.map((file) => shownContent(call, file));
    return shownList(call, shown, 0, shown.length);
  },
};

export const attachmentRoutes: Route[] = [
  route(`POST ${ATTACHMENTS}`, createAttachments(SHAPES)),
  route(`PUT ${ATTACHMENTS}`, upsertAttachments),
  route(`POST ${ATTACHMENTS}/:attachmentId/data`, replaceContent(SHAPES)),
  route(`GET ${ATTACHMENTS}/:attachmentId/download`, download),
  route('GET /wiki/download/attachments/:pageId/:filename', serveFile),
];
