import { cpSync, copyFileSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { removeFolder } from '../servers/cache.ts';
import { runCommand } from '../servers/run-command.ts';

/** WordPress and its SQLite plugin as npm carries them; `npm pack` checks what it gets, we check that it is this. */
export const npmPackages = [
  {
    name: '@wp-playground/wordpress-builds@0.9.19',
    integrity: 'sha512-dlqvh/MJDpE5W68vgPPKUjpip6zMuBh59L3D18ZX+pdwurC4q4ydrTww/3sTMV69BBcoH6kF93YtAtujNC5Mpw==',
    members: (build: string) => [`package/src/wordpress/wp-${build}.zip`, `package/public/wp-${build}`],
  },
  {
    name: '@wp-playground/cli@3.1.56',
    integrity: 'sha512-JTxl6djPEM2YRYz/w+BUoyoCvhSGHIjqMi4fMV1b8o1UPNvZatLaS7opo57UsrVElXrfdZwvi6IuyS4LswUx9Q==',
    members: () => ['package/sqlite-database-integration.zip'],
  },
];

const Packed = v.array(v.object({ filename: v.string(), integrity: v.string() }));

/** Puts WordPress with its SQLite plugin into `folder/www`. @param build - As the package names it: "6.5". */
export async function unpackFromNpm(folder: string, build: string): Promise<void> {
  const download = join(folder, 'download');
  const unpacked = join(download, 'package');
  const www = join(folder, 'www');
  mkdirSync(download);
  const reply = await runCommand('npm', ['pack', '--json', '--silent', ...npmPackages.map(({ name }) => name)], {
    cwd: download,
  });
  const packed = v.parse(Packed, JSON.parse(reply));
  for (const { name, integrity, members } of npmPackages) {
    const file = packed.find((one) => one.integrity === integrity)?.filename;
    if (file === undefined) throw new Error(`${name} is not the package it was: its checksum differs`);
    await runCommand('tar', ['xzf', file, ...members(build)], { cwd: download });
  }
  await runCommand('unzip', ['-qo', join(unpacked, `src/wordpress/wp-${build}.zip`), '-d', www]);
  cpSync(join(unpacked, `public/wp-${build}`), www, { recursive: true, force: false }); // the zip lacks styles and scripts
  removeFolder(join(www, 'wp-content/database')); // an installed site comes with the zip: ours is made afresh
  await runCommand('unzip', ['-qo', join(unpacked, 'sqlite-database-integration.zip'), '-d', join(download, 'sqlite')]);
  const plugin = join(www, 'wp-content/plugins/sqlite-database-integration');
  const [unzipped = ''] = readdirSync(join(download, 'sqlite'));
  renameSync(join(download, 'sqlite', unzipped), plugin);
  copyFileSync(join(plugin, 'db.copy'), join(www, 'wp-content/db.php'));
  removeFolder(download);
}
