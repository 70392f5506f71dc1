import { expect, test } from 'vitest';
import type { DeclarativeNetRequest } from '@/lib/browser';
import { addOriginRule, removeOriginRule, restoreOriginRules, type RuleApi } from '@/lib/platforms/transport';

type Rule = DeclarativeNetRequest.Rule;

/** Keeps session rules as browsers do: an id that is there already is an error. */
function fakeRules(): RuleApi & { rules: Map<number, Rule> } {
  const rules = new Map<number, Rule>();
  return {
    rules,
    getSessionRules: () => Promise.resolve([...rules.values()]),
    updateSessionRules: ({ addRules = [], removeRuleIds = [] }) => {
      for (const id of removeRuleIds) rules.delete(id);
      for (const rule of addRules) {
        if (rules.has(rule.id)) return Promise.reject(new Error(`Rule with id ${rule.id} does not have a unique ID.`));
        rules.set(rule.id, rule);
      }
      return Promise.resolve();
    },
  };
}

const HOST = 'abcdefghijklmnopabcdefghijklmnop';
const origins = (api: { rules: Map<number, Rule> }) =>
  [...api.rules.values()].map(({ condition }) => condition.urlFilter);

test('only this extension’s own requests to this one origin get the site’s Origin', async () => {
  const api = fakeRules();
  await addOriginRule(api, 'https://wiki.example:8443', HOST);
  expect([...api.rules.values()]).toMatchObject([
    {
      condition: {
        urlFilter: '|https://wiki.example:8443/',
        initiatorDomains: [HOST],
        resourceTypes: ['xmlhttprequest', 'other'],
      },
      action: {
        type: 'modifyHeaders',
        requestHeaders: [
          { header: 'origin', operation: 'set', value: 'https://wiki.example:8443' },
          { header: 'referer', operation: 'set', value: 'https://wiki.example:8443/' },
        ],
      },
    },
  ]);
});

test('setting a rule twice leaves one; taking it away twice leaves none', async () => {
  const api = fakeRules();
  await addOriginRule(api, 'https://a.example', HOST);
  await addOriginRule(api, 'https://a.example', HOST);
  expect(api.rules.size).toBe(1);
  await removeOriginRule(api, 'https://a.example');
  await removeOriginRule(api, 'https://a.example');
  expect(api.rules.size).toBe(0);
});

test('after the browser’s start there is one rule for each enabled origin, and none for one that went', async () => {
  const api = fakeRules();
  await addOriginRule(api, 'https://gone.example', HOST);
  await restoreOriginRules(api, ['https://a.example', 'https://b.example', 'https://a.example'], HOST);
  expect(origins(api)).toEqual(['|https://a.example/', '|https://b.example/']);
  await restoreOriginRules(api, ['https://a.example', 'https://b.example'], HOST);
  expect(api.rules.size).toBe(2);
});

test('ids are whole numbers that rules may have, different for a thousand sites', async () => {
  const api = fakeRules();
  await restoreOriginRules(
    api,
    Array.from({ length: 1_000 }, (_, number) => `https://site-${number}.example`),
    HOST,
  );
  const ids = [...api.rules.keys()];
  expect(ids).toHaveLength(1_000);
  expect(ids.every((id) => Number.isInteger(id) && id >= 1 && id < 2 ** 31)).toBe(true);
});
