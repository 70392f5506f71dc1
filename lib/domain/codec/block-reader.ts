import type { NativeComment } from '../comment';
import type { Picture } from '../event';
import { nameIn } from './canonical';
import { ListLevels } from './list-levels';
import { SignWriter } from './sign-writer';
import { webAddress } from './text';
import { isTrailer } from './trailer-mark';

/** A paragraph of a foreign comment: plain text and what stood in it, never markup. */
export interface Block {
  kind: 'plain' | 'quote' | 'trailer';
  text: string;
  /** The same with the signs of `rich-text.ts` for what was bold, italic, code or a link. */
  signed: string;
  /** Whether something in it was bold (a comment's head is) or in italics (its environment is). */
  bold: boolean;
  italic: boolean;
  /** Contents of `code` elements and links: where addresses and file names stand. */
  codes: string[];
  pictures: Picture[];
  /** Address of the trailer link. */
  href: string | null;
}

type Attributes = Record<string, string>;

const UNSEEN = new Set(
  'script style template noscript ac:parameter ac:placeholder ac:task-id ac:task-uuid ac:task-status'.split(' '),
);
const APART = new Set(
  (
    'p div pre ul ol table section article header footer figure figcaption hr h1 h2 h3 h4 h5 h6 details summary dl dd dt ' +
    'ac:image ac:structured-macro ac:rich-text-body ac:plain-text-body ac:task-list ac:layout ac:layout-section ac:layout-cell'
  ).split(' '),
);
const OWN_LINE = new Set(['li', 'tr', 'ac:task']);

/** Collects blocks from a parser's events. Elements of WordPress' HTML and of Confluence's storage format in one list: no name is in both with two meanings. */
export class BlockReader {
  private readonly blocks: Block[] = [];
  private current = newBlock('plain');
  private unseenDepth = 0;
  private quoteDepth = 0;
  private trailerDepth = 0;
  private lineBroken = false;
  /** Where in the current block's text each open `code` or `a` began. */
  private codeStarts: number[] = [];
  private imageName: string | null = null;
  private readonly signs = new SignWriter();
  private readonly lists = new ListLevels();
  private readonly breaksLines: boolean;

  constructor(format: NativeComment['format']) {
    this.breaksLines = format === 'html'; // in storage a line break in the source is a blank
  }

  open(name: string, attributes: Attributes): void {
    if (this.unseenDepth > 0 || UNSEEN.has(name)) {
      this.unseenDepth += 1;
      return;
    }
    if (APART.has(name) && !(name === 'p' && this.lists.inItem)) this.flush();
    this.signs.open(name, attributes['href'], this.current);
    if (OWN_LINE.has(name)) this.append(`\n${this.lists.open(name)}`);
    else this.lists.open(name);
    switch (name) {
      case 'br':
        this.append('\n');
        this.lineBroken = true;
        break;
      case 'a':
        this.openLink(attributes['href'] ?? '');
        break;
      case 'code':
        this.codeStarts.push(this.current.text.length);
        break;
      case 'strong':
      case 'b':
        this.current.bold = true;
        break;
      case 'em':
      case 'i':
        this.current.italic = true;
        break;
      case 'blockquote':
        this.flush();
        this.quoteDepth += 1;
        this.current = newBlock('quote');
        break;
      case 'img':
        this.addImage(attributes);
        break;
      case 'ac:image':
        this.imageName = attributes['ac:alt'] ?? '';
        break;
      case 'ri:attachment':
        this.addPicture(attributes['ri:filename'] ?? this.imageName ?? '', null);
        break;
      case 'ri:url':
        if (this.imageName !== null) this.addPicture(this.imageName, webAddress(attributes['ri:value'] ?? ''));
        break;
      case 'ac:emoticon':
        this.append(attributes['ac:emoji-fallback'] ?? '');
        break;
      default:
    }
  }

  close(name: string): void {
    if (this.unseenDepth > 0) {
      this.unseenDepth -= 1;
      return;
    }
    this.signs.close(name, this.current);
    this.lists.close(name);
    if (name === 'a' || name === 'code') this.closeCode();
    if (name === 'a' && this.trailerDepth > 0) {
      this.trailerDepth = 0;
      this.flush();
    }
    if (APART.has(name) && !(name === 'p' && this.lists.inItem)) this.flush();
    if (name === 'ac:image') this.imageName = null;
    if (name === 'blockquote') {
      this.flush();
      this.quoteDepth = Math.max(0, this.quoteDepth - 1);
      this.current = newBlock(this.quoteDepth > 0 ? 'quote' : 'plain');
    }
  }

  text(text: string): void {
    if (this.unseenDepth > 0 || (this.lists.between && text.trim() === '')) return;
    if (!this.breaksLines) {
      this.append(text.replace(/[\r\n]+/g, ' '));
      return;
    }
    const unbroken = this.lineBroken ? text.replace(/^\n/, '') : text; // `<br />` and the line break after it are one
    const [first = '', ...others] = unbroken.replaceAll('\r\n', '\n').split(/\n[^\S\n]*\n\s*?(?=\S|[^\S\n]|$)/);
    this.append(first);
    for (const paragraph of others) {
      this.flush(); // an empty line, where a site does without wpautop
      this.append(paragraph);
    }
  }

  end(): Block[] {
    this.flush();
    return this.blocks;
  }

  private append(text: string): void {
    if (text === '') return;
    this.lineBroken = false;
    this.current.text += text;
    this.current.signed += text;
  }

  private openLink(href: string): void {
    if (isTrailer(href)) {
      this.flush();
      this.current = { ...newBlock('trailer'), href };
      this.trailerDepth = 1;
    }
    this.codeStarts.push(this.current.text.length);
  }

  private closeCode(): void {
    const start = this.codeStarts.pop();
    if (start === undefined) return;
    const code = this.current.text.slice(start).trim();
    if (code !== '' && this.current.codes.at(-1) !== code) this.current.codes.push(code);
  }

  private addImage(attributes: Attributes): void {
    const name = attributes['alt'] ?? '';
    if (/\b(?:wp-smiley|emoji)\b/.test(attributes['class'] ?? '')) {
      this.append(name);
      return;
    }
    const url = webAddress(attributes['src'] ?? '');
    if (url !== null) this.addPicture(name, url);
  }

  private addPicture(name: string, url: string | null): void {
    const fileName = name || (url === null ? '' : nameIn(url));
    if (fileName !== '') this.current.pictures.push({ fileName, url });
  }

  /** Ends the current block, keeps it if anything stands in it, and begins the next of the same surroundings. */
  private flush(): void {
    const text = trimBlock(this.current.text);
    const signed = trimBlock(this.current.signed);
    const { kind, pictures } = this.current;
    if (text.trim() !== '' || pictures.length > 0 || kind === 'trailer')
      this.blocks.push({ ...this.current, text, signed });
    this.current = newBlock(this.quoteDepth > 0 ? 'quote' : 'plain');
    this.codeStarts = this.codeStarts.map(() => 0);
    this.signs.startAnew();
    this.lineBroken = false;
  }
}

function trimBlock(text: string): string {
  return text.replace(/^\n+/, '').trimEnd();
}

function newBlock(kind: Block['kind']): Block {
  return { kind, text: '', signed: '', bold: false, italic: false, codes: [], pictures: [], href: null };
}
