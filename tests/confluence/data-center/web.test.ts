import { afterEach, describe, expect, test } from 'vitest';
import { DomUtils, parseDocument } from 'htmlparser2';
import { askAs } from '../ask-as.ts';
import type { Person } from '../index.ts';
import { tinyCode } from '../web/addresses.ts';
import { aComment, startDataCenter, type DataCenterStage } from './stage.ts';

let stage: DataCenterStage;
afterEach(() => stage.site.stop());

async function see(path: string, who: Person = stage.site.users.commenter) {
  const reply = await askAs(stage.site, who, 'GET', path);
  const document = parseDocument(reply.text).children;
  const all = (test: (name: string, attribs: Record<string, string>) => boolean) =>
    DomUtils.findAll(({ name, attribs }) => test(name, attribs), document);
  return {
    status: reply.status,
    location: reply.headers.get('location'),
    metas: Object.fromEntries(
      all((name) => name === 'meta').map(({ attribs }) => [attribs['name'] ?? '', attribs['content'] ?? '']),
    ),
    texts: (selector: { id?: string; class?: string }) =>
      all(
        (_, attribs) =>
          (selector.id === undefined || attribs['id'] === selector.id) &&
          (selector.class === undefined || (attribs['class'] ?? '').split(' ').includes(selector.class)),
      ).map((element) => DomUtils.textContent(element)),
    markup: reply.text,
  };
}

describe.each(['', '/confluence', '/wiki'])('below the context path "%s"', (contextPath) => {
  test('every address of a page shows it, with the metas of Data Center', async () => {
    stage = await startDataCenter(contextPath);
    const { id } = stage.page;
    const byTitle = '/display/DOC/Exports';
    const addresses = [byTitle, `/pages/viewpage.action?pageId=${id}`, `/spaces/DOC/pages/${id}/Exports`];
    expect(stage.page.path).toBe(contextPath + byTitle);
    for (const address of addresses) {
      const seen = await see(contextPath + address);
      expect(seen.metas).toMatchObject({
        'ajs-page-id': id,
        'ajs-latest-page-id': id,
        'ajs-content-type': 'page',
        'ajs-space-key': 'DOC',
        'ajs-base-url': stage.site.loopbackUrl + contextPath,
        'ajs-context-path': contextPath,
        'ajs-remote-user': 'rea',
        'ajs-remote-user-key': stage.site.users.commenter.accountId,
        'page-version': '1',
      });
      expect(seen.metas['ajs-version-number']).toMatch(/^\d+\.\d+/);
      expect(seen.metas).not.toHaveProperty('ajs-cloud-id');
      expect(seen.texts({ id: 'main-content' })).toEqual(['WhenRuns every night. Every night.']);
    }
    const tiny = await see(`${contextPath}/x/${tinyCode(id)}`);
    expect([tiny.status, tiny.location]).toEqual([302, stage.page.path]);
  });
});

test('a comment’s body has the class of a page’s, and its marker stands in the page', async () => {
  stage = await startDataCenter();
  await stage.comment(stage.site.users.commenter);
  await stage.ask(stage.site.users.commenter, 'POST', '/content', aComment(stage.page));
  const seen = await see(stage.page.path);
  expect(seen.texts({ class: 'wiki-content' })).toEqual(['WhenRuns every night. Every night.', 'Why?', 'Why?']);
});

test('a theme changes all around the page, and keeps metas, title and content', async () => {
  stage = await startDataCenter();
  const plain = await see(stage.page.path);
  stage.site.switches.theme = 'shell';
  const themed = await see(stage.page.path);
  expect(themed.metas).toEqual(plain.metas);
  expect(themed.markup).toContain('<body id="com-atlassian-confluence" class="brikit ');
  for (const id of ['title-text', 'main-content']) expect(themed.texts({ id })).toEqual(plain.texts({ id }));
  expect(themed.texts({ class: 'wiki-content' }).at(-1)).toContain('The daemon on call'); // the theme's footer is a page, too
  expect(themed.texts({ id: 'header' })).toEqual([]);
});

test('dashboard, editor, a missing page and a hidden one are none for readers', async () => {
  stage = await startDataCenter();
  const { metas } = await see('/confluence/dashboard.action');
  expect(metas).toMatchObject({ 'ajs-page-id': '' });
  const editor = await see(`/confluence/pages/editpage.action?pageId=${stage.page.id}`, stage.site.users.member);
  expect(editor.markup).toContain('<form id="editpageform"');
  stage.site.restrict(stage.page.id, { read: [stage.site.users.admin] });
  const [hidden, missing] = [await see(stage.page.path), await see('/confluence/display/DOC/Nothing')];
  expect([hidden.status, hidden.texts({ id: 'title-text' })]).toEqual([404, ['Page Not Found']]);
  expect(hidden.markup).toBe(missing.markup);
});

test('a heading’s id is the page’s title and its words; the same words twice are told apart', async () => {
  stage = await startDataCenter();
  const storage = '<h2>Before, and after</h2><h2>By hand</h2><h3>By hand</h3>';
  const { path } = stage.site.createPage({ space: 'DOC', title: '2. Raise a barrier', storage });
  const { markup } = await see(path);
  const ids = [...markup.matchAll(/<h[23] id="([^"]*Raise[^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual([
    'id-2.Raiseabarrier-Before,andafter',
    'id-2.Raiseabarrier-Byhand',
    'id-2.Raiseabarrier-Byhand.1',
  ]);
});
