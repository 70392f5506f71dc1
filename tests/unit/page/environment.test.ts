import { expect, test } from 'vitest';
import { withBrowser } from '@/lib/domain/reader-browser';
import { windowLine } from '@/lib/page/environment';

interface Seen {
  userAgent: string;
  brands?: { brand: string; version: string }[];
  platform?: string;
  outerWidth?: number;
}

/** The few properties of a window that are read. */
function aWindow({ userAgent, brands, platform, outerWidth = 1280 }: Seen): Window {
  const userAgentData = brands === undefined ? undefined : { brands, platform };
  return {
    navigator: { userAgent, userAgentData, language: 'en-GB' },
    innerWidth: 1280,
    innerHeight: 720,
    outerWidth,
    devicePixelRatio: 2,
    ...(userAgent === FIREFOX && { mozInnerScreenX: 0 }),
  } as unknown as Window; // the rest of it is not read
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0';

test.each<[string, Seen, string | null, string]>([
  ['Firefox', { userAgent: FIREFOX }, null, 'Firefox 140 · Linux · en-GB · 1280×720 @2×'],
  ['Edge by its user agent', { userAgent: EDGE }, '57', 'Edge 142 · Windows · en-GB · 1280×720 @2× · v57'],
  [
    'a brand beside the decoy',
    {
      userAgent: EDGE,
      platform: 'macOS',
      brands: [
        { brand: 'Not;A=Brand', version: '8' },
        { brand: 'Chromium', version: '142' },
        { brand: 'Google Chrome', version: '142' },
      ],
    },
    null,
    'Google Chrome 142 · macOS · en-GB · 1280×720 @2×',
  ],
  [
    'a zoomed page',
    { userAgent: EDGE, outerWidth: 1600 },
    null,
    'Edge 142 · Windows · en-GB · 1280×720 @2× · zoom 125%',
  ],
  [
    'a side bar in Firefox, which is no zoom',
    { userAgent: FIREFOX, outerWidth: 1600 },
    null,
    'Firefox 140 · Linux · en-GB · 1280×720 @2×',
  ],
])('a supporter reads in one line what the reader saw: %s', (_, seen, version, line) => {
  const view = aWindow(seen);
  expect(withBrowser({ environment: windowLine(view, version) }, view.navigator).environment).toBe(line);
});
