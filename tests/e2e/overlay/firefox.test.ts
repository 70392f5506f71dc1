import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ADDON_ID, Firefox } from '../firefox/firefox.ts';
import { aMark } from './marks.ts';
import { servePages, type PageServer } from './pages.ts';

/** Firefox looks at pages through Xrays: what works in Chromium's isolated world may throw here. */
let firefox: Firefox;
let pages: PageServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-overlay-'));
  const build = inject('extensions').forTests;
  await cp(join(import.meta.dirname, 'stand-in'), folder, { recursive: true });
  for (const part of ['content-scripts', '_locales'])
    await cp(join(build, part), join(folder, part), { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as object; // our own file
  const firefoxOnly = {
    background: { scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: ADDON_ID } },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...firefoxOnly }));
  const marks = [
    aMark('On Linux', 'The daemon must be restarted'),
    aMark('Before you start', 'These words live in a shadow tree'),
    aMark('Rolling back', null, { state: 'answered' }),
  ];
  const known = { ok: true, value: { marks, hidden: false, shortcut: null } };
  const background = await readFile(join(folder, 'background.js'), 'utf8');
  await writeFile(join(folder, 'background.js'), `${background}\nanswers.pageShown = ${JSON.stringify(known)};`);
  pages = await servePages();
  firefox = await Firefox.start();
  await firefox.installAddon(folder);
  await firefox.command('WebDriver:SetWindowRect', { width: 1200, height: 800 });
});
afterAll(async () => {
  await firefox.stop();
  await pages.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a script again and again until it gives something. */
const until = (script: string) =>
  firefox.run(`return new Promise((resolve) => {
    const look = () => { const found = (() => { ${script} })(); found ? resolve(found) : requestAnimationFrame(look); };
    look();
  });`);
const INSIDE = `const inside = document.querySelector('docket-overlay')?.shadowRoot;`;

test('highlights and badges stand on the page, also inside its shadow trees', async () => {
  await firefox.goTo(pages.url('/shadow/'));
  const names =
    await until(`${INSIDE} const all = [...(inside?.querySelectorAll('nav button') ?? [])].map((it) => it.ariaLabel);
    return all.length === 3 && all;`);
  expect(names).toEqual(['“Before you start”: 1 open', '“On Linux”: 1 open', '“Rolling back”: 1 answered']);
  expect(await firefox.run(`return CSS.highlights.get('docket-open').size;`)).toBe(2);
  const grounds = await firefox.run(`const box = document.querySelector('#shadow-box');
    return [document.adoptedStyleSheets.length, box.shadowRoot.adoptedStyleSheets.length];`);
  expect(grounds).toEqual([1, 1]);
});

test('selecting brings the toolbar, and "Ask" the drawer with its ticket', async () => {
  await firefox.goTo(pages.url('/keys/'));
  await until(`return document.querySelector('docket-overlay') !== null;`);
  const place = await firefox.run(
    `const { x, y } = document.querySelector('#linux + p').getBoundingClientRect(); return [x + 20, y + 10];`,
  );
  await click(place as [number, number], 2); // the two numbers of the line above
  const button =
    await until(`${INSIDE} const box = inside?.querySelector('[role=toolbar] button')?.getBoundingClientRect();
    return box && [box.x + 8, box.y + 8];`);
  await click(button as [number, number], 1); // likewise
  const frame = await until(`${INSIDE} return inside?.querySelector('.drawer.alive iframe')?.title;`);
  expect(frame).toBe('Docket: requests about this page');
});

async function click([x, y]: [number, number], times: number): Promise<void> {
  const press = [
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  await firefox.command('WebDriver:PerformActions', {
    actions: [
      {
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
          ...Array<typeof press>(times).fill(press).flat(),
        ],
      },
    ],
  });
}
