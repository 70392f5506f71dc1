import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromiumProgram } from '../../servers/programs.ts';

/**
 * What runs out first. `share`: the disk is small, and what Chromium lets one origin have of it is used up: it says
 * QuotaExceededError to every write. `disk`: the disk itself is full: Chromium has other errors for that.
 */
export type Shortage = 'share' | 'disk';

/** Megabytes. A fresh profile takes 5, and an origin gets some 60 % of a disk. */
const SIZES_MB: Record<Shortage, number> = { share: 120, disk: 6 };

/** Only root may mount, and not in every container. */
export const mayMount = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'docket', '/mnt']).status === 0;

/**
 * A Chromium whose profile, or the part of it that holds IndexedDB, lies on a tiny disk of its own. The disk is mounted
 * for this program alone and goes with it, however it ends.
 * @param folder - Empty; program file and mount point are put there.
 */
export function chromiumOnTinyDisk(folder: string, shortage: Shortage): { program: string; profile: string } {
  const profile = join(folder, 'profile');
  const disk = shortage === 'share' ? profile : join(profile, 'Default/IndexedDB');
  mkdirSync(disk, { recursive: true });
  const program = join(folder, 'chromium');
  const mount = `mount -t tmpfs -o size=${String(SIZES_MB[shortage])}m docket "$DISK"`;
  const lines = [
    '#!/bin/sh',
    `export DISK='${disk}' PROGRAM='${chromiumProgram()}'`,
    `exec unshare --mount sh -c '${mount} && exec "$PROGRAM" "$@"' sh "$@"`,
  ];
  writeFileSync(program, `${lines.join('\n')}\n`);
  chmodSync(program, 0o755);
  return { program, profile };
}

const FILLER = 'filler';
const KILOBYTES = [4096, 512, 64, 16];

/** Fills what is left with a database that Docket knows nothing of. @param page - A page of the extension's origin. */
export async function fillUp(page: Page): Promise<void> {
  await page.evaluate(
    async ({ name, kilobytes }) => {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('blobs', { autoIncrement: true });
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const goesIn = (size: number) =>
        new Promise<boolean>((resolve) => {
          const transaction = opening.result.transaction('blobs', 'readwrite');
          transaction.objectStore('blobs').put(new Blob([new Uint8Array(size * 1024)]));
          transaction.oncomplete = () => resolve(true);
          transaction.onabort = () => resolve(false);
        });
      for (const size of kilobytes) while (await goesIn(size));
      opening.result.close();
    },
    { name: FILLER, kilobytes: KILOBYTES },
  );
}

/** There is room again. */
export async function freeUp(page: Page): Promise<void> {
  await page.evaluate((name) => new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve)), FILLER);
}
