import { canonicalDocument } from '../document/canonical';
import type { Document, DocumentBlock } from '../document/document';
import type { Segment } from '../document/segment';
import type { Dialect } from './dialect';
import { pairEqual } from './pair-equal';

interface Change {
  from: number;
  to: number;
  by: string;
}

/**
 * Another wording for a stretch of a page. What stays the same keeps its own markup to the letter, a paragraph or heading
 * that was changed what is around its words, and everything between the blocks stays.
 * @param old - The blocks that the new ones stand for, in order.
 * @param at - Where new blocks go if there are no old ones.
 */
export function reword(source: string, old: readonly Segment[], next: Document, dialect: Dialect, at: number): string {
  const blocks = canonicalDocument(next);
  const pairs = pairEqual(
    old.map(({ block }) => block),
    blocks,
  );
  const changes: Change[] = [];
  let [done, made] = [0, 0];
  for (const [then, now] of [...pairs, [old.length, blocks.length] as const]) {
    changes.push(
      ...changesOf(old.slice(done, then), blocks.slice(made, now), dialect, old[done - 1]?.end ?? old[0]?.start ?? at),
    );
    [done, made] = [then + 1, now + 1];
  }
  return changes.reduceRight((text, { from, to, by }) => text.slice(0, from) + by + text.slice(to), source);
}

/** Between two blocks that stay: others take the places of what was there, as far as these go. */
function changesOf(
  gone: readonly Segment[],
  come: readonly DocumentBlock[],
  dialect: Dialect,
  after: number,
): Change[] {
  const changes: Change[] = [];
  let place = after;
  const added: string[] = [];
  const room = [...gone];
  for (const block of come) {
    const at = room.findIndex((segment) => segment.block.kind === block.kind);
    const taken = at < 0 ? undefined : room[at];
    if (taken === undefined) {
      added.push(dialect.writeBlock(block));
      continue;
    }
    if (added.length > 0) changes.push(insertion(place, added.splice(0), dialect));
    for (const segment of room.splice(0, at + 1)) {
      changes.push(
        segment === taken ? replacement(segment, block, dialect) : { from: segment.start, to: segment.end, by: '' },
      );
      place = segment.end;
    }
  }
  for (const { start, end } of room) {
    changes.push({ from: start, to: end, by: '' });
    place = end;
  }
  if (added.length > 0) changes.push(insertion(place, added, dialect));
  return changes;
}

/** White space between blocks means nothing. */
function insertion(at: number, blocks: string[], { joint }: Dialect): Change {
  return { from: at, to: at, by: joint + blocks.join(joint) + joint };
}

function replacement({ block: old, start, end, inside }: Segment, block: DocumentBlock, dialect: Dialect): Change {
  const keeps =
    block.kind === 'paragraph' || (block.kind === 'heading' && old.kind === 'heading' && old.level === block.level);
  if (inside === null || !keeps) return { from: start, to: end, by: dialect.writeBlock(block) };
  return { ...inside, by: dialect.writeLine(block.of) };
}
