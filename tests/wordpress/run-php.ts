import { join } from 'node:path';
import { repoRoot } from '../servers/cache.ts';
import { runCommand } from '../servers/run-command.ts';
import type { Shape } from './releases.ts';

/** What PHP must know of one run: the shared code, the run's own folder, and the address it is asked for. */
export interface SiteFolders {
  www: string;
  run: string;
  host: string;
  /** The root of its host, if not given. */
  shape?: Shape;
  /** MariaDB's; SQLite, if not given. */
  socket?: string;
}

/**
 * Runs the code as the body of a PHP function inside WordPress, with `$args`, and returns what it returns.
 * @throws Error when PHP fails or the code returns a WP_Error.
 */
export async function runPhp(
  site: SiteFolders,
  code: string,
  args: unknown = {},
  options: { installing?: boolean } = {},
): Promise<unknown> {
  const reply = await runCommand(
    'php',
    [...phpSettings(site), join(repoRoot, 'tests/wordpress/site/run.php'), site.www],
    {
      env: phpEnvironment(site),
      input: JSON.stringify({ code, args, ...options }),
    },
  );
  return JSON.parse(reply);
}

/** Compiled code is kept beside the tree, so that the second start is fast. */
export function opcacheFolder(site: SiteFolders): string {
  return join(site.www, '../opcache');
}

/** Arguments for php, on the command line and as a server. */
export function phpSettings(site: SiteFolders): string[] {
  const settings = ['opcache.enable_cli=1', `opcache.file_cache=${opcacheFolder(site)}`, 'display_errors=stderr'];
  return settings.flatMap((setting) => ['-d', setting]);
}

export function phpEnvironment({ run, host, shape, socket }: SiteFolders): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DOCKET_WP_RUN: run,
    DOCKET_WP_HOST: host,
    DOCKET_WP_SOCKET: socket ?? '',
    DOCKET_WP_HOME: shape?.home ?? '',
    DOCKET_WP_FILES: shape?.files ?? '',
    DOCKET_WP_NETWORK: shape?.network === true ? '1' : '',
    DOCKET_WP_LANGUAGE: shape?.language ?? '',
  };
}
