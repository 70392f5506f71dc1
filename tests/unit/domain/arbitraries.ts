import { writeDescriptor, type Descriptor } from '@/lib/domain/anchoring/descriptor';
import fc from 'fast-check';
import type { Anchor } from '@/lib/domain/anchor';
import { ARTICLE_STATES, ASK_KINDS, CLOSINGS, COACHING_POINTS, IMPACTS, NEEDS, STATUSES } from '@/lib/domain/event';
import type { Assignee, OpenedEvent, Picture, ThreadEvent } from '@/lib/domain/event';
import { readEventId } from '@/lib/domain/ids';
import type { EventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import { siteIdOf } from '@/lib/domain/page';

/** What people type, and what WordPress, HTML, XML or a reader of either might trip over. */
export const NASTY = [
  "It's \"quoted\", isn't it? 'Single' and ''doubled'' and ``ticks``",
  '“curly” ‘single’ „deutsch‚ «français» – — … × ™ ′ ″',
  '--verbose -- dash - lone --- three ---- four -',
  'wait... what.... (tm) Foo (tm) 9x9 0x1F 3x4x5 1024x768',
  "'99 '90s '80s' 6'4\" 12\" 'tis 'twas rock 'n' roll '42' \"42\"",
  '<b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)> </p></blockquote>',
  '<!--more--> <!-- comment --> <![CDATA[x]]> ]]> <?php echo 1; ?> <br />',
  '[gallery ids="1,2"] [caption]x[/caption] [[double]] [code]a -- b[/code] [1]',
  'AT&T &amp; &lt;b&gt; &#8217; &#x2019; &nbsp; &copy &#039; &amp;#8217; &#38;lt; &bogus; &',
  'C:\\Windows\\System32 \\n \\\\server\\share \\" \\\' \\',
  'see https://example.org/a_(b)?x=1&y=2#z. Also http://x.test, (https://y.test/q), <https://z.test>',
  'www.example.org ftp.example.org/x mail me@example.org or <you@example.org>; mailto:a@b.co',
  'tel:+123 javascript:alert(1) data:text/html,x //host/path x://y git@github.com:a/b.git',
  ':) :-( ;) 8-) :mrgreen: :lol: :???: 8O :x (: :D',
  'Wordpress and WordPress (Wordpress) "Wordpress" WORDPRESS',
  'مرحبا بالعالم שלום \u202eevil\u202c \u2066iso\u2069 עברית (אנגלית)',
  '日本語のテキスト。中文，标点！한국어 👩‍👩‍👧‍👦 🇪🇺 👍🏽 \u{1F9D1}\u200d\u{1F680} e\u0301 ﬁ Ω≈ç',
  'zero\u200bwidth \u00a0nbsp\u00a0 \ufeffbom soft\u00adhyphen tab\there',
  'lone \ud800 surrogate \udc00 and \u0000 \u0007 \u001b[31m \u0085 \ufffe \ufdd0 controls',
  'a\r\nb\rc\u2028d\u2029e\u000bf\u000cg',
  'two  spaces   three    four\n   indented\n\ttabbed  \ntrailing  \n\n\n\nmany\n \n\t\nblank',
  '# Title\n\n- item\n- item\n\n> quote\n\n1. one\n\n```\ncode -- "x"\n```\n\n| a | b |',
  '{{template}} ${x} {% raw %} %s %1$s {0} $& $1',
  "' OR 1=1; -- '); DROP TABLE wp_comments;",
  'Robert"); \'; /* */ # --',
  'a'.repeat(300),
  '1 < 2 && 3 > 2 || a<b>c',
  '#docket=1.AAAA https://x.test/#docket=1.q1ZKVLJSMlSqBQA:~:text=x',
  'With **bold**, _italic_, `code -- "x"`, **_both_ `of` them** and [a "link"](https://example.org/a_b?x=1&y=2)',
  'First:\n- one\n- **two** -- _three_\n- [four](https://x.test)\nThen\n1. a\n2. `b`\n5. c\n2. d\n- e',
  'snake_case __init__ 2*3*4 ** a ** _ b _ `` ` `https://x.test` [https://x.test/](https://x.test/) **www.x.test** [a](b)',
  '0',
  '…',
  'null',
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 3, arbitrary: fc.lorem({ maxCount: 8 }) },
  {
    weight: 3,
    arbitrary: fc.string({
      unit: fc.constantFrom(...`-'"\`.x09 \n\\&#;<>[]():/@w*_!?tma`.split('')),
      maxLength: 40,
    }),
  },
);
const glue = fc.constantFrom(' ', ' ', '\n', '\n\n', '\n\n\n', '', ' - ', '. ');

/** Words of any length up to the most that may be sent. */
export const someText: fc.Arbitrary<string> = fc
  .array(fc.tuple(word, glue), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));
const longText = fc
  .tuple(someText, fc.integer({ min: 1, max: 60 }))
  .map(([text, times]) => text.repeat(times).slice(0, 10_000));
const text = fc.oneof({ weight: 9, arbitrary: someText }, { weight: 1, arbitrary: longText });
const line = fc.oneof(word, fc.lorem({ maxCount: 4 }));

export const eventId: fc.Arbitrary<EventId> = fc
  .uuid({ version: 7 })
  .map((id) => readEventId(id))
  .filter((id) => id !== null);

const webUrl = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://wiki.test/wp-content/uploads/2026/11/shot-1.png',
    'https://wiki.test/a\'b/(c)?q="x"&y=<z>#frag',
    'http://wiki.test/Wordpress?a=1&b=2',
    'https://wiki.test/%E6%97%A5%E6%9C%AC.png',
    'https://wiki.test/',
  ),
);
const picture: fc.Arbitrary<Picture> = fc.record({
  fileName: fc.oneof(
    line,
    fc.constantFrom('shot-1.png', 'docket-0192.png', 'a "b" & <c>.png', 'report.pdf', 'a "b" & <c>.log'),
  ),
  url: fc.option(webUrl, { nil: null }),
});
const pictures = fc.array(picture, { maxLength: 3 });

const words = fc.record({ hashes: fc.array(fc.nat(1023), { maxLength: 64 }), more: fc.nat(500) });
const cutWord = fc.option(fc.record({ hash: fc.nat(1023), outside: fc.integer({ min: 1, max: 40 }) }), { nil: null });
const short = fc.nat(65_535);
const neighbours = fc.array(fc.record({ level: fc.nat(6), short, size: fc.nat(7) }), { maxLength: 64 });

export const descriptor: fc.Arbitrary<Descriptor> = fc.record({
  hash: fc.nat(2 ** 32 - 1),
  blocks: fc.integer({ min: 1, max: 30 }),
  offset: fc.nat(10_000),
  length: fc.nat(10_000),
  firstCut: cutWord,
  lastCut: cutWord,
  before: words,
  after: words,
  above: neighbours,
  below: neighbours,
  rivals: fc.array(fc.record({ distance: fc.integer({ min: -900, max: 900 }), short, previous: short, next: short }), {
    maxLength: 8,
  }),
  sections: fc.array(fc.record({ first: short, sketch: fc.array(fc.nat(63), { minLength: 8, maxLength: 16 }) }), {
    maxLength: 6,
  }),
});

const plainAnchor: fc.Arbitrary<Anchor> = fc.record({
  quote: fc.option(fc.record({ exact: text, prefix: line, suffix: line }), { nil: null }),
  position: fc.option(fc.record({ start: fc.nat(), end: fc.nat() }), { nil: null }),
  section: fc.record({
    path: fc.array(line, { maxLength: 6 }),
    headingId: fc.option(line, { nil: null }),
    occurrence: fc.nat(20),
    bodyHash: fc.option(fc.stringMatching(/^[0-9a-z]{1,7}$/), { nil: null }),
  }),
});

export const anchor: fc.Arbitrary<Anchor> = fc.oneof(
  plainAnchor,
  fc.tuple(plainAnchor, descriptor).map(([plain, found]): Anchor => {
    const written = writeDescriptor(found, 640);
    return written === null ? plain : { ...plain, descriptor: written };
  }),
);

const assignee: fc.Arbitrary<Assignee> = fc.record({ kind: fc.constantFrom('person', 'group'), id: line, name: line });

const said = { id: eventId, text };
const about = { ...said, of: eventId };
const kind = <Kind extends ThreadEvent['kind']>(name: Kind): fc.Arbitrary<Kind> => fc.constant(name);

const ownRequest = {
  kind: kind('opened'),
  ...said,
  ask: fc.constantFrom(...ASK_KINDS),
  need: fc.constantFrom(...NEEDS),
  impact: fc.constantFrom(...IMPACTS),
  anchor,
  pictures,
  environment: fc.oneof(fc.constant('Firefox 144 on Linux · 1280 × 800 · version 7'), line),
  pageVersion: fc.option(fc.constantFrom('1', '42', 'v2 "beta"'), { nil: null }),
};
export const openedEvent: fc.Arbitrary<OpenedEvent> = fc.oneof(
  fc.record(ownRequest),
  fc.record({ ...ownRequest, notedFor: fc.stringMatching(/^[0-9a-z]{1,7}$/) }),
);

/** Any event, with words as they come from a keyboard: not yet canonical. */
export const anyEvent: fc.Arbitrary<ThreadEvent> = fc.oneof(
  { weight: 4, arbitrary: openedEvent },
  fc.record({
    kind: kind('taken-up'),
    ...said,
    comment: fc.oneof(fc.nat().map(String), line),
    ask: fc.constantFrom(...ASK_KINDS),
    need: fc.constantFrom(...NEEDS),
    impact: fc.constantFrom(...IMPACTS),
    anchor,
  }),
  fc.record({ kind: kind('detail'), ...about, pictures }),
  fc.record(
    { kind: kind('reply'), ...about, pictures, due: fc.nat() },
    { requiredKeys: ['kind', 'id', 'text', 'of', 'pictures'] },
  ),
  fc.record(
    {
      kind: kind('status'),
      ...about,
      status: fc.constantFrom(...STATUSES),
      how: fc.constantFrom(...CLOSINGS),
      gap: fc.constant(true as const),
    },
    { requiredKeys: ['kind', 'id', 'text', 'of', 'status'] },
  ),
  fc.record({ kind: kind('me-too'), ...about, text: fc.oneof(fc.constant(''), text) }),
  fc.record({ kind: kind('rated'), ...about, helped: fc.boolean() }),
  fc.record({ kind: kind('re-anchored'), ...about, anchor }),
  fc.record({ kind: kind('article'), ...about, url: webUrl }),
  fc.record({ kind: kind('note'), ...about }),
  fc.record({ kind: kind('assigned'), ...about, to: fc.option(assignee, { nil: null }) }),
  fc.record({ kind: kind('time'), ...about, minutes: fc.nat(10_000), billable: fc.boolean(), client: line }),
  fc.record({ kind: kind('mirrored'), ...about, url: webUrl }),
  fc.record({ kind: kind('merged'), ...about, into: fc.option(eventId, { nil: null }) }),
  fc.record({ kind: kind('escalated'), ...about, to: assignee, until: fc.option(fc.nat(), { nil: null }) }),
  fc.record({
    kind: kind('setting'),
    id: eventId,
    text,
    set: line,
    key: line,
    value: fc.option(
      fc.jsonValue().map((given) => JSON.stringify(given).slice(0, 480)),
      { nil: null },
    ),
  }),
  fc.record({ kind: kind('coached'), ...about, about: line, points: fc.subarray([...COACHING_POINTS]) }),
  fc.record({ kind: kind('flagged'), ...about, anchor, page: line }),
  fc.record(
    {
      kind: kind('article-state'),
      ...about,
      state: fc.constantFrom(...ARTICLE_STATES),
      page: line,
      url: webUrl,
      inSection: fc.constant(true as const),
    },
    { requiredKeys: ['kind', 'id', 'text', 'of', 'state', 'page', 'url'] },
  ),
  fc.record({ kind: kind('reviewed'), ...about, outcome: fc.constantFrom('taken', 'rejected', 'fixed', 'open') }),
);

/** A page whose address has a query, as with plain permalinks. */
export function aPage(url = 'https://docs.test/?p=7&lang=en', title = 'Install the agent'): PageRef {
  return {
    siteId: siteIdOf('wordpress', 'https://docs.test'),
    kind: 'wordpress',
    pageId: '7',
    contentType: 'posts',
    url,
    title,
    version: null,
  };
}
