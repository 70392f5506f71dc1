import { afterEach, describe, expect, test } from 'vitest';
import type { ArticleDocument } from '@/lib/domain/article/parts';
import type { DocumentPicture } from '@/lib/domain/document/document';
import { openEditor, type Looks, type OpenEditor } from '@/lib/ui/editor/open-editor';

const OWN = 'data:image/png;base64,iVBORw0KGgo=';
const line = (text: string) => ({ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] });
const picture = (url: string | null = OWN, alt = 'The menu'): DocumentPicture => ({
  kind: 'picture',
  file: 'menu.png',
  url,
  alt,
});

const opened: OpenEditor[] = [];
afterEach(() => {
  for (const editor of opened.splice(0)) editor.close();
});

/** An editor of an article, or of a page's section. */
function open(document: ArticleDocument, isArticle = true) {
  const element = globalThis.document.createElement('div');
  globalThis.document.body.replaceChildren(element);
  const given: string[] = [];
  let now: { document: ArticleDocument; looks: Looks | null } = { document, looks: null };
  const onfiles = (files: File[]) => void given.push(...files.map(({ name }) => name));
  const editor = openEditor(element, {
    document,
    label: 'Text',
    article: isArticle ? { internal: 'For staff only', onfiles } : null,
    onchange: (next) => (now = { ...now, document: next }),
    onlooks: (looks) => (now = { ...now, looks }),
  });
  opened.push(editor);
  const field = element.querySelector<HTMLElement>('[role=textbox]') ?? element;
  return { editor, field, given, document: () => now.document, looks: () => now.looks };
}

/** As the browser tells of it. */
function give(field: HTMLElement, kind: 'paste' | 'drop', with_: { files?: File[]; text?: string; html?: string }) {
  const from = new Map([
    ['text/plain', with_.text],
    ['text/html', with_.html],
  ]);
  const transfer = {
    files: with_.files ?? [],
    types: [],
    getData: (type: string) => from.get(type) ?? '',
  };
  const event = new Event(kind, { bubbles: true, cancelable: true });
  Object.assign(
    event,
    kind === 'paste' ? { clipboardData: transfer } : { dataTransfer: transfer, clientX: 0, clientY: 0 },
  );
  field.dispatchEvent(event);
  return event;
}

describe('pictures in an article', () => {
  test.each([OWN, 'https://docs.example.org/menu.png'])('are shown: %s', (url) => {
    const { field } = open([picture(url)]);
    const [image] = field.querySelectorAll('img');
    expect([image?.getAttribute('src'), image?.alt]).toEqual([url, 'The menu']);
  });

  test('that the browser cannot show, or that have no address, are shown by their words', () => {
    const { editor, field } = open([picture('https://docs.example.org/menu.png'), picture(null, 'Attached')]);
    field.querySelector('img')?.dispatchEvent(new Event('error'));
    expect(field.querySelector('img')).toBeNull();
    expect(field.textContent).toContain('The menu');
    expect(field.textContent).toContain('Attached');
    editor.insertPicture(picture('https://docs.example.org/menu.png', ''));
    expect(field.querySelectorAll('img')).toHaveLength(1);
  });

  test('are put at the end while nobody was in the text, then below the cursor, and are selected', () => {
    const { editor, field, document, looks } = open([line('one'), line('two')]);
    editor.insertPicture(picture());
    expect(document()).toEqual([line('one'), line('two'), picture()]);
    expect(looks()?.picture).toEqual({ file: 'menu.png', alt: 'The menu' });
    editor.movePicture(-1);
    expect(document()).toEqual([line('one'), picture(), line('two')]);
    field.dispatchEvent(new Event('focus'));
    editor.insertPicture(picture(OWN, 'second'));
    expect(document()).toEqual([line('one'), picture(), picture(OWN, 'second'), line('two')]);
  });

  test('stay in the part for staff only in which they are put and moved', () => {
    const { editor, field, document } = open([{ kind: 'internal', of: [line('one'), line('two')] }]);
    field.dispatchEvent(new Event('focus'));
    editor.insertPicture(picture());
    expect(document()).toEqual([{ kind: 'internal', of: [line('one'), picture(), line('two')] }]);
    for (const by of [1, 1, -1, -1, -1] as const) editor.movePicture(by);
    expect(document()).toEqual([{ kind: 'internal', of: [picture(), line('one'), line('two')] }]);
  });

  test('are described, which leaves them selected and can be undone; and are removed', () => {
    const { editor, field, document, looks } = open([line('one')]);
    editor.insertPicture(picture(OWN, ''));
    editor.describePicture('The menu ');
    expect(looks()?.picture?.alt).toBe('The menu ');
    expect(field.querySelector('img')?.alt).toBe('The menu ');
    expect(document()).toEqual([line('one'), picture()]);
    editor.undo();
    expect(document()).toEqual([line('one'), picture(OWN, '')]);
    editor.removePicture();
    expect(document()).toEqual([line('one')]);
    editor.describePicture('nothing is selected');
    expect(document()).toEqual([line('one')]);
  });

  test('come back when they were cut out; those of other pages do not come along', () => {
    const { field, document } = open([line('one')]);
    const cut = `<div class="kept" data-docket-picture data-file="menu.png" data-url="${OWN}" data-alt="The menu">x</div>`;
    give(field, 'paste', { html: `${cut}<img src="https://tracker.example/x.png" alt="no">` });
    expect(document()).toContainEqual(picture());
    expect(field.querySelectorAll('img')).toHaveLength(1);
    give(field, 'paste', { html: cut.replace(OWN, 'javascript:alert(1)') });
    expect(field.querySelectorAll('img')).toHaveLength(1);
  });

  test('are taken from what is pasted and dropped, but not where the words of it are there, too', () => {
    const { field, given } = open([line('one')]);
    const files = [new File(['x'], 'menu.png')];
    expect(give(field, 'paste', { files }).defaultPrevented).toBe(true);
    give(field, 'paste', { files: [new File(['x'], 'table.png')], text: 'a table' });
    expect(give(field, 'drop', { files: [new File(['x'], 'dropped.png')] }).defaultPrevented).toBe(true);
    expect(given).toEqual(['menu.png', 'dropped.png']);
  });
});

test('in a page’s section pictures stand by their words, and keep all but what is said of them', () => {
  const { editor, field, document, looks } = open([picture(null), line('one')], false);
  expect(field.querySelector('img')).toBeNull();
  expect(field.textContent).toContain('The menu');
  give(field, 'paste', { html: `<div data-docket-picture data-file="b.png" data-url="${OWN}" data-alt="b">b</div>` });
  expect(document()).not.toContainEqual(expect.objectContaining({ file: 'b.png' }));
  editor.insertPicture(picture(null, 'second'));
  expect(looks()?.picture?.alt).toBe('second');
  editor.describePicture('third');
  expect(document()).toContainEqual(picture(null, 'third'));
});
