import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };
const minuteMs = 60_000;

/** Groups run one after the other: what needs browsers must not compete with the rest for the processor. */
const group = { quick: 0, servers: 1, browsers: 2 };

/** What every run goes through in Firefox as well; `npm test -- e2e-firefox` goes through all (docs/testing.md). */
const EACH_TIME_IN_FIREFOX = [
  'tests/e2e/journey/{wordpress,shipping,composer,jars}.test.ts',
  'tests/e2e/burn-in.test.ts',
];
const inFirefox = process.env['DOCKET_ALL_IN_FIREFOX'] === '1' ? ['tests/e2e/**/*.test.ts'] : EACH_TIME_IN_FIREFOX;

/** The end-to-end tests with one build of the extension, in a browser that takes it (docs/testing.md). */
function inBrowsers(one: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    resolve: { alias },
    test: {
      include: ['tests/e2e/**/*.test.ts'],
      globalSetup: ['tests/e2e/global-setup.ts'],
      testTimeout: 3 * minuteMs,
      hookTimeout: 2 * minuteMs,
      expect: { poll: { timeout: 15_000 } }, // a busy machine; a time is never what is asserted
      maxWorkers: 1, // two browsers at once get in each other's way on two cores
      sequence: { groupOrder: group.browsers },
      ...one,
    },
  };
}

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit', // classes with runes (*.svelte.ts) are tested in `dom`, where Svelte is compiled
          include: ['tests/unit/**/*.test.ts', 'tests/*.test.ts'],
          environment: 'node',
          testTimeout: minuteMs,
          setupFiles: ['fake-indexeddb/auto'],
          sequence: { groupOrder: group.quick },
        },
      },
      {
        resolve: { alias },
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'dom',
          include: ['tests/dom/**/*.test.ts'],
          environment: 'happy-dom',
          testTimeout: minuteMs,
          sequence: { groupOrder: group.quick },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'servers',
          include: ['tests/{servers,wordpress,confluence}/**/*.test.ts'],
          globalSetup: ['tests/servers/global-setup.ts'],
          testTimeout: minuteMs,
          hookTimeout: minuteMs,
          sequence: { groupOrder: group.servers },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/servers/global-setup.ts'],
          setupFiles: ['fake-indexeddb/auto'],
          testTimeout: minuteMs,
          hookTimeout: minuteMs,
          sequence: { groupOrder: group.servers },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/servers/global-setup.ts'],
          setupFiles: ['fake-indexeddb/auto'],
          testTimeout: 2 * minuteMs,
          hookTimeout: minuteMs,
          sequence: { groupOrder: group.servers },
        },
      },
      inBrowsers({ name: 'e2e' }),
      inBrowsers({
        name: 'e2e-firefox',
        env: { DOCKET_TEST_BROWSER: 'firefox' },
        include: inFirefox,
        setupFiles: ['tests/e2e/firefox/skip.ts'],
      }),
      // The Edge build differs from the Chrome build in nothing (tests/e2e/builds.test.ts): one whole journey is enough.
      inBrowsers({ name: 'e2e-edge', include: ['tests/e2e/journey/wordpress.test.ts'] }),
    ],
  },
});
