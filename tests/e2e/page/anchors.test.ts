import { describe, expect, test } from 'vitest';
import { useBrowser } from './in-browser';

const { open, openFixture } = useBrowser();

const PAGE = `<main id="root">
<p>Welcome   to
 the <b>harbour</b>&nbsp;office.</p>
<h2 id="gates">Gates</h2><p>Turn the <code>key</code> twice. Then wait.</p>
<ul><li>First <em>gate</em></li><li>Second gate</li></ul>
<h3 id="north">North</h3><p>Then wait.</p><table><tr><td>Depth</td><td>4 m</td></tr></table>
<h2 id="locks">Locks</h2><p>Then wait.</p><pre>open
  --slowly</pre>
<p hidden>Never shown.</p><div class="accordion-panel" style="display:none">Folded away.</div>
</main><aside><p>Outside.</p></aside>`;

/** Selects from the first place to the last, both given as text of one text node, and reads the anchor. */
const select = (page: Awaited<ReturnType<typeof open>>, from: string, to: string) =>
  page.evaluate(
    ([start = '', end = '']) => {
      const root = document.querySelector('#root') ?? document.body;
      const nodes: Text[] = [];
      const walk = (node: Node): void => {
        if (node instanceof Text) nodes.push(node);
        if (node instanceof Element && node.shadowRoot !== null) node.shadowRoot.childNodes.forEach(walk);
        node.childNodes.forEach(walk);
      };
      walk(document.body);
      const first = nodes.find((node) => node.data.includes(start));
      const last = nodes.findLast((node) => node.data.includes(end));
      if (first === undefined || last === undefined) throw new Error('no such text');
      getSelection()?.setBaseAndExtent(first, first.data.indexOf(start), last, last.data.indexOf(end) + end.length);
      const text = lib.readText(root, 'nav');
      const headings = lib.readHeadings(text.headings.keys(), '');
      const sections = lib.readSections(text, headings);
      const seen = lib.readSelection(getSelection(), text, sections);
      if (!seen.ok) return seen.why;
      const again = lib.attach(seen.at.anchor, text, sections);
      const found = again.quote === 'gone' || again.quote === 'none' ? again.quote : again.quote.ranges.join('|');
      return { ...seen.at.anchor, across: seen.at.acrossSections, found, marked: seen.at.ranges.join('|') };
    },
    [from, to],
  );

describe('the text of a page', () => {
  test('has one blank for any white space, one between blocks, folded parts but no hidden ones', async () => {
    const page = await open(PAGE);
    const text = await page.evaluate(() => lib.readText(document.querySelector('#root') ?? document.body, '').text);
    expect(text).toBe(
      'Welcome to the harbour office. Gates Turn the key twice. Then wait. First gate Second gate ' +
        'North Then wait. Depth 4 m Locks Then wait. open --slowly Folded away.',
    );
  });

  test('gives back for every stretch a range that reads the same', async () => {
    const page = await open(PAGE);
    const wrong = await page.evaluate(() => {
      const text = lib.readText(document.querySelector('#root') ?? document.body, '');
      const words = [...text.text.matchAll(/\S+/g)];
      return words.filter((word) => lib.rangesAt(text, word.index, word.index + word[0].length).join('') !== word[0]);
    });
    expect(wrong).toEqual([]);
  });

  test('leaves out what the wiki adds', async () => {
    const page = await openFixture('dc-view.html');
    const text = await page.evaluate(() => {
      const seen = lib.recognise(document, new URL('https://wiki.harbour.example/display/HB/Raise+a+barrier'));
      return seen.kind === 'none' ? seen.why : lib.readText(seen.contentRoot, seen.added).text;
    });
    expect(text).toBe(
      'A barrier rises in four seconds. Keep the lane free. Before, and after Ask the control room. ' +
        '2. By hand crank --up More Вручную Крутите медленно.',
    );
  });
});

describe('sections', () => {
  test('run to the next heading, and the text before the first one is a section', async () => {
    const page = await open(PAGE);
    const read = await page.evaluate(() => {
      const root = document.querySelector('#root') ?? document.body;
      const text = lib.readText(root, 'nav');
      const headings = lib.readHeadings(text.headings.keys(), '');
      return lib
        .readSections(text, headings)
        .map(({ path, start, ownEnd }) => [path.join('/'), text.text.slice(start, ownEnd)]);
    });
    expect(read).toEqual([
      ['', 'Welcome to the harbour office. '],
      ['Gates', expect.stringMatching(/^Gates Turn .* Second gate $/)],
      ['Gates/North', 'North Then wait. Depth 4 m '],
      ['Locks', expect.stringMatching(/^Locks .* Folded away\.$/)],
    ]);
  });

  test('with the same headings are told apart by their order, also after one was renamed', async () => {
    const page = await open('<main id="root"><h2>Set up</h2><p>On Linux.</p><h2>Set up</h2><p>On a ship.</p></main>');
    const found = await page.evaluate(() => {
      const root = document.querySelector('#root') ?? document.body;
      const read = (text = lib.readText(root, 'nav')) =>
        [text, lib.readSections(text, lib.readHeadings(text.headings.keys(), ''))] as const;
      const [before, parts] = read();
      const second = parts[1] && lib.refOf(before, parts[1]);
      root.querySelectorAll('h2')[0]?.replaceChildren('Before all');
      root.querySelectorAll('h2')[1]?.replaceChildren('Aboard');
      if (second === undefined) return null;
      return lib.attach({ quote: null, position: null, section: second }, ...read()).section?.path;
    });
    expect(found).toEqual(['Aboard']);
  });
});

describe('a selection becomes quote, surroundings, position and section', () => {
  test.each([
    ['across inline markup', 'Turn', 'twice', 'Turn the key twice', ['Gates'], false],
    ['over list items', 'First', 'Second', 'First gate Second', ['Gates'], false],
    ['over table cells', 'Depth', '4 m', 'Depth 4 m', ['Gates', 'North'], false],
    ['in code over lines', 'open', '--slowly', 'open --slowly', ['Locks'], false],
    ['over several sections', 'Welcome', 'key', 'Welcome to the harbour office. Gates Turn the key', [], true],
  ])('%s', async (_, from, to, exact, path, across) => {
    const page = await open(PAGE);
    const seen = await select(page, from, to);
    expect(seen).toMatchObject({ quote: { exact }, section: { path }, across });
  });

  test('and leads back to the same place, also where its words stand elsewhere too', async () => {
    const page = await open(PAGE);
    const middle = await page.evaluate(() => {
      const root = document.querySelector('#root') ?? document.body;
      const text = lib.readText(root, 'nav');
      const headings = lib.readHeadings(text.headings.keys(), '');
      const sections = lib.readSections(text, headings);
      return [...text.text.matchAll(/Then wait\./g)].map(({ index }) => {
        const [range] = lib.rangesAt(text, index, index + 10);
        const seen = range === undefined ? null : lib.pointAt(range, text, sections);
        if (seen?.ok !== true) return null;
        const { quote } = lib.attach(seen.at.anchor, text, sections);
        return quote === 'gone' || quote === 'none' ? quote : quote.start - index;
      });
    });
    expect(middle).toEqual([0, 0, 0]);
  });

  test('inside open shadow roots', async () => {
    const page = await open(
      '<main id="root"><p>Before.</p><div id="card"><span>slotted words</span></div><p>After.</p></main>',
    );
    await page.evaluate(() => {
      const shadow = document.querySelector('#card')?.attachShadow({ mode: 'open' });
      const shown = document.createElement('p');
      shown.append('Deep text with ', document.createElement('slot'));
      shadow?.append(shown);
    });
    const seen = await select(page, 'Deep', 'text');
    expect(seen).toMatchObject({
      quote: { exact: 'Deep text', prefix: 'Before. ', suffix: ' with slotted words After.' },
      found: 'Deep text',
    });
  });

  test.each([
    ['in a menu or beside the text', 'Outside', 'Outside', 'outside-content'],
    ['of blanks alone', '&nbsp;', '', 'empty'],
  ])('is refused with a reason %s', async (_, from, to, why) => {
    const page = await open(PAGE.replace('&nbsp;office', ' office') + '<p id="b"> </p>');
    if (why === 'empty') {
      const seen = await page.evaluate(() => {
        const text = lib.readText(document.querySelector('#root') ?? document.body, '');
        return lib.readSelection(getSelection(), text, lib.readSections(text, []));
      });
      expect(seen).toEqual({ ok: false, why });
    } else {
      expect(await select(page, from, to)).toBe(why);
    }
  });

  test('is refused in a form field and in an editor', async () => {
    const page = await open(`${PAGE}<div id="editor" contenteditable="true">My draft</div><textarea>Words</textarea>`);
    expect(await select(page, 'My', 'draft')).toBe('in-field');
    await page.focus('textarea');
    const inField = await page.evaluate(() => {
      getSelection()?.removeAllRanges();
      document.querySelector('textarea')?.focus();
      const text = lib.readText(document.querySelector('#root') ?? document.body, '');
      return lib.readSelection(getSelection(), text, lib.readSections(text, []));
    });
    expect(inField).toEqual({ ok: false, why: 'in-field' });
  });
});

describe('an anchor on a changed page', () => {
  const attachTo = async (html: string, exact: string, prefix = '', suffix = '', start = 0) => {
    const page = await open(`<main id="root">${html}</main>`);
    return page.evaluate(
      (quote) => {
        const text = lib.readText(document.querySelector('#root') ?? document.body, '');
        const sections = lib.readSections(text, []);
        const section = { path: ['Gone'], headingId: null, occurrence: 0, bodyHash: null };
        const position = { start: quote.start, end: quote.start + quote.exact.length };
        const found = lib.attach({ quote, position, section }, text, sections).quote;
        return found === 'gone' || found === 'none' ? found : text.text.slice(found.start, found.end);
      },
      { exact, prefix, suffix, start },
    );
  };

  test('is found where only its surroundings changed', async () => {
    expect(await attachTo('<p>New words. Keep the lane free.</p>', 'Keep the lane free')).toBe('Keep the lane free');
  });
  test('is found where another renderer parts blocks elsewhere', async () => {
    expect(await attachTo('<ul><li>one</li><li>two three</li></ul>', 'onetwo three four'.slice(0, 12))).toBe(
      'one two three',
    );
  });
  test('is gone when its words are', async () => {
    expect(await attachTo('<p>Keep the road free.</p>', 'Keep the lane free')).toBe('gone');
  });
  test('is gone rather than at a short word that stands there by chance', async () => {
    expect(await attachTo('<p>See the map.</p>', 'map', 'draw a ', ' of roads', 500)).toBe('gone');
  });
  test('is found by both its ends when it was too long to keep whole', async () => {
    const long = `Start of it. ${'All along the quay. '.repeat(40)}End of it.`;
    const kept = `${long.slice(0, 149).trimEnd()}…${long.slice(-149).trimStart()}`;
    expect(await attachTo(`<p>Aside.</p><p>${long}</p>`, kept)).toBe(long);
  });
});

test('a page of a megabyte is read in one go and every quote in it found', async () => {
  const rows = Array.from({ length: 4000 }, (_, at) => `<p>Line <b>${at}</b> ${'of the long log '.repeat(14)}end.</p>`);
  const page = await open(`<main id="root">${rows.join('')}</main>`);
  const found = await page.evaluate(() => {
    const text = lib.readText(document.querySelector('#root') ?? document.body, '');
    const sections = lib.readSections(text, []);
    const section = { path: [], headingId: null, occurrence: 0, bodyHash: null };
    return [7, 1234, 3999].map((line) => {
      const quote = { exact: `Line ${line} of the long log`, prefix: '', suffix: '' };
      const { quote: at } = lib.attach({ quote, position: null, section }, text, sections);
      return at === 'gone' || at === 'none' ? at : at.ranges.join('');
    });
  });
  expect(found).toEqual(['Line 7 of the long log', 'Line 1234 of the long log', 'Line 3999 of the long log']);
});
