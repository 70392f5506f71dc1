// `npm run report -- --site ADDRESS --out FOLDER`: which sections of a site fail their readers, for a
// scheduler, without a browser. The same code as the desk's. Sign-in from the environment: DOCKET_LOGIN and
// DOCKET_PASSWORD (WordPress: an application password; Confluence Cloud: e-mail address and API token), or DOCKET_TOKEN
// (Data Center: a personal access token).
//   --kind      wordpress, confluence-cloud or confluence-dc; found out if not given
//   --register  address of the team's register, so that what the team decided is known
//   --scope     spaces or post types, with commas between them; all if not given
//   --days      30 if not given
//   --language  en (default), de or fr
//   --write     puts the report onto the team's desk page, too, and labels pages with a section that stands out
//               (`docket-needs-work`, Confluence; of the last 30 days)
// The folder keeps `sections.json`: what sections were called and where they stood, and which pages
// were labelled, for the next report.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { repoRoot } from '../tests/servers/cache.ts';
import { bundleModule } from './bundle.ts';
import type * as reportModule from './report/run.ts';
import { readSections, writeSections, type SectionsFile } from './report/sections-file.ts';

const options = {
  site: { type: 'string' },
  kind: { type: 'string' },
  out: { type: 'string' },
  register: { type: 'string' },
  scope: { type: 'string', default: '' },
  days: { type: 'string', default: '30' },
  language: { type: 'string', default: 'en' },
  write: { type: 'boolean', default: false },
} as const; // so that each option is known to be a text or a switch
const Address = v.pipe(v.string(), v.url(), v.regex(/^https?:/i));
const Asked = v.object({
  site: Address,
  kind: v.optional(v.picklist(['wordpress', 'confluence-cloud', 'confluence-dc'])),
  out: v.pipe(v.string(), v.nonEmpty()),
  register: v.optional(Address),
  scope: v.string(),
  days: v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1), v.maxValue(3_650)),
  language: v.picklist(['en', 'de', 'fr']),
  write: v.boolean(),
});
const Texts = v.record(v.string(), v.object({ message: v.string() }));

const SAY =
  'Say what to read: npm run report -- --site ADDRESS --out FOLDER\n' +
  'The first lines of scripts/report.ts tell all that can be given.';

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function given() {
  try {
    return parseArgs({ options }).values;
  } catch (cause) {
    return stop(cause instanceof Error ? `${cause.message}\n${SAY}` : SAY);
  }
}

const asked = v.safeParse(Asked, given());
if (!asked.success) {
  const names = [...new Set(asked.issues.map(({ path }) => `--${String(path?.[0]?.key)}`))];
  stop(`${names.join(', ')}: missing, or not as it should be.\n${SAY}`);
}
const { site, kind, out, register, scope, days, language, write } = asked.output;
const { DOCKET_LOGIN: login = '', DOCKET_PASSWORD: password = '', DOCKET_TOKEN: token = '' } = process.env;
if (token === '' && (login === '' || password === '')) {
  stop('Say who reads: set DOCKET_LOGIN and DOCKET_PASSWORD, or DOCKET_TOKEN, in the environment.');
}

const folder = join(repoRoot, 'test-output/report');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'run.mjs'), await bundleModule('scripts/report/run.ts'));
const { makeReport } = (await import(join(folder, 'run.mjs'))) as typeof reportModule; // what was just bundled
const texts = v.parse(
  Texts,
  JSON.parse(readFileSync(join(repoRoot, `public/_locales/${language}/messages.json`), 'utf8')),
);

const sectionsPath = join(resolve(out), 'sections.json');
let known: SectionsFile | null = null;
let isKept = true;
try {
  known = readSections(sectionsPath);
} catch {
  isKept = false;
  console.error(
    `${sectionsPath} cannot be read: it is left as it is, and this report knows no earlier names and places of sections.`,
  );
}

try {
  const report = await makeReport({
    site,
    kind: kind ?? null,
    register: register ?? null,
    scope: scope
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    days,
    locale: language,
    texts,
    auth: token === '' ? { login, password } : { token },
    write,
    known,
    wait: async ({ kind: why }, waitMs) => {
      const what = why === 'busy' ? 'The wiki asks to wait' : 'The wiki did not answer';
      console.error(`${what}: trying again in ${String(Math.ceil(waitMs / 1_000))} seconds.`);
      await setTimeout(waitMs);
    },
    onPage: (read, total) => {
      if (read % 50 === 0 || read === total) console.error(`${String(read)} of ${String(total)} pages read`);
    },
  });
  mkdirSync(resolve(out), { recursive: true });
  if (isKept) writeSections(sectionsPath, report.known);
  const files = {
    'flagged-sections.csv': `\ufeff${report.csv}`,
    'flagged-sections.json': report.json,
    'report.md': report.text,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(resolve(out), name), `${text}\n`);
  console.log(
    `${String(report.flags.lines.length)} of ${String(report.flags.sections)} sections in the report: ${resolve(out)}`,
  );
  if (report.written) console.log('It stands on the desk page, too.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
