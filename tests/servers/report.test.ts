import { afterAll, beforeAll, expect, test } from 'vitest';
import { newEventId } from '@/lib/domain/ids';
import { NEEDS_WORK_LABEL } from '@/lib/domain/label';
import { siteIdOf, type SiteKind } from '@/lib/domain/page';
import messages from '../../public/_locales/en/messages.json';
import { makeReport, type ReportAsk } from '../../scripts/report/run';
import { askAs } from '../confluence/ask-as';
import { startConfluence, type Confluence } from '../confluence/index.ts';
import * as demand from '../e2e/journey/demand-stage.ts';
import { teamOn, type Team } from './report-team.ts';
import { startWordPress, type StartedWordPress } from '../wordpress/start.ts';

let press: StartedWordPress;
let cloud: Confluence;
let center: Confluence;
let cloudSite: demand.DemandSite;
let team: Team;
beforeAll(async () => {
  [press, cloud, center] = await Promise.all([
    startWordPress({ switches: { floodCheck: false } }),
    startConfluence(),
    startConfluence({ flavour: 'data-center' }),
  ]);
  cloudSite = await demand.onConfluence(cloud);
  const all = [await demand.onPress(press.wordPress), cloudSite, await demand.onConfluence(center)];
  for (const site of all) await site.ask(demand.questions(), Date.now());
  team = await teamOn(cloud, cloudSite.urls[0] ?? '');
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
    expect(text).not.toContain('Reference');
    expect(csv).toMatch(/^Reference,"Handbook, part 2",[^,]+,,20,/m); // more people than either, and not listed
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
  const { register, desk, file, decide } = team;
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

test('a report that is written labels pages with a section that stands out, of the last 30 days, and takes the label off again', async () => {
  const [linux = '', firewall = ''] = cloudSite.urls;
  const { register, decide } = team;
  const report = (given: Partial<ReportAsk>) =>
    makeReport({ ...askOf('confluence-cloud'), register: register.url, write: true, days: 7, ...given });
  const pageIdIn = (url: string) => /pages\/(\d+)/.exec(url)?.[1] ?? '';
  const labelled = async () => {
    const found: string[] = [];
    for (const url of cloudSite.urls) {
      const path = `/wiki/api/v2/pages/${pageIdIn(url)}/labels`;
      if ((await askAs(cloud, cloud.users.admin, 'GET', path)).text.includes(NEEDS_WORK_LABEL)) found.push(url);
    }
    return found;
  };

  const { known } = await report({});
  expect(await labelled()).toEqual([linux, firewall]);
  await decide(linux, 'On Linux', 'fixed');
  const next = await report({ known });
  expect(await labelled()).toEqual([firewall]);
  await report({ known: next.known, write: false });
  expect(await labelled()).toEqual([firewall]);
  // A section that is gone is flagged no more: only the report before knows that its page carries the label
  cloud.editPage(pageIdIn(firewall), { html: '<h2>Nothing</h2><p>Nothing is said here any more.</p>' });
  await report({ known: next.known });
  expect(await labelled()).toEqual([]);
});
