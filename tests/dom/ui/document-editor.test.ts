import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { ArticleDocument } from '@/lib/domain/article/parts';
import DocumentEditor from '@/components/document/DocumentEditor.svelte';
import type { OpenEditor } from '@/lib/ui/editor/open-editor';
import { speakEnglish } from './english';

speakEnglish();

const line = { kind: 'paragraph' as const, of: [{ kind: 'text' as const, text: 'Ask the vault team.' }] };

let editor: OpenEditor | undefined;

function open(internal: boolean) {
  const told: ArticleDocument[] = [];
  render(DocumentEditor, {
    document: [line],
    given: 0,
    label: 'Text',
    platform: 'Linux',
    internal,
    onchange: (next: ArticleDocument) => void told.push(next),
    onopened: (opened: OpenEditor) => (editor = opened),
  });
  return told;
}

test('in an article the lock makes a part for staff only and says whether one is in it', async () => {
  const told = open(true);
  const lock = screen.getByRole('button', { name: 'For staff only' });
  expect(lock.getAttribute('aria-pressed')).toBe('false');
  await fireEvent.click(lock);
  expect(told.at(-1)).toEqual([{ kind: 'internal', of: [line] }]);
  expect(lock.getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole('group', { name: 'For staff only' }).textContent).toBe('Ask the vault team.');
  await fireEvent.click(lock);
  expect(told.at(-1)).toEqual([line]);
});

test('no other text has a lock', () => {
  open(false);
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'For staff only' })).toBeNull();
});

test('a picture that is selected has a field for what it shows, which is written into the article', async () => {
  const told = open(true);
  const picture = { kind: 'picture' as const, file: 'menu.png', url: 'https://docs.example.org/menu.png', alt: '' };
  expect(screen.queryByRole('group', { name: 'Picture' })).toBeNull();
  editor?.insertPicture(picture);
  const field = await screen.findByLabelText('What the picture shows');
  await fireEvent.input(field, { target: { value: 'The menu' } });
  expect(told.at(-1)).toEqual([line, { ...picture, alt: 'The menu' }]);
  expect(screen.getByLabelText('What the picture shows')).toBe(field);
  await fireEvent.click(screen.getByRole('button', { name: 'Move up' }));
  expect(told.at(-1)).toEqual([{ ...picture, alt: 'The menu' }, line]);
  await fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  expect(told.at(-1)).toEqual([line]);
  expect(screen.queryByRole('group', { name: 'Picture' })).toBeNull();
});

test('what is no picture is not taken in, and it is said why; no other text takes any', async () => {
  open(true);
  const svg = new File(['<svg/>'], 'x.png', { type: 'image/png' });
  await fireEvent.change(screen.getByTestId('document-picture'), { target: { files: [svg] } });
  expect((await screen.findByRole('alert')).textContent).toContain('“x.png” is no picture');
  cleanup();
  open(false);
  expect(screen.queryByTestId('document-picture')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Insert a picture' })).toBeNull();
});
