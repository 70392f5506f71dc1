/** A site's sections that were given a higher rate, and every section's true rate as a multiple of the usual one. */
export interface Truth {
  id: string;
  bad: string[];
  ratios: number[];
}

export interface Flagged {
  key: string;
  low: number;
  high: number;
}

export interface Scored {
  sites: number;
  flags: number;
  /** Mean over sites of the share of flags that are wrong. */
  fdr: number;
  /** Of all sections with a higher rate; NaN where there is none. */
  recall: number;
  /** Sites with any flag. */
  flaggedSites: number;
  /** Share of flags whose interval holds the true ratio; NaN without flags. */
  coverage: number;
}

/** Scores by setting, as ../shared/bench/flags/flags.py does. @param keys - Of a site's sections, in order. */
export function scoreOf(
  flags: ReadonlyMap<string, Flagged[]>,
  truths: readonly Truth[],
  keys: ReadonlyMap<string, string[]>,
): Map<string, Scored> {
  const settings = Map.groupBy(truths, ({ id }) => id.split('/')[0] ?? id);
  return new Map(
    [...settings].map(([name, sites]) => {
      const rows = sites.map(({ id, bad, ratios }) => {
        const found = flags.get(id) ?? [];
        const wanted = new Set(bad);
        const ratioOf = new Map(keys.get(id)?.map((key, at) => [key, ratios[at] ?? NaN]));
        const right = found.filter(({ key }) => wanted.has(key)).length;
        const covered = found.filter(({ key, low, high }) => {
          const ratio = ratioOf.get(key) ?? NaN;
          return low <= ratio && ratio <= high;
        }).length;
        return { flags: found.length, right, bad: bad.length, covered };
      });
      const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
      const scored: Scored = {
        sites: sites.length,
        flags: sum((row) => row.flags),
        fdr: sum((row) => (row.flags === 0 ? 0 : (row.flags - row.right) / row.flags)) / sites.length,
        recall: sum((row) => row.right) / sum((row) => row.bad),
        flaggedSites: rows.filter((row) => row.flags > 0).length,
        coverage: sum((row) => row.covered) / sum((row) => row.flags),
      };
      return [name, scored];
    }),
  );
}
