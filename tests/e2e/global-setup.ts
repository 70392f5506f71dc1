import type { TestProject } from 'vitest/node';
import shareWordPress from '../servers/global-setup.ts';
import { builtExtension } from './build.ts';
import type { Build } from './build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folders of the builds, as a browser loads them. */
    extensions: { forTests: string; shipping: string };
  }
}

/** The build that a project of vitest.config.ts is about. */
const builds: Record<string, Build['browser']> = { e2e: 'chrome', 'e2e-edge': 'edge', 'e2e-firefox': 'firefox' };

/** Builds what the browsers load, and starts one WordPress for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = builds[project.name];
  if (browser === undefined) throw new Error(`No build is named for the project ${project.name}`);
  project.provide('extensions', {
    forTests: await builtExtension({ browser, forTests: true }),
    shipping: await builtExtension({ browser }),
  });
  return shareWordPress(project);
}
