import type { SiteFlags } from '@/lib/domain/flags/site-flags';

/** What is long of a site's figures. */
export type FlagPart = Pick<SiteFlags, 'lines' | 'map'>;

const LINES = 100;
const PAGES = 200;

/** In parts that a page takes over in some milliseconds each: with all at once it could do nothing else meanwhile. */
export function flagParts({ lines, map }: FlagPart): FlagPart[] {
  const count = Math.max(Math.ceil(lines.length / LINES), Math.ceil(map.length / PAGES));
  return Array.from({ length: count }, (_, at) => ({
    lines: lines.slice(at * LINES, (at + 1) * LINES),
    map: map.slice(at * PAGES, (at + 1) * PAGES),
  }));
}

/** The figures again. @param rest - All but what went over in parts. */
export function fromParts(rest: SiteFlags, parts: readonly FlagPart[]): SiteFlags {
  return { ...rest, lines: parts.flatMap(({ lines }) => lines), map: parts.flatMap(({ map }) => map) };
}
