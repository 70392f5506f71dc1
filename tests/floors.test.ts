import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** The table of docs/architecture.md (floors), as code: what each folder may import besides itself. */
const FLOORS: Record<string, { ours: string[]; packages: string[] }> = {
  'lib/domain': { ours: [], packages: ['fflate', 'valibot', 'htmlparser2', 'uuid'] },
  'lib/domain/document': {
    ours: ['lib/domain'],
    packages: [
      'htmlparser2',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm-table',
      'mdast-util-to-markdown',
      'micromark-extension-gfm-table',
    ],
  },
  'lib/browser.ts': { ours: [], packages: ['webextension-polyfill'] },
  'lib/platforms': {
    ours: ['lib/domain', 'lib/browser.ts'],
    packages: ['wpapi', 'confluence.js', 'valibot', 'htmlparser2', 'zod'],
  },
  'lib/store': { ours: ['lib/domain', 'lib/browser.ts'], packages: ['dexie', 'valibot'] },
  'lib/page': { ours: ['lib/domain'], packages: [] },
  'lib/page/overlay': {
    ours: ['lib/domain', 'lib/messages', 'lib/page', 'components/tokens.css', 'components/tokens-pages.css'],
    packages: [],
  },
  'lib/capture': { ours: ['lib/domain', 'lib/browser.ts'], packages: [] },
  'lib/app': { ours: ['lib/domain'], packages: [] },
  'lib/messages': { ours: ['lib/domain'], packages: ['valibot'] },
  'lib/ui': { ours: ['lib/messages', 'lib/domain'], packages: ['svelte'] },
  'lib/ui/editor': {
    ours: ['lib/domain'],
    packages: [
      '@tiptap/core',
      '@tiptap/pm',
      '@tiptap/starter-kit',
      '@tiptap/extension-code',
      '@tiptap/extension-list',
      '@tiptap/extension-table',
    ],
  },
  components: { ours: ['lib/ui', 'lib/domain'], packages: ['svelte'] },
};

/** What the content script may reach, however far: no store, token, API client, Svelte or polyfill lies in a foreign process. */
const PAGE_SIDE = [
  'lib/domain',
  'lib/messages',
  'lib/page',
  'entrypoints/overlay',
  'components/tokens.css',
  'components/tokens-pages.css',
];
/** Only the background holds what may write and send. */
const BACKGROUND_ONLY = ['lib/app', 'lib/platforms', 'lib/store', 'lib/capture'];

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(ts|svelte|html)$/.test(entry.name) ? [path] : [];
  });
}

function isFile(path: string): boolean {
  return statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Finds the file an import means; packages come back as `package:name`. */
function resolveImport(from: string, specifier: string): string {
  const [bare = ''] = specifier.split('?');
  if (!bare.startsWith('.') && !bare.startsWith('@/')) {
    const [scope = '', name] = bare.split('/');
    return `package:${scope.startsWith('@') ? `${scope}/${name ?? ''}` : scope}`;
  }
  const path = bare.startsWith('@/') ? bare.slice(2) : relative(root, resolve(root, dirname(from), bare));
  const found = [path, `${path}.ts`, `${path}/index.ts`, `${path}.svelte.ts`].find(isFile);
  if (found === undefined) throw new Error(`${from} imports ${specifier}, which is no file`);
  return found;
}

/** `import type` is gone once it is built: it counts for the floors, not for what reaches a bundle. */
const TYPE_ONLY = /^(?:import|export) type [^;]*;/gm;

function importsOf(path: string, bundled = false): string[] {
  const whole = readFileSync(join(root, path), 'utf8');
  const source = bundled ? whole.replace(TYPE_ONLY, '') : whole;
  const scripts = path.endsWith('.ts')
    ? [source]
    : [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
  return scripts.flatMap((code) =>
    ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => resolveImport(path, fileName)),
  );
}

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const floorOf = (path: string) =>
  Object.keys(FLOORS)
    .filter((folder) => isBelow(path, folder))
    .sort((a, b) => b.length - a.length)[0];

const sources = [...filesBelow('lib'), ...filesBelow('components'), ...filesBelow('entrypoints')];
const graph = new Map(sources.map((path) => [path, importsOf(path)]));
const bundled = new Map(sources.map((path) => [path, importsOf(path, true)]));

/** Every file that is bundled with the entries, packages included. */
function reach(entries: string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    open.push(...(bundled.get(path) ?? []));
  }
  return seen;
}

describe('floors', () => {
  test('every folder of lib and components stands on a floor', () => {
    expect(sources.filter((path) => !path.startsWith('entrypoints/') && floorOf(path) === undefined)).toEqual([]);
  });

  test('no file imports from a floor that is not below its own', () => {
    const wrong = sources.flatMap((path) => {
      const floor = floorOf(path);
      if (floor === undefined) return [];
      const { ours, packages } = FLOORS[floor] ?? { ours: [], packages: [] };
      const allowed = (target: string) =>
        target.startsWith('package:')
          ? packages.includes(target.slice('package:'.length))
          : [floor, ...ours].some((folder) => isBelow(target, folder));
      return (graph.get(path) ?? []).filter((target) => !allowed(target)).map((target) => `${path} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('the content script reaches the page side only, and no Svelte, store, client or polyfill', () => {
    const overlay = sources.filter((path) => path.startsWith('entrypoints/overlay/'));
    const foreign = [...reach(overlay)].filter((path) => !PAGE_SIDE.some((folder) => isBelow(path, folder)));
    expect(foreign.filter((path) => path !== 'package:wxt')).toEqual([]);
  });

  test('drawer, desk, popup and options reach neither the store nor an adapter', () => {
    const pages = sources.filter((path) => /^entrypoints\/(drawer|desk|popup|options)\//.test(path));
    const foreign = [...reach(pages)].filter((path) => BACKGROUND_ONLY.some((folder) => isBelow(path, folder)));
    expect(foreign).toEqual([]);
  });

  test('the extension API is named in its two places only', () => {
    const named = sources.filter((path) => /\b(?:chrome|browser)\.[a-z]+[A-Z.(]/.test(withoutComments(path)));
    const allowed = (path: string) =>
      path === 'entrypoints/overlay/api.ts' || importsOf(path).includes('lib/browser.ts') || path === 'lib/browser.ts';
    expect(named.filter((path) => !allowed(path))).toEqual([]);
  });

  test('no file of ours is longer than 250 lines', () => {
    const long = sources.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 251);
    expect(long).toEqual([]);
  });
});

function withoutComments(path: string): string {
  return readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
