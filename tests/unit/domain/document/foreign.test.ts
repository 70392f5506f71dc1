import { describe, expect, test } from 'vitest';
import { plainDocument } from '@/lib/domain/document/document';
import { readStorage, storageSegments } from '@/lib/domain/document/read-storage';
import { readWordpress, wordpressSegments } from '@/lib/domain/document/read-wordpress';

const kinds = (document: ReturnType<typeof readStorage>) => document.map(({ kind }) => kind);

describe('what Docket does not understand stays as it is', () => {
  test('in a line: links to pages, emoticons and colours keep their markup', () => {
    const link =
      '<ac:link><ri:page ri:content-title="Set up" /><ac:plain-text-link-body><![CDATA[set up & run]]></ac:plain-text-link-body></ac:link>';
    const [paragraph] = readStorage(`<p local-id="1">See ${link}, <span style="color: red;">now</span>.</p>`);
    expect(paragraph).toEqual({
      kind: 'paragraph',
      of: [
        { kind: 'text', text: 'See ' },
        { kind: 'kept', source: link, label: 'set up & run' },
        { kind: 'text', text: ', ' },
        { kind: 'kept', source: '<span style="color: red;">now</span>', label: 'now' },
        { kind: 'text', text: '.' },
      ],
    });
  });

  test('as a block: macros, merged cells and pictures of a size', () => {
    const toc = '<ac:structured-macro ac:name="toc" />';
    const table = '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>';
    const image = '<ac:image ac:width="300"><ri:attachment ri:filename="a.png" /></ac:image>';
    const read = readStorage(`${toc}<p>x</p>${table}${image}`);
    expect(kinds(read)).toEqual(['kept', 'paragraph', 'kept', 'kept']);
    expect(plainDocument(read)).toBe('toc\nx\na\na.png');
  });

  test('panels with titles and layouts are gone into', () => {
    const panel =
      '<ac:structured-macro ac:name="info"><ac:parameter ac:name="title">T</ac:parameter><ac:rich-text-body><p>in it</p></ac:rich-text-body></ac:structured-macro>';
    const read = readStorage(
      `<ac:layout><ac:layout-section><ac:layout-cell>${panel}</ac:layout-cell></ac:layout-section></ac:layout>`,
    );
    expect(read).toEqual([{ kind: 'paragraph', of: [{ kind: 'text', text: 'in it' }] }]);
  });

  test('a script is words to nobody, and a link that would run one is no link', () => {
    const read = readWordpress(
      '<!-- wp:paragraph --><p>a <a href="javascript:alert(1)">b</a></p><!-- /wp:paragraph --><script>alert(1)</script>',
    );
    expect(read[0]).toMatchObject({ of: [{ text: 'a ' }, { kind: 'kept', label: 'b' }] });
    expect(plainDocument(read)).not.toContain('alert');
  });

  test('short codes of WordPress, but not other words in brackets on Confluence', () => {
    const [post] = readWordpress('<!-- wp:paragraph --><p>Before [gallery id="1"] after</p><!-- /wp:paragraph -->');
    expect(post).toMatchObject({
      of: [{ text: 'Before ' }, { kind: 'kept', source: '[gallery id="1"]' }, { text: ' after' }],
    });
    expect(readStorage('<p>Press [Ctrl]</p>')).toEqual([
      { kind: 'paragraph', of: [{ kind: 'text', text: 'Press [Ctrl]' }] },
    ]);
  });
});

describe('posts from before the block editor', () => {
  test('an empty line parts paragraphs', () => {
    const source = 'First <strong>one</strong>.\n\nSecond.\n<h2>Setup</h2>\nThird &amp; last.';
    expect(plainDocument(readWordpress(source))).toBe('First one.\nSecond.\nSetup\nThird & last.');
    expect(wordpressSegments(source).map(({ start, end }) => source.slice(start, end))).toEqual([
      'First <strong>one</strong>.',
      'Second.',
      '<h2>Setup</h2>',
      'Third &amp; last.',
    ]);
  });
});

test('a heading’s words are those that a reader sees', () => {
  const anchor =
    '<ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">here</ac:parameter></ac:structured-macro>';
  expect(storageSegments(`<h2>${anchor}Set  up</h2>`).map(({ words }) => words)).toEqual(['Set up']);
});

describe('what would lose more than words when it is written again', () => {
  test.each([
    '<table><tbody><tr><td data-highlight-colour="red">a</td></tr></tbody></table>',
    '<table data-layout="wide"><tbody><tr><td>a</td></tr></tbody></table>',
    '<table><colgroup><col style="width: 90px;" /></colgroup><tbody><tr><td>a</td></tr></tbody></table>',
    '<ol start="3"><li>a</li></ol>',
    '<ul class="alternate"><li>a</li></ul>',
    '<ul><li><ul><li>below</li></ul><p>after it</p></li></ul>',
  ])('%s stays as it is', (source) => {
    expect(readStorage(source)).toMatchObject([{ kind: 'kept', source }]);
  });

  test('a WordPress list or table with a style of its own', () => {
    const list =
      '<!-- wp:list {"className":"is-style-check"} --><ul class="wp-block-list is-style-check"><li>a</li></ul><!-- /wp:list -->';
    expect(readWordpress(list)).toMatchObject([{ kind: 'kept', source: list }]);
  });
});

test('in a post from before the block editor a line feed is a break, and a sign for the excerpt stays', () => {
  expect(readWordpress('Street 1\nTown<!--more--> x')).toEqual([
    {
      kind: 'paragraph',
      of: [
        { kind: 'text', text: 'Street 1' },
        { kind: 'break' },
        { kind: 'text', text: 'Town' },
        { kind: 'kept', source: '<!--more-->', label: 'more' },
        { kind: 'text', text: ' x' },
      ],
    },
  ]);
});
