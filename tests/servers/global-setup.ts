import type { TestProject } from 'vitest/node';
import { startWordPress } from '../wordpress/start.ts';
import type { RunningWordPress } from '../wordpress/wordpress.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    wordPress: RunningWordPress;
  }
}

/** One WordPress for all test files of a project. A test that turns its switches starts one of its own: it is quick. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = await startWordPress({ switches: { floodCheck: false } });
  project.provide('wordPress', started.running);
  return () => started.stop();
}
