import { expect, test } from 'vitest';
import { decodeComment, renderEvent } from '@/lib/domain/codec';
import type { OpenedEvent } from '@/lib/domain/event';
import { readEventId } from '@/lib/domain/ids';
import { aPage } from './arbitraries';
import { aComment } from './comments';
import { english } from './words';

const id = readEventId('0193a000-0000-7000-8000-000000000001') ?? expect.fail();
const request: OpenedEvent = {
  kind: 'opened',
  id,
  ask: 'question',
  need: 'answer',
  impact: 'slows',
  text: 'It says "enter the token" -- which one?\nThe old...\n\nOr the new one?',
  anchor: {
    quote: {
      exact: "Enter the token that you got from your administrator when the server wasn't installed yet",
      prefix: 'then. ',
      suffix: ' Press',
    },
    position: { start: 120, end: 209 },
    section: { path: ['Install', 'Linux'], headingId: 'linux', occurrence: 0, bodyHash: '1x2y' },
  },
  pictures: [{ fileName: 'shot-1.png', url: null }],
  environment: 'Firefox 144, 1280 × 800',
  pageVersion: '7',
};
const storage = renderEvent(request, { format: 'confluence-storage', page: aPage() }, english);
const html = renderEvent(request, { format: 'wordpress-limited', page: aPage() }, english);

function readStorage(body: string) {
  return decodeComment(aComment({ body, format: 'confluence-storage' }));
}

test('a request on Confluence reads well without Docket', () => {
  expect(storage.replace(/docket=1\.[\w-]+/, 'docket=1.RECORD')).toMatchInlineSnapshot(
    `"<p><strong>Question</strong> · Linux<br /><em>An answer is needed · Slows my work</em></p><blockquote><p>Enter the token that you got from your administrator when the server wasn't installed yet</p></blockquote><p>It says &quot;enter the token&quot; -- which one?<br />The old...</p><p>Or the new one?</p><p><ac:image ac:alt="shot-1.png"><ri:attachment ri:filename="shot-1.png" /></ac:image></p><p><em>Firefox 144, 1280 × 800</em></p><p><a href="https://docs.test/?p=7&amp;lang=en#docket=1.RECORD:~:text=Enter%20the%20token%20that,server%20wasn%27t%20installed%20yet">Open in context</a></p>"`,
  );
});

test('a request on WordPress reads well without Docket', () => {
  expect(html.replace(/docket=1\.[\w-]+/, 'docket=1.RECORD')).toMatchInlineSnapshot(`
    "<strong>Question</strong> · Linux
    <em>An answer is needed · Slows my work</em>

    <blockquote>Enter the token that you got from your administrator when the server wasn't installed yet</blockquote>

    It says "enter the token" -- which one?
    The old...

    Or the new one?

    Picture: <code>shot-1.png</code>

    <em>Firefox 144, 1280 × 800</em>

    <a href="https://docs.test/?p=7&amp;lang=en#docket=1.RECORD:~:text=Enter%20the%20token%20that,server%20wasn%27t%20installed%20yet" rel="ugc">Open in context</a>"
  `);
});

test.each<[string, (body: string) => string]>([
  ['named entities', (body) => body.replaceAll('×', '&times;').replaceAll('·', '&middot;')],
  [
    'pictures outside paragraphs',
    (body) =>
      body
        .replace('<p><ac:image', '<ac:image ac:align="center" ac:layout="center"')
        .replace('</ac:image></p>', '</ac:image>'),
  ],
  ['ids on paragraphs', (body) => body.replaceAll('<p>', '<p local-id="0f">').replaceAll('<br />', '<br/>')],
  ['an empty paragraph at the end', (body) => `${body}<p /><p></p>`],
  [
    'curly quotes',
    (body) => body.replace(/(?<=>[^<]*)&quot;enter the token&quot;/, '“enter the token”').replace("wasn't", 'wasn’t'),
  ],
  ['line breaks between paragraphs', (body) => body.replaceAll('</p><', '</p>\n<')],
  ['smart links', (body) => body.replace('<a href=', '<a data-card-appearance="inline" href=')],
])('Confluence may store %s: the request is the same', (_, rewrite) => {
  expect(rewrite(storage)).not.toBe(storage);
  expect(readStorage(rewrite(storage))).toMatchObject({ event: request, altered: false });
});

test.each<[string, (body: string) => string]>([
  ['&amp; written as a number', (body) => body.replaceAll('&amp;', '&#038;')],
  ['percent-encoded', (body) => body.replace('docket=1.', 'docket%3D1.')],
  ['on another host', (body) => body.replace('https://docs.test/', 'http://10.0.0.1:8080/wiki/')],
  [
    'with more attributes',
    (body) => body.replace(' rel="ugc"', ' class="x" target="_blank" rel="nofollow ugc noopener"'),
  ],
  ['without the words of the quote', (body) => body.replace(/:~:text=[^"]*/, '')],
])('the link at the end may come back %s', (_, rewrite) => {
  expect(rewrite(html)).not.toBe(html);
  expect(decodeComment(aComment({ body: rewrite(html) }))).toMatchObject({ event: request, altered: false });
});

test('a moderator who changes a word changes it, and it is told; the place is still found', () => {
  const decoded = decodeComment(aComment({ body: html.replace('which one', 'which token') }));
  expect(decoded).toMatchObject({ altered: true, event: { id, anchor: request.anchor } });
  expect(decoded.event?.text).toContain('which token?');
});

test('what somebody writes under a request belongs to its words', () => {
  const decoded = decodeComment(aComment({ body: `${html}\n\nEdit: solved.` }));
  expect(decoded).toMatchObject({ altered: true, event: { id } });
  expect(decoded.event?.text).toMatch(/Or the new one\?\n\nEdit: solved\.$/);
});

test('a request without its heading or environment keeps all of its words', () => {
  const body = html.replace(/^<strong>[^]*?\n\n/, '').replace(/<em>Firefox.*?\n\n/, '');
  expect(decodeComment(aComment({ body })).event?.text).toBe(request.text);
});

test('a link in lower case is no longer a record, and all that people can read stays readable', () => {
  const body = html.replace(/docket=1\.[\w-]+/, (mark) => mark.toLowerCase());
  const read = decodeComment(aComment({ body }));
  expect(read.event === null && read.text).toBe(
    [
      '**Question** · Linux\n_An answer is needed · Slows my work_',
      `> ${request.anchor.quote?.exact ?? ''}`,
      request.text,
      'Picture: `shot-1.png`',
      `_${request.environment}_`,
    ].join('\n\n'),
  );
});
