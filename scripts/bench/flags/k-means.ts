/** Spherical k-means over TF-IDF, as any tutorial has it: the peer that themes are held against. @param random - 0 to 1. */
export function kMeans(texts: readonly string[], groups: number, random: () => number): number[] {
  const vectors = tfIdf(texts);
  let best = { score: -Infinity, labels: new Array<number>() };
  for (let run = 0; run < 10; run += 1) {
    let centres = seeds(vectors, groups, random);
    let labels: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      const next = vectors.map((vector) => nearest(vector, centres));
      const isSettled = next.every((label, at) => label === labels[at]);
      labels = next;
      if (isSettled) break;
      centres = centres.map((centre, at) => mean(vectors.filter((_, row) => labels[row] === at)) ?? centre);
    }
    const score = vectors.reduce((sum, vector, row) => sum + dot(vector, centres[labels[row] ?? 0]), 0);
    if (score > best.score) best = { score, labels };
  }
  return best.labels;
}

type Vector = Map<string, number>;

function tfIdf(texts: readonly string[]): Vector[] {
  const words = texts.map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const documents = new Map<string, number>();
  for (const list of words) for (const word of new Set(list)) documents.set(word, (documents.get(word) ?? 0) + 1);
  return words.map((list) => {
    const vector: Vector = new Map();
    for (const word of list) {
      const weight = Math.log((1 + texts.length) / (1 + (documents.get(word) ?? 0))) + 1;
      vector.set(word, (vector.get(word) ?? 0) + weight);
    }
    return unit(vector);
  });
}

/** k-means++: far ones are likelier to be the next. */
function seeds(vectors: Vector[], groups: number, random: () => number): Vector[] {
  const centres = [vectors[Math.floor(random() * vectors.length)] ?? new Map<string, number>()];
  while (centres.length < groups) {
    const apart = vectors.map((vector) => Math.max(0, 1 - Math.max(...centres.map((centre) => dot(vector, centre)))));
    let left = random() * apart.reduce((sum, one) => sum + one, 0);
    const at = apart.findIndex((one) => (left -= one) <= 0);
    centres.push(vectors.at(at) ?? new Map<string, number>());
  }
  return centres;
}

function nearest(vector: Vector, centres: Vector[]): number {
  const likeness = centres.map((centre) => dot(vector, centre));
  return likeness.indexOf(Math.max(...likeness));
}

function mean(vectors: Vector[]): Vector | null {
  if (vectors.length === 0) return null;
  const sum: Vector = new Map();
  for (const vector of vectors) for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight);
  return unit(sum);
}

function unit(vector: Vector): Vector {
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return new Map([...vector].map(([word, weight]) => [word, length === 0 ? 0 : weight / length]));
}

function dot(one: Vector, other: Vector | undefined): number {
  let sum = 0;
  for (const [word, weight] of one) sum += weight * (other?.get(word) ?? 0);
  return sum;
}
