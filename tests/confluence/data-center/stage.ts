import { askAs, type Answer } from '../ask-as.ts';
import { startConfluence, type Confluence, type PageRef, type Person } from '../index.ts';

/** A Data Center with one page, asked at its API. */
export interface DataCenterStage {
  site: Confluence;
  page: PageRef;
  /** @param path - Below `/rest/api`. */
  ask(who: Person | null, method: string, path: string, body?: unknown): Promise<Answer>;
  comment(who: Person | null, more?: object): Promise<Answer>;
}

export async function startDataCenter(contextPath = '/confluence'): Promise<DataCenterStage> {
  const site = await startConfluence({ flavour: 'data-center', contextPath });
  site.createSpace({ key: 'DOC', name: 'Handbook' });
  const page = site.createPage({
    space: 'DOC',
    title: 'Exports',
    storage: '<h2>When</h2><p>Runs every <strong>night</strong>. Every night.</p>',
  });
  const ask: DataCenterStage['ask'] = (who, method, path, body) =>
    askAs(site, who, method, `${contextPath}/rest/api${path}`, body === undefined ? {} : { body });
  return { site, page, ask, comment: (who, more = {}) => ask(who, 'POST', '/content', aComment(page, more)) };
}

/** What `POST /rest/api/content` takes. */
export function aComment(page: Pick<PageRef, 'id'>, more: object = {}): object {
  return {
    type: 'comment',
    container: { id: page.id, type: 'page' },
    body: { storage: { value: '<p>Why?</p>', representation: 'storage' } },
    ...more,
  };
}

/** A place as 8.5.30 wants it told. */
export function inlineAt(originalSelection: string, numMatches = 1, matchIndex = 0): object {
  const serializedHighlights = JSON.stringify([[originalSelection]]);
  const inlineProperties = {
    originalSelection,
    numMatches,
    matchIndex,
    lastFetchTime: '1790923841129',
    serializedHighlights,
  };
  return { extensions: { location: 'inline', inlineProperties } };
}
