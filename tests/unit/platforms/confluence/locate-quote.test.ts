import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUOTE_LIMIT, shortenQuote, type Anchor } from '@/lib/domain/anchor';
import { locateQuote } from '@/lib/platforms/confluence/locate-quote';
import { readBodyText } from '@/lib/platforms/body-text';

const anchorAt = (
  exact: string,
  over: { prefix?: string; suffix?: string; path?: string[]; start?: number } = {},
): Anchor => ({
  quote: { exact, prefix: over.prefix ?? '', suffix: over.suffix ?? '' },
  position: over.start === undefined ? null : { start: over.start, end: over.start + exact.length },
  section: { path: over.path ?? [], headingId: null, occurrence: 0, bodyHash: null },
});
const locate = (storage: string, ...anchor: Parameters<typeof anchorAt>) =>
  locateQuote(readBodyText(storage), anchorAt(...anchor));
const selection = (textSelection: string, count: number, index: number) => ({
  textSelection,
  textSelectionMatchCount: count,
  textSelectionMatchIndex: index,
});

describe('a page in storage format', () => {
  test('reads as its reader sees it: across markup, entities and markers, one line a block', () => {
    const storage =
      '<h2>Set&nbsp;up</h2><p>aaa <strong>bo<em>ld</em></strong> b&amp;b<br/>c</p><ul><li>one</li><li><p>two</p></li></ul>' +
      '<p>before<ac:inline-comment-marker ac:ref="21641e47">annotation</ac:inline-comment-marker>after</p>';
    expect(readBodyText(storage).text).toBe('Set\u00a0up\naaa bold b&b\nc\none\ntwo\nbeforeannotationafter\n');
  });

  test('holds the words of panels, links and tasks, and none of a macro’s settings or code', () => {
    const storage =
      '<ac:structured-macro ac:name="info"><ac:parameter ac:name="title">T</ac:parameter><ac:rich-text-body><p>In</p></ac:rich-text-body></ac:structured-macro>' +
      '<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[let x = "<p>";]]></ac:plain-text-body></ac:structured-macro>' +
      '<p>See <ac:link><ri:page ri:content-title="Other"/><ac:plain-text-link-body><![CDATA[the other]]></ac:plain-text-link-body></ac:link>.</p>' +
      '<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>Do</ac:task-body></ac:task></ac:task-list>';
    expect(readBodyText(storage).text).toBe('In\nSee the other.\nDo\n');
  });

  test('never breaks on nonsense', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readBodyText(`<p>${text}`).text === 'string'));
  });
});

describe('a quote’s place', () => {
  test('is found across markup, and counted', () => {
    expect(locate('<p>aaa <b>bold</b> bbb</p>', 'aaa bold bbb')).toEqual(selection('aaa bold bbb', 1, 0));
  });

  test('is the match whose surroundings agree', () => {
    const storage = '<p>Press the key. Wait.</p><p>Hold the key. Wait.</p><p>Turn the key. Wait.</p>';
    expect(locate(storage, 'the key.', { prefix: 'Hold ', suffix: ' Wait.' })).toEqual(selection('the key.', 3, 1));
  });

  test('is the one below the right heading where the surroundings are alike', () => {
    const storage = '<h2>One</h2><p>Press OK.</p><h2>Two</h2><p>Press OK.</p>';
    const found = locate(storage, 'Press OK.', { path: ['Guide', 'Two'], prefix: '', suffix: '' });
    expect(found).toEqual(selection('Press OK.', 2, 1));
  });

  test('is the nearest where even the heading is the same', () => {
    const storage = '<h2>One</h2><p>Press OK.</p><p>Press OK.</p><p>Press OK.</p>';
    expect(locate(storage, 'Press OK.', { path: ['One'], start: 24 })).toEqual(selection('Press OK.', 3, 2));
  });

  test('keeps the page’s own no-break spaces in what is sent, and counts those matches alone', () => {
    const found = locate('<p>10 km</p><p>10&nbsp;km far</p>', '10 km', { suffix: ' far' });
    expect(found).toEqual(selection('10\u00a0km', 1, 0));
  });

  test('takes folded white space for one blank', () => {
    expect(locate('<p>two\n   words</p>', 'two words')).toEqual(selection('two words', 1, 0));
  });

  test('does not exist over the border of two blocks', () => {
    expect(locate('<p>end.</p><p>Start</p>', 'end. Start')).toBeNull();
    expect(locate('<table><tr><td>a</td><td>b</td></tr></table>', 'a b')).toBeNull();
  });

  test('does not exist for words that are not there, or none', () => {
    expect(locate('<p>words</p>', 'other')).toBeNull();
    expect(locate('<p>words</p>', '  ')).toBeNull();
    expect(locateQuote(readBodyText('<p>words</p>'), { ...anchorAt('x'), quote: null })).toBeNull();
  });

  test('of a long quote, kept by its two ends, is the whole of it', () => {
    const long = `Start ${'of a long sentence '.repeat(30)}end.`;
    expect(shortenQuote(long).length).toBeLessThanOrEqual(QUOTE_LIMIT);
    expect(locate(`<p>Before. ${long} After.</p>`, shortenQuote(long))).toEqual(selection(long, 1, 0));
  });

  test('whatever was selected within a line of the page is found there', () => {
    const line = fc.stringMatching(/^[a-c<&é ]{1,20}$/).map((text) => text.replace(/ +/g, ' ').trim());
    const cut = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), cut, (lines, [from, length]) => {
        const chosen = lines[from % lines.length] ?? '';
        const exact = chosen
          .slice(from % (chosen.length || 1))
          .slice(0, 1 + (length % 20))
          .trim();
        fc.pre(exact !== '');
        const storage = lines.map((text) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('');
        const found = locate(storage, exact);
        expect(found?.textSelection).toBe(exact);
        expect(found?.textSelectionMatchIndex).toBeLessThan(found?.textSelectionMatchCount ?? 0);
      }),
    );
  });
});
