import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import ArticleSources from '@/components/desk/articles/ArticleSources.svelte';
import type { Source } from '@/lib/domain/article/source';
import type { DocumentPicture } from '@/lib/domain/document/document';
import { anEventId } from './examples';
import { speakEnglish } from './english';

speakEnglish();

const url = 'https://docs.example.org/files/menu.png';

test('pictures of a source are shown with their addresses, and one is put into the article by a button', async () => {
  const source: Source = {
    commentId: '1',
    requestId: anEventId(1),
    as: 'answer',
    by: 'Mara',
    text: 'Press it.',
    pictures: [
      { fileName: 'menu.png', url },
      { fileName: 'agent.log', url: 'https://docs.example.org/files/agent.log' },
      { fileName: 'nowhere.png', url: null },
    ],
    url: 'https://docs.example.org/#1',
    place: '',
  };
  const inserted: DocumentPicture[] = [];
  render(ArticleSources, { sources: [source], oninsert: (picture: DocumentPicture) => void inserted.push(picture) });
  const link = screen.getByRole('link', { name: 'menu.png' });
  expect(link.getAttribute('href')).toBe(url);
  expect(link.querySelector('img')?.getAttribute('src')).toBe(url);
  const [button, ...others] = screen.getAllByRole('button');
  expect(others).toEqual([]);
  expect(button?.textContent).toContain('menu.png');
  if (button !== undefined) await fireEvent.click(button);
  expect(inserted).toEqual([{ kind: 'picture', file: url, url, alt: '' }]);
});
