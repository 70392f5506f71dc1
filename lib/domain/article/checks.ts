import { plainBlock, type Document, type DocumentBlock } from '../document/document';
import { foldText } from '../section';
import { likenessOf } from './sentences';
import type { Source } from './source';

/** What a good article has. Hints to its author, no ranking. */
export const ARTICLE_CHECKS = [
  'title',
  'unique',
  'one-question',
  'environment',
  'steps',
  'pictures',
  'seen',
  'age',
] as const;
export type ArticleCheck = (typeof ARTICLE_CHECKS)[number];

/** An article, and what it is looked at against. */
export interface Checked {
  title: string;
  /** Public parts. */
  document: Document;
  sources: readonly Source[];
  /** Titles of the team's other articles. */
  others: readonly string[];
  /** Heading of the part that says where it holds. */
  environment: string;
  /** When it was written last; milliseconds since 1970 in UTC. */
  writtenAt: number;
  now: number;
}

/** A title with this share of a question's words is in its asker's words. */
const IN_THEIR_WORDS = 0.3;
const STALE_MS = 365 * 86_400_000;
/** "First …, then …" in one paragraph are steps that nobody numbered. */
const STEPS =
  /\b(?:first|then|next|finally|zuerst|danach|dann|anschließend|schließlich|d’abord|d'abord|puis|ensuite|enfin)\b/giu;

/** What it lacks, in the order of `ARTICLE_CHECKS`. */
export function lacksOf({ title, document, sources, others, environment, writtenAt, now }: Checked): ArticleCheck[] {
  const questions = sources.filter(({ as }) => as === 'question').map(({ text }) => text);
  const headings = document.filter(({ kind }) => kind === 'heading').map(plainBlock);
  const text = [title, ...document.filter(({ kind }) => kind === 'paragraph').map(plainBlock)].join('\n');
  const lacks: Record<ArticleCheck, boolean> = {
    title: questions.length > 0 && !questions.some((question) => sharesWords(title, question)),
    unique: others.some((other) => foldText(other) === foldText(title)),
    'one-question': new Set(text.match(/[^.?!\n]+[?？؟]/g)?.map(foldText)).size > 1 + questions.length,
    environment: !headings.some((heading) => foldText(heading) === foldText(environment)),
    steps: document.some((block) => block.kind === 'paragraph' && (plainBlock(block).match(STEPS)?.length ?? 0) >= 2),
    pictures: document.some((block) => block.kind === 'picture' && isNameless(block)),
    seen: document.some(({ kind }) => kind === 'picture'),
    age: now - writtenAt > STALE_MS,
  };
  return ARTICLE_CHECKS.filter((check) => lacks[check]);
}

function sharesWords(title: string, question: string): boolean {
  return likenessOf(title, question) >= IN_THEIR_WORDS || foldText(question).includes(foldText(title));
}

/** The name of its file says nothing to whoever cannot see a picture. */
function isNameless({ alt, file }: Extract<DocumentBlock, { kind: 'picture' }>): boolean {
  return alt.trim() === '' || file.endsWith(alt) || /^\S+\.(?:png|jpe?g|gif|webp)$/i.test(alt.trim());
}

/** Web addresses that it links to, each once. */
export function linksIn(document: Document): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('href' in value && typeof value.href === 'string' && /^https?:/.test(value.href)) found.add(value.href);
    Object.values(value).forEach(look);
  };
  look(document);
  return [...found];
}
