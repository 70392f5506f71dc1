import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWholeSite } from '@/lib/app/whole-site';
import messages from '../../public/_locales/en/messages.json';
import { makeReport, type Report, type ReportAsk } from '../../scripts/report/run';
import { startConfluence, type Confluence } from '../confluence/index.ts';
import * as demand from '../e2e/journey/demand-stage.ts';
import { repoRoot } from './cache.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './process-group.ts';
import { teamOn } from './report-team.ts';

const HOUR = 3_600_000;
const out = temporaryFolder('report');
let wiki: Confluence;
let site: demand.DemandSite;
beforeAll(async () => {
  wiki = await startConfluence();
  site = await demand.onConfluence(wiki);
  await site.ask(demand.questions(), Date.now());
});
afterAll(async () => {
  rmSync(out, { recursive: true });
  await wiki.stop();
});

interface Ended {
  code: unknown;
  out: string;
  told: string;
}

/** As `npm run report` does, with nothing but this in the environment of a sign-in. */
function run(args: string[], signIn: Record<string, string> = { DOCKET_TOKEN: 'a-token' }): Promise<Ended> {
  const { DOCKET_LOGIN: _login, DOCKET_PASSWORD: _password, DOCKET_TOKEN: _token, ...rest } = process.env;
  const options = { cwd: repoRoot, env: { ...rest, ...signIn } };
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/run.mjs', 'report', ...args], options, (error, out, told) =>
      resolve({ code: error?.code ?? 0, out, told }),
    );
  });
}
const textIn = (name: string) => readFileSync(join(out, name), 'utf8');

test.each([
  ['no arguments', [], /^--site, --out: missing, or not as it should be.\nSay what to read/],
  ['days that are none', ['--site', 'https://docs.test', '--out', 'x', '--days', 'many'], /^--days: missing, or not/],
  ['an address that is not of the web', ['--site', 'ftp://docs.test', '--out', 'x'], /^--site: missing, or not/],
  ['an option that there is not', ['--sites', 'x'], /^Unknown option '--sites'.*\nSay what to read/],
])('%s: it says what it needs, and ends with 2', async (_, args, sentence) => {
  const { code, told } = await run(args);
  expect(told).toMatch(sentence);
  expect(code).toBe(2);
});

test('without a sign-in it says which it needs, and ends with 2', async () => {
  const args = ['--site', 'https://docs.test', '--out', out];
  for (const signIn of [{}, { DOCKET_LOGIN: 'me', DOCKET_PASSWORD: '' }]) {
    const { code, told } = await run(args, signIn);
    expect(told).toMatch(/^Say who reads: set DOCKET_LOGIN and DOCKET_PASSWORD, or DOCKET_TOKEN/);
    expect(code).toBe(2);
  }
});

test('where nothing answers it tries again, says so, gives up, and writes nothing', async () => {
  const { code, told } = await run(['--site', `http://127.0.0.1:${String(await freePort())}`, '--out', out]);
  expect(told).toMatch(
    /^(The wiki did not answer: trying again in \d+ seconds\.\n){3}The wiki did not answer\. Nothing was written/,
  );
  expect(code).toBe(1);
  expect(readdirSync(out)).toEqual([]);
});

test('the program finds out the kind, writes its files, and goes on from them; a broken one is told and stays as it is', async () => {
  const { email: DOCKET_LOGIN, apiToken: DOCKET_PASSWORD } = wiki.users.member;
  const report = () => run(['--site', wiki.loopbackUrl, '--out', out], { DOCKET_LOGIN, DOCKET_PASSWORD });
  const first = await report();
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/^2 of \d+ sections in the report/);
  expect(textIn('report.md')).toContain('“On Linux” drew questions from 16 people in 30 days');
  const known = textIn('sections.json');
  await report();
  expect(textIn('sections.json')).toBe(known);

  writeFileSync(join(out, 'sections.json'), '{"site":');
  writeFileSync(join(out, 'report.md'), '');
  const { code, told } = await report();
  expect(told).toMatch(/sections\.json cannot be read: it is left as it is, and this report knows no earlier names/);
  expect(code).toBe(0);
  expect(textIn('sections.json')).toBe('{"site":');
  expect(textIn('report.md')).toContain('“On Linux”');
});

const waits: number[] = [];
function make(given: Partial<ReportAsk> = {}): Promise<Report> {
  const { email: login, apiToken: password } = wiki.users.member;
  waits.length = 0;
  return makeReport({
    site: wiki.loopbackUrl,
    kind: 'confluence-cloud',
    register: null,
    scope: [],
    days: 30,
    locale: 'en',
    texts: messages,
    auth: { login, password },
    write: false,
    known: null,
    onPage: () => {},
    wait: async (_, waitMs) => void waits.push(waitMs),
    ...given,
  });
}

test('a wiki that is busy is asked again after the wait that it wants, a few times', async () => {
  wiki.faults.next({ kind: 'busy', retryAfterSeconds: 7 }, { path: /footer-comments/ }, 2);
  expect((await make()).flags.lines).toHaveLength(2);
  expect(waits).toEqual([7_000, 7_000]);
  wiki.faults.next({ kind: 'busy', retryAfterSeconds: 90 }, { path: /footer-comments/ }, 4);
  await expect(make()).rejects.toThrow('asks to wait 90 seconds. Nothing was written');
  expect(waits).toHaveLength(3);
});

const sectionIn = ({ known }: Report, heading: string) => {
  const sections = known.pages.flatMap((page) => page.sections.map((one) => ({ ...one, pageKey: page.pageKey })));
  return sections.find(({ path }) => path.at(-1) === heading);
};

test('a report knows what sections were called in the one before, and on which page they stood', async () => {
  const before = await make();
  const [, from = '', to = ''] = site.urls.map((url) => /pages\/(\d+)/.exec(url)?.[1]);
  const { storage } = wiki.page(from);
  const [firewall = ''] = /<h2>Firewall<\/h2>\s*<p>.*?<\/p>/.exec(storage) ?? [];
  wiki.editPage(from, { storage: storage.replace(firewall, '') });
  wiki.editPage(to, { storage: `${wiki.page(to).storage}${firewall}` });
  await site.rename(0, 'On Linux', 'On any host');

  const { known } = before;
  const after = await make({ known });
  expect(after.text).toContain('“On any host” drew questions from 16 people in 30 days');
  expect(sectionIn(after, 'On any host')?.id).toBe(sectionIn(before, 'On Linux')?.id);
  expect(sectionIn(after, 'Firewall')?.id).toBe(sectionIn(before, 'Firewall')?.id);
  expect(sectionIn(after, 'Firewall')?.pageKey).not.toBe(sectionIn(before, 'Firewall')?.pageKey);
  expect((await make()).text).not.toContain('“On any host”');

  const other = { ...known, site: 'wordpress:https://docs.test' };
  await expect(make({ known: other })).rejects.toThrow('a report of another site');
});

test('how often a page was opened before and since one of its sections was mended is read', async () => {
  const url = site.urls[4] ?? '';
  const { platform, register, decide } = await teamOn(wiki, url);
  const open = async (times: number) => {
    const { header: Cookie } = wiki.signIn(wiki.users.commenter);
    const address = wiki.loopbackUrl + new URL(url).pathname;
    for (let time = 0; time < times; time += 1) {
      await (await fetch(address, { headers: { Cookie, Accept: 'text/html' } })).text();
    }
  };
  await open(6);
  wiki.clock.advance(HOUR);
  await decide(url, 'Step 4.1', 'fixed');
  wiki.clock.advance(HOUR);
  await open(2);
  wiki.clock.advance(46 * HOUR);

  const ask = { platform, register: register.url, scope: [], known: [], onPage: () => {} };
  const wait = () => Promise.reject(new Error('nothing is to be waited for'));
  const read = await readWholeSite({ ...ask, now: wiki.clock.now(), wait });
  const pages = read.ok ? read.value.pages : [];
  const mended = pages.filter(({ around }) => around !== undefined);
  expect(mended.map(({ title }) => title)).toEqual(['Handbook, part 4']);
  expect(mended[0]).toMatchObject({ views: 8, around: { before: 6, after: 2 } });
  expect(mended[0]?.around?.days).toBeCloseTo(47 / 24, 1);
});
