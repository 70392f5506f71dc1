import { expect, test } from 'vitest';
import { articleIn } from '@/lib/domain/document/article-in';

const line = (text: string) => ({ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] });

test('the first heading of the first level is the title of the article, and stands nowhere else', () => {
  const { title, document } = articleIn('## Before\n\n# Where is **the menu**?\n\nAbove.\n\n# More\n');
  expect(title).toBe('Where is the menu?');
  expect(document).toEqual([
    { kind: 'heading', level: 2, of: [{ kind: 'text', text: 'Before' }] },
    line('Above.'),
    { kind: 'heading', level: 1, of: [{ kind: 'text', text: 'More' }] },
  ]);
});

test('a text without one has no title', () => {
  expect(articleIn('Above.')).toEqual({ title: '', document: [line('Above.')], left: 0 });
});

test('of pictures that are files beside it what is said of them stays; those with an address stay', () => {
  const url = 'https://docs.example.org/a.png';
  expect(articleIn(`![The menu](pictures/1.png)\n\n![](2.png)\n\n![Shown](${url})`)).toEqual({
    title: '',
    document: [line('The menu'), { kind: 'picture', file: url, url, alt: 'Shown' }],
    left: 2,
  });
});
