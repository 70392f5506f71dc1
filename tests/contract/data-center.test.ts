/** Atlassian's own document of Confluence Data Center, mended, against what goes over the wire there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataCenterStage } from '../confluence/data-center/stage.ts';
import { runDataCenter } from './full-run-data-center.ts';
import { logCall } from './log-call.ts';
import { checkLog, type ContractReport } from './openapi.ts';
import { loadDataCenterSpecs } from './specs.ts';

const specs = loadDataCenterSpecs();

describe.skipIf(specs === null).each(['', '/confluence'])(
  'a Data Center at "%s" keeps to the document',
  (contextPath) => {
    let stage: DataCenterStage;
    beforeAll(async () => {
      stage = await runDataCenter(contextPath);
    });
    afterAll(() => stage.site.stop());

    const check = (log = stage.site.log): ContractReport => {
      if (specs === null) throw new Error('the document is missing');
      return checkLog(log, specs);
    };
    const call = (method: string, path: RegExp) => logCall(stage.site.log, method, path);

    test('in every request and every reply of a full run', () => {
      const report = check();
      expect(report.findings).toEqual([]);
      expect(report.operations.size).toBeGreaterThanOrEqual(32);
      expect(report.checked).toBeGreaterThanOrEqual(55);
    });

    test('a reply with a wrong type, and one with an unknown status, are found', () => {
      const wrong = { ...call('GET', /\/content\/\d+$/), replyBody: JSON.stringify({ id: 7 }) };
      expect(check([wrong]).findings[0]?.what).toContain('/id must be string');
      expect(check([{ ...call('GET', /\/content\/\d+$/), status: 418 }]).findings).toMatchObject([{ about: 'reply' }]);
    });

    test('a request is found that adds what is unknown, or has a wrong parameter', () => {
      const made = { ...call('POST', /\/content$/), requestBody: '{"type":"comment","wishes":true}' };
      expect(check([made]).findings).toMatchObject([{ about: 'request' }]);
      const list = call('GET', /\/child\/comment\?/);
      for (const query of ['limit=many', 'since=1'])
        expect(check([{ ...list, address: list.address.replace(/\?.*/, `?${query}`) }]).findings).not.toEqual([]);
    });

    test('an operation that only Cloud has is found where the server takes it', () => {
      const cloud = {
        ...call('PUT', /\/content\/\d+$/),
        address: `${contextPath}/rest/api/content/1/child/attachment`,
      };
      expect(check([cloud]).findings).toMatchObject([{ about: 'operation' }]);
    });
  },
);
