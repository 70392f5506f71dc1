import { expect, test } from 'vitest';
import { languageModelIn } from '@/entrypoints/desk/language-model';

const never = new AbortController().signal;

interface Seen {
  created: Record<string, unknown>[];
  destroyed: number;
}

/** One of Chrome's interfaces: a class of which objects are made by `create` alone, after a download in two steps. */
function anInterface(verb: string, state: string, answer: unknown = 'Other words.') {
  const seen: Seen = { created: [], destroyed: 0 };
  class Made {
    static availability = async () => state;
    static async create(options: { signal: AbortSignal; monitor: (download: EventTarget) => void }) {
      options.signal.throwIfAborted();
      seen.created.push({ ...options });
      const download = new EventTarget();
      options.monitor(download);
      for (const loaded of [0.5, 1]) download.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded }));
      const made = new Made();
      return Object.assign(made, {
        [verb]: async (text: string, { signal }: { signal: AbortSignal }) => {
          signal.throwIfAborted();
          return answer === 'echo' ? `${verb} ${text}` : answer;
        },
      });
    }
    destroy() {
      seen.destroyed += 1;
    }
  }
  return { Made, seen };
}

test('a browser without such an interface has no model', () => {
  expect(languageModelIn({}, 'en')).toBeUndefined();
  expect(languageModelIn({ Rewriter: null, LanguageModel: { create: () => null } }, 'en')).toBeUndefined();
});

test('the one made for rewording is taken, told the language, and let go afterwards', async () => {
  const [rewriter, prompted] = [anInterface('rewrite', 'downloadable', 'echo'), anInterface('prompt', 'available')];
  const model = languageModelIn({ LanguageModel: prompted.Made, Rewriter: rewriter.Made }, 'de-AT');
  expect(await model?.availability()).toBe('downloadable');
  expect(rewriter.seen.created).toEqual([]);
  const shares: number[] = [];
  expect(await model?.reword('Same.', never, (share) => shares.push(share))).toBe('rewrite Same.');
  expect(shares).toEqual([0.5, 1]);
  expect(rewriter.seen).toMatchObject({ created: [{ outputLanguage: 'de', format: 'plain-text' }], destroyed: 1 });
  expect(prompted.seen.created).toEqual([]);
});

test.each([
  ['LanguageModel', 'prompt'],
  ['Summarizer', 'summarize'],
])('with the first one unfit for this device or this language, %s is asked', async (name, verb) => {
  const globals = {
    Rewriter: anInterface('rewrite', 'unavailable').Made,
    [name]: anInterface(verb, 'available', 'echo').Made,
  };
  const model = languageModelIn(globals, 'en');
  expect(await model?.availability()).toBe('available');
  expect(await model?.reword('Same.', never, () => {})).toBe(`${verb} Same.`);
});

test('what a browser answers that nobody knows is no model, and no text is no proposal', async () => {
  const odd = languageModelIn({ Rewriter: anInterface('rewrite', 'maybe').Made }, 'en');
  expect(await odd?.availability()).toBe('unavailable');
  const { Made, seen } = anInterface('rewrite', 'available', { text: 'Other words.' });
  await expect(languageModelIn({ Rewriter: Made }, 'en')?.reword('Same.', never, () => {})).rejects.toThrow();
  expect(seen.destroyed).toBe(1);
});

test('called off, it makes nothing', async () => {
  const { Made, seen } = anInterface('rewrite', 'available');
  const off = AbortSignal.abort();
  await expect(languageModelIn({ Rewriter: Made }, 'en')?.reword('Same.', off, () => {})).rejects.toThrow();
  expect(seen.created).toEqual([]);
});
