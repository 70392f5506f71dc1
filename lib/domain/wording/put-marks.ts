import { CONTEXT_LENGTH, shortenQuote, type Anchor } from '../anchor';
import { describePacked } from '../anchoring/describe-packed';
import type { Outline } from '../anchoring/outline';
import { indexPage } from '../anchoring/page-index';
import { placeAnchor } from '../anchoring/place-anchor';
import { PageSearch } from '../anchoring/reattach';
import { MARKER } from '../document/read-line';
import { escapeXml } from '../codec/write-storage';
import { readMarkedText, type MarkedText, type MarkedWords } from './marked-text';

/** An inline comment whose words are nowhere in the new wording. */
export interface LostMark {
  ref: string;
  words: string;
}

/**
 * Marks the words of inline comments again that another wording of a page has lost: Confluence parts a comment from the
 * page whose `ac:ref` is not in it any more. Words are found as everywhere in Docket, edited ones too; rather lost than in
 * a wrong place.
 * @param before - The page in storage format, with all marks. @param after - Another wording of it.
 */
export function putMarks(before: string, after: string): { source: string; lost: LostMark[] } {
  const then = readMarkedText(before);
  const missing = missingIn(then, readMarkedText(after).marks);
  if (missing.length === 0) return { source: after, lost: [] };
  const index = indexPage(then.outline);
  const search = new PageSearch(indexPage(readMarkedText(after).outline));
  let source = after;
  const lost: LostMark[] = [];
  for (const mark of missing) {
    const anchor = anchorOf(then.outline, mark, describePacked(index, mark.start, mark.end));
    const { outcome, at } = placeAnchor(search, anchor);
    if (at !== null && (outcome === 'same' || outcome === 'edited')) source = putMark(source, mark.ref, at);
    else lost.push({ ref: mark.ref, words: then.outline.text.slice(mark.start, mark.end).trim() });
  }
  return { source, lost: lost.filter(({ ref }) => !source.includes(`"${escapeXml(ref)}"`)) };
}

/** Marks of which not as many stretches are there as were, from their first one as far as others follow at once. */
function missingIn({ outline, marks: then }: MarkedText, now: readonly MarkedWords[]): MarkedWords[] {
  const left = new Map<string, number>();
  for (const { ref } of now) left.set(ref, (left.get(ref) ?? 0) + 1);
  const whole = new Map<string, MarkedWords>();
  for (const { ref, start, end } of then) {
    const known = whole.get(ref);
    if (known === undefined) whole.set(ref, { ref, start, end });
    else if (outline.text.slice(known.end, start).trim() === '') whole.set(ref, { ref, start: known.start, end });
  }
  const before = new Map<string, number>();
  for (const { ref } of then) before.set(ref, (before.get(ref) ?? 0) + 1);
  return [...whole.values()].filter(({ ref }) => (left.get(ref) ?? 0) < (before.get(ref) ?? 0));
}

function anchorOf({ text, starts, levels }: Outline, { start, end }: MarkedWords, descriptor: string | null): Anchor {
  const exact = text.slice(start, end).replace(/\s+/g, ' ').trim();
  const quote = {
    exact: shortenQuote(exact),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
  };
  const path: { level: number; words: string }[] = [];
  starts.forEach((from, at) => {
    const level = levels[at] ?? 0;
    if (level === 0 || from > start) return;
    while ((path.at(-1)?.level ?? 0) >= level) path.pop();
    path.push({ level, words: text.slice(from, text.indexOf('\n', from)) });
  });
  const section = { path: path.map(({ words }) => words), headingId: null, occurrence: 0, bodyHash: null };
  return { quote, position: { start, end }, section, ...(descriptor === null ? {} : { descriptor }) };
}

/** Wraps a stretch of the text, in as many pieces as elements part it into. */
function putMark(source: string, ref: string, { start, end }: { start: number; end: number }): string {
  const open = `<${MARKER} ac:ref="${escapeXml(ref)}">`;
  const pieces = piecesOf(readMarkedText(source), ref, start, end);
  return pieces.reduceRight((marked, piece) => {
    const inside = marked.slice(piece.start, piece.end);
    return `${marked.slice(0, piece.start)}${open}${inside}</${MARKER}>${marked.slice(piece.end)}`;
  }, source);
}

function piecesOf({ places }: MarkedText, ref: string, start: number, end: number): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  for (const place of places.slice(start, end)) {
    if (place.end === 0 || place.refs.includes(ref)) continue; // between blocks, or marked already
    const last = pieces.at(-1);
    if (last !== undefined && place.start <= last.end) last.end = Math.max(last.end, place.end);
    else pieces.push({ start: place.start, end: place.end });
  }
  return pieces;
}
