import { cpSync, copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { contentKey, preparedFolder, removeFolder, repoRoot } from '../servers/cache.ts';
import { runCommand } from '../servers/run-command.ts';
import { passwordOf, people } from './people.ts';
import type { Account } from './people.ts';
import { opcacheFolder, runPhp } from './run-php.ts';

/** WordPress 6.5.5 and its SQLite plugin as npm carries them; `npm pack` checks what it gets, we check that it is this. */
const packages = [
  {
    name: '@wp-playground/wordpress-builds@0.9.19',
    integrity: 'sha512-dlqvh/MJDpE5W68vgPPKUjpip6zMuBh59L3D18ZX+pdwurC4q4ydrTww/3sTMV69BBcoH6kF93YtAtujNC5Mpw==',
    members: ['package/src/wordpress/wp-6.5.zip', 'package/public/wp-6.5'],
  },
  {
    name: '@wp-playground/cli@3.1.56',
    integrity: 'sha512-JTxl6djPEM2YRYz/w+BUoyoCvhSGHIjqMi4fMV1b8o1UPNvZatLaS7opo57UsrVElXrfdZwvi6IuyS4LswUx9Q==',
    members: ['package/sqlite-database-integration.zip'],
  },
];

const siteFolder = join(repoRoot, 'tests/wordpress/site');
const Packed = v.array(v.object({ filename: v.string(), integrity: v.string() }));
const Installed = v.record(v.string(), v.object({ id: v.number(), appPassword: v.string() }));

/** `www`: the code, shared by all runs. `template`: database and uploads of a fresh installation. */
export interface Prepared {
  folder: string;
  accounts: Account[];
}

/** Unpacks and installs WordPress once; later calls find it in the cache. Needs npm, tar, unzip and php. */
export async function prepareWordPress(): Promise<Prepared> {
  const key = contentKey([siteFolder, join(repoRoot, 'tests/wordpress/people.ts')], JSON.stringify(packages));
  const folder = await preparedFolder(`wordpress/${key}`, async (unfinished) => {
    mkdirSync(join(unfinished, 'opcache'));
    await unpack(unfinished);
    await install(unfinished);
  });
  // Written by `install` below.
  const accounts = JSON.parse(readFileSync(join(folder, 'accounts.json'), 'utf8')) as Account[]; // our own file
  return { folder, accounts };
}

async function unpack(folder: string): Promise<void> {
  const download = join(folder, 'download');
  const unpacked = join(download, 'package');
  const www = join(folder, 'www');
  mkdirSync(download);
  const reply = await runCommand('npm', ['pack', '--json', '--silent', ...packages.map(({ name }) => name)], {
    cwd: download,
  });
  const packed = v.parse(Packed, JSON.parse(reply));
  for (const { name, integrity, members } of packages) {
    const file = packed.find((one) => one.integrity === integrity)?.filename;
    if (file === undefined) throw new Error(`${name} is not the package it was: its checksum differs`);
    await runCommand('tar', ['xzf', file, ...members], { cwd: download });
  }
  await runCommand('unzip', ['-qo', join(unpacked, 'src/wordpress/wp-6.5.zip'), '-d', www]);
  cpSync(join(unpacked, 'public/wp-6.5'), www, { recursive: true, force: false }); // the zip lacks styles and scripts
  removeFolder(join(www, 'wp-content/database')); // an installed site comes with the zip: ours is made afresh
  await runCommand('unzip', ['-qo', join(unpacked, 'sqlite-database-integration.zip'), '-d', join(download, 'sqlite')]);
  const plugin = join(www, 'wp-content/plugins/sqlite-database-integration');
  const [unzipped = ''] = readdirSync(join(download, 'sqlite'));
  renameSync(join(download, 'sqlite', unzipped), plugin);
  copyFileSync(join(plugin, 'db.copy'), join(www, 'wp-content/db.php'));
  copyFileSync(join(siteFolder, 'wp-config.php'), join(www, 'wp-config.php'));
  for (const extra of ['mu-plugins', 'themes']) {
    cpSync(join(siteFolder, extra), join(www, 'wp-content', extra), { recursive: true });
  }
  removeFolder(download);
}

async function install(folder: string): Promise<void> {
  const template = join(folder, 'template');
  for (const part of ['database', 'uploads']) mkdirSync(join(template, part), { recursive: true });
  const code = readFileSync(join(siteFolder, 'install.php'), 'utf8').replace('<?php', '');
  const args = { people: people.map((person) => ({ ...person, password: passwordOf(person.login) })) };
  const site = { www: join(folder, 'www'), run: template, host: 'wordpress.localhost' };
  const installed = v.parse(Installed, await runPhp(site, code, args, { installing: true }));
  const accounts = people.map(({ login, name }): Account => {
    const made = installed[login];
    if (made === undefined) throw new Error(`No account for ${login}`);
    return { login, name, password: passwordOf(login), ...made };
  });
  removeFolder(opcacheFolder(site)); // it names the unfinished folder's paths
  mkdirSync(opcacheFolder(site));
  writeFileSync(join(folder, 'accounts.json'), JSON.stringify(accounts, null, 2));
}
