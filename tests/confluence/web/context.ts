import type { RenderContext } from '../storage/render.ts';
import type { Call } from '../server/router.ts';
import { latest, type Page, type Space } from '../state/content.ts';
import { spaceOf } from '../state/permissions.ts';
import { personById } from '../state/wiki.ts';
import { downloadPath, pagePath } from './addresses.ts';

/**
 * What a body on this page refers to: attachments, people, other pages, comments.
 * ASSUMPTION: `ri:attachment` in a comment names an attachment of the comment's page (PLATFORM-FACTS 3.11, a gap).
 */
export function renderContext(
  { wiki, contextPath }: Pick<Call, 'wiki' | 'contextPath'>,
  page: Page,
  pathOf: (page: Page, space: Space) => string = pagePath,
): RenderContext {
  return {
    attachmentUrl(filename) {
      const found = [...wiki.attachments.values()].find(
        (file) => file.pageId === page.id && file.title === filename && file.status === 'current',
      );
      return found === undefined
        ? null
        : `${contextPath}${downloadPath(page.id, filename, latest(found.versions).number)}`;
    },
    displayName: (accountId) => personById(wiki, accountId)?.displayName ?? 'Former user',
    pageUrl(title, spaceKey) {
      const target = [...wiki.pages.values()].find((one) => {
        const space = spaceOf(wiki, one);
        return one.title === title && (spaceKey === null ? space.id === page.spaceId : space.key === spaceKey);
      });
      return target === undefined ? '#' : contextPath + pathOf(target, spaceOf(wiki, target));
    },
    markerState(ref) {
      const anchor = [...wiki.comments.values()].find((one) => one.anchor?.markerRef === ref)?.anchor;
      if (anchor === undefined || anchor === null) return null;
      return anchor.resolution === 'resolved' ? 'resolved' : 'open';
    },
  };
}
