import { align } from '../anchoring/align';
import type { Document } from '../document/document';

/** Equal blocks of two documents by their places, in order, as many as there are. */
export function pairEqual(then: Document, now: Document): [number, number][] {
  const [before, after] = [then, now].map((document) => document.map((block) => JSON.stringify(block))) as [
    string[],
    string[],
  ]; // two of two
  const numbers = new Map([...new Set([...before, ...after])].map((key, at) => [key, at]));
  const numbered = (keys: readonly string[]) => Uint32Array.from(keys, (key) => numbers.get(key) ?? 0);
  const masks = new Uint32Array(before.length).fill(2 ** 32 - 1);
  const weights = new Float32Array(before.length).fill(1);
  return align({ count: before.length, hashes: numbered(before), masks, weights }, numbered(after)).pairs;
}
