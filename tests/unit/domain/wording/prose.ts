import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real prose: 25 paragraphs of Docket's own guides, without signs of Markdown. */
export const PROSE = ['guide-support.md', 'guide-readers.md', 'guide-maintainers.md']
  .flatMap((name) => readFileSync(join(import.meta.dirname, '../../../../docs', name), 'utf8').split('\n\n'))
  .map((text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/[*`#[\]|>]/g, '')
      .trim(),
  )
  .filter((text) => text.length > 120 && !text.startsWith('-'))
  .slice(0, 25);
