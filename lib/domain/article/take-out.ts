/** What fits one of some forms and counts, each place once, and the text without it. */
export function takeOut(
  text: string,
  forms: readonly RegExp[],
  counts: (match: RegExpExecArray) => boolean,
): { found: string[]; rest: string } {
  const found: string[] = [];
  let rest = text;
  for (const form of forms) {
    const matches = [...rest.matchAll(form)].filter(counts);
    found.push(...matches.map(([whole]) => whole));
    for (const { index, 0: whole } of matches.reverse())
      rest = `${rest.slice(0, index)} ${rest.slice(index + whole.length)}`;
  }
  return { found, rest };
}
