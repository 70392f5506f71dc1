/** Sections that no rule can tell apart, with how many of them there are: a site of 100,000 sections has some thousand. */
export interface Cells {
  counts: Float64Array;
  logExposures: Float64Array;
  /** How many sections fall into each. */
  sizes: Float64Array;
  /** The cell of each section, in the order given. */
  of: Uint32Array;
}

/** Exposures that differ by less than one per cent are one. */
const EXPOSURE_STEP = 0.02;

/** Broken counts that differ by less are one; whole ones stay what they are. */
function stepOf(count: number): number {
  return count < 2 ? 0.05 : count < 8 ? 0.1 : 0.25;
}

/** @param logExposures - Natural logarithms, one for each count. */
export function cellsOf(counts: readonly number[], logExposures: readonly number[]): Cells {
  const index = new Map<string, number>();
  const cells: { count: number; exposure: number; size: number }[] = [];
  const of = new Uint32Array(counts.length);
  counts.forEach((given, section) => {
    const step = stepOf(given);
    const count = Math.round(given / step) * step;
    const exposure = Math.round((logExposures[section] ?? 0) / EXPOSURE_STEP) * EXPOSURE_STEP;
    const key = `${count.toFixed(2)}:${exposure.toFixed(2)}`;
    let cell = index.get(key);
    if (cell === undefined) {
      cell = cells.length;
      index.set(key, cell);
      cells.push({ count: Number(count.toFixed(2)), exposure, size: 0 });
    }
    const found = cells[cell];
    if (found !== undefined) found.size++;
    of[section] = cell;
  });
  return {
    counts: Float64Array.from(cells, ({ count }) => count),
    logExposures: Float64Array.from(cells, ({ exposure }) => exposure),
    sizes: Float64Array.from(cells, ({ size }) => size),
    of,
  };
}
