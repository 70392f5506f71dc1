import { getNodeType, Node, type JSONContent } from '@tiptap/core';
import { closeHistory, isHistoryTransaction } from '@tiptap/pm/history';
import { NodeRange, type Node as EditorNode, type ResolvedPos, type Slice } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Selection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { fromEditor } from './from-editor';
import { toEditor } from './to-editor';

const NAME = 'internal';
/** Marks the one change that may make internal words public. */
const ON_PURPOSE = 'internalOnPurpose';

/** The top of an editor whose parts may be for staff only: they stand there alone, never inside another block. */
export const ArticleTop = Node.create({ name: 'doc', topNode: true, content: `(block | ${NAME})+` });

/**
 * What only staff may read. Whatever merges, moves or pastes its words, they stay internal where they land, until
 * somebody makes them public with `toggleInternal`.
 */
export const Internal = Node.create<{ label: string }>({
  name: NAME,
  content: 'block+',
  isolating: true,
  defining: true,
  addOptions: () => ({ label: '' }),
  // a mark of our own, so that nothing pasted from elsewhere is one, and what is cut out here stays one
  parseHTML: () => [{ tag: 'div[data-docket-internal]' }],
  renderHTML() {
    return ['div', { 'data-docket-internal': '', role: 'group', 'aria-label': this.options.label }, 0];
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _, state) => keepInternal(transactions, state),
      props: {
        handlePaste: (view, _, slice) => placeApart(view, slice, view.state.selection.from, true),
        handleDrop: (view, event, slice, moved) => {
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          return at !== null && placeApart(view, slice, at.pos, moved);
        },
      },
    }),
  ],
});

/** Whether all blocks that are selected are for staff only. */
export function isInternal({ selection }: { selection: Selection }): boolean {
  const range = topBlocks(selection);
  if (range === null) return false;
  const { parent, startIndex, endIndex } = range;
  return parent.children.slice(startIndex, endIndex).every(isPart);
}

/** Makes the selected blocks a part for staff only; those that all are in one, public. */
export function toggleInternal(tr: Transaction): boolean {
  const publish = isInternal(tr);
  for (const range of selectedInParts(tr).reverse()) tr.lift(range, 0);
  const range = topBlocks(tr.selection);
  if (!publish && range !== null) tr.wrap(range, [{ type: getNodeType(NAME, tr.doc.type.schema) }]);
  closeHistory(tr).setMeta(ON_PURPOSE, true); // undone by itself, not with what was typed before
  return tr.docChanged;
}

function isPart(node: EditorNode): boolean {
  return node.type.name === NAME;
}

/** Whether a place is in a part for staff only. */
export function isInPart($at: ResolvedPos): boolean {
  return $at.depth > 0 && isPart($at.node(1));
}

function topBlocks({ $from, $to }: Selection): NodeRange | null {
  return $from.blockRange($to, ({ type }) => type.schema.topNodeType === type);
}

/** For each internal part, those of its blocks that are selected. */
function selectedInParts({ doc, selection: { from, to } }: Transaction): NodeRange[] {
  const ranges: NodeRange[] = [];
  doc.forEach((part, at) => {
    if (!isPart(part)) return;
    const chosen: { start: number; end: number }[] = [];
    part.forEach((block, inside) => {
      const start = at + 1 + inside;
      const end = start + block.nodeSize;
      if (start < to && end > from) chosen.push({ start, end });
    });
    const [first, last] = [chosen[0], chosen.at(-1)];
    if (first !== undefined && last !== undefined)
      ranges.push(new NodeRange(doc.resolve(first.start), doc.resolve(last.end), 1));
  });
  return ranges;
}

/** Blocks in which words landed that were internal become internal. Undoing is left alone: it shows what was there. */
function keepInternal(transactions: readonly Transaction[], { doc, tr }: EditorState): Transaction | null {
  const [first] = transactions;
  if (first === undefined || transactions.some((one) => one.getMeta(ON_PURPOSE) === true || isHistoryTransaction(one)))
    return null;
  const map = (position: number, side: -1 | 1) =>
    transactions.reduce((at, { mapping }) => mapping.map(at, side), position);
  const landed = new Set<number>();
  first.before.forEach((part, at) => {
    if (!isPart(part)) return;
    part.descendants((node, inside) => {
      if (!node.isLeaf) return;
      const start = at + 1 + inside;
      const now = map(start, 1);
      const isThere = now < map(start + node.nodeSize, -1);
      if (isThere && !isInPart(doc.resolve(now))) landed.add(doc.resolve(now).index(0));
    });
  });
  doc.forEach((block, at, index) => {
    if (!landed.has(index)) return;
    const [start, end] = [tr.mapping.map(at), tr.mapping.map(at + block.nodeSize, -1)];
    tr.wrap(new NodeRange(tr.doc.resolve(start), tr.doc.resolve(end), 0), [
      { type: getNodeType(NAME, doc.type.schema) },
    ]);
  });
  return tr.docChanged ? tr.setMeta(ON_PURPOSE, true) : null;
}

/** What was copied out of an internal part comes into public words as a part of its own, below the block it is put in. */
function placeApart(view: EditorView, { content }: Slice, at: number, replaces: boolean): boolean {
  const { tr, schema, doc } = view.state;
  if (!content.content.some(isPart) || isInPart(doc.resolve(at))) return false;
  if (replaces) tr.deleteSelection();
  const $at = tr.doc.resolve(tr.mapping.map(at));
  const json = content.toJSON() as JSONContent[]; // an array, as it is not empty
  const whole = toEditor(fromEditor({ content: json })); // closes what was cut through
  const blocks = schema.nodeFromJSON(whole).content;
  view.dispatch(tr.insert($at.depth === 0 ? $at.pos : $at.after(1), blocks).scrollIntoView());
  return true;
}
