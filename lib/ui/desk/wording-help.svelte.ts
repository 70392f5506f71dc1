import type { ArticleDocument } from '@/lib/domain/article/parts';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { traceOf, type TracedSentence } from '@/lib/domain/article/trace';
import { plainLine, type Paragraph } from '@/lib/domain/document/document';
import type { EventId } from '@/lib/domain/ids';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import type { ModelState } from './language-model';

/** A sentence of the model's, where it stands in the sources, and whether it is to be taken over. */
export interface ProposedSentence extends TracedSentence {
  ticked: boolean;
}

/** What became of asking for another wording. `loaded`: share of the model that is here, `null` where none has to be. */
type Outcome =
  | { state: 'asking'; loaded: number | null }
  | { state: 'proposed'; sentences: ProposedSentence[] }
  | { state: 'failed' };

/** `of`: the words of the paragraph that it is about. */
type Proposal = Outcome & { articleId: EventId; of: string };

/** Other wordings for an article's answers by the browser's own language model, one paragraph at a time; off until somebody wants it. */
export class WordingHelp {
  #on = $state(false);
  #model = $state.raw<ModelState>('unavailable');
  #proposal = $state.raw<Proposal | null>(null);
  #asking = new AbortController();
  readonly #desk: Desk;
  readonly #article: () => KeptArticle | null;
  readonly #replace: (document: ArticleDocument) => void;

  /** Words of the paragraphs that answer: those that were made of answers and lose nothing when they become plain words. */
  readonly paragraphs: string[] = $derived.by(() => {
    const article = this.#article();
    if (article === null) return [];
    return article.document
      .filter(isPlain)
      .filter((block) => traceOf([block], article.sources).some(({ sources }) => sources.some(isAnswer)))
      .map(({ of }) => plainLine(of));
  });

  /** @param replace - Gives the article that is open another text, and shows it. */
  constructor(desk: Desk, article: () => KeptArticle | null, replace: (document: ArticleDocument) => void) {
    this.#desk = desk;
    this.#article = article;
    this.#replace = replace;
  }

  /** Whether this browser has a model that runs on this device. */
  get isOffered(): boolean {
    return this.#model !== 'unavailable';
  }
  /** Whether the browser downloads it at the first question. */
  get needsDownload(): boolean {
    return this.#model !== 'available';
  }
  get on(): boolean {
    return this.#on;
  }
  /** `null`, too, where its paragraph says something else by now. */
  get proposal(): Proposal | null {
    const proposal = this.#proposal;
    const isThere = proposal?.articleId === this.#article()?.id && this.paragraphs.includes(proposal?.of ?? '');
    return isThere ? proposal : null;
  }

  /** As the background has it. */
  read(on: boolean): void {
    this.#on = on;
  }

  /** Looks whether there is a model. */
  async look(): Promise<void> {
    this.#model = (await this.#desk.ports.languageModel?.availability()) ?? 'unavailable';
  }

  async turn(on: boolean): Promise<void> {
    this.#on = on;
    if (!on) this.drop();
    const saved = await askSurely(() => this.#desk.ports.calls.saveWordingHelp({ on }));
    if (!saved.ok) this.#desk.failed(saved.problem);
  }

  /** Asks for other words for a paragraph; what was asked before is called off. */
  async propose(of: string): Promise<void> {
    const article = this.#article();
    const model = this.#desk.ports.languageModel;
    if (article === null || model === undefined || !this.#on) return;
    this.drop();
    const { signal } = this.#asking;
    const become = (outcome: Outcome) => {
      if (!signal.aborted) this.#proposal = { ...outcome, articleId: article.id, of };
    };
    become({ state: 'asking', loaded: null });
    const words = await model.reword(of, signal, (loaded) => become({ state: 'asking', loaded })).catch(() => ''); // the browser's own reasons: out of memory, a language it cannot, a text it will not write
    const traced = traceOf([paragraphOf(words)], article.sources);
    const sentences = traced.map((one) => ({ ...one, ticked: one.sources.length > 0 }));
    become(sentences.length === 0 ? { state: 'failed' } : { state: 'proposed', sentences });
    if (this.needsDownload) await this.look();
  }

  /** @param at - Which of the sentences proposed. */
  tick(at: number, ticked: boolean): void {
    const proposal = this.#proposal;
    if (proposal?.state !== 'proposed') return;
    const sentences = proposal.sentences.map((one, index) => (index === at ? { ...one, ticked } : one));
    this.#proposal = { ...proposal, sentences };
  }

  /** Puts the ticked sentences in the paragraph's place; for a while that can be taken back. */
  take(): void {
    const { proposal } = this;
    if (proposal?.state !== 'proposed') return;
    const next = proposal.sentences.filter(({ ticked }) => ticked).map(({ text }) => text);
    if (next.length === 0) return;
    const words = next.join(' ');
    const before = this.#put(proposal.of, paragraphOf(words));
    this.drop();
    if (before === null) return;
    this.#desk.say(t('didArticleReword'), []);
    this.#desk.undo.join(t('didArticleReword'), async () => this.#put(words, before) !== null);
  }

  /** Leaves the paragraph as it is; what is being asked is called off. */
  drop(): void {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#proposal = null;
  }

  /** @returns The paragraph that stood there; `null`: none says that any more, and nothing was changed. */
  #put(words: string, next: Paragraph): Paragraph | null {
    const document = this.#article()?.document ?? [];
    const before = document.filter(isPlain).find(({ of }) => plainLine(of) === words);
    if (before === undefined) return null;
    this.#replace(document.map((block) => (block === before ? next : block)));
    return before;
  }
}

/** Links and what is kept as it is would be gone. */
function isPlain(block: ArticleDocument[number]): block is Paragraph {
  return block.kind === 'paragraph' && block.of.every((piece) => piece.kind !== 'kept' && !('href' in piece));
}

function isAnswer({ as }: TracedSentence['sources'][number]): boolean {
  return as === 'answer';
}

function paragraphOf(text: string): Paragraph {
  return { kind: 'paragraph', of: [{ kind: 'text', text }] };
}
