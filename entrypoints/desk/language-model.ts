import * as v from 'valibot';
import { MODEL_STATES, type LanguageModel, type ModelState } from '@/lib/ui/desk/language-model';

const HOW =
  'You reword answers in the documentation of a product. Say the same in plain words, in the language of the text. ' +
  'Keep every fact, name, number and command; add nothing. Give the new text alone.';

const StateShape = v.picklist(MODEL_STATES);
const ShareShape = v.looseObject({ loaded: v.number() });

/** One of the browser's interfaces to its model: how it is made, and how its product is asked. */
interface Way {
  name: 'Rewriter' | 'LanguageModel' | 'Summarizer';
  verb: string;
  options: (language: string) => object;
}

/**
 * The first that a browser has is taken: the more it is made for rewording, the earlier it stands.
 * @see https://webmachinelearning.github.io/writing-assistance-apis/ on `Rewriter` and `Summarizer`
 * @see https://webmachinelearning.github.io/prompt-api/ on `LanguageModel`
 */
const WAYS: Way[] = [
  {
    name: 'Rewriter',
    verb: 'rewrite',
    options: (language) => ({
      sharedContext: HOW,
      tone: 'as-is',
      format: 'plain-text',
      length: 'as-is',
      ...inLanguage(language),
    }),
  },
  {
    name: 'LanguageModel',
    verb: 'prompt',
    options: (language) => ({
      initialPrompts: [{ role: 'system', content: HOW }],
      expectedInputs: [{ type: 'text', languages: [language] }],
      expectedOutputs: [{ type: 'text', languages: [language] }],
    }),
  },
  {
    name: 'Summarizer',
    verb: 'summarize',
    options: (language) => ({
      sharedContext: HOW,
      type: 'tldr',
      format: 'plain-text',
      length: 'long',
      ...inLanguage(language),
    }),
  },
];

function inLanguage(language: string) {
  return { expectedInputLanguages: [language], outputLanguage: language };
}

/**
 * The language model of the browser whose globals these are; `undefined`: it has none.
 * @param locale - In whose language it is to read and write. A model that does not know it is unavailable.
 */
export function languageModelIn(globals: object, locale: string): LanguageModel | undefined {
  const language = new Intl.Locale(locale.replaceAll('_', '-')).language;
  const ways = WAYS.flatMap(({ name, verb, options }) => {
    const made: unknown = Reflect.get(globals, name);
    const [availability, create] = [methodOf(made, 'availability'), methodOf(made, 'create')];
    return availability === null || create === null ? [] : [{ availability, create, verb, options: options(language) }];
  });
  if (ways.length === 0) return undefined;

  async function firstUsable() {
    for (const way of ways) {
      const state = await stateOf(way.availability(way.options));
      if (state !== 'unavailable') return { ...way, state };
    }
    return null;
  }

  return {
    availability: async () => (await firstUsable())?.state ?? 'unavailable',
    async reword(text, signal, onLoaded) {
      const way = await firstUsable();
      if (way === null) throw new Error('The browser’s language model is not there any more');
      const monitor = (download: EventTarget) =>
        download.addEventListener('downloadprogress', (event) => onLoaded(v.parse(ShareShape, event).loaded));
      const model = await way.create({ ...way.options, signal, monitor });
      try {
        return v.parse(v.string(), await methodOf(model, way.verb)?.(text, { signal }));
      } finally {
        methodOf(model, 'destroy')?.(); // gigabytes of memory
      }
    },
  };
}

/** What a browser answers that Docket does not know, or refuses to answer, is as good as no model. */
async function stateOf(answer: unknown): Promise<ModelState> {
  const read = v.safeParse(StateShape, await Promise.resolve(answer).catch(() => 'unavailable'));
  return read.success ? read.output : 'unavailable';
}

type Method = (...given: unknown[]) => unknown;

/** `null`: it has no such method. */
function methodOf(thing: unknown, name: string): Method | null {
  const isThing = (typeof thing === 'object' && thing !== null) || typeof thing === 'function';
  const method: unknown = isThing ? Reflect.get(thing, name) : undefined;
  return typeof method === 'function' ? (...given): unknown => Reflect.apply(method, thing, given) : null;
}
