import { json } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Comment, Page } from '../state/content.ts';
import { mayChangeComment, mayInSpace, mayOnPage } from '../state/permissions.ts';
import { forPagesAndPosts, pathId, visibleComment, visiblePage, visibleSpace } from './ask.ts';

interface Operation {
  operation: string;
  targetType: string;
}

/** What this person may do with a page, in the API's words. */
export function pageOperations({ wiki, who }: Call, page: Page): Operation[] {
  const edit = mayOnPage(wiki, page, who, 'edit')
    ? ['update', 'delete', 'copy', 'archive'].map((operation) => ({ operation, targetType: page.type }))
    : [];
  const comment = mayOnPage(wiki, page, who, 'comment') ? [{ operation: 'create', targetType: 'comment' }] : [];
  const attach = mayOnPage(wiki, page, who, 'attach') ? [{ operation: 'create', targetType: 'attachment' }] : [];
  const restrict = edit.length > 0 ? [{ operation: 'restrict_content', targetType: page.type }] : [];
  return [{ operation: 'read', targetType: page.type }, ...edit, ...restrict, ...comment, ...attach];
}

/** What this person may do with a comment; replying is an operation of its page. */
export function commentOperations({ wiki, who }: Call, comment: Comment, page: Page): Operation[] {
  const own = mayChangeComment(wiki, comment, page, who) ? ['update', 'delete'] : [];
  return ['read', ...own].map((operation) => ({ operation, targetType: 'comment' }));
}

export const operationRoutes: Route[] = [
  ...forPagesAndPosts((path, type) => [
    route(`GET ${path}/:id/operations`, (call) =>
      json(200, { operations: pageOperations(call, visiblePage(call, pathId(call), type)) }),
    ),
  ]),
  route('GET /wiki/api/v2/spaces/:id/operations', (call) => {
    const space = visibleSpace(call, pathId(call));
    const may = (
      ability: 'edit' | 'comment' | 'attach' | 'admin',
      operation: string,
      targetType: string,
    ): Operation[] => (mayInSpace(space, call.who, ability) ? [{ operation, targetType }] : []);
    return json(200, {
      operations: [
        { operation: 'read', targetType: 'space' },
        ...may('edit', 'create', 'page'),
        ...may('edit', 'create', 'blogpost'),
        ...may('comment', 'create', 'comment'),
        ...may('attach', 'create', 'attachment'),
        ...may('admin', 'administer', 'space'),
      ],
    });
  }),
  ...(['footer', 'inline'] as const).map((place) =>
    route(`GET /wiki/api/v2/${place}-comments/:id/operations`, (call) => {
      const { comment, page } = visibleComment(call, pathId(call), place);
      return json(200, { operations: commentOperations(call, comment, page) });
    }),
  ),
];
