// `npm run report -- --site ADDRESS --kind KIND --out FOLDER`: which sections of a site fail their readers, for a
// scheduler, without a browser. The same code as the desk's. Sign-in from the environment: DOCKET_LOGIN and
// DOCKET_PASSWORD (WordPress: an application password; Confluence Cloud: e-mail address and API token), or DOCKET_TOKEN
// (Data Center: a personal access token).
//   --kind      wordpress, confluence-cloud or confluence-dc
//   --register  address of the team's register, so that what the team decided is known
//   --scope     spaces or post types, with commas between them; all if not given
//   --days      30 if not given
//   --language  en (default), de or fr
//   --write     puts the report onto the team's desk page, too
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { repoRoot } from '../tests/servers/cache.ts';
import { bundleModule } from './bundle.ts';
import type * as reportModule from './report/run.ts';

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    kind: { type: 'string' },
    out: { type: 'string' },
    register: { type: 'string' },
    scope: { type: 'string', default: '' },
    days: { type: 'string', default: '30' },
    language: { type: 'string', default: 'en' },
    write: { type: 'boolean', default: false },
  },
});

const Asked = v.object({
  site: v.pipe(v.string(), v.url()),
  kind: v.picklist(['wordpress', 'confluence-cloud', 'confluence-dc']),
  out: v.string(),
  register: v.optional(v.pipe(v.string(), v.url())),
  scope: v.string(),
  days: v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1), v.maxValue(3_650)),
  language: v.picklist(['en', 'de', 'fr']),
  write: v.boolean(),
});
const Texts = v.record(v.string(), v.object({ message: v.string() }));

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

const asked = v.safeParse(Asked, values);
if (!asked.success) {
  const names = [...new Set(asked.issues.map(({ path }) => `--${String(path?.[0]?.key)}`))];
  stop(
    `${names.join(', ')}: missing, or not as it should be.\n` +
      'Say what to read: npm run report -- --site ADDRESS --kind wordpress|confluence-cloud|confluence-dc --out FOLDER\n' +
      'The first lines of scripts/report.ts tell all that can be given.',
  );
}
const { site, kind, out, register, scope, days, language, write } = asked.output;
const { DOCKET_LOGIN: login, DOCKET_PASSWORD: password, DOCKET_TOKEN: token } = process.env;
if (token === undefined && (login === undefined || password === undefined)) {
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

try {
  const report = await makeReport({
    site,
    kind,
    register: register ?? null,
    scope: scope
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    days,
    locale: language,
    texts,
    auth: token === undefined ? { login: login ?? '', password: password ?? '' } : { token },
    write,
    onPage: (read, total) => {
      if (read % 50 === 0 || read === total) console.error(`${String(read)} of ${String(total)} pages read`);
    },
  });
  mkdirSync(resolve(out), { recursive: true });
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
