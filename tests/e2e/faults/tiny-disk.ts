import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { removeFolder } from '../../servers/cache.ts';
import { temporaryFolder } from '../../servers/process-group.ts';
import { chromiumProgram } from '../../servers/programs.ts';

/** A Chromium that keeps its profile, or what is in IndexedDB, on a disk of a few megabytes. */
export interface TinyDisk {
  /** For the browser's options. */
  options: { program: string; profile: string };
  /** Once the browser has ended. */
  remove(): void;
}

/** Only root may mount, and not in every container; and it is Chromium that is started so. */
export const mayMount =
  process.env['DOCKET_TEST_BROWSER'] !== 'firefox' &&
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'docket', '/mnt']).status === 0;

/**
 * An origin may use some 60 % of a disk, and has QuotaExceededError for every write beyond: the whole profile lies on a
 * disk of 120 MB, and the extension's own origin is filled up.
 */
export function diskWithSmallShare(): TinyDisk & {
  fillUp(own: Page): Promise<void>;
  freeUp(own: Page): Promise<void>;
} {
  const folder = temporaryFolder('tiny-disk');
  const profile = join(folder, 'profile');
  return {
    options: { program: programOn(folder, profile, '120m'), profile },
    remove: () => removeFolder(folder),
    async fillUp(own) {
      diskOf(folder, profile); // or it would be this machine's own that is filled
      await own.evaluate(fillOrigin, FILLER);
    },
    freeUp: (own) => own.evaluate(emptyOrigin, FILLER),
  };
}

/** The share is ample, and the disk itself is full; Chromium has other errors for that. */
export function fullDisk(): TinyDisk & { fillUp(leaveKb: number): void; freeUp(): void } {
  const folder = temporaryFolder('tiny-disk');
  const profile = join(folder, 'profile');
  const disk = join(profile, 'Default/IndexedDB');
  const program = programOn(folder, disk, '6m');
  const inside = () => diskOf(folder, disk);
  return {
    options: { program, profile },
    remove: () => removeFolder(folder),
    fillUp(leaveKb) {
      const { bavail, bsize } = statfsSync(inside());
      writeFileSync(join(inside(), FILLER), Buffer.alloc(bavail * bsize - leaveKb * 1024));
    },
    freeUp: () => rmSync(join(inside(), FILLER), { force: true }),
  };
}

const FILLER = 'filler';

/** Where this process finds the disk. @throws Error when no browser was started on it. */
function diskOf(folder: string, disk: string): string {
  return `/proc/${readFileSync(join(folder, 'pid'), 'utf8').trim()}/root${disk}`;
}

/** A program that mounts a disk for itself alone, which goes with it however it ends, and then becomes Chromium. */
function programOn(folder: string, disk: string, size: string): string {
  mkdirSync(disk, { recursive: true });
  const program = join(folder, 'chromium');
  const lines = [
    '#!/bin/sh',
    `echo $$ > '${join(folder, 'pid')}'`,
    `export DISK='${disk}' PROGRAM='${chromiumProgram()}'`,
    `exec unshare --mount sh -c 'mount -t tmpfs -o size=${size} docket "$DISK" && exec "$PROGRAM" "$@"' sh "$@"`,
  ];
  writeFileSync(program, `${lines.join('\n')}\n`);
  chmodSync(program, 0o755);
  return program;
}

/** Runs in a page of the extension: until not even a kilobyte goes in any more. */
async function fillOrigin(name: string): Promise<void> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('blobs', { autoIncrement: true });
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const goesIn = (bytes: number) =>
    new Promise<boolean>((resolve) => {
      const transaction = opening.result.transaction('blobs', 'readwrite');
      transaction.objectStore('blobs').put(new Blob([new Uint8Array(bytes)]));
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
    });
  for (const kilobytes of [4096, 512, 64, 8, 1]) while (await goesIn(kilobytes * 1024));
  opening.result.close();
}

/** Runs in a page of the extension. */
async function emptyOrigin(name: string): Promise<void> {
  await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
}
