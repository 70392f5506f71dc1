import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @throws Error where neither is found; scripts/run.mjs sees to it that they are. */
export function chromiumProgram(): string {
  return process.env['DOCKET_CHROMIUM'] ?? inPath(['chromium', 'chromium-browser']);
}

export function firefoxProgram(): string {
  return process.env['DOCKET_FIREFOX'] ?? inPath(['firefox-esr']);
}

function inPath(names: string[]): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (found === undefined) throw new Error(`${names.join(' or ')} is not installed`);
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
