/** What a supporter wants to know of the reader's browser; nothing that names the person. */
export interface Environment {
  /** `Chrome 142`, as the browser calls itself. */
  browser: string;
  /** `Linux`, `Windows`, `macOS`, … or empty. */
  system: string;
  viewport: { width: number; height: number };
  pixelRatio: number;
  /** The browser's zoom in percent, guessed from the window's frame; 100 where that cannot be. */
  zoomPercent: number;
  language: string;
}

interface Brand {
  brand: string;
  version: string;
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

/** Reads the reader's environment from a window. */
export function readEnvironment(view: Window): Environment {
  const { navigator, innerWidth, innerHeight, devicePixelRatio } = view;
  const { brands = [], platform = '' } =
    (navigator as Partial<{ userAgentData: { brands?: Brand[]; platform?: string } }>).userAgentData ?? {}; // Chromium alone has it
  return {
    browser: nameBrowser(brands, navigator.userAgent),
    system: platform || (SYSTEMS.find(([, pattern]) => pattern.test(navigator.userAgent))?.[0] ?? ''),
    viewport: { width: innerWidth, height: innerHeight },
    pixelRatio: Math.round(devicePixelRatio * 100) / 100,
    zoomPercent: guessZoom(view),
    language: navigator.language,
  };
}

/**
 * The environment in one line of names and numbers, the same in every language:
 * `Chrome 142 · Linux · 1280×720 @2× · zoom 125% · en-GB · v57`.
 */
export function environmentLine(environment: Environment, pageVersion: string | null): string {
  const { browser, system, viewport, pixelRatio, zoomPercent, language } = environment;
  const parts = [
    browser,
    system,
    `${viewport.width}×${viewport.height} @${pixelRatio}×`,
    zoomPercent === 100 ? '' : `zoom ${zoomPercent}%`,
    language,
    pageVersion === null ? '' : `v${pageVersion}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
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

/** Browsers do not tell the zoom; the window's width in CSS pixels shrinks by it while the outer one does not. */
function guessZoom(view: Window): number {
  if ('mozInnerScreenX' in view) return 100; // Firefox zooms both: all that differs there is a side bar
  const { outerWidth, innerWidth } = view;
  const guess = Math.round(((outerWidth / innerWidth) * 100) / 5) * 5;
  return Number.isFinite(guess) && guess >= 25 && guess <= 500 ? guess : 100;
}
