export type Scheme = 'light' | 'dark';

/**
 * Whether the page's text stands on a light or a dark ground, whatever the system prefers:
 * read from the nearest background colour behind the content.
 */
export function schemeBehind(content: Element): Scheme {
  for (let at: Element | null = content; at !== null; at = at.parentElement) {
    const light = lightnessOf(getComputedStyle(at).backgroundColor);
    if (light !== null) return light > 0.5 ? 'light' : 'dark';
  }
  const canvasIsDark =
    matchMedia('(prefers-color-scheme: dark)').matches &&
    getComputedStyle(document.documentElement).colorScheme.includes('dark');
  return canvasIsDark ? 'dark' : 'light';
}

/** 0 for black to 1 for white; `null` for a colour that is see-through or written in a way unknown here. */
function lightnessOf(color: string): number | null {
  const parts = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color);
  if (parts === null || Number(parts[4] ?? 1) < 0.5) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1, 4).map(Number);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
