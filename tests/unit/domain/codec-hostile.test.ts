import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { decodeComment, findEventId, renderEvent } from '@/lib/domain/codec';
import type { DecodedComment } from '@/lib/domain/codec';
import { readEventId } from '@/lib/domain/ids';
import { NASTY, aPage, anyEvent } from './arbitraries';
import { aComment } from './comments';
import { english } from './words';

vi.setConfig({ testTimeout: 60_000 }); // many runs each, on whatever else the machine does

const format = fc.constantFrom('html' as const, 'confluence-storage' as const);
const target = fc.constantFrom('wordpress-limited' as const, 'wordpress-full' as const, 'confluence-storage' as const);

function trailer(json: unknown, version = '1'): string {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const packed = Buffer.from(deflateSync(new TextEncoder().encode(text), { level: 9 })).toString('base64url');
  return `<p>Words of somebody.</p><p><a href="https://docs.test/#docket=${version}.${packed}">Open in context</a></p>`;
}

/** Everything in a decoded comment that could do harm or break the fold. */
function expectHarmless(decoded: DecodedComment): void {
  const { event } = decoded;
  if (event !== null) expect(readEventId(event.id)).toBe(event.id);
  if (event !== null && 'of' in event) expect(readEventId(event.of)).toBe(event.of);
  const pictures = event === null ? decoded.pictures : 'pictures' in event ? event.pictures : [];
  const addresses = [...pictures.map(({ url }) => url), event !== null && 'url' in event ? event.url : null];
  for (const address of addresses.filter((one) => one !== null)) expect(address).toMatch(/^https?:\/\//);
  expect(typeof (event === null ? decoded.text : event.text)).toBe('string');
}

test('a comment that was cut off, spliced or scribbled on is still read, as an event or as plain words', () => {
  const mutation = fc.record({
    at: fc.nat(4_000),
    length: fc.nat(200),
    put: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NASTY, '"', '<', '&', '>')),
  });
  fc.assert(
    fc.property(anyEvent, target, format, fc.array(mutation, { maxLength: 4 }), (event, to, readAs, mutations) => {
      const body = mutations.reduce(
        (text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length),
        renderEvent(event, { format: to, page: aPage() }, english),
      );
      expectHarmless(decodeComment(aComment({ body, format: readAs })));
      findEventId(body);
    }),
    { numRuns: 600 },
  );
});

test('any text at all is a readable comment', () => {
  const soup = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...NASTY,
        '<a href="#docket=1.',
        '<a href="x#docket=1.AAAA">',
        '</a>',
        '<p>',
        '</blockquote>',
        '<blockquote>',
        '<code>',
        '</code>',
        '<ac:image>',
        '<ri:attachment ri:filename="x" />',
        '&#8217;',
        '<![CDATA[',
        '<!--',
        '<script>',
        '<em>',
        '<li>',
        '<br>',
      ),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(soup, format, (parts, readAs) => {
      expectHarmless(decodeComment(aComment({ body: parts.join(''), format: readAs })));
    }),
    { numRuns: 600 },
  );
});

const ID = 'AZqxAAAAcACAAAAAAAAAAA';
const OPENED = {
  k: 'opened',
  i: ID,
  h: 'x',
  a: 'question',
  n: 'answer',
  m: 'minor',
  c: { s: [['Install'], null, 0, null] },
};

test('a record as it should be is read: what follows fails for its own reasons', () => {
  expect(decodeComment(aComment({ body: trailer(OPENED) })).event).toMatchObject({ kind: 'opened', ask: 'question' });
});

test.each<[string, unknown]>([
  ['a later version', 'version 2'],
  ['not JSON', 'null{'],
  ['nothing', ''],
  ['an array', []],
  ['null', null],
  ['a number', 7],
  ['an unknown kind', { ...OPENED, k: 'exploded' }],
  ['a kind that is a property of every object', { ...OPENED, k: '__proto__' }],
  ['no id', { ...OPENED, i: undefined }],
  ['an id of another shape', { ...OPENED, i: '../../etc/passwd' }],
  ['an id that is a number', { ...OPENED, i: 7 }],
  ['an unknown choice', { ...OPENED, n: 'everything' }],
  ['counts below zero', { ...OPENED, g: -1 }],
  ['counts beyond counting', { ...OPENED, g: 1e300 }],
  ['a place that is no place', { ...OPENED, c: 'here' }],
  ['a place without a section', { ...OPENED, c: {} }],
  ['headings that are objects', { ...OPENED, c: { s: [[{}], null, 0, null] } }],
  ['a heading of a million characters', { ...OPENED, c: { s: [['x'.repeat(1_000_000)], null, 0, null] } }],
  ['deep nesting', '['.repeat(3_000)],
])('a record with %s leaves a plain comment', (_, json) => {
  const body = json === 'version 2' ? trailer(OPENED, '2') : trailer(json);
  expect(decodeComment(aComment({ body }))).toMatchObject({ event: null, text: 'Words of somebody.', pictures: [] });
  expect(findEventId(body)).toBeNull();
});

test('keys of the prototype in a record reach nothing', () => {
  const json = JSON.stringify(OPENED).replace(
    '{',
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
  );
  const { event } = decodeComment(aComment({ body: trailer(json) }));
  expect(event).toMatchObject({ kind: 'opened' });
  expect(event).not.toHaveProperty('polluted');
  expect({}).not.toHaveProperty('polluted');
});

test('a record that would unpack to megabytes leaves a plain comment', () => {
  for (const size of [10_000, 2_000_000, 50_000_000]) {
    expect(decodeComment(aComment({ body: trailer(`"${'0'.repeat(size)}"`) })).event).toBeNull();
  }
});

test('an endless record, and a body of megabytes, leave a plain comment', () => {
  const body = `<p>Words</p><p><a href="#docket=1.${'A'.repeat(3_000_000)}">x</a></p>${'<b>'.repeat(500_000)}`;
  expect(decodeComment(aComment({ body }))).toMatchObject({ event: null, text: 'Words' });
});

test('an article that is no web address is not an article', () => {
  const record = { k: 'article', i: ID, h: 'x', o: ID };
  const [, link = ''] = trailer(record).split('</p>', 2);
  for (const address of ['javascript:alert(1)', 'data:text/html,x', '//evil.test', 'https:evil', '']) {
    const body = `<p><strong>Article</strong></p><p><code>${address}</code></p>${link}</p>`;
    expect(decodeComment(aComment({ body })).event).toBeNull();
  }
});

test('markup of a comment never becomes words, and words never become markup', () => {
  const body =
    '<p onclick="x()">One <b>two</b> <script>alert(1)</script><style>p{}</style>&lt;b&gt;three&lt;/b&gt;</p>' +
    '<ul><li>four</li><li>five</li></ul><img src="https://docs.test/a.png" alt="Six" onerror="x()"><img src="javascript:x()">';
  expect(decodeComment(aComment({ body }))).toMatchObject({
    text: 'One **two** <b>three</b>\n\n- four\n- five',
    pictures: [{ fileName: 'Six', url: 'https://docs.test/a.png' }],
  });
});
