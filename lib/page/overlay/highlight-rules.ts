import { LOOKS, nameOf, type MarkedAs } from './look';
import type { Scheme } from './page-scheme';

/** Readable on the strong mark in both schemes; the same as the toolbar's ground. */
const DARK_INK = '#1d2025';

/**
 * How marked places look. Not on paper, and in forced colours the system's own pair. Text gets our ink too: code may be
 * light on dark inside a light page.
 * @param tokens - The text of `components/tokens*.css`; colours stand there as `light-dark(one, other)`.
 * @param outweighs - For a page or a shadow tree that has the light scheme's rules already.
 */
export function highlightRules(tokens: string, scheme: Scheme, outweighs: boolean): string {
  const token = (name: string): string => {
    const [, light = '', dark = ''] = new RegExp(`${name}:\\s*light-dark\\(([^,]+),\\s*([^)]+)\\)`).exec(tokens) ?? [];
    return scheme === 'dark' ? dark : light;
  };
  const selector = (look: MarkedAs) =>
    (outweighs ? [':root ', ':host '] : ['']).map((within) => `${within}::highlight(${nameOf(look)})`).join();
  const rule = (look: MarkedAs, ground: string, line: string, ink = token('--ink')) =>
    `${selector(look)}{color:${ink};background-color:${ground};text-decoration:underline ${line}}`;
  const forced = LOOKS.map((look) => `${selector(look)}{color:MarkText;background-color:Mark}`).join('');
  return (
    '@media screen{' +
    rule('open', token('--mark'), `2px solid ${token('--mark-2')}`) +
    rule('answered', token('--good-soft'), `2px dotted ${token('--good')}`) +
    rule('own', token('--info-soft'), `2px dashed ${token('--info')}`) +
    rule('shown', token('--mark-2'), `2px solid ${DARK_INK}`, DARK_INK) +
    `}@media screen and (forced-colors:active){${forced}}`
  );
}
