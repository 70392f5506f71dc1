import { createAttachments, replaceContent, serveFile, type FileShapes } from '../api-v1/attachments.ts';
import { windowOf } from '../api-v1/ask.ts';
import { json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import { latest } from '../state/content.ts';
import { visiblePage } from './ask.ts';
import { part, shownFile, shownList } from './shapes.ts';

const SHAPES: FileShapes = {
  one: shownFile,
  many: (call, files) => {
    const shown = files.map((file) => shownFile(call, file));
    return shownList(call, shown, 0, shown.length);
  },
};

/** Listings run behind by the listing's lag; uploads do not wait for them. */
function list(call: Call): Reply {
  const { wiki, ask } = call;
  const page = visiblePage(call, call.at('id'));
  const [filename, mediaType] = [ask.query.get('filename'), ask.query.get('mediaType')];
  const seenUntil = wiki.clock.now() - wiki.faults.listLagMs;
  const files = [...wiki.attachments.values()].filter(
    (file) =>
      file.pageId === page.id &&
      file.status === 'current' &&
      Date.parse(file.createdAt) <= seenUntil &&
      (filename ?? file.title) === file.title &&
      (mediaType ?? latest(file.versions).mediaType) === latest(file.versions).mediaType,
  );
  return json(
    200,
    part(call, files, windowOf(call, 50), (file) => shownFile(call, file)),
  );
}

/** New ones by POST alone: the collection takes no PUT (405), unlike Cloud's (mcp-atlassian #1253). */
export function fileRoutes(api: string, contextPath: string): Route[] {
  const at = `${api}/content/:id/child/attachment`;
  return [
    route(`GET ${at}`, list),
    route(`POST ${at}`, createAttachments(SHAPES)),
    route(`POST ${at}/:attachmentId/data`, replaceContent(SHAPES)),
    route(`GET ${contextPath}/download/attachments/:pageId/:filename`, serveFile),
  ];
}
