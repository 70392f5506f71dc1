import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { canonicalEvent, decodeComment, findEventId, renderEvent } from '@/lib/domain/codec';
import type { RenderTarget } from '@/lib/domain/codec';
import { aPage, anyEvent, openedEvent } from './arbitraries';
import { aComment } from './comments';
import { english, other } from './words';

vi.setConfig({ testTimeout: 60_000 }); // many runs each, on whatever else the machine does

const formats = ['wordpress-limited', 'wordpress-full', 'confluence-storage'] as const;
const words = fc.constantFrom(english, other);

const bodyOf = (format: RenderTarget['format'], body: string) =>
  aComment({ body, format: format === 'confluence-storage' ? 'confluence-storage' : 'html' });

describe.each(formats)('%s', (format) => {
  test('every event comes back as it was written, whatever its words and their language', () => {
    fc.assert(
      fc.property(anyEvent, words, (event, language) => {
        const canonical = canonicalEvent(event, format);
        const body = renderEvent(event, { format, page: aPage() }, language);
        const { event: read, ...rest } = decodeComment(bodyOf(format, body));
        expect(read).toEqual(canonical);
        expect(rest).toMatchObject({ altered: false });
        expect(findEventId(body)).toBe(event.id);
        expect(canonicalEvent(canonical, format)).toEqual(canonical);
      }),
      { numRuns: 300 },
    );
  });

  test('the record is at most 900 characters, whatever the anchor, and the comment fits into WordPress', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const body = renderEvent(event, { format, page: aPage() }, english);
        expect(/docket=1\.[\w-]*/.exec(body)?.[0].length).toBeLessThanOrEqual(900);
        expect(body.match(/#docket=/g)?.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('the same event is written the same way every time', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const to = { format, page: aPage() };
        expect(renderEvent(structuredClone(event), to, english)).toBe(renderEvent(event, to, english));
      }),
      { numRuns: 100 },
    );
  });
});

test.each(['\\', '&#', '日', '👩', "'", '-', '<', 'a@b.co '])(
  '10,000 characters of %s fit into a WordPress comment',
  (unit) => {
    const [event] = fc.sample(openedEvent, { numRuns: 1, seed: 7 });
    const text = unit.repeat(10_000 / unit.length);
    const body = renderEvent(
      { ...(event ?? expect.fail()), text },
      { format: 'wordpress-limited', page: aPage() },
      english,
    );
    expect(new TextEncoder().encode(body).length).toBeLessThan(65_525);
  },
);
