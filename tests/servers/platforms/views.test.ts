import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform, Transport } from '@/lib/domain/ports';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { createPlatform } from '@/lib/platforms';
import { basicAuthorization, tokenTransport } from '@/lib/platforms/transport';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import { english } from '../../unit/domain/words';
import { never } from './abilities';

const ports = {
  readPicture: () => Promise.reject(new Error('none')),
  words: english,
  signIn: 'application-password' as const,
};
const pageOf = (site: Site, pageId: string): PageRef => ({
  siteId: site.id,
  kind: site.kind,
  pageId,
  contentType: 'page',
  url: site.baseUrl,
  title: '',
  version: null,
});

let wiki: Confluence;
beforeAll(async () => {
  wiki = await startConfluence();
});
afterAll(() => wiki.stop());

function cloudPlatform(): Platform {
  const baseUrl = wiki.loopbackUrl;
  const id = siteIdOf('confluence-cloud', baseUrl);
  const site: Site = { id, kind: 'confluence-cloud', origin: baseUrl, baseUrl, restRoot: null, name: '' };
  const { email, apiToken } = wiki.users.member;
  return createPlatform(site, tokenTransport(site, basicAuthorization(email, apiToken)), ports);
}

test('Confluence tells how often a page was opened in a browser, since a day', async () => {
  wiki.createSpace({ key: 'V', name: 'Views' });
  const [read, unread] = ['Read', 'Unread'].map((title) =>
    wiki.createPage({ space: 'V', title, html: '<p>Text.</p>' }),
  );
  const { header: Cookie } = wiki.signIn(wiki.users.commenter);
  for (let time = 0; time < 3; time += 1) {
    await (await fetch(wiki.loopbackUrl + (read?.path ?? ''), { headers: { Cookie, Accept: 'text/html' } })).text();
  }
  const platform = cloudPlatform();
  const pages = [read, unread].map((page) => pageOf(platform.site, page?.id ?? ''));
  const views = await platform.views?.views(pages, 30, Date.now(), never);
  expect(views).toEqual(ok({ [read?.id ?? '']: 3, [unread?.id ?? '']: 0 }));
  const later = await platform.views?.views(pages, 0, Date.now() + 60_000, never);
  expect(later).toEqual(ok({ [read?.id ?? '']: 0, [unread?.id ?? '']: 0 }));
});

test('a page that is gone or hidden meanwhile is left out; where all are refused, it is the wiki’s answer, soon', async () => {
  wiki.createSpace({ key: 'W', name: 'Hidden' });
  const made = Array.from({ length: 60 }, (_, at) =>
    wiki.createPage({ space: 'W', title: `Page ${String(at)}`, html: '<p>Text.</p>' }),
  );
  const [gone, hidden, ...rest] = made.map(({ id }) => id);
  wiki.trashPage(gone ?? '');
  wiki.restrict(hidden ?? '', { read: [wiki.users.commenter] });
  const platform = cloudPlatform();
  const pages = made.map(({ id }) => pageOf(platform.site, id));
  const views = await platform.views?.views(pages, 30, Date.now(), never);
  expect(views).toEqual(ok(Object.fromEntries(rest.map((id) => [id, 0]))));

  for (const id of rest) wiki.trashPage(id);
  const before = wiki.log.length;
  const refused = await platform.views?.views(pages, 30, Date.now(), never);
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'refused' } });
  expect(wiki.log.length - before).toBeLessThan(25);
  const one = await platform.views?.views(pages.slice(0, 1), 30, Date.now(), never);
  expect(one).toMatchObject({ ok: false, problem: { kind: 'refused' } });
});

const baseUrl = 'https://docs.test';
const press: Site = {
  id: siteIdOf('wordpress', baseUrl),
  kind: 'wordpress',
  origin: baseUrl,
  baseUrl,
  restRoot: `${baseUrl}/wp-json/`,
  name: '',
};

/** WordPress with what a statistics plugin answers, part by part. */
function answering(status: number, parts: unknown[]): { transport: Transport; asked: URL[] } {
  const asked: URL[] = [];
  const transport: Transport = {
    send: async ({ url }) => {
      asked.push(new URL(url));
      const text = JSON.stringify(status === 200 ? (parts[asked.length - 1] ?? []) : parts[0]);
      return ok({ status, headers: { 'content-type': 'application/json' }, text, url });
    },
  };
  return { transport, asked };
}

test.each([
  [
    '1',
    [
      { id: '7', post_title: 'A', pageviews: '40', visitors: '20' },
      { id: 0, pageviews: 9, visitors: 5 },
    ],
  ],
  [
    '2',
    [
      { path: '/a/', post_id: 7, label: 'A', pageviews: 30, visitors: 20 },
      { path: '/a/?x', post_id: '7', label: 'A', pageviews: 10, visitors: 1 },
    ],
  ],
])(
  'WordPress tells views by Koko Analytics %s, part by part; a page that it does not list was not opened',
  async (_, posts) => {
    const { transport, asked } = answering(200, [posts, []]);
    const platform = createPlatform(press, transport, ports);
    const now = Date.UTC(2026, 10, 30);
    const views = await platform.views?.views([pageOf(press, '7'), pageOf(press, '8')], 30, now, never);
    expect(views).toEqual(ok({ '7': 40, '8': 0 }));
    expect(asked.map(({ pathname }) => pathname)).toEqual(Array(2).fill('/wp-json/koko-analytics/v1/posts'));
    expect(asked[0]?.searchParams.get('start_date')).toBe('2026-10-31');
    expect(asked[1]?.searchParams.get('offset')).toBe('2');
  },
);

test('without that plugin it is refused, and nothing is guessed', async () => {
  const { transport } = answering(404, [{ code: 'rest_no_route', message: 'No route', data: { status: 404 } }]);
  const views = await createPlatform(press, transport, ports).views?.views([pageOf(press, '7')], 30, Date.now(), never);
  expect(views).toMatchObject({ ok: false, problem: { kind: 'refused' } });
});
