/** The emulator's DOM beside excerpts of real Cloud pages, told in the same content. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedFolder } from '../contract/specs.ts';
import { clientsFor, storage } from './clients.ts';
import { startConfluence, type Confluence } from './index.ts';
import { skeleton } from './skeleton.ts';

const FIXTURES = join(sharedFolder(), 'fixtures');
const RENDERER = join(FIXTURES, 'confluence-cloud-fabric-renderer.excerpt.html');
const LEGACY = join(FIXTURES, 'confluence-cloud-legacy-editor-shell.excerpt.html');
const ANNOTATION = join(FIXTURES, 'confluence-cloud-inline-comment-annotation.excerpt.html');

const document = { attribute: 'class', value: /\bak-renderer-document\b/ };
const title = { attribute: 'data-testid', value: /^title-text$/ };
const table = { attribute: 'data-number-column', value: /./ };

const BACK_END = `<ac:structured-macro ac:name="toc"/><h2>1. Description</h2>
<p>The’ve provided a list of things they want in the app (required), and also some extra’s (nice to have) if time allows it.</p>
<p>Additionally they want this API to:</p><ul><li><p>Have clean commits</p></li></ul>
<h2>2. Requirements</h2><p>A basic list of functionality the back-end should have:</p>
<ul><li><p>Implement the pre-defined OpenAPI spec. document (see <a href="#attachments">attachment</a>). This includes calls to:</p>
<ul><li><p>Get a list of Pokémon</p></li></ul></li></ul>
<h3><strong>Nice to have</strong></h3><p>There are some extra’s the client would like (Ready):</p>`;

const FILTERS = `<h2>Filters</h2>
<table class="relative-table wrapped" style="width: 100%;" border="1px" cellspacing="2" cellpadding="5"><tbody>
<tr><th>Filter</th><th>Description</th></tr>
<tr><td><p><code>name.contains</code></p></td><td>This filter returns the objects with name that contains the parameter. This is a case sensitive search.</td></tr>
</tbody></table>
<h3>Additional Parameters</h3>`;

const SIZES = `<table><colgroup><col style="width: 225.67px;"/><col style="width: 225.67px;"/></colgroup><tbody>
<tr><th><p><strong>DB SQL size</strong></p></th></tr><tr><td><p>2 or 3 X-Large</p></td></tr></tbody></table>`;

let site: Confluence;
beforeAll(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'LOOK', name: 'Look' });
});
afterAll(() => site.stop());

async function pageAs(path: string): Promise<string> {
  const reply = await fetch(site.loopbackUrl + path, { headers: { cookie: site.signIn(site.users.member).header } });
  return reply.text();
}

/** The excerpt is abridged: of its headings only the last has kept the button that copies its link. */
function withoutCopyButtons(lines: string[]): string[] {
  return lines.filter((line) => !/heading-anchor-wrapper|Copy/.test(line));
}

describe.skipIf(!existsSync(RENDERER))('beside a real page of the current editor', () => {
  test('the title, the renderer, headings, lists, links and marks have the same bones', async () => {
    const { path } = site.createPage({ space: 'LOOK', title: 'Back-End', storage: BACK_END });
    const real = readFileSync(RENDERER, 'utf8');
    const ours = await pageAs(path);
    expect(skeleton(ours, title)).toEqual(skeleton(real, title));
    // The excerpt's macro has lost its key and its body.
    const bones = (markup: string) =>
      withoutCopyButtons(skeleton(markup, document)).map((line) => line.replace(' data-extension-key', ''));
    expect(bones(ours)).toEqual(bones(real));
  });

  test('a heading carries the same button to copy its link', async () => {
    const { path } = site.createPage({
      space: 'LOOK',
      title: 'Heading',
      storage: '<h3><strong>Nice to have</strong></h3>',
    });
    const heading = { attribute: 'id', value: /^Nice-to-have$/ };
    expect(skeleton(await pageAs(path), heading)).toEqual(skeleton(readFileSync(RENDERER, 'utf8'), heading));
  });
});

describe.skipIf(!existsSync(LEGACY))('beside a real page that is still on the legacy editor', () => {
  test('the shell with its two ids, the body, heading ids and tables have the same bones', async () => {
    const { path } = site.createPage({
      space: 'LOOK',
      title: 'Query Parameters and Filters',
      editor: 'legacy',
      storage: FILTERS,
    });
    const shell = { attribute: 'data-testid', value: /^page-content-only$/ };
    const ours = await pageAs(path);
    expect(skeleton(ours, shell)).toEqual(skeleton(readFileSync(LEGACY, 'utf8'), shell));
    for (const id of ['QueryParametersandFilters-Filters', 'QueryParametersandFilters-AdditionalParameters']) {
      expect(ours).toContain(`id="${id}"`);
    }
  });
});

describe.skipIf(!existsSync(ANNOTATION))('beside a real page with inline comments', () => {
  test('a table whose words carry inline comments has the same bones, the mark inside of other marks', async () => {
    const { id, path } = site.createPage({ space: 'LOOK', title: 'Sizes', storage: SIZES });
    const { v2 } = clientsFor(site, site.users.commenter);
    for (const textSelection of ['DB SQL size', '2 or 3 X-Large'])
      await v2.comment.createInlineComment({
        pageId: id,
        body: storage('<p>Which?</p>'),
        inlineCommentProperties: { textSelection, textSelectionMatchCount: 1, textSelectionMatchIndex: 0 },
      });
    expect(skeleton(await pageAs(path), table)).toEqual(skeleton(readFileSync(ANNOTATION, 'utf8'), table));
  });
});
