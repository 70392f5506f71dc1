import { foldText } from '../section';
import { createCorpus, type Corpus } from './corpus';
import { featuresOf } from './features';
import { createRanking, type Ranking } from './ranking';

/** A request as it is held against a new question. */
export interface Asked {
  id: string;
  words: string;
  /** The words of the page that it is about; `null`: about a section. */
  quote: string | null;
  /** One string for its page, and for its section there. */
  page: string;
  section: string;
}

/** What is being written, and where. */
export type Asking = Omit<Asked, 'id'>;

export interface Likely {
  id: string;
  /** Likely to be the same question; else only about the same words of the page. */
  isSure: boolean;
}

/** How alike two questions are that share this: found by trying, on questions about the same quote. */
const SAME_WORDS = 0.35;
const SAME_WORDS_NEARBY = 0.2;
const WORTH_A_LOOK = 0.1;
/** With fewer known questions no threshold can be learnt of them. */
const FEW = 10;
const MOST = 5;

/** Earlier requests as the ranking needs them; making one takes as long as reading all of their words. */
export interface AskedBefore {
  /** Best first. Before anything is typed: those about the same words of the page, newest first. */
  likely(asking: Asking): Likely[];
}

/**
 * Ranks the requests of a site for somebody who begins to ask. Words decide; the same quote, section or page speaks for a
 * request whose words are nearly as like.
 * @param asked - Oldest first.
 */
export function createAskedBefore(asked: Asked[]): AskedBefore {
  const corpus: Corpus = createCorpus(asked.map(textOf));
  const ranking: Ranking | null =
    asked.length < FEW ? null : createRanking(asked.map((one) => ({ text: textOf(one), answer: one.id })));

  return {
    likely(asking) {
      const typed = foldText(asking.words) !== '';
      if (!typed) {
        const here = asked.filter((one) => nearnessOf(one, asking) === 1).reverse();
        return here.slice(0, MOST).map(({ id }) => ({ id, isSure: false }));
      }
      const likeness = corpus.likenessOf(featuresOf(textOf(asking)));
      const best = ranking?.rank(textOf(asking)) ?? { answers: [], isSure: false };
      const scored = asked.map((one, at) => {
        const like = likeness[at] ?? 0;
        const near = nearnessOf(one, asking);
        const place = best.answers.indexOf(one.id);
        const voice = place < 0 ? 0 : 0.2 / (1 + place);
        const isSure =
          like >= SAME_WORDS ||
          (near >= 0.5 && like >= SAME_WORDS_NEARBY) ||
          (best.isSure && place === 0 && like > WORTH_A_LOOK);
        return {
          id: one.id,
          isSure,
          isWorth: isSure || (near === 1 && like >= WORTH_A_LOOK),
          score: like + voice + 0.15 * near,
        };
      });
      return scored
        .filter(({ isWorth }) => isWorth)
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST)
        .map(({ id, isSure }) => ({ id, isSure }));
    },
  };
}

function textOf({ words, quote }: Pick<Asked, 'words' | 'quote'>): string {
  return quote === null ? words : `${words}\n${quote}`;
}

/** 1: about the same words, 0.5: the same section, 0.2: the same page. */
function nearnessOf(one: Asked, asking: Asking): number {
  if (one.page !== asking.page) return 0;
  const [there, here] = [foldText(one.quote ?? ''), foldText(asking.quote ?? '')];
  if (here !== '' && there !== '' && (here.includes(there) || there.includes(here))) return 1;
  if (one.section !== asking.section) return 0.2;
  return here === '' && there === '' ? 1 : 0.5;
}
