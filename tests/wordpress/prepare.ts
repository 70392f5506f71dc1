import { cpSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { contentKey, preparedFolder, removeFolder, repoRoot } from '../servers/cache.ts';
import { debianPackages, unpackFromDebian } from './debian-packages.ts';
import { createDatabase, startMariaDb } from './mariadb.ts';
import { npmPackages, unpackFromNpm } from './npm-packages.ts';
import { passwordOf, people } from './people.ts';
import type { Account } from './people.ts';
import { SHAPES, type Release } from './releases.ts';
import { opcacheFolder, runPhp, type SiteFolders } from './run-php.ts';

const siteFolder = join(repoRoot, 'tests/wordpress/site');
const Installed = v.record(v.string(), v.object({ id: v.number(), appPassword: v.string() }));

/** `www`: the code, shared by all runs. `template`: database and uploads of a fresh installation. */
export interface Prepared {
  www: string;
  template: string;
  accounts: Account[];
}

/** Unpacks and installs WordPress once; later calls find it in the cache. Needs php, and npm or apt-get. */
export async function prepareWordPress(release: Release = '6.5', network = false): Promise<Prepared> {
  const sources = [siteFolder, join(repoRoot, 'tests/wordpress/people.ts')];
  const key = contentKey(sources, release + JSON.stringify(release === 'debian' ? debianPackages : npmPackages));
  const folder = await preparedFolder(`wordpress/${key}`, async (unfinished) => {
    mkdirSync(join(unfinished, 'opcache'));
    await (release === 'debian' ? unpackFromDebian(unfinished) : unpackFromNpm(unfinished, release));
    addOurs(join(unfinished, 'www'));
    await install(unfinished, release);
  });
  const www = join(folder, 'www');
  // Written by `install` below.
  const accounts = JSON.parse(readFileSync(join(folder, 'accounts.json'), 'utf8')) as Account[]; // our own file
  if (!network) return { www, template: join(folder, 'template'), accounts };
  const template = await preparedFolder(`wordpress/${key}-network`, (unfinished) => makeNetwork(www, unfinished));
  return { www, template, accounts };
}

function addOurs(www: string): void {
  for (const file of ['wp-config.php', 'wp-content/sunrise.php']) copyFileSync(join(siteFolder, file), join(www, file));
  for (const extra of ['mu-plugins', 'themes']) {
    cpSync(join(siteFolder, 'wp-content', extra), join(www, 'wp-content', extra), { recursive: true });
  }
}

async function install(folder: string, release: Release): Promise<void> {
  const template = join(folder, 'template');
  for (const part of ['database', 'uploads']) mkdirSync(join(template, part), { recursive: true });
  const site: SiteFolders = { www: join(folder, 'www'), run: template, host: 'wordpress.localhost' };
  const installed = v.parse(
    Installed,
    release === 'debian' ? await installOnMariaDb(site) : await runInstaller(site, 'twentytwentyfour'),
  );
  const accounts = people.map(({ login, name }): Account => {
    const made = installed[login];
    if (made === undefined) throw new Error(`No account for ${login}`);
    return { login, name, password: passwordOf(login), ...made };
  });
  removeFolder(opcacheFolder(site)); // it names the unfinished folder's paths
  mkdirSync(opcacheFolder(site));
  writeFileSync(join(folder, 'accounts.json'), JSON.stringify(accounts, null, 2));
}

async function installOnMariaDb(site: SiteFolders): Promise<unknown> {
  const data = join(site.run, 'database');
  await createDatabase(data);
  const db = await startMariaDb(data);
  try {
    return await runInstaller({ ...site, socket: db.socket }, 'twentytwentyone');
  } finally {
    await db.stop();
  }
}

function runInstaller(site: SiteFolders, theme: string): Promise<unknown> {
  const code = readFileSync(join(siteFolder, 'install.php'), 'utf8').replace('<?php', '');
  const args = { theme, people: people.map((person) => ({ ...person, password: passwordOf(person.login) })) };
  return runPhp(site, code, args, { installing: true });
}

/** A template whose WordPress is a network with a second site in a folder of its own. */
async function makeNetwork(www: string, folder: string): Promise<void> {
  cpSync(join(www, '../template'), folder, { recursive: true });
  const site = { www, run: folder, host: 'wordpress.localhost' };
  const code = (file: string) => readFileSync(join(siteFolder, file), 'utf8').replace('<?php', '');
  await runPhp(site, code('make-network.php'));
  const root = { ...SHAPES.network, home: '', files: '' };
  await runPhp({ ...site, shape: root }, code('add-site.php'), { path: SHAPES.network.home, people });
}
