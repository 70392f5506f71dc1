import { expect, test } from 'vitest';
import { readWholeSite } from '@/lib/app/whole-site';
import type { NativeComment } from '@/lib/domain/comment';
import type { PageRef } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { asks } from './make-desk';
import { aComment } from './make-threads';
import { page } from './make-outlines';
import { aSite } from './samples';

/** Reads a site of three pages with one question each, of which some answer with a problem instead. */
function read(refused: Record<string, Problem>) {
  const pages = [1, 2, 3].map(page);
  const commentsOf = async ({ pageId }: PageRef): Promise<Result<NativeComment[]>> => {
    const problem = refused[pageId];
    return problem === undefined ? ok([aComment(asks(`About ${pageId}?`))]) : fail(problem);
  };
  const platform = {
    site: aSite(),
    changes: { changedPages: async () => ok({ pages: pages.map((one) => ({ page: one })), cursor: null }) },
    comments: { commentsOf },
    outlines: { outlines: async () => ok({ pages: pages.map((one) => ({ page: one, sections: [] })), cursor: null }) },
  } as unknown as Platform; // what is asked of it here
  const ask = { platform, register: null, scope: [], now: 1, known: [], onPage: () => {}, wait: async () => {} };
  return readWholeSite(ask);
}

test.each(['page-gone', 'not-allowed'] as const)(
  'a page that is refused (%s) does not end the report on the others',
  async (why) => {
    const site = await read({ 2: { kind: 'refused', why } });
    expect(site.ok && site.value.rows.map(({ words }) => words)).toEqual(['About 1?', 'About 3?']);
  },
);

test('a report that may read nothing, or is cut, says so', async () => {
  const problem: Problem = { kind: 'refused', why: 'not-allowed' };
  expect(await read({ 1: problem, 2: problem, 3: problem })).toEqual(fail(problem));
  expect(await read({ 2: { kind: 'signed-out' } })).toEqual(fail({ kind: 'signed-out' }));
});
