import { parseStorage, type StorageElement, type BodyText } from './parse.ts';
import { placeText, type PlacedText } from './text.ts';

const MARKER = 'ac:inline-comment-marker';

/** Where each occurrence begins; occurrences do not overlap. */
function findAll(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) found.push(at);
  return found;
}

/** How often the words stand in a page's text, inline markup not counted. */
export function countMatches(storage: string, selection: string): number {
  return selection === '' ? 0 : findAll(placeText(parseStorage(storage)).text, selection).length;
}

interface Piece {
  start: number;
  end: number;
}

/** The text of a link body is CDATA, where no tag can stand: the marker goes around the whole link. */
function pieceFor(node: BodyText, first: number, last: number): Piece {
  const link = node.cdata ? node.parent.parent : null;
  if (link !== null) return { start: link.start, end: link.end };
  return { start: node.at[first] ?? 0, end: node.at[last + 1] ?? 0 };
}

function piecesOf(placed: PlacedText, from: number, length: number): { piece: Piece; parent: StorageElement }[] {
  const byNode = new Map<BodyText, [number, number]>();
  for (const place of placed.places.slice(from, from + length)) {
    if (place === null) continue;
    byNode.set(place.node, [byNode.get(place.node)?.[0] ?? place.index, place.index]);
  }
  return [...byNode].map(([node, [first, last]]) => ({
    piece: pieceFor(node, first, last),
    parent: (node.cdata ? node.parent.parent?.parent : null) ?? node.parent,
  }));
}

/**
 * Puts a marker around one occurrence of the words. One pair of tags where that stays well formed, else one per piece
 * of text with the same `ac:ref`. Null where the words do not stand in the page that often.
 */
export function insertMarker(storage: string, selection: string, matchIndex: number, ref: string): string | null {
  const placed = placeText(parseStorage(storage));
  const from = selection === '' ? undefined : findAll(placed.text, selection)[matchIndex];
  if (from === undefined) return null;
  const found = piecesOf(placed, from, selection.length);
  const first = found.at(0);
  const last = found.at(-1);
  if (first === undefined || last === undefined) return null;
  const pieces =
    first.parent === last.parent
      ? [{ start: first.piece.start, end: last.piece.end }]
      : found.map(({ piece }) => piece);
  return pieces.reduceRight(
    (marked, { start, end }) =>
      `${marked.slice(0, start)}<${MARKER} ac:ref="${ref}">${marked.slice(start, end)}</${MARKER}>${marked.slice(end)}`,
    storage,
  );
}

function findMarkers(element: StorageElement): StorageElement[] {
  const below = element.children.flatMap((child) => (child.kind === 'element' ? findMarkers(child) : []));
  return element.name === MARKER ? [element, ...below] : below;
}

/** The `ac:ref` of every marker in the page, once each. */
export function markerRefs(storage: string): Set<string> {
  return new Set(findMarkers(parseStorage(storage)).map((marker) => marker.attributes.get('ac:ref') ?? ''));
}

/** Takes a marker's tags away and leaves what stands between them. */
export function removeMarker(storage: string, ref: string): string {
  const cuts = findMarkers(parseStorage(storage))
    .filter((marker) => marker.attributes.get('ac:ref') === ref)
    .flatMap(({ start, end }) => {
      const openEnd = storage.indexOf('>', start) + 1;
      return [
        { start, end: openEnd },
        { start: Math.max(openEnd, storage.lastIndexOf('<', end - 1)), end },
      ];
    })
    .sort((one, other) => other.start - one.start);
  return cuts.reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), storage);
}
