import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalEvent, decodeComment, findEventId, renderEvent } from '@/lib/domain/codec';
import type { RenderTarget } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import { aPage, anyEvent } from './arbitraries';
import { english, other } from './words';

const formats = ['wordpress-limited', 'wordpress-full', 'confluence-storage'] as const;
const words = fc.constantFrom(english, other);

function asComment(body: string, format: RenderTarget['format']): NativeComment {
  return {
    id: '1',
    parentId: null,
    author: { id: '7', name: 'Sam' },
    createdAt: 0,
    body,
    format: format === 'confluence-storage' ? 'confluence-storage' : 'html',
    url: 'https://docs.test/?p=7#comment-1',
    place: 'footer',
    visibility: 'public',
    resolution: null,
  };
}

describe.each(formats)('%s', (format) => {
  test('every event comes back as it was written, whatever its words and their language', () => {
    fc.assert(
      fc.property(anyEvent, words, (event, language) => {
        const canonical = canonicalEvent(event);
        const body = renderEvent(event, { format, page: aPage() }, language);
        const { event: read, ...rest } = decodeComment(asComment(body, format));
        expect(read).toEqual(canonical);
        expect(rest).toMatchObject({ altered: false });
        expect(findEventId(body)).toBe(event.id);
        expect(canonicalEvent(canonical)).toEqual(canonical);
      }),
      { numRuns: 600 },
    );
  });
});
