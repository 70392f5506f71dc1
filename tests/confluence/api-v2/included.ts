import type { Call } from '../server/router.ts';
import { isPage, type Attachment, type Comment, type Page } from '../state/content.ts';
import { queryFlag } from './ask.ts';
import { commentOperations, pageOperations } from './operations.ts';
import { shownProperty, shownVersion } from './shapes.ts';

function list(call: Call, results: unknown[]): unknown {
  return { results, meta: { hasMore: false, cursor: '' }, _links: { self: call.ask.origin + call.ask.path } };
}

/** The members that `include-*` asks for. Properties of an inline comment stand beside its marker's. */
export function included(call: Call, content: Page | Comment | Attachment, page: Page): Record<string, unknown> {
  const wants = (name: string): boolean => queryFlag(call, `include-${name}`);
  const properties = 'properties' in content ? content.properties.map(shownProperty) : [];
  const operations = content.type === 'comment' ? commentOperations(call, content, page) : pageOperations(call, page);
  const likes = 'likes' in content ? content.likes.map((accountId) => ({ accountId })) : [];
  return {
    ...(wants('labels') ? { labels: list(call, isPage(content) ? content.labels : []) } : {}),
    ...(wants('properties') ? { properties: list(call, properties) } : {}),
    ...(wants('operations') ? { operations: list(call, operations) } : {}),
    ...(wants('likes') ? { likes: list(call, likes) } : {}),
    ...(wants('versions') ? { versions: list(call, content.versions.map(shownVersion)) } : {}),
  };
}
