import { afterAll, beforeAll, expect, test } from 'vitest';
import { newEventId } from '@/lib/domain/ids';
import { siteIdOf, type Site } from '@/lib/domain/page';
import { createPlatform } from '@/lib/platforms';
import { basicAuthorization, tokenTransport } from '@/lib/platforms/transport';
import messages from '../../public/_locales/en/messages.json';
import { makeReport, type ReportAsk } from '../../scripts/report/run';
import { startConfluence, type Confluence } from '../confluence/index.ts';
import * as demand from '../e2e/journey/demand-stage.ts';
import { english } from '../unit/domain/words';
import { never } from './platforms/abilities';
import { aJournal, aParcel } from './platforms/samples';
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

const asked = { register: null, scope: [], days: 30, locale: 'en', texts: messages, write: false, onPage: () => {} };

function askOf(kind: ReportAsk['kind']): ReportAsk {
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

test('a password that is wrong is said in a sentence, and nothing is written', async () => {
  const ask = askOf('confluence-cloud');
  await expect(makeReport({ ...ask, auth: { login: 'nobody', password: 'wrong' } })).rejects.toThrow(
    /check DOCKET_LOGIN/,
  );
  await expect(makeReport({ ...ask, write: true })).rejects.toThrow(/no desk page/);
});

test('with a register, what the team decided is in it, and the report stands on the desk page for people without Docket', async () => {
  const { email, apiToken } = cloud.users.member;
  const baseUrl = cloud.loopbackUrl;
  const id = siteIdOf('confluence-cloud', baseUrl);
  const site: Site = { id, kind: 'confluence-cloud', origin: baseUrl, baseUrl, restRoot: null, name: '' };
  const platform = createPlatform(site, tokenTransport(site, basicAuthorization(email, apiToken)), {
    readPicture: () => Promise.reject(new Error('none')),
    words: english,
    signIn: 'application-password',
  });
  const { teamPages, sink } = platform;
  if (teamPages === undefined || sink === undefined) throw new Error('makes no pages');
  const [url = ''] = cloudSite.urls;
  const pageId = /pages\/(\d+)/.exec(url)?.[1] ?? '';
  const beside = { siteId: id, kind: site.kind, pageId, contentType: 'page', url, title: '', version: null };
  const make = async (kind: 'register' | 'desk') => {
    const made = await teamPages.create({ kind, title: `Docket ${kind}`, blocks: [], beside, people: [] }, never);
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    return made.value.page;
  };
  const [register, desk] = [await make('register'), await make('desk')];
  const value = JSON.stringify({ pageId: desk.pageId, contentType: desk.contentType, url: desk.url });
  const names = { kind: 'setting' as const, id: newEventId(), set: 'desk', key: 'page', value, text: '' };
  const filed = await sink.file(aParcel(register, names), aJournal(), never);
  expect(filed.ok).toBe(true);
  const flag = newEventId();
  const about = { of: flag, text: 'It lists examples, that is what people ask about.' };
  const section = { path: ['Firewall'], headingId: null, occurrence: 0, bodyHash: null };
  const anchor = { quote: null, position: null, section };
  const page = /pages\/(\d+)/.exec(cloudSite.urls[1] ?? '')?.[1] ?? '';
  const context = { ...beside, pageId: page, url: cloudSite.urls[1] ?? '' };
  await sink.file(aParcel(desk, { kind: 'flagged', id: flag, ...about, anchor, page }, { context }), aJournal(), never);
  const review = { kind: 'reviewed' as const, id: newEventId(), ...about, outcome: 'taken' as const };
  await sink.file(aParcel(desk, review, { context }), aJournal(), never);

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
  await sink.file(aParcel(register, { ...on, value: JSON.stringify({ public: true }) }), aJournal(), never);
  await makeReport({ ...askOf('confluence-cloud'), register: register.url, write: true });
  const forAll = cloud.page(register.pageId).storage;
  expect(forAll).toContain('On Linux (Rotating the signing keys) · draws many questions');
  expect(forAll).toContain('Firewall (Handbook, part 1) · is being worked on');
  expect(forAll).not.toMatch(/Mika Writer, taken|restart/);
});
