import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtExtension } from './build.ts';

/** The files of a build with their content. */
function contentOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'base64')]));
}

test('the Edge build differs from the Chrome build in nothing', async () => {
  const chrome = contentOf(await builtExtension({ browser: 'chrome' }));
  const edge = contentOf(await builtExtension({ browser: 'edge' }));
  expect(Object.keys(edge)).toEqual(Object.keys(chrome));
  expect(Object.keys(edge).filter((path) => edge[path] !== chrome[path])).toEqual([]);
});
