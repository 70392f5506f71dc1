import { mergeAttributes, Node, type Extensions } from '@tiptap/core';
import { Code } from '@tiptap/extension-code';
import { ListItem } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit, { type StarterKitOptions } from '@tiptap/starter-kit';
import { ArticleTop, Internal } from './internal-part';
import { Picture } from './picture-node';

/** Markup that stays as it is: shown by its label alone, never as markup. */
const keptAttributes = () => ({ source: { default: '', rendered: false }, label: { default: '' } });

const KeptBlock = Node.create({
  name: 'keptBlock',
  group: 'block',
  atom: true,
  addAttributes: keptAttributes,
  renderHTML: ({ node }) => ['div', { class: 'kept' }, String(node.attrs['label'])],
});

const KeptInline = Node.create({
  name: 'keptInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: keptAttributes,
  renderHTML: ({ node }) => ['span', { class: 'kept' }, String(node.attrs['label'])],
  renderText: ({ node }) => String(node.attrs['label']),
});

const Note = Node.create({
  name: 'note',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | codeBlock)+',
  addAttributes: () => ({
    tone: {
      default: 'info',
      parseHTML: (element) => element.getAttribute('data-tone'),
      renderHTML: ({ tone }) => ({ 'data-tone': String(tone) }),
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-tone]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes(HTMLAttributes), 0],
});

const KIT: Partial<StarterKitOptions> = {
  blockquote: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  code: false,
  listItem: false,
  link: { openOnClick: false, autolink: false, protocols: ['mailto'], HTMLAttributes: { target: null, rel: null } },
  trailingNode: false,
};

const BLOCKS: Extensions = [
  Code.extend({ excludes: 'bold italic' }),
  ListItem.extend({ content: 'paragraph (bulletList | orderedList)*' }),
  Table.extend({ content: 'tableRow+' }),
  TableRow,
  TableHeader.extend({ content: 'paragraph' }),
  TableCell.extend({ content: 'paragraph' }),
  Note,
  KeptBlock,
  KeptInline,
];

/** What the editor can make: the blocks of `lib/domain/document`, and nothing else, whatever is pasted. */
export const EXTENSIONS: Extensions = [StarterKit.configure(KIT), Picture, ...BLOCKS];

/**
 * The same, with parts for staff only, and with pictures that are shown.
 * @param label - Shown and read aloud for such a part.
 * @param onfiles - Takes files that were pasted or dropped.
 */
export const articleExtensions = (label: string, onfiles: (files: File[]) => void): Extensions => [
  StarterKit.configure({ ...KIT, document: false }),
  ArticleTop,
  Internal.configure({ label }),
  Picture.configure({ onfiles }),
  ...BLOCKS,
];
