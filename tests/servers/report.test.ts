import { afterAll, beforeAll, expect, test } from 'vitest';
import { newEventId } from '@/lib/domain/ids';
import { siteIdOf, type SiteKind } from '@/lib/domain/page';
import messages from '../../public/_locales/en/messages.json';
import { makeReport, type ReportAsk } from '../../scripts/report/run';
import { startConfluence, type Confluence } from '../confluence/index.ts';
import * as demand from '../e2e/journey/demand-stage.ts';
import { teamOn } from './report-team.ts';
import { startWordPress, type StartedWordPress } from '../wordpress/start.ts';

let press: StartedWordPress;
let cloud: Confluence;
let center: Confluence;
let cloudSite: demand.DemandSite;
beforeAll(async () => {
  [press, cloud, center] = await Promise.all([
    startWordPress({ switches: { floodCheck: false } }),
    startConfluence(),
    startConfluence({ flavour: 'data-center' }),
  ]);
  cloudSite = await demand.onConfluence(cloud);
  const all = [await demand.onPress(press.wordPress), cloudSite, await demand.onConfluence(center)];
  for (const site of all) await site.ask(demand.questions(), Date.now());
});
afterAll(() => Promise.all([press.stop(), cloud.stop(), center.stop()]));

const asked = {
  register: null,
  scope: [],
  days: 30,
  locale: 'en',
  texts: messages,
  write: false,
  known: null,
  onPage: () => {},
  wait: () => Promise.reject(new Error('nothing is to be waited for')),
};

function askOf(kind: SiteKind): ReportAsk {
  switch (kind) {
    case 'wordpress': {
      const { login, appPassword } = press.wordPress.users.editor;
      return { ...asked, kind, site: press.wordPress.loopbackUrl, auth: { login, password: appPassword } };
    }
    case 'confluence-cloud': {
      const { email, apiToken } = cloud.users.member;
      return { ...asked, kind, site: cloud.loopbackUrl, auth: { login: email, password: apiToken } };
    }
    case 'confluence-dc':
      return {
        ...asked,
        kind,
        site: `${center.loopbackUrl}${center.contextPath}`,
        auth: { token: center.users.member.accessToken },
      };
  }
}

test.each(['wordpress', 'confluence-cloud', 'confluence-dc'] as const)(
  'a report of %s is made without a browser: what stands out is in it with why, a busy section is not',
  async (kind) => {
    const { csv, text, flags } = await makeReport(askOf(kind));
    expect(flags.lines.map(({ demand: { placed } }) => placed.section.path.at(-1)).toSorted()).toEqual([
      'Firewall',
      'On Linux',
    ]);
    expect(text).toContain('“On Linux” drew questions from 16 people in 30 days');
    expect(text).toContain('Which ports');
    expect(csv.split('\n')[0]).toContain('Section');
    expect(csv).not.toContain('Reference');
  },
);

test.each(['wordpress', 'confluence-cloud', 'confluence-dc'] as const)(
  'that a site is %s is found out from the site itself, a sign-in that fits none is said',
  async (kind) => {
    const ask = { ...askOf(kind), kind: null };
    const { known, flags } = await makeReport(ask);
    expect(known.site).toBe(siteIdOf(kind, ask.site));
    expect(flags.lines).toHaveLength(2);
    const stranger = { ...ask, auth: { login: 'nobody', password: 'wrong' } };
    await expect(makeReport(stranger)).rejects.toThrow(/answers like none of .* check the address, and DOCKET_LOGIN/);
  },
);

test('a password that is wrong is said in a sentence, and nothing is written', async () => {
  const ask = askOf('confluence-cloud');
  await expect(makeReport({ ...ask, auth: { login: 'nobody', password: 'wrong' } })).rejects.toThrow(
    /check DOCKET_LOGIN/,
  );
  await expect(makeReport({ ...ask, write: true })).rejects.toThrow(/no desk page/);
});

test('with a register, what the team decided is in it, and the report stands on the desk page for people without Docket', async () => {
  const { register, desk, file, decide } = await teamOn(cloud, cloudSite.urls[0] ?? '');
  await decide(cloudSite.urls[1] ?? '', 'Firewall', 'taken');

  const { flags, written } = await makeReport({ ...askOf('confluence-cloud'), register: register.url, write: true });
  expect(written).toBe(true);
  const states = flags.lines.map(({ state, demand: { placed } }) => [placed.section.path.at(-1), state.kind]);
  expect(states).toEqual([
    ['On Linux', 'raised'],
    ['Firewall', 'taken'],
  ]);
  const { storage } = cloud.page(desk.pageId);
  expect(storage).toContain('“On Linux” drew questions from 16 people in 30 days');
  expect(storage).toContain('taken by Mika Writer');
  expect(storage).not.toContain('Reference');

  // What everybody may read stands on the register's page once an administrator wants it: no names, no reader's words
  expect(cloud.page(register.pageId).storage).not.toContain('On Linux');
  const on = { kind: 'setting' as const, id: newEventId(), set: 'report', key: 'sections', text: '' };
  await file(register, { ...on, value: JSON.stringify({ public: true }) });
  await makeReport({ ...askOf('confluence-cloud'), register: register.url, write: true });
  const forAll = cloud.page(register.pageId).storage;
  expect(forAll).toContain('On Linux (Rotating the signing keys) · draws many questions');
  expect(forAll).toContain('Firewall (Handbook, part 1) · is being worked on');
  expect(forAll).not.toMatch(/Mika Writer, taken|restart/);
});
