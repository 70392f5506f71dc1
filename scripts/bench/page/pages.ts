/** How a page differs from the one its requests were made on. */
export type Change = 'none' | 'inserted' | 'edited';

/** One measured page: `a` 20 kB of text, `b` 1 MB with 600 headings, `c` a single-page app. */
export interface BenchPage {
  name: 'a' | 'b' | 'c';
  /** How many requests or annotations stand on it. */
  marks: number;
  change: Change;
}

const WORDS = (
  'key vault service daemon signature rotation deployment quarter cluster replica backup restore snapshot certificate ' +
  'network gateway policy account region storage volume schedule worker queue message retry timeout header payload ' +
  'client server token session cookie address record index search filter report audit budget limit quota alert metric'
).split(' ');

/** The same pages in every run: numbers that look random and are not (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Sizes in sections and paragraphs; a paragraph has some 190 characters in five text nodes. */
const SIZES = {
  a: { sections: 12, paragraphs: 9 },
  b: { sections: 600, paragraphs: 8 },
  c: { sections: 12, paragraphs: 9 },
};

/**
 * The content of a page. Every paragraph has one sentence in a `<span class="quote">` that no other page or paragraph has.
 * @param seed - Another seed gives another page of the same size.
 */
export function contentOf(name: BenchPage['name'], seed: number): string {
  const next = numbersFrom(seed);
  const word = () => WORDS[Math.floor(next() * WORDS.length)] ?? 'key';
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const { sections, paragraphs } = SIZES[name];
  const paragraph = (number: string) =>
    `<p>The ${words(4)} <em>${word()}</em> ${words(5)} <code>${word()}_${number}</code> ${words(3)}. ` +
    `<span class="quote">Every ${words(4)} needs ${number} ${words(3)}.</span></p>`;
  return Array.from({ length: sections }, (_, section) => {
    const number = `${String(seed)}.${String(section)}`;
    const body = Array.from({ length: paragraphs }, (_, at) => paragraph(`${number}.${String(at)}`)).join('\n');
    return `<h2 id="s${String(section)}">About ${words(2)} ${number}</h2>\n${body}`;
  }).join('\n');
}

/** What happened to a page after its requests were made. */
export function changed(html: string, change: Change): string {
  if (change === 'inserted') return `<p>This paragraph was put before everything else on the page.</p>${html}`;
  if (change === 'edited') return html.replaceAll(/<span class="quote">[^<]*/g, editedQuote);
  return html;
}

/** A quote with another word in it. */
export function editedQuote(quote: string): string {
  return quote.replace(/(Every \w+) \w+/, '$1 entirely-different');
}

/** A WordPress post around the content, as far as anybody looks at it. */
export function wordPressPage(title: string, id: number, html: string, extra: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} – Bench</title>
<meta name="generator" content="WordPress 6.5"><link rel="https://api.w.org/" href="/wp-json/">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/${String(id)}">
<style>body{margin:0;font:16px/1.6 sans-serif}main{max-width:720px;margin:0 auto;padding:0 72px}</style></head>
<body class="single single-post postid-${String(id)}"><main><input id="field" aria-label="A field of the page">
<article class="post"><h1 class="entry-title">${title}</h1><div class="entry-content">${html}</div></article></main>${extra}</body></html>`;
}

/** A Confluence Cloud page, whose own script swaps the content when the address moves. */
export function cloudPage(base: string, id: number, html: string, extra: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page ${String(id)} - Bench - Confluence</title>
<meta name="ajs-cloud-id" content="00000000-0000-0000-0000-000000000000"><meta name="ajs-context-path" content="/wiki">
<meta name="ajs-base-url" content="${base}/wiki"><meta name="application-name" content="Confluence">
<style>body{margin:0;font:16px/1.6 sans-serif}main{max-width:720px;margin:0 auto;padding:0 72px}</style></head>
<body id="com-atlassian-confluence"><main><h1 data-testid="title-text">Page ${String(id)}</h1>
<div data-testid="page-content-only"><div class="ak-renderer-document">${html}</div></div></main>${extra}
<script>
  const contents = {};
  addEventListener('bench-load', async ({ detail: { from, to } }) => {
    for (let id = from; id <= to; id += 1) contents[id] = await (await fetch('/content/c/' + id)).text();
    dispatchEvent(new Event('bench-loaded'));
  });
  const swap = (id) => {
    document.title = 'Page ' + id + ' - Bench - Confluence';
    document.querySelector('[data-testid="title-text"]').textContent = 'Page ' + id;
    document.querySelector('.ak-renderer-document').innerHTML = contents[id];
  };
  addEventListener('bench-go', ({ detail: { id, lateMs } }) => {
    history.pushState(null, '', '/wiki/spaces/BENCH/pages/' + id + '/Page');
    if (lateMs === 0) swap(id);
    else {
      document.querySelector('.ak-renderer-document').innerHTML = '';
      setTimeout(() => swap(id), lateMs);
    }
  });
</script></body></html>`;
}
