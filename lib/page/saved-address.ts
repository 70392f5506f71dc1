import { readMeta } from './elements';

/** Chromium's and Internet Explorer's note at the top of a saved page. */
const SAVED_FROM = /saved from url=\(\d+\)(\S+)/;

/** HTTrack's note in a mirrored page; it leaves the scheme out. */
const MIRRORED_FROM = /Mirrored from (\S+) by HTTrack/;

/**
 * Where a saved page came from, as it says itself: the browser's note, its canonical link or its metas; `null` if it
 * does not say (mirrors make these links relative).
 */
export function savedAddress(page: Document): URL | null {
  const notes = [...page.childNodes, ...page.documentElement.childNodes, ...page.head.childNodes]
    .filter((node) => node.nodeType === 8)
    .map((node) => node.nodeValue ?? '');
  const note = notes.map((text) => SAVED_FROM.exec(text)?.[1]).find((address) => address !== undefined);
  const mirrored = notes.map((text) => MIRRORED_FROM.exec(text)?.[1]).find((address) => address !== undefined);
  const links = ['canonical', 'shortlink'].map((rel) => page.querySelector(`link[rel="${rel}"]`)?.getAttribute('href'));
  const stated = [
    note,
    links[0],
    readMeta(page, 'og:url'),
    readMeta(page, 'ajs-base-url'),
    links[1],
    mirrored && `https://${mirrored}`,
  ];
  for (const address of stated) {
    if (address !== null && address !== undefined && /^https?:\/\//.test(address) && URL.canParse(address)) {
      return new URL(address);
    }
  }
  return null;
}
