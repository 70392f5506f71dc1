import { Parser } from 'htmlparser2';
import { SILENT } from '@/lib/domain/document/markup';

/** A page's words as a reader selects them, and where its headings stand in them. */
export interface BodyText {
  /** White space is one blank, blocks end with a line feed; no-break spaces are kept. */
  text: string;
  /** Where each heading stands in `text`, in order; `end`: where its words end. */
  headings: { at: number; end: number; level: number; words: string }[];
}

/** All else runs on inside a line: markers, links, emphasis. */
const BLOCKS = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table thead tbody tfoot tr th td div blockquote pre hr br details summary ' +
    'ac:structured-macro ac:rich-text-body ac:layout ac:layout-section ac:layout-cell ac:task-list ac:task ac:task-body ' +
    'ac:image ac:caption ac:adf-extension ac:adf-node ac:adf-content'
  ).split(' '),
);

/**
 * The text of a body in HTML or in Confluence's storage format. Never throws; what is not well-formed is read as far as it goes.
 */
export function readBodyText(storage: string): BodyText {
  let text = '';
  let silent = 0;
  let heading: { at: number } | null = null;
  const headings: BodyText['headings'] = [];
  const breakLine = () => {
    text = text.replace(/ $/, '');
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const add = (words: string) => {
    const plain = words.replace(/[ \t\r\n\f]+/g, ' ');
    text += /(?:^|[ \n])$/.test(text) ? plain.replace(/^ /, '') : plain;
  };
  const parser = new Parser(
    {
      onopentag(name) {
        if (SILENT.has(name)) silent += 1;
        if (!BLOCKS.has(name)) return;
        breakLine();
        if (/^h[1-6]$/.test(name)) heading = { at: text.length };
      },
      ontext(words) {
        if (silent === 0) add(words);
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent -= 1;
        if (!BLOCKS.has(name)) return;
        if (heading !== null && /^h[1-6]$/.test(name)) {
          headings.push({
            at: heading.at,
            end: text.length,
            level: Number(name.slice(1)),
            words: text.slice(heading.at).trim(),
          });
          heading = null;
        }
        breakLine();
      },
    },
    // not `xmlMode`: storage format uses HTML's entities (`&nbsp;`, `&rsquo;`)
    { recognizeCDATA: true, recognizeSelfClosing: true, decodeEntities: true },
  );
  parser.end(storage);
  return { text, headings };
}
