/** Offsets in an element's `textContent`, which the benchmark counts by, as places in the document, and back. */
export class RawOffsets {
  readonly #nodes: Text[] = [];
  readonly #starts = new Map<Node, number>();

  constructor(body: Element) {
    let at = 0;
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      this.#nodes.push(node as Text); // nothing else is shown
      this.#starts.set(node, at);
      at += node.nodeValue?.length ?? 0;
    }
  }

  rangeOf(start: number, end: number): Range {
    const [first, last] = [this.#nodeAt(start), this.#nodeAt(end - 1)];
    const range = first.ownerDocument.createRange();
    range.setStart(first, start - (this.#starts.get(first) ?? 0));
    range.setEnd(last, end - (this.#starts.get(last) ?? 0));
    return range;
  }

  offsetsOf(ranges: Range[]): { start: number; end: number } {
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (first === undefined || last === undefined) throw new RangeError('there is no such text');
    return {
      start: (this.#starts.get(first.startContainer) ?? 0) + first.startOffset,
      end: (this.#starts.get(last.endContainer) ?? 0) + last.endOffset,
    };
  }

  #nodeAt(offset: number): Text {
    const found = this.#nodes.findLast((node) => (this.#starts.get(node) ?? 0) <= offset);
    if (found === undefined) throw new RangeError('there is no text');
    return found;
  }
}
