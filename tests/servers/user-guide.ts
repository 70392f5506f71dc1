import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';
import { repoRoot } from './cache.ts';

/** A page of Docket's own user guide, for any wiki: `html` is well-formed XML as well, without the title. */
export interface GuidePage {
  slug: string;
  title: string;
  html: string;
}

const guides = ['guide-readers', 'guide-support', 'guide-maintainers'];

/** Elements that HTML leaves open and Confluence's storage format does not. */
const markdown = new Marked({
  renderer: {
    br: () => '<br />',
    hr: () => '<hr />\n',
    image: () => '', // files of the project; a wiki would have to be given them first
    html: () => {
      throw new Error('The user guide is plain Markdown: HTML in it would not be well-formed everywhere');
    },
  },
});

/** Reads the user guide from docs/, in reading order. @throws Error where a guide has no title. */
export function userGuide(): GuidePage[] {
  return guides.map((slug) => {
    const [, title, text] = /^# (.+)\n([^]*)$/.exec(readFileSync(join(repoRoot, 'docs', `${slug}.md`), 'utf8')) ?? [];
    if (title === undefined || text === undefined) throw new Error(`docs/${slug}.md does not begin with a title`);
    return { slug, title, html: markdown.parse(text, { async: false }).trim() };
  });
}
