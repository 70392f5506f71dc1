import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { draftFrom } from '@/lib/domain/article/draft';
import type { Source } from '@/lib/domain/article/source';
import { withSources } from '@/lib/domain/article/with-sources';
import { writeStorage } from '@/lib/domain/document/write-storage';
import { writeWordpress } from '@/lib/domain/document/write-wordpress';
import { anEventId } from '../../../dom/ui/examples';
import { NASTY } from '../arbitraries';

const HOSTILE = [
  ...NASTY,
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[press](javascript:alert(1)) and [here](data:text/html,<script>alert(1)</script>)',
  '</ac:plain-text-body></ac:structured-macro><ac:structured-macro ac:name="html">',
  ']]><ac:structured-macro ac:name="iframe"/>',
  '<!-- /wp:paragraph --><!-- wp:html --><svg onload=alert(1)><!-- /wp:html -->',
  '`<iframe src=//evil.example>`\n\n1. <b onclick=alert(1)>x</b>',
];
const WORDS = { question: 'Q', alsoAsked: 'A', environment: 'E', cause: 'C', answer: 'R', notWhen: 'N' };
const text = fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n\n'));
const source: fc.Arbitrary<Source> = fc.record({
  commentId: fc.uuid(),
  requestId: fc.constant(anEventId(1)),
  as: fc.constantFrom('question', 'answer', 'environment'),
  by: fc.constantFrom(...HOSTILE),
  text,
  pictures: fc.constantFrom(
    [],
    [{ fileName: '"><script>x.png', url: 'https://docs.example/a.png?"onerror="alert(1)' }],
  ),
  url: fc.constantFrom('https://docs.example/#comment-1', 'javascript:alert(1)'),
  place: fc.constantFrom(...HOSTILE),
});
const ACTIVE = 'script, iframe, object, embed, svg, style, form, link, meta, base';

test('whatever readers wrote, nothing of it is active in an article', () => {
  fc.assert(
    fc.property(fc.array(source, { minLength: 1, maxLength: 6 }), (sources) => {
      const document = withSources(draftFrom(sources, WORDS).document, sources, 'Where this was asked');
      const page = new JSDOM(writeWordpress(document)).window.document;
      expect([...page.querySelectorAll(ACTIVE)].map((one) => one.outerHTML)).toEqual([]);
      const all = [...page.querySelectorAll('*')];
      expect(all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on')))).toEqual([]);
      const links = all.flatMap((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? []);
      expect(links.filter((address) => !/^(?:https?|mailto):/.test(address))).toEqual([]);

      const xml = `<r xmlns:ac="a" xmlns:ri="r">${writeStorage(document).replaceAll('&nbsp;', ' ')}</r>`;
      const parsed = new JSDOM(xml, { contentType: 'application/xml' }).window.document;
      const macros = [...parsed.getElementsByTagName('ac:structured-macro')].map((one) => one.getAttribute('ac:name'));
      expect(macros.filter((name) => name !== 'code')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
