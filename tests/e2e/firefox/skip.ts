import { relative } from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import { repoRoot } from '../../servers/cache.ts';
import { NOT_IN_FIREFOX } from './not-in-firefox.ts';

/** Leaves out what cannot run in Firefox, and counts it as skipped. A line that fits no test of its file is a mistake. */
const unused = new Set<(typeof NOT_IN_FIREFOX)[number]>();
let file: string | undefined;

beforeEach(({ task, skip }) => {
  file = relative(`${repoRoot}/tests/e2e`, task.file.filepath);
  const listed = NOT_IN_FIREFOX.find((one) => one.file === file && one.test === task.name);
  if (listed === undefined) return;
  unused.delete(listed);
  skip(listed.why);
});
