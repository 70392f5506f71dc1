import type { Outline } from '@/lib/domain/anchoring/outline';

/** A block of a page that a test writes down: a heading's level, or 0. */
export interface Written {
  level: number;
  text: string;
}

/** `# Heading` lines and paragraphs, one block each. */
export function blocksOf(...lines: string[]): Written[] {
  return lines.map((line) => {
    const [, signs = '', text = line] = /^(#+) (.*)$/.exec(line) ?? [];
    return { level: signs.length, text };
  });
}

/** The page as `lib/page/outline.ts` gives it: blocks parted by a blank. */
export function outlineOf(blocks: Written[]): Outline {
  const outline: Outline = { text: '', starts: [], ends: [], levels: [], ids: [] };
  for (const { level, text } of blocks) {
    if (outline.text !== '') outline.text += ' ';
    outline.starts.push(outline.text.length);
    outline.text += text;
    outline.ends.push(outline.text.length);
    outline.levels.push(level);
    if (level > 0) outline.ids.push(null);
  }
  return outline;
}
