interface Brand {
  brand: string;
  version: string;
}

/** The part of a `Navigator` that is read; Chromium alone has `userAgentData`. */
export interface BrowserSigns {
  userAgent: string;
  language: string;
  userAgentData?: { brands?: Brand[]; platform?: string };
}

/** Families by the sign that only they carry, the most particular first. @see https://developer.mozilla.org/docs/Web/HTTP/Headers/User-Agent */
const FAMILIES: [name: string, pattern: RegExp][] = [
  ['Edge', /Edg\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /Chrom(?:e|ium)\/(\d+)/],
];
const SYSTEMS: [name: string, pattern: RegExp][] = [
  ['Windows', /Windows/],
  ['Android', /Android/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux|X11/],
];

/**
 * What a supporter wants to know of the reader's browser, in one line of names and numbers, the same in every language;
 * nothing that names the person: `Chrome 142 · Linux · en-GB · 1280×720 @2× · zoom 125% · v57`.
 * @param seen - The page's own part of it, see `lib/page/environment.ts`.
 */
export function withBrowser<Pointing extends { environment: string }>(seen: Pointing, signs: BrowserSigns): Pointing {
  const { userAgent, language, userAgentData: { brands = [], platform = '' } = {} } = signs;
  const system = platform || (SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? '');
  const parts = [nameBrowser(brands, userAgent), system, language, seen.environment];
  return { ...seen, environment: parts.filter((part) => part !== '').join(' · ') };
}

function nameBrowser(brands: Brand[], userAgent: string): string {
  const named = brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand.replaceAll(/[^a-z ]/gi, '')));
  const own = named.find(({ brand }) => brand !== 'Chromium') ?? named[0];
  if (own !== undefined) return `${own.brand} ${own.version}`;
  for (const [name, pattern] of FAMILIES) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return '';
}
