import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One page as a WordPress serves it, as far as the overlay looks at it. */
export interface SamplePage {
  id: number;
  title: string;
  /** Of the content. */
  html: string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  css?: string;
  /** Beside the content, in the page's frame. */
  aside?: string;
  headers?: Record<string, string>;
}

export interface PageServer {
  url(path: string): string;
  close(): Promise<void>;
}

const LINES = 'Keep the fingerprint that the command prints with the change record. '.repeat(6);

/** The page of the sketches. */
const KEYS = `<p>Two people of the on-call team share this work.</p>
<h2 id="before">Before you start</h2>
<p>Keys are rotated once a quarter. Make sure that no deployment is running, and that two people are reachable.</p>
<h2 id="linux">On Linux</h2>
<p>Put the new key into the vault. <a href="#vault">The vault’s own page</a> says how. The daemon must be restarted after each change, including soft ones.</p>
<p><input aria-label="Your host" value="a host name to copy"></p>
<h2 id="back">Rolling back</h2><p>${LINES}</p><p>Run the same command with the previous fingerprint.</p>
<h2 id="far">Far below</h2>${`<p>${LINES}</p>`.repeat(12)}
<h2 id="end">The end</h2><p>The last sentence of this page.</p>`;

/** Longer than badges are made ready for. */
const LONG = KEYS.replace('<h2 id="end">', `${`<p>${LINES}</p>`.repeat(150)}<h2 id="end">`);

const GERMAN = `<h2>Voraussetzungen für die vierteljährliche Erneuerung der Signaturschlüssel im Rechenzentrum</h2>
<p>Die Schlüssel werden einmal im Quartal erneuert.</p>
<h2>Donaudampfschifffahrtsgesellschaftskapitänsanwärterprüfungsordnung</h2><p>Der Dienst muss nach jeder Änderung neu gestartet werden.</p>`;

const ARABIC = `<h2>قبل أن تبدأ</h2><p>يتم تدوير المفاتيح مرة كل ثلاثة أشهر. تأكد من عدم وجود أي نشر قيد التشغيل.</p>
<h2>التراجع</h2><p>شغّل الأمر نفسه بالبصمة السابقة.</p>`;

/** Words in an open shadow tree, written as markup: there before any script runs. */
const SHADOW = KEYS.replace(
  '<h2 id="linux">',
  '<div id="shadow-box"><template shadowrootmode="open"><p>These words live in a shadow tree.</p></template></div><h2 id="linux">',
);

/** Parts that are folded away, each by another means. */
const FOLDED = `<p>In sight from the start.</p>
<details><summary>More</summary><p>Folded into details.</p></details>
<div class="expand-container"><div class="expand-control" onclick="this.nextElementSibling.style.display = 'block'">Click here to expand</div>
<div class="expand-content expand-hidden" style="display:none"><p>Folded into an expand macro.</p></div></div>
<button role="tab" id="tab-2" onclick="document.getElementById('panel-2').hidden = false">Linux</button>
<div role="tabpanel" id="panel-2" aria-labelledby="tab-2" hidden><p>Folded into a tab.</p></div>`;

const WIDE = 'main{max-width:720px;margin:0 auto;padding:0 72px}';
const STRICT =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-src 'none'; require-trusted-types-for 'script'";

export const SAMPLES: Record<string, SamplePage> = {
  '/keys/': { id: 11, title: 'Rotating the signing keys', html: KEYS, css: WIDE },
  '/long/': { id: 40, title: 'A long page', html: LONG, css: WIDE },
  '/tabs/': {
    id: 41,
    title: 'Tabs of one height',
    html: `<div id="one"><h2 id="linux">On Linux</h2><p>The daemon must be restarted after each change.</p></div><div id="two"><p>Nobody asked anything here.</p></div>`,
    css: `${WIDE} #one,#two{height:300px} #one{display:none} #two{display:block} .first #one{display:block} .first #two{display:none}`,
  },
  '/dark/': {
    id: 12,
    title: 'Dark theme',
    html: KEYS,
    css: `${WIDE} body{background:#15171c;color:#e6e6e6} a{color:#8ab4ff}`,
  },
  '/narrow/': { id: 13, title: 'No margin', html: GERMAN, lang: 'de', css: 'main{padding:0 4px}' },
  '/arabic/': { id: 14, title: 'تدوير المفاتيح', html: ARABIC, lang: 'ar', dir: 'rtl', css: WIDE },
  '/strict/': { id: 15, title: 'Strict page', html: KEYS, css: WIDE, headers: { 'content-security-policy': STRICT } },
  '/shadow/': { id: 18, title: 'Shadow trees', html: SHADOW, css: WIDE },
  '/inner/': {
    id: 16,
    title: 'A scroller of its own',
    html: KEYS,
    css: `html,body{height:100%;margin:0;overflow:hidden}#frame{display:flex;height:100%}nav{width:220px;background:#eee}main{flex:1;overflow:auto;padding:0 64px}`,
    aside: '<nav><p>A side bar with words of its own</p></nav>',
  },
  '/header/': {
    id: 19,
    title: 'Below a header',
    html: KEYS,
    css: `${WIDE} header{position:fixed;inset:0 0 auto;height:60px;background:#234;color:#fff;z-index:9}main{position:relative;z-index:5;background:#fff}`,
    aside: '<header>The site’s own header stays where it is</header>',
  },
  '/folded/': { id: 20, title: 'Folded parts', html: FOLDED, css: WIDE },
  '/beside/': {
    id: 17,
    title: 'A side bar without a gap',
    html: KEYS,
    css: '#frame{display:grid;grid-template-columns:220px 1fr}main{padding:0 8px}',
    aside: '<nav><p>A side bar with words of its own, close to the text</p></nav>',
  },
};

function htmlOf(page: SamplePage): string {
  return `<!doctype html><html lang="${page.lang ?? 'en'}" dir="${page.dir ?? 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${page.title} – Sample site</title>
<meta name="generator" content="WordPress 6.5"><link rel="https://api.w.org/" href="/wp-json/">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/${page.id}">
<style>body{margin:0;font:16px/1.65 Georgia,serif}h1,h2{font:650 21px/1.3 system-ui}${page.css ?? ''}</style></head>
<body class="single single-post postid-${page.id}"><div id="frame">${page.aside ?? ''}<main><article id="post-${page.id}" class="post">
<h1 class="entry-title">${page.title}</h1><div class="entry-content">${page.html}</div></article></main></div></body></html>`;
}

/** Serves the samples on a free port. */
export async function servePages(): Promise<PageServer> {
  const server = createServer((request, response) => {
    const page = SAMPLES[new URL(request.url ?? '/', 'http://localhost').pathname];
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    });
    response.end(page === undefined ? '' : htmlOf(page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
