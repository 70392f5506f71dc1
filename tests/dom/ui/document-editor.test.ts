import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { ArticleDocument } from '@/lib/domain/article/parts';
import DocumentEditor from '@/components/document/DocumentEditor.svelte';
import { speakEnglish } from './english';

speakEnglish();

const line = { kind: 'paragraph' as const, of: [{ kind: 'text' as const, text: 'Ask the vault team.' }] };

function open(internal: boolean) {
  const told: ArticleDocument[] = [];
  render(DocumentEditor, {
    document: [line],
    given: 0,
    label: 'Text',
    platform: 'Linux',
    internal,
    onchange: (next: ArticleDocument) => void told.push(next),
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
