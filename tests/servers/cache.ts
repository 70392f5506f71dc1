import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const repoRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Where things are kept that take long to prepare; the environment's DOCKET_CACHE overrides it. */
export function cacheFolder(): string {
  return resolve(process.env['DOCKET_CACHE'] ?? join(repoRoot, '.cache'));
}

/** A short name for the content of files and folders: it changes when any of them does. */
export function contentKey(paths: string[], extra = ''): string {
  const hash = createHash('sha256').update(extra);
  for (const path of paths.flatMap(filesUnder).sort()) hash.update(relative(repoRoot, path)).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/**
 * A folder of the cache that `fill` fills once. It appears only when it is complete; where two processes prepare it
 * at the same time, the first to finish wins and the other's work is dropped.
 */
export async function preparedFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished-${process.pid}`;
  removeFolder(unfinished);
  mkdirSync(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    renameUnlessThere(unfinished, folder);
  } finally {
    removeFolder(unfinished);
  }
  return folder;
}

/** Removes the folder and what is in it; no error where it is gone already. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

function renameUnlessThere(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
