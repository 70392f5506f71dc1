import type { NativeComment } from '@/lib/domain/comment';

/** A public comment of Sam's at the foot of a WordPress page, but for what is given. */
export function aComment(given: Partial<NativeComment>): NativeComment {
  return {
    id: '1',
    parentId: null,
    author: { id: '7', name: 'Sam' },
    createdAt: 0,
    body: '',
    format: 'html',
    url: 'https://docs.test/?p=7#comment-1',
    place: 'footer',
    visibility: 'public',
    quote: null,
    resolution: null,
    ...given,
  };
}
