import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Findings } from './static-checks.ts';

/** Everybody's every page pays for the content script. */
const contentScript = 'overlay.js';
const contentScriptLimitKb = 25;

/** Sizes of a build's entry points, gzipped; an HTML page counts with the scripts and styles that it loads at once. */
export function sizeReport(folder: string): Findings {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[^/]+\.(js|css|html)$/.test(path))
    .sort();
  const sizes = entries.map((path) => {
    const parts = path.endsWith('.html') ? [path, ...loadedBy(folder, path)] : [path];
    const bytes = parts.reduce((total, part) => total + gzipSync(readFileSync(join(folder, part))).length, 0);
    return { path, kb: bytes / 1000 };
  });
  const problems = sizes
    .filter(({ path, kb }) => path === contentScript && kb > contentScriptLimitKb)
    .map(({ path, kb }) => `${path} is ${kb.toFixed(1)} kB gzipped; the limit is ${contentScriptLimitKb} kB`);
  if (!sizes.some(({ path }) => path === contentScript)) problems.push('There is no content script');
  const lines = sizes.map(({ path, kb }) => `  ${kb.toFixed(1).padStart(7)} kB  ${path}`);
  return { problems, output: ['Gzipped sizes by entry point (Chrome):', ...lines].join('\n') };
}

/** Scripts, preloaded modules and styles that a page names, and what those scripts import at once in turn. */
function loadedBy(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    if (!path.endsWith('.js')) return;
    const source = readFileSync(join(folder, path), 'utf8');
    for (const [, target = ''] of source.matchAll(/\b(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/g)) {
      follow(relative(folder, resolve(folder, dirname(path), target)));
    }
  };
  for (const [, path = ''] of html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/?([^":]+\.(?:js|css))"/g))
    follow(path);
  return [...found];
}
