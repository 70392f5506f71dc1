import { align } from '@/lib/domain/anchoring/align';

/** A stretch of words: in both texts, only in the earlier one, or only in the later one. */
export interface DiffPart {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** What changed between two short texts, word by word; a run of changed words is shown whole, what is gone before what is new. */
export function diffWords(then: string, now: string): DiffPart[] {
  const [before, after] = [wordsOf(then), wordsOf(now)];
  const numbers = new Map([...new Set([...before, ...after])].map((word, at) => [word, at]));
  const numbered = (words: string[]) => Uint32Array.from(words, (word) => numbers.get(word) ?? 0);
  const { pairs } = align(
    {
      count: before.length,
      hashes: numbered(before),
      masks: new Uint32Array(before.length).fill(2 ** 32 - 1),
      weights: Float32Array.from(before, (word) => (/\w/.test(word) ? 1 : 0.2)),
    },
    numbered(after),
  );
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], words: string[]): void => {
    const text = words.join(' ');
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += ` ${text}`;
    else parts.push({ kind, text });
  };
  let [from, to] = [0, 0];
  for (const [a, b] of [...pairs, [before.length, after.length] as const]) {
    add('gone', before.slice(from, a));
    add('new', after.slice(to, b));
    add('same', before.slice(a, a + 1));
    [from, to] = [a + 1, b + 1];
  }
  return parts;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
