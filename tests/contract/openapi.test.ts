/** Atlassian's own OpenAPI documents, with the mends of specs/SOURCES.md, against what goes over the wire. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConfluence, type Confluence, type LogEntry } from '../confluence/index.ts';
import { CONFLUENCE_STEPS } from '../faults/matrix.ts';
import { runEverything } from './full-run.ts';
import { logCall } from './log-call.ts';
import { checkLog } from './openapi.ts';
import { loadDataCenterSpecs, loadSpecs, type Specs } from './specs.ts';

const specs = loadSpecs();
const dataCenterSpecs = loadDataCenterSpecs();
/** Set where all end-to-end tests ran before (`npm test`): what they left is missed then. */
const demanded = process.env['CONFLUENCE_LOG_FOLDER'];
const LOGS = demanded ?? fileURLToPath(new URL('../../test-output/confluence-log', import.meta.url));
const kept = existsSync(LOGS) ? globSync('*.json', { cwd: LOGS }) : [];
/** What the emulators of earlier runs wrote; nothing else puts files there. */
const readLog = (name: string) => JSON.parse(readFileSync(`${LOGS}/${name}`, 'utf8')) as LogEntry[]; // our own format

/** Only reached where the documents are there: the tests are skipped otherwise. */
function documents(wanted = specs): Specs {
  if (wanted === null) throw new Error('the documents are missing');
  return wanted;
}

describe.skipIf(specs === null)('the emulator and its clients keep to the documents', () => {
  let site: Confluence;
  beforeAll(async () => {
    site = await startConfluence();
    await runEverything(site);
  });
  afterAll(() => site.stop());

  const call = (method: string, path: RegExp) => logCall(site.log, method, path);

  test('every request and every reply of a full run fits', () => {
    const report = checkLog(site.log, documents());
    expect(report.findings).toEqual([]);
    expect(report.operations.size).toBeGreaterThanOrEqual(60);
    expect(report.checked).toBeGreaterThanOrEqual(report.operations.size);
  });

  test('a reply with a wrong type, and one with an unknown status, are found', () => {
    const wrong = call('GET', /\/pages\/\d+\?/);
    wrong.replyBody = JSON.stringify({ id: 7, title: 'Run' });
    const [finding] = checkLog([wrong], documents()).findings;
    expect(finding?.what).toContain('/id must be string');
    const odd = { ...call('GET', /\/pages\/\d+\?/), status: 418 };
    expect(checkLog([odd], documents()).findings).toMatchObject([{ about: 'reply' }]);
  });

  test('a request is found that lacks what is required, adds what is unknown, or has a wrong parameter', () => {
    const page = call('POST', /\/pages$/);
    for (const requestBody of [
      '{"title":"x"}',
      '{"spaceId":"1","wishes":true}',
      '{"spaceId":"1","body":{"value":"x"}}',
    ])
      expect(checkLog([{ ...page, requestBody }], documents()).findings).toMatchObject([{ about: 'request' }]);
    const list = call('GET', /\/inline-comments\?/);
    for (const query of ['limit=251', 'body-format=view', 'since=1'])
      expect(
        checkLog([{ ...list, address: list.address.replace(/\?.*/, `?${query}`) }], documents()).findings,
      ).not.toEqual([]);
  });

  test('a next address that stands in the body alone is found', () => {
    const list = call('GET', /\/inline-comments\?.*limit=1/);
    expect(list.replyHeaders['Link']).toContain('rel="next"');
    expect(checkLog([{ ...list, replyHeaders: {} }], documents()).findings).toMatchObject([{ about: 'reply' }]);
  });

  test('an operation that the documents do not have is found where the server takes it', () => {
    const made = { ...call('GET', /\/pages\/\d+\?/), address: '/wiki/api/v2/pages/1/wishes' };
    expect(checkLog([made], documents()).findings).toMatchObject([{ about: 'operation' }]);
  });
});

test.skipIf(demanded === undefined)(
  'the runs in browsers went through every step of filing (asked only after all of them, in `npm test`)',
  () => {
    const said = kept.flatMap(readLog);
    const missed = CONFLUENCE_STEPS.filter(
      ({ request: { method = 'GET', path } }) =>
        !said.some((entry) => entry.method === method && new RegExp(path).test(entry.address)),
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
  },
);

describe.skipIf(specs === null || dataCenterSpecs === null || kept.length === 0)(
  'what Docket itself said in the runs before',
  () => {
    test.each(kept)('%s fits the documents', (name) => {
      const report = checkLog(readLog(name), documents(name.startsWith('data-center-') ? dataCenterSpecs : specs));
      expect(report.checked).toBeGreaterThan(0);
      expect(report.findings).toEqual([]);
    });
  },
);
