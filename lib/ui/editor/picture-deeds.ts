import { NodeSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { DocumentPicture } from '@/lib/domain/document/document';
import { isInPart } from './internal-part';
import { toEditor } from './to-editor';

/** The picture that is selected. */
export interface ChosenPicture {
  file: string;
  alt: string;
}

/** `null`: something else is selected. */
export function chosenPicture({ selection }: Pick<EditorState, 'selection'>): ChosenPicture | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'picture') return null;
  const { file, alt } = selection.node.attrs;
  return { file: String(file), alt: String(alt) };
}

/** Puts a picture below the block with the cursor, inside of a part for staff only where that is; and selects it. */
export function insertPicture(tr: Transaction, picture: DocumentPicture, where: 'cursor' | 'end'): boolean {
  const { $to } = tr.selection;
  const depth = isInPart($to) ? 2 : 1;
  const below = $to.depth < depth ? $to.pos : $to.after(depth);
  return put(
    tr,
    tr.doc.type.schema.nodeFromJSON(toEditor([picture]).content?.[0]),
    where === 'end' ? tr.doc.content.size : below,
  );
}

/** Says what is seen in the selected picture. */
export function describePicture(tr: Transaction, alt: string): boolean {
  if (chosenPicture(tr) !== null) tr.setNodeAttribute(tr.selection.from, 'alt', alt);
  return tr.docChanged;
}

/** Moves the selected picture over the block before or after it. */
export function movePicture(tr: Transaction, by: -1 | 1): boolean {
  const { selection } = tr;
  const { $from, from, to } = selection;
  const over = $from.parent.maybeChild($from.index() + by);
  if (!(selection instanceof NodeSelection) || chosenPicture(tr) === null || over === null) return false;
  return put(tr.delete(from, to), selection.node, from + by * over.nodeSize);
}

function put(tr: Transaction, picture: NodeSelection['node'], at: number): boolean {
  tr.insert(at, picture);
  tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView();
  return true;
}
