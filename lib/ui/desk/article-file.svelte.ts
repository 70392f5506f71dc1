import { withAttachments } from '@/lib/domain/article/attachment-address';
import { publicParts } from '@/lib/domain/article/parts';
import { withoutEmpty } from '@/lib/domain/article/without-empty';
import { ownPictureIn } from '@/lib/domain/article/own-picture';
import { withPictureFiles, withPictureNames, zipWith } from '@/lib/domain/article/picture-files';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { fromBase64 } from '@/lib/domain/base64';
import type { articleIn } from '@/lib/domain/document/article-in';
import type { Document } from '@/lib/domain/document/document';
import { newEventId, type SiteId } from '@/lib/domain/ids';
import { askSurely } from '../session';
import { formatSize, t, tCount } from '../wording';
import type { Desk } from './desk.svelte';

/** Longer than any article. */
const FILE_LIMIT_BYTES = 1_000_000;
const MOST_BLOCKS = 5_000;

/** Articles as Markdown files: what leaves the desk as one, and what comes in. */
export class ArticleFile {
  #said = $state.raw('');
  #fault = $state.raw<string | null>(null);
  #busy = $state(false);
  readonly #desk: Desk;
  readonly #article: () => KeptArticle | null;
  readonly #begin: (article: KeptArticle) => void;

  /** @param begin - Goes on with an article that was not there before. */
  constructor(desk: Desk, article: () => KeptArticle | null, begin: (article: KeptArticle) => void) {
    this.#desk = desk;
    this.#article = article;
    this.#begin = begin;
  }

  /** What did not come along, as a sentence; else nothing. */
  get said(): string {
    return this.#said;
  }
  /** Why a file was not opened, as a sentence. */
  get fault(): string | null {
    return this.#fault;
  }
  get busy(): boolean {
    return this.#busy;
  }

  /** What was said is of no interest any more. */
  forget(): void {
    this.#said = '';
    this.#fault = null;
  }

  /** The open article for any other place: without its internal parts, as nobody knows who reads it there. */
  async markdown(): Promise<string> {
    const article = this.#article();
    return article === null ? '' : write(article.title, withPictureNames(withoutEmpty(publicParts(article.document))));
  }

  /** The same as a file; where there are pictures, a .zip with them beside it. `null`: none is open, or it is being made. */
  async save(): Promise<{ fileName: string; bytes: Blob } | null> {
    const article = this.#article();
    if (article === null || this.#busy) return null;
    this.#busy = true;
    const { title, siteId } = article;
    const read = (url: string) => this.#bytesAt(url, siteId);
    const { document, files, unread } = await withPictureFiles(this.#withAddresses(article), read);
    const text = await write(title, document);
    this.#said = unread === 0 ? '' : tCount('articlePicturesUnread', unread);
    this.#busy = false;
    const name = plainName(title);
    if (Object.keys(files).length === 0)
      return { fileName: `${name}.md`, bytes: new Blob([text], { type: 'text/markdown' }) };
    const zipped = zipWith(`${name}.md`, text, files);
    return { fileName: `${name}.zip`, bytes: new Blob([zipped], { type: 'application/zip' }) };
  }

  /** Begins an article with what stands in a Markdown file. */
  async open(file: File): Promise<void> {
    this.forget();
    const siteId = this.#desk.sites[0]?.site.id;
    if (siteId === undefined) return;
    const read = await readArticle(file);
    if (typeof read === 'string') {
      this.#fault = read;
      return;
    }
    const { title, document, left } = read;
    this.#begin({
      id: newEventId(),
      siteId,
      title: title || file.name.replace(/\.[^.]*$/, ''),
      document,
      requests: [],
      sources: [],
      editedAt: this.#desk.ports.now(),
    });
    this.#said = left === 0 ? '' : tCount('articlePicturesLeft', left);
  }

  /** Of one that a colleague wrote, pictures may be attached to its page. */
  #withAddresses({ id, siteId, document }: KeptArticle): Document {
    const { listed } = this.#desk.articles;
    const known = listed.state === 'read' ? listed.publications : [];
    const page = known.find((one) => one.articleId === id && one.siteId === siteId)?.known?.page;
    const site = this.#desk.siteOf(siteId)?.site;
    const shown = withoutEmpty(publicParts(document));
    return page === undefined || site === undefined ? shown : withAttachments(shown, site, page.pageId);
  }

  async #bytesAt(url: string, siteId: SiteId): Promise<Uint8Array | null> {
    const own = ownPictureIn(url);
    if (own !== null) return own.bytes;
    if (!URL.canParse(url)) return null;
    const read = await askSurely(() => this.#desk.ports.calls.readPicture({ siteId, address: url }));
    return read.ok ? fromBase64(read.value.base64) : null;
  }
}

/** @returns A sentence where it cannot be one. */
async function readArticle(file: File): Promise<ReturnType<typeof articleIn> | string> {
  const tooLong = t('articleFileTooLong', file.name, formatSize(FILE_LIMIT_BYTES));
  if (file.size > FILE_LIMIT_BYTES) return tooLong;
  const text = await textIn(file);
  if (text === null) return t('articleFileOther', file.name);
  const { articleIn } = await import('@/lib/domain/document/article-in'); // large, and rarely wanted
  const read = articleIn(text);
  return read.document.length > MOST_BLOCKS ? tooLong : read;
}

/** `null` for what is no text, and what the browser cannot read. */
async function textIn(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

async function write(title: string, document: Document): Promise<string> {
  const { writeMarkdown } = await import('@/lib/domain/document/write-markdown'); // large, and rarely wanted
  return writeMarkdown([{ kind: 'heading', level: 1, of: [{ kind: 'text', text: title }] }, ...document]);
}

/** A name that every system takes. */
function plainName(title: string): string {
  const plain = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return plain.slice(0, 80) || 'article';
}
