import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { never, problemOf } from './abilities';
import { startDataCenterStage, type DataCenterStage } from './data-center-stage';

const Labels = v.object({ results: v.array(v.object({ name: v.string() })) });

let stage: DataCenterStage;
beforeAll(async () => {
  stage = await startDataCenterStage();
});
afterAll(() => stage.stop());

/** What the wiki itself says, past our own client. */
async function labelsOf(pageId: string): Promise<string[]> {
  const { wiki } = stage;
  const headers = { Cookie: wiki.signIn(wiki.users.admin).header };
  const reply = await fetch(`${wiki.loopbackUrl}${wiki.contextPath}/rest/api/content/${pageId}/label`, { headers });
  return v.parse(Labels, await reply.json()).results.map(({ name }) => name);
}

test('a label on Data Center is put on a page and taken off it by whoever may edit the page', async () => {
  const page = stage.newPage();
  const { labels } = stage.platformOf(stage.wiki.users.member);
  await labels?.add(page, 'handbook', never);
  await labels?.add(page, 'docket-open', never);
  await labels?.add(page, 'docket-open', never);
  expect((await labelsOf(page.pageId)).sort()).toEqual(['docket-open', 'handbook']);
  expect(await labels?.remove(page, 'docket-open', never)).toMatchObject({ ok: true });
  expect(await labelsOf(page.pageId)).toEqual(['handbook']);
});

test('on Data Center somebody who may not edit the page is refused', async () => {
  const page = stage.newPage();
  const refused = await stage.platformOf(stage.wiki.users.commenter).labels?.add(page, 'docket-open', never);
  expect(problemOf(refused ?? { ok: true, value: null })).toMatchObject({ kind: 'refused', why: 'not-allowed' });
  expect(await labelsOf(page.pageId)).toEqual([]);
});
