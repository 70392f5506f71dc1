/** Numbers from 0 to below 1, the same at every run (a linear congruential generator with Knuth's constants for 32 bits). */
export function sameNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Mixes of the questions of five answers each, as places in the list. @param most - Questions of a mix. */
export function mixesOf(answers: readonly string[], count: number, most: number, random: () => number): number[][] {
  const all = [...new Set(answers)];
  return Array.from({ length: count }, () => {
    const five = new Set(shuffled(all, random).slice(0, 5));
    const own = [...answers.keys()].filter((at) => five.has(answers[at] ?? ''));
    return shuffled(own, random).slice(0, most);
  });
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
