/** What blog posts, live pages and pages of the legacy editor do differently from a page of the current one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs, body, picture } from './ask-as.ts';
import { clientsFor, refusal, storage } from './clients.ts';
import { startConfluence, type Confluence, type PageRef, type Person } from './index.ts';

const NIGHT = '<h2>Before</h2><p>Runs every <strong>night</strong>.</p>';

let site: Confluence;
let post: PageRef;
let page: PageRef;

beforeAll(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Handbook' });
  post = site.createBlogPost({ space: 'DOC', title: 'Exports moved', storage: NIGHT });
  page = site.createPage({ space: 'DOC', title: 'Exports', storage: NIGHT });
});
afterAll(() => site.stop());

async function see(path: string, who: Person = site.users.member): Promise<string> {
  return (await askAs(site, who, 'GET', path)).text;
}

describe('a blog post', () => {
  test('stands under the day it was written, and is found there alone', async () => {
    expect(post.path).toMatch(/^\/wiki\/spaces\/DOC\/blog\/\d{4}\/\d\d\/\d\d\/\d+\/Exports\+moved$/);
    expect(await see(post.path)).toContain('class="ak-renderer-document"');
    const asPage = await askAs(site, site.users.member, 'GET', `/wiki/spaces/DOC/pages/${post.id}`);
    expect([asPage.status, asPage.headers.get('location')]).toEqual([302, post.path]);
    expect((await askAs(site, site.users.member, 'GET', `/wiki/api/v2/pages/${post.id}`)).status).toBe(404);
    expect((await askAs(site, site.users.member, 'GET', `/wiki/api/v2/blogposts/${page.id}`)).status).toBe(404);
  });

  test('takes comments, answers, attachments and labels by its own routes', async () => {
    const { v1, v2 } = clientsFor(site, site.users.member);
    const blogPostId = post.id;
    const inlineCommentProperties = {
      textSelection: 'every night',
      textSelectionMatchCount: 1,
      textSelectionMatchIndex: 0,
    };
    const inline = await v2.comment.createInlineComment({
      blogPostId,
      body: storage('<p>Why?</p>'),
      inlineCommentProperties,
    });
    const footer = await v2.comment.createFooterComment({ blogPostId, body: storage('<p>Below</p>') });
    const answer = await v2.comment.createFooterComment({ parentCommentId: footer.id, body: storage('<p>Yes</p>') });
    expect(inline.blogPostId).toBe(post.id);
    const id = Number(post.id);
    const ids = (list: { results?: { id?: string | undefined }[] | undefined }) =>
      (list.results ?? []).map((one) => one.id);
    expect(ids(await v2.comment.getBlogPostInlineComments({ id }))).toEqual([inline.id]);
    expect(ids(await v2.comment.getBlogPostFooterComments({ id }))).toEqual([footer.id]);
    expect(ids(await v2.comment.getFooterCommentChildren({ id: Number(footer.id) }))).toEqual([answer.id]);
    expect(site.page(post.id).storage).toContain('<ac:inline-comment-marker');

    const upload = { body: picture('shot.png'), headers: { 'X-Atlassian-Token': 'no-check' } };
    await askAs(site, site.users.member, 'POST', `/wiki/rest/api/content/${post.id}/child/attachment`, upload);
    const files = await v2.attachment.getBlogpostAttachments({ id });
    expect(files.results?.map(({ title, blogPostId: on }) => [title, on])).toEqual([['shot.png', post.id]]);

    await v1.contentLabels.addLabelsToContent({ id: post.id, body: [{ prefix: 'global', name: 'news' }] });
    expect((await v2.label.getBlogPostLabels({ id })).results?.map(({ name }) => name)).toEqual(['news']);
  });

  test('its id is no page to comment on, nor a page’s id a blog post', async () => {
    const { v2 } = clientsFor(site, site.users.member);
    const asPage = v2.comment.createFooterComment({ pageId: post.id, body: storage('<p>x</p>') });
    const asPost = v2.comment.createFooterComment({ blogPostId: page.id, body: storage('<p>x</p>') });
    expect([await refusal(asPage), await refusal(asPost)]).toEqual([404, 404]);
  });

  test('two of a space may have one title', async () => {
    const created = await askAs(site, site.users.member, 'POST', '/wiki/api/v2/blogposts', {
      body: { spaceId: site.createSpace({ key: 'TWO', name: 'Two' }).id, title: 'News', body: body('<p>1</p>') },
    });
    expect(created.status).toBe(200);
    expect(created.json()).not.toHaveProperty('parentId');
  });

  test('is listed by its space, and the list is nothing to ask about', async () => {
    const list = await see('/wiki/spaces/DOC/blog');
    expect(list).toContain(post.path);
    expect(list).not.toContain('class="ak-renderer-document"');
  });
});

describe('a live page', () => {
  test('opens in its editor also to read, without the metas and the title of a page', async () => {
    const live = site.createPage({ space: 'DOC', title: 'Live notes', storage: NIGHT, editor: 'live' });
    for (const [who, editable] of [
      [site.users.member, 'true'],
      [site.users.commenter, 'false'],
    ] as const) {
      const seen = await see(live.path, who);
      expect(seen).toContain('data-content-subtype="live" data-fabric-mode="edit"');
      expect(seen).toContain(`class="ProseMirror" contenteditable="${editable}"`);
      expect(seen).toContain(`<meta name="ajs-page-id" content="${live.id}">`);
      expect(seen).not.toMatch(
        /class="ak-renderer-document|id="main-content"|id="title-text"|ajs-page-title|page-version/,
      );
    }
    const read = (await askAs(site, site.users.member, 'GET', `/wiki/api/v2/pages/${live.id}`)).json();
    expect(read).toMatchObject({ subtype: 'live' });
  });
});

describe('a page of the legacy editor', () => {
  test('shows macros, links and inline comments in the old renderer’s markup', async () => {
    const old = site.createPage({
      space: 'DOC',
      title: 'Old one',
      editor: 'legacy',
      storage:
        '<p>Keep the lane free.</p><ac:structured-macro ac:name="warning"><ac:rich-text-body><p>Mind the step.</p></ac:rich-text-body></ac:structured-macro>' +
        '<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[crank --up < 3]]></ac:plain-text-body></ac:structured-macro>' +
        '<h2>2. Again</h2><h2>2. Again</h2>',
    });
    const { v2 } = clientsFor(site, site.users.commenter);
    const inlineCommentProperties = {
      textSelection: 'the lane',
      textSelectionMatchCount: 1,
      textSelectionMatchIndex: 0,
    };
    await v2.comment.createInlineComment({ pageId: old.id, body: storage('<p>Which?</p>'), inlineCommentProperties });
    const seen = await see(old.path);
    expect(seen).toMatch(/Keep <span class="inline-comment-marker" data-ref="[\w-]{36}">the lane<\/span> free\./);
    expect(seen).toContain('confluence-information-macro-warning');
    expect(seen).toContain('crank --up &lt; 3');
    expect(seen).toContain('id="Oldone-2.Again.1"');
  });
});

test('search is nothing to ask about', async () => {
  const seen = await see('/wiki/search?text=exports');
  expect(seen).toContain('Exports moved');
  expect(seen).toContain('<meta name="ajs-page-id" content="">');
  expect(seen).not.toContain('class="ak-renderer-document"');
});
