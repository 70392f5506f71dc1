import type { TestProject } from 'vitest/node';
import shareWordPress from '../servers/global-setup.ts';
import { builtExtension } from './build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folders of the builds, as a browser loads them. */
    extensions: { forTests: string; shipping: string; firefox: string };
  }
}

/** Builds what the browsers load, and starts one WordPress for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('extensions', {
    forTests: await builtExtension({ browser: 'chrome', forTests: true }),
    shipping: await builtExtension({ browser: 'chrome' }),
    firefox: await builtExtension({ browser: 'firefox', forTests: true }),
  });
  return shareWordPress(project);
}
