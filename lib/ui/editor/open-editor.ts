import { Editor } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { ownPictureBytes } from '@/lib/domain/article/own-picture';
import type { ArticleDocument } from '@/lib/domain/article/parts';
import type { DocumentPicture, NoteTone } from '@/lib/domain/document/document';
import { isLink } from '@/lib/domain/document/read-line';
import { fromEditor } from './from-editor';
import { isInternal, toggleInternal } from './internal-part';
import { chosenPicture, describePicture, insertPicture, movePicture, type ChosenPicture } from './picture-deeds';
import { articleExtensions, EXTENSIONS } from './schema';
import { toEditor } from './to-editor';

/** What a block is to be. */
export type BlockLook = 'text' | 'heading-2' | 'heading-3' | 'heading-4' | 'code' | `note-${NoteTone}`;

/** How what is selected looks. */
export interface Looks {
  bold: boolean;
  italic: boolean;
  code: boolean;
  link: boolean;
  bullets: boolean;
  numbers: boolean;
  table: boolean;
  /** All of it is for staff only. */
  internal: boolean;
  /** A picture is selected. */
  picture: ChosenPicture | null;
  /** `null`: of no kind that can be chosen. */
  block: BlockLook | null;
}

/** An editor in the page. */
export interface OpenEditor {
  /** Shows another document; that is not told as a change, and cannot be undone. */
  show(document: ArticleDocument): void;
  toggle(look: 'bold' | 'italic' | 'code' | 'bullets' | 'numbers'): void;
  makeBlock(look: BlockLook): void;
  /** Makes the selected blocks a part for staff only, or public again. */
  toggleInternal(): void;
  /** @returns False for what is no web address. */
  link(address: string): boolean;
  unlink(): void;
  table(change: 'insert' | 'add-row' | 'add-column' | 'delete-row' | 'delete-column' | 'delete'): void;
  /** Puts it below the cursor; at the end, where nobody was in the field yet. */
  insertPicture(picture: DocumentPicture): void;
  /** What is done with the selected picture. */
  describePicture(alt: string): void;
  movePicture(by: -1 | 1): void;
  removePicture(): void;
  /** Bytes of the pictures that it brings along. */
  pictureBytes(): number;
  undo(): void;
  redo(): void;
  focus(): void;
  close(): void;
}

interface EditorAsked {
  document: ArticleDocument;
  /** Read aloud for the field; ids of what says more about it. */
  label: string;
  /** An article: what is shown and read aloud for parts for staff only, and what takes pictures in. */
  article: { internal: string; onfiles: (files: File[]) => void } | null;
  onchange: (document: ArticleDocument) => void;
  onlooks: (looks: Looks) => void;
}

/** Opens an editor in an element. */
export function openEditor(
  element: HTMLElement,
  { document, label, article, onchange, onlooks }: EditorAsked,
): OpenEditor {
  let wasEntered = false;
  const editor = new Editor({
    element,
    extensions: article === null ? EXTENSIONS : articleExtensions(article.internal, article.onfiles),
    content: toEditor(document),
    injectCSS: false,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, dir: 'auto' } },
    onFocus: () => {
      wasEntered = true;
    },
    onUpdate: () => {
      onchange(fromEditor(editor.getJSON()));
    },
    onTransaction: () => {
      onlooks(looksOf(editor));
    },
  });
  onlooks(looksOf(editor));
  const run = () => editor.chain().focus();
  return {
    show(next) {
      const { schema, plugins } = editor.state;
      // a state of its own: with the history of the other document, undoing would bring its words into this one
      editor.view.updateState(EditorState.create({ doc: schema.nodeFromJSON(toEditor(next)), plugins }));
      wasEntered = false;
      onlooks(looksOf(editor));
    },
    toggle(look) {
      const toggles = {
        bold: () => run().toggleBold(),
        italic: () => run().toggleItalic(),
        code: () => run().toggleCode(),
        bullets: () => run().toggleBulletList(),
        numbers: () => run().toggleOrderedList(),
      };
      toggles[look]().run();
    },
    makeBlock(look) {
      if (looksOf(editor).block?.startsWith('note-') === true) run().lift('note').run();
      const [kind, detail] = look.split('-');
      if (kind === 'heading') {
        const level = Number(detail) as 2 | 3 | 4; // by the type of `look`
        run().setHeading({ level }).run();
      } else if (kind === 'code') run().setCodeBlock().run();
      else if (kind === 'note') run().setParagraph().wrapIn('note', { tone: detail }).run();
      else run().setParagraph().run();
    },
    toggleInternal: () =>
      void run()
        .command(({ tr }) => toggleInternal(tr))
        .run(),
    link(address) {
      const isAddress = URL.canParse(address) && isLink(address);
      if (isAddress) addLink(editor, new URL(address).href);
      return isAddress;
    },
    unlink: () => void run().unsetLink().run(),
    table(change) {
      const changes = {
        insert: () => run().insertTable({ rows: 3, cols: 2, withHeaderRow: true }),
        'add-row': () => run().addRowAfter(),
        'add-column': () => run().addColumnAfter(),
        'delete-row': () => run().deleteRow(),
        'delete-column': () => run().deleteColumn(),
        delete: () => run().deleteTable(),
      };
      changes[change]().run();
    },
    insertPicture(picture) {
      const where = wasEntered ? 'cursor' : 'end';
      run()
        .command(({ tr }) => insertPicture(tr, picture, where))
        .run();
    },
    describePicture: (alt) => void editor.commands.command(({ tr }) => describePicture(tr, alt)), // the focus stays in its field
    movePicture: (by) => void editor.commands.command(({ tr }) => movePicture(tr, by)), // may be pressed again
    removePicture: () => void run().deleteSelection().run(),
    pictureBytes: () => ownPictureBytes(fromEditor(editor.getJSON())),
    undo: () => void run().undo().run(),
    redo: () => void run().redo().run(),
    focus: () => void editor.commands.focus(),
    close: () => editor.destroy(),
  };
}

/** Around what is selected; where nothing is, the address stands for itself. */
function addLink(editor: Editor, href: string): void {
  const run = editor.chain().focus();
  if (!editor.state.selection.empty) run.setLink({ href }).run();
  else run.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
}

function looksOf(editor: Editor): Looks {
  return {
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    code: editor.isActive('code'),
    link: editor.isActive('link'),
    bullets: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList'),
    table: editor.isActive('table'),
    internal: isInternal(editor.state),
    picture: chosenPicture(editor.state),
    block: blockLookOf(editor),
  };
}

function blockLookOf(editor: Editor): BlockLook | null {
  for (const level of [2, 3, 4] as const) if (editor.isActive('heading', { level })) return `heading-${level}`;
  if (editor.isActive('codeBlock')) return 'code';
  for (const tone of ['info', 'tip', 'note', 'warning'] as const)
    if (editor.isActive('note', { tone })) return `note-${tone}`;
  return editor.isActive('paragraph') ? 'text' : null;
}
