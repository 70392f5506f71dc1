import { afterAll, beforeAll, expect, test } from 'vitest';
import { DomUtils, parseDocument } from 'htmlparser2';
import { askAs, body, picture } from './ask-as.ts';
import { startConfluence, type Confluence, type PageRef, type Person } from './index.ts';

let site: Confluence;
let page: PageRef;

beforeAll(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Handbook' });
  page = site.createPage({
    space: 'DOC',
    title: 'Exports & feeds',
    storage: '<h2>Before</h2><p>Runs every night.</p>',
  });
});
afterAll(() => site.stop());

interface Seen {
  status: number;
  location: string | null;
  policy: string;
  metas: Record<string, string>;
  title: string;
  /** The text of the first element with this attribute and value, null without one. */
  text(attribute: string, value: string): string | null;
  markup: string;
}

async function see(path: string, who: Person | null = site.users.commenter): Promise<Seen> {
  const reply = await askAs(site, who, 'GET', path);
  const document = parseDocument(reply.text);
  const metas = DomUtils.getElementsByTagName('meta', document).map(({ attribs }) => [
    attribs['name'],
    attribs['content'],
  ]);
  return {
    status: reply.status,
    location: reply.headers.get('location'),
    policy: reply.headers.get('content-security-policy') ?? '',
    metas: Object.fromEntries(metas) as Record<string, string>, // attributes are text
    title: DomUtils.textContent(DomUtils.getElementsByTagName('title', document)),
    text(attribute, value) {
      const found = DomUtils.findOne(
        ({ attribs }) => attribs[attribute]?.split(' ').includes(value) === true,
        document.children,
      );
      return found === null ? null : DomUtils.textContent(found);
    },
    markup: reply.text,
  };
}

test('a page shows title, body and where it stands, with the metas of Cloud', async () => {
  const seen = await see(page.path);
  expect(seen.status).toBe(200);
  expect(seen.title).toBe('Exports & feeds - Handbook - Confluence');
  expect(seen.text('data-testid', 'title-text')).toBe('Exports & feeds');
  expect(seen.text('data-testid', 'page-content-only')).toContain('Runs every night.');
  expect(seen.text('data-testid', 'breadcrumbs')).toBe('HandbookExports & feeds');
  expect(seen.metas).toMatchObject({
    'ajs-base-url': `${site.loopbackUrl}/wiki`,
    'ajs-context-path': '/wiki',
    'ajs-page-id': page.id,
    'ajs-space-key': 'DOC',
    'ajs-remote-user': site.users.commenter.accountId,
    'ajs-current-user-fullname': 'Rea Reader',
  });
  expect(seen.metas['ajs-version-number']).toMatch(/^1000\.0\.0-/);
});

test('scripts need the nonce of this very reply; pictures and styles are free', async () => {
  const [one, other] = [await see(page.path), await see(page.path)];
  expect(one.policy).toMatch(/script-src 'nonce-[\w-]+';/);
  expect(one.policy).not.toMatch(/img-src|style-src|default-src|unsafe-inline/);
  expect(one.policy).not.toBe(other.policy);
});

test.each([() => `/wiki/spaces/DOC/pages/${page.id}`, () => `/wiki/spaces/DOC/pages/${page.id}/an+older+title`])(
  'the page is the same at its short address and under an old title',
  async (path) => {
    expect((await see(path())).text('data-testid', 'title-text')).toBe('Exports & feeds');
  },
);

test('tiny links and the old address lead to the page', async () => {
  const reply = await askAs(site, site.users.commenter, 'GET', `/wiki/api/v2/pages/${page.id}`);
  const { _links: links } = reply.json() as { _links: { tinyui: string } }; // the API's page
  expect((await see(`/wiki${links.tinyui}`)).location).toBe(page.path);
  expect((await see(`/wiki/pages/viewpage.action?pageId=${page.id}`)).location).toBe(page.path);
});

test('the tiny code is the one that real sites use', async () => {
  const { tinyCode, pageIdOfTiny } = await import('./web/addresses.ts');
  expect([tinyCode('315494566'), pageIdOfTiny('phDOEg')]).toEqual(['phDOEg', '315494566']); // mcp-atlassian #1222
});

test('front pages, the editor and missing pages are none to ask about', async () => {
  const home = await see('/wiki/home');
  expect([home.metas['ajs-page-id'], home.text('class', 'ak-renderer-document')]).toEqual(['', null]);
  const overview = await see('/wiki/spaces/DOC/overview');
  expect(overview.text('class', 'ak-renderer-document')).toBe('Handbook');
  const missing = await see('/wiki/spaces/DOC/pages/999999999/Gone');
  expect([missing.status, missing.title, missing.metas['ajs-page-id']]).toEqual([
    404,
    'Page Not Found - Confluence',
    '',
  ]);
  expect((await see(`/wiki/spaces/DOC/pages/edit-v2/${page.id}`)).status).toBe(404);
  const editor = await see(`/wiki/spaces/DOC/pages/edit-v2/${page.id}`, site.users.member);
  expect(editor.text('data-testid', 'editor-wrapper')).toContain('Runs every night.');
  expect(editor.text('class', 'ProseMirror')).toContain('Before');
  expect(editor.text('class', 'ak-renderer-document')).toBeNull();
});

test('a comment stands below the page with its picture and its author, for people without Docket', async () => {
  const { member, commenter } = site.users;
  const upload = { body: picture('shot.png'), headers: { 'X-Atlassian-Token': 'no-check' } };
  await askAs(site, member, 'POST', `/wiki/rest/api/content/${page.id}/child/attachment`, upload);
  const words = '<p>See:</p><ac:image><ri:attachment ri:filename="shot.png"/></ac:image><p>&lt;b&gt; as text</p>';
  await askAs(site, member, 'POST', '/wiki/api/v2/footer-comments', { body: { pageId: page.id, body: body(words) } });
  const seen = await see(page.path, commenter);
  const comments = seen.text('data-testid', 'footer-comments') ?? '';
  expect(comments).toContain('1 comment');
  expect(comments).toContain('Mika Writer');
  expect(comments).toContain('<b> as text');
  const source =
    /<img data-testid="media-image" [^>]*src="([^"]+)"/.exec(seen.markup)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const file = await askAs(site, commenter, 'GET', source);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await askAs(site, site.users.outsider, 'GET', source)).status).toBe(404);
});

test('what somebody uploads never runs as a page of the site', async () => {
  const form = new FormData();
  form.append('file', new Blob(['<script>1</script>'], { type: 'text/html' }), 'x.html');
  const path = `/wiki/rest/api/content/${page.id}/child/attachment`;
  await askAs(site, site.users.member, 'POST', path, { body: form, headers: { 'X-Atlassian-Token': 'no-check' } });
  const file = await askAs(site, site.users.member, 'GET', `/wiki/download/attachments/${page.id}/x.html`);
  expect(file.headers.get('content-disposition')).toBe('attachment');
});
