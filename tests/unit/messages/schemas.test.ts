import { expect, test } from 'vitest';
import { newEventId, newSecretId, type SessionId } from '@/lib/domain/ids';
import type { DrawerCalls, OverlayCalls, SettingsCalls } from '@/lib/messages/calls';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import { createRules } from '@/lib/messages/schemas';
import { aDraft, aPage, aPicture, aSite } from '../app/samples';

const nobody = () => false;
const rules = createRules({ overlay: nobody, drawer: nobody, settings: nobody, desk: nobody });
const session = newSecretId<SessionId>();
const report = { site: { kind: 'wordpress', baseUrl: aSite().baseUrl, restRoot: null, name: 'Guide' }, page: aPage() };

test('a whole draft comes through as it was sent', () => {
  const picture = aPicture();
  picture.edits = {
    crop: { x: 0.5, y: 1, width: 3, height: 2 },
    marks: [{ kind: 'hide', rect: { x: 1, y: 1, width: 1, height: 1 } }],
  };
  const ask = { session, eventId: newEventId(), draft: aDraft({ pictures: [picture], text: 'x'.repeat(100_000) }) };
  expect(rules.queueRequest.read(ask)).toEqual(ask);
});

test.each([
  ['no question at all', undefined],
  ['an id that is none', { session, eventId: '../../etc', draft: aDraft() }],
  ['a kind that does not exist', { session, eventId: newEventId(), draft: { ...aDraft(), ask: 'rant' } }],
  [
    'a size that is no number',
    {
      session,
      eventId: newEventId(),
      draft: {
        ...aDraft(),
        pictures: [{ ...aPicture(), edits: { crop: { x: NaN, y: 0, width: 1, height: 1 }, marks: [] } }],
      },
    },
  ],
  ['a session that is no id', { session: '1', eventId: newEventId(), draft: aDraft() }],
])('%s is refused unread', (_, ask) => {
  expect(rules.queueRequest.read(ask)).toBeUndefined();
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'chrome://settings', 'not an address'])(
  'a page at %s is no page',
  (url) => {
    expect(rules.pageShown.read({ ...report, page: { ...aPage(), url } })).toBeUndefined();
    expect(rules.pageShown.read(report)).toEqual(report);
  },
);

test('what is not asked for does not travel on', () => {
  const shown = { ticket: session, claim: session };
  expect(rules.redeem.read({ ...shown, token: 'secret' })).toEqual(shown);
});

test('an article is kept with its internal parts, one of before without; no page takes them', () => {
  const line = { kind: 'paragraph' as const, of: [{ kind: 'text' as const, text: 'Ask the vault team.' }] };
  const requestId = newEventId();
  const coming = { commentId: `coming:${requestId}`, requestId, as: 'answer', by: 'Mara', text: 'No.', pictures: [] };
  const sources = [{ ...coming, url: '', place: 'Settings' }]; // an answer that is not filed yet
  const article = { id: newEventId(), siteId: aSite().id, title: '', requests: [], sources, editedAt: 1 };
  const internal = { kind: 'internal' as const, of: [line] };
  for (const document of [[line], [line, internal]]) {
    const ask = { article: { ...article, document } };
    expect(rules.saveArticle.read(ask)).toEqual(ask);
  }
  const wording = { siteId: aSite().id, pageKey: '7', sectionId: 's', base: [line], note: '' };
  expect(rules.publishWording.read({ ...wording, next: [line] })).toBeDefined();
  expect(rules.publishWording.read({ ...wording, next: [line, internal] })).toBeUndefined();
});

test('pictures that an article brings along are kept with it, up to a size; no page takes them', () => {
  const article = { id: crypto.randomUUID(), siteId: aSite().id, title: '', requests: [], sources: [], editedAt: 1 };
  const picture = (url: string) => ({ kind: 'picture' as const, file: 'menu.png', url, alt: '' });
  const keeps = (document: unknown[]) => rules.saveArticle.read({ article: { ...article, document } }) !== undefined;
  const own = picture('data:image/png;base64,iVBORw0KGgo=');
  expect(keeps([own, { kind: 'internal', of: [own] }])).toBe(true);
  expect(keeps([picture('data:image/svg+xml;base64,PHN2Zz4=')])).toBe(false);
  expect(keeps([picture('data:text/html,<script>')])).toBe(false);
  const large = picture(`data:image/jpeg;base64,${'QUJD'.repeat(1_650_000)}`);
  expect([keeps(Array(6).fill(large)), keeps(Array(7).fill(large))]).toEqual([true, false]);
  const wording = { siteId: aSite().id, pageKey: '7', sectionId: 's', base: [], note: '' };
  expect(rules.publishWording.read({ ...wording, next: [own] })).toBeUndefined();
  expect(rules.publishWording.read({ ...wording, next: [picture('/a.png')] })).toBeDefined();
});

test('no two lists of calls share a name, or one would be answered by the other', () => {
  type Shared = keyof DeskCalls & keyof (OverlayCalls & DrawerCalls & SettingsCalls);
  const apart: [Shared] extends [never] ? true : Shared = true; // where it is not, this does not compile
  expect(apart).toBe(true);
});
