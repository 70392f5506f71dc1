import { relative } from 'node:path';
import { beforeEach } from 'vitest';
import { repoRoot } from '../../servers/cache.ts';
import { NOT_IN_FIREFOX } from './not-in-firefox.ts';

/** Leaves out what cannot run in Firefox, and counts it as skipped. */
beforeEach(({ task, skip }) => {
  const file = relative(`${repoRoot}/tests/e2e`, task.file.filepath);
  const listed = NOT_IN_FIREFOX.find((one) => one.file === file && one.test === task.name);
  if (listed !== undefined) skip(listed.why);
});
