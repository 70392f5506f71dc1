import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../servers/free-port.ts';
import { startGroup, temporaryFolder } from '../servers/process-group.ts';
import { startMariaDb, type MariaDb } from './mariadb.ts';
import { prepareWordPress } from './prepare.ts';
import { SHAPES, type Release, type ShapeName } from './releases.ts';
import { phpEnvironment, phpSettings } from './run-php.ts';
import { WordPress } from './wordpress.ts';
import type { RunningWordPress, Switches, Theme } from './wordpress.ts';

export interface WordPressOptions {
  release?: Release;
  /** Where it stands on its host; its root, if not given. */
  shape?: ShapeName;
  /** "" for plain ones; "/%postname%/", if not given. */
  permalinks?: string;
  /** "production" turns application passwords off, as WordPress does without https. Default "local". */
  environment?: 'local' | 'production';
  /** PHP's own limits, in bytes; default 8 MB a file. */
  uploadLimitBytes?: number;
  theme?: Theme;
  switches?: Switches;
}

/** A WordPress of one's own. `running` may travel to another process, which makes a `WordPress` of it again. */
export interface StartedWordPress {
  wordPress: WordPress;
  running: RunningWordPress;
  /** Ends the server with all its workers and removes its database and uploads. */
  stop(): Promise<void>;
}

const host = 'wordpress.localhost';
const phpWorkers = 4; // one request at a time would hide races that real servers have

/**
 * Starts a real WordPress with a database of its own on a free port: about a second, the first time about ten more.
 * Needs php, and for the first time npm, tar and unzip, or apt-get.
 */
export async function startWordPress(options: WordPressOptions = {}): Promise<StartedWordPress> {
  const { release = '6.5' } = options;
  const shape = SHAPES[options.shape ?? 'root'];
  const { www, template, accounts } = await prepareWordPress(release, shape.network);
  const run = temporaryFolder('wordpress');
  cpSync(template, run, { recursive: true });
  const db: MariaDb | null = release === 'debian' ? await startMariaDb(join(run, 'database')) : null;
  const port = await freePort();
  const folders = { www, run, host: `${host}:${port}`, shape, ...(db === null ? {} : { socket: db.socket }) };
  const limit = options.uploadLimitBytes ?? 8 * 1024 * 1024;
  const group = startGroup({
    command: 'php',
    args: [
      ...phpSettings(folders),
      ...['-d', `upload_max_filesize=${limit}`, '-d', `post_max_size=${limit + 64 * 1024}`],
      ...['-S', `127.0.0.1:${port}`, '-t', folders.www],
      join(import.meta.dirname, 'site/router.php'),
    ],
    env: {
      ...phpEnvironment(folders),
      PHP_CLI_SERVER_WORKERS: String(phpWorkers),
      DOCKET_WP_ENVIRONMENT: options.environment ?? 'local',
    },
    folder: run,
  });
  const stop = async (): Promise<void> => {
    await db?.stop();
    await group.stop();
  };
  try {
    await group.says(/started/);
    const url = `http://${host}:${port}${shape.home}`;
    const running = { url, loopbackUrl: `http://127.0.0.1:${port}${shape.home}`, folders, accounts };
    const wordPress = new WordPress(running);
    if (options.switches !== undefined) wordPress.switch(options.switches);
    if (options.theme !== undefined) await wordPress.useTheme(options.theme);
    if (options.permalinks !== undefined) await wordPress.usePermalinks(options.permalinks);
    return { wordPress, running, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
