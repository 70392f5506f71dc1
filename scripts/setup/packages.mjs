import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runShown } from './run.mjs';

const pinnedNode = join(root, 'node_modules/.bin/node');

/** Installs the npm packages when they are not those of the lock file. Resolves to what went wrong, or `null`. */
export async function ensurePackages() {
  if (packagesFit()) return null;
  console.error('Installing npm packages (once, and after package-lock.json has changed) ...');
  const code = await runShown('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) return `"npm ci" failed with exit code ${code}: the npm packages could not be installed.`;
  return packagesFit() ? null : '"npm ci" ended well, yet packages of package-lock.json are missing in node_modules.';
}

/** npm notes at the end of each install what it has put into node_modules: that note is compared with the lock file. */
function packagesFit() {
  const wanted = readLock(join(root, 'package-lock.json'));
  const present = readLock(join(root, 'node_modules/.package-lock.json'));
  if (wanted === null || present === null || !existsSync(pinnedNode) || !existsSync(join(root, '.wxt/tsconfig.json'))) {
    return false;
  }
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || present[path]?.version === version || (optional ?? devOptional ?? false),
  );
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}
