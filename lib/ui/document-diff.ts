import { plainBlock, type Document, type DocumentBlock } from '@/lib/domain/document/document';
import { pairEqual } from '@/lib/domain/wording/pair-equal';
import { diffWords, type DiffPart } from './word-diff';

/** What changed in a paragraph, list or other block. `null`: some that stayed as they are. */
export type BlockDiff = DiffPart[] | null;

/** What changed between two documents, block by block. */
export function diffDocuments(then: Document, now: Document): BlockDiff[] {
  const diffs: BlockDiff[] = [];
  let [done, made] = [0, 0];
  for (const [before, after] of [...pairEqual(then, now), [then.length, now.length] as const]) {
    diffs.push(...diffBlocks(then.slice(done, before), now.slice(made, after)));
    if (before < then.length && diffs.at(-1) !== null) diffs.push(null);
    [done, made] = [before + 1, after + 1];
  }
  return diffs.every((diff) => diff === null) ? [] : diffs;
}

/** Those of one kind in the order they stand in. */
function diffBlocks(gone: DocumentBlock[], come: DocumentBlock[]): DiffPart[][] {
  const left = [...gone];
  const diffs = come.map((block) => {
    const at = left.findIndex(({ kind }) => kind === block.kind);
    const [old] = at < 0 ? [] : left.splice(at, 1);
    const parts = diffWords(old === undefined ? '' : plainBlock(old), plainBlock(block));
    return parts.every(({ kind }) => kind === 'same') ? lookChanged(block) : parts;
  });
  return [...left.map((block) => diffWords(plainBlock(block), '')), ...diffs];
}

/** The words are the same: bold, a link or the kind of list is what changed. */
function lookChanged(block: DocumentBlock): DiffPart[] {
  return [{ kind: 'new', text: plainBlock(block) }];
}
