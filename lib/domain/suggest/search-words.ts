/** Words that are in every other sentence: a wiki's search for them finds everything. English, German, French. */
const COMMON = new Set(
  (
    'the and for are was were with that this what when where which who why how does did has have had can could should would ' +
    'will not from into than then them they their there here about after before only also just any some all our your you its ' +
    'der die das den dem des ein eine einen einem einer und oder nicht ist sind war mit für von auf aus bei nach wie was wann ' +
    'wer wo warum kann muss soll wird werden hat haben auch nur noch dass sich man wenn aber als zum zur ' +
    'les des une est sont que qui quoi comment pourquoi quand dans pour par sur avec sans pas plus cette ces ' +
    'mon mes vos nos ses leur leurs mais donc car être avoir fait faut peut'
  ).split(' '),
);
const SHORTEST = 3;

/**
 * The words of a question by which a wiki's own search finds pages, the most telling first: long ones, and those with
 * digits or capitals inside, are rarer.
 * @param texts - What was typed, then what was selected: earlier texts go before later ones of the same length.
 */
export function searchWords(texts: string[], most: number): string[] {
  const words = texts.flatMap(
    (text) => text.normalize('NFKC').match(/[\p{L}\p{N}][\p{L}\p{N}_-]*[\p{L}\p{N}]/gu) ?? [],
  );
  const telling = new Map<string, number>();
  for (const word of words) {
    const folded = word.toLowerCase();
    if (word.length < SHORTEST || COMMON.has(folded) || telling.has(folded)) continue;
    telling.set(folded, word.length + (/\d|.\p{Lu}/u.test(word) ? 4 : 0));
  }
  return [...telling]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([word]) => word);
}
