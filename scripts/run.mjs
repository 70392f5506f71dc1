// The door to `npm test`, `npm run demo` and `npm run recognise`. It needs nothing but Node 20: it sets up what is
// missing, then goes on under the Node version that package.json pins.
import { ensurePackages } from './setup/packages.mjs';
import { runPinned } from './setup/pinned-node.mjs';
import { ensurePrograms } from './setup/programs.mjs';

const commands = {
  test: ['chromium', 'firefox', 'php', 'unzip', 'xvfb', 'xdotool'],
  demo: ['chromium', 'php', 'unzip'],
  recognise: ['chromium'],
  'bench-page': ['chromium'],
  'bench-anchoring': ['chromium'],
  'bench-suggest': [],
  'bench-desk': ['chromium'],
  'bench-flags': [],
  'bench-flags-scale': [],
  'bench-themes': [],
  report: [],
  gallery: [],
};

/** Without these the tests that need them are counted as skipped. */
const wished = { test: ['mariadb'] };

const [command, ...args] = process.argv.slice(2);
const needed = commands[command];
if (needed === undefined) {
  console.error(`Say what to run: node scripts/run.mjs ${Object.keys(commands).join('|')}`);
  process.exit(2);
}
// Standard output belongs to the command: "recognise" prints JSON there. Set-up speaks on standard error.
const problem = (await ensurePrograms(needed)) ?? (await ensurePackages());
for (const name of wished[command] ?? []) {
  const missing = await ensurePrograms([name]);
  if (missing !== null) console.error(`Some tests are skipped. ${missing}`);
}
if (problem !== null) {
  console.error(problem);
  process.exit(2);
}
process.exitCode = await runPinned(`scripts/${command}.ts`, args);
