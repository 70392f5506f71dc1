import { expect, test } from 'vitest';
import { htmlToStorage } from './html-to-storage.ts';
import { insertMarker, removeMarker } from './storage/markers.ts';
import { NotWellFormed, parseStorage } from './storage/parse.ts';
import { renderFabric, type RenderContext } from './storage/render.ts';
import { placeText, textOf } from './storage/text.ts';

const nothing: RenderContext = {
  attachmentUrl: () => null,
  displayName: () => 'Rea Reader',
  pageUrl: () => '#',
  markerState: () => 'open',
};

function rendered(source: string): string {
  return renderFabric(parseStorage(source), nothing);
}

test('what is not well formed is refused with row and column', () => {
  // The words that chesshacker/terraform-provider-confluence #7 reports.
  expect(() => parseStorage('<p>one\ntwo</xml>')).toThrow(
    'Error parsing xhtml: Unexpected close tag </xml>; expected </p>.\n at [row,col {unknown-source}]: [2,10]',
  );
});

test.each([
  '<p>open',
  '<p>one</p></p>',
  '<b><i>crossed</b></i>',
  'bare & ampersand',
  '&unknown; entity',
  '&#0; character',
  '<p class=bare>x</p>',
  '<p class="a" class="b">x</p>',
  '<br>',
  'a < b',
  '<p title="a<b">x</p>',
  '<![CDATA[open',
  'an odd ]]> end',
  '<!-- a -- b -->',
  'a \u0000 b',
])('%j is not well formed', (source) => {
  expect(() => parseStorage(source)).toThrow(NotWellFormed);
});

test.each([
  '',
  'plain',
  '<ac:unknown ac:thing="1"><ri:odd/></ac:unknown>',
  "<p title='single &quot;'>x</p>",
  '<p>&nbsp;&rsquo;&#8217;&#x1F600;</p>',
  '<ac:plain-text-body><![CDATA[ <b> & ]]></ac:plain-text-body>',
  '<!-- a comment --><p >x</p >',
])('%j is well formed, whatever its tags mean', (source) => {
  expect(() => parseStorage(source)).not.toThrow();
});

test('the text is what a reader sees: white space collapsed, blocks apart, code and parameters left out', () => {
  const source =
    '<h2>A  b</h2><ul><li>one</li><li>two</li></ul><ac:structured-macro ac:name="code"><ac:parameter ac:name="x">no</ac:parameter>' +
    '<ac:plain-text-body><![CDATA[no]]></ac:plain-text-body></ac:structured-macro><p>c\n d&amp;e</p>';
  expect(placeText(parseStorage(source)).text.split('\n').filter(Boolean)).toEqual(['A b', 'one', 'two', 'c d&e']);
});

test.each([
  [
    '<p>see <ac:link><ri:page ri:content-title="P"/><ac:plain-text-link-body><![CDATA[the page]]></ac:plain-text-link-body></ac:link> now</p>',
    'see the page now',
  ],
  ['<p>a <em>b</em> c</p>', 'b c'],
  ['<p>😀 &#128512; y</p>', '😀 y'],
  ['<p><a href="x&amp;y">link</a></p>', 'in'],
])('a marker in %s is well formed around %j, and taken out again without a trace', (source, words) => {
  const marked = insertMarker(source, words, 0, 'ref') ?? '';
  const marks: string[] = [];
  const collect = (node: ReturnType<typeof parseStorage>): void => {
    if (node.name === 'ac:inline-comment-marker') marks.push(textOf(node));
    else for (const child of node.children) if (child.kind === 'element') collect(child);
  };
  collect(parseStorage(marked));
  expect(marks.join('')).toBe(words);
  expect(removeMarker(marked, 'ref')).toBe(source);
});

test('what a person writes never becomes markup or a script address', () => {
  expect(rendered('<p>&lt;img src=x onerror=alert(1)&gt;</p>')).not.toContain('<img');
  expect(rendered('<p><a href="javascript:alert(1)">x</a></p>')).not.toContain('href="javascript');
  expect(rendered('<script>alert(1)</script>')).not.toContain('<script');
  expect(rendered('<p onclick="alert(1)">x</p>')).not.toContain('onclick');
});

test('headings get ids from their text, numbered where it repeats', () => {
  const ids = [...rendered('<h2>Nice to have</h2><h3>Nice to have</h3>').matchAll(/ id="([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(ids).toEqual(['Nice-to-have', 'Nice-to-have.1']);
});

test('HTML becomes well-formed storage, code the code macro, pictures images', () => {
  const storage = htmlToStorage(
    '<p>a<br>b&nbsp;&amp; c</p><pre><code class="language-sh">x &lt; y ]]&gt;\n</code></pre><img src="https://x.example/y.png" alt="Y">',
  );
  expect(() => parseStorage(storage)).not.toThrow();
  const shown = rendered(storage);
  expect(shown).toContain('x &lt; y ]]&gt;');
  expect(shown).toContain('alt="Y"');
});

test('a message of 100,000 characters is parsed and placed', () => {
  const source = `<p>${'a &amp; b &lt; '.repeat(8_000)}</p>`;
  expect(placeText(parseStorage(source)).text.trim()).toBe('a & b < '.repeat(8_000).trim());
});
