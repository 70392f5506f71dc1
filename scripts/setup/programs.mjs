import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { readFrom, runShown } from './run.mjs';

const phpModules = ['pdo_sqlite', 'gd', 'xml', 'mbstring'];

/** What the commands need besides npm packages: how it is found, and how Debian and people call it. */
const programs = {
  chromium: {
    found: () => Boolean(process.env.DOCKET_CHROMIUM) || inPath('chromium') || inPath('chromium-browser'),
    debian: ['chromium'],
    named:
      'Chromium (or set DOCKET_CHROMIUM to its program file; Google Chrome will not do, it refuses --load-extension)',
  },
  firefox: {
    found: () => Boolean(process.env.DOCKET_FIREFOX) || inPath('firefox-esr'),
    debian: ['firefox-esr'],
    named: 'Firefox ESR as "firefox-esr" (or set DOCKET_FIREFOX to its program file)',
  },
  php: {
    found: phpFits,
    debian: ['php-cli', 'php-sqlite3', 'php-gd', 'php-xml', 'php-mbstring'],
    named: `PHP 8 for the command line with ${phpModules.join(', ')}`,
  },
  unzip: { found: () => inPath('unzip'), debian: ['unzip'], named: 'unzip' },
  mariadb: {
    found: async () => inPath('mariadbd') && inPath('mariadb-install-db') && (await hasPhpModules(['mysqli'])),
    debian: ['mariadb-server-core', 'mariadb-client-core', 'php-mysql'],
    named: 'MariaDB (server and client) with PHP’s mysqli',
  },
  xvfb: { found: () => inPath('Xvfb'), debian: ['xvfb'], named: 'Xvfb' },
  xdotool: { found: () => inPath('xdotool'), debian: ['xdotool'], named: 'xdotool' },
};

/** Installs what is missing where that is possible. Resolves to a sentence that says what to do, or `null`. */
export async function ensurePrograms(names) {
  const missing = await missingOf(names);
  if (missing.length === 0) return null;
  const packages = missing.flatMap((name) => programs[name].debian);
  if (!isDebian()) {
    return `Please install: ${missing.map((name) => programs[name].named).join('; ')}. Then run the same command again.`;
  }
  const byHand = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0) return `Please run as root: ${byHand}\nThen run the same command again.`;
  console.error(`Installing Debian packages (once): ${packages.join(' ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  await runShown('apt-get', [...apt, 'update'], env); // an old list may still do: the next step tells
  const code = await runShown('apt-get', [...apt, 'install', '-y', '--no-install-recommends', ...packages], env);
  const still = code === 0 ? await missingOf(names) : missing;
  return still.length === 0 ? null : `${still.join(', ')} could not be installed. Please run as root: ${byHand}`;
}

async function missingOf(names) {
  const found = await Promise.all(names.map((name) => programs[name].found()));
  return names.filter((_, place) => !found[place]);
}

function phpFits() {
  return hasPhpModules(phpModules);
}

async function hasPhpModules(names) {
  const modules = (await readFrom('php', ['-m']))?.toLowerCase().split('\n') ?? [];
  return names.every((name) => modules.includes(name));
}

function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(file, 'utf8')) && inPath('apt-get');
}

function inPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders, '/usr/sbin'].some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
