import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import WordingHelp from '@/components/desk/articles/WordingHelp.svelte';
import { publicParts } from '@/lib/domain/article/parts';
import { plainDocument } from '@/lib/domain/document/document';
import { ok } from '@/lib/domain/result';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import type { LanguageModel, ModelState } from '@/lib/ui/desk/language-model';
import { aDesk, aDeskRequest, aDeskSite } from './example-desk';
import { anEntry } from './example-threads';
import { speakEnglish } from './english';

speakEnglish();

const ANSWER = 'A change of the log level takes effect at once. No restart is needed.';

/** As a browser's model: it answers when the test wants, and at once when it is called off. */
class FakeModel implements LanguageModel {
  readonly asked: string[] = [];
  state: ModelState = 'downloadable';
  answer = Promise.withResolvers<string>();
  load: (share: number) => void = () => {};

  availability = async () => this.state;
  reword(text: string, signal: AbortSignal, onLoaded: (share: number) => void): Promise<string> {
    this.asked.push(text);
    this.load = onLoaded;
    this.answer = Promise.withResolvers<string>();
    signal.addEventListener('abort', () => this.answer.reject(signal.reason));
    return this.answer.promise;
  }
}

const mounted: ReturnType<typeof mount>[] = [];
afterEach(async () => {
  for (const app of mounted.splice(0)) await unmount(app);
  document.body.replaceChildren();
});

const settled = async () => {
  await new Promise((done) => setTimeout(done));
  flushSync();
};
const shown = () => document.body.textContent;
const words = (desk: Desk) => plainDocument(publicParts(desk.articles.open?.document ?? []));

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name));
  if (button === undefined) throw new Error(`no button ${name}`);
  button.click();
  await settled();
}

/** An article with one answer is open, and the setting is what was kept. */
async function open(languageModel: LanguageModel | undefined, wordingHelp: boolean) {
  const kept: boolean[] = [];
  const request = aDeskRequest(0);
  const thread = { ...request.thread, entries: [anEntry('answer', ANSWER)] };
  const desk = aDesk(
    [request.row],
    {
      readDesk: async () => ok({ sites: [aDeskSite()], filters: [], wordingHelp }),
      readRequest: async () => ok({ ...request, thread }),
      saveWordingHelp: async ({ on }) => {
        kept.push(on);
        return ok(null);
      },
    },
    [aDeskSite()],
    { languageModel },
  );
  await desk.start();
  await desk.articles.make(desk.subjects());
  mounted.push(mount(WordingHelp, { target: document.body, props: { help: desk.articles.help } }));
  await settled();
  return { desk, kept };
}

test.each([
  ['the browser has none', undefined],
  ['this device cannot run it', Object.assign(new FakeModel(), { state: 'unavailable' as const })],
])('where %s, nothing of it is in the page', async (_why, model) => {
  await open(model, true);
  expect(shown()).toBe('');
});

test('it is off until somebody wants it, says what that means, and is kept', async () => {
  const model = new FakeModel();
  const { desk, kept } = await open(model, false);
  expect(shown()).toContain('nothing leaves the browser');
  expect(shown()).toContain('download');
  expect(shown()).not.toContain('Propose another wording');
  await desk.articles.help.propose(ANSWER);
  expect(model.asked).toEqual([]);
  document.querySelector<HTMLInputElement>('input')?.click();
  await settled();
  expect(kept).toEqual([true]);
  expect(shown()).toContain('Propose another wording');
});

test('a sentence that nobody said is marked and left out, unless somebody ticks it; all can be taken back', async () => {
  const model = new FakeModel();
  const { desk } = await open(model, true);
  const before = words(desk);
  await press('Propose another wording');
  expect(model.asked).toEqual([ANSWER]);
  model.load(0.42);
  await settled();
  expect(shown()).toContain('42');
  model.answer.resolve('No restart is needed. Buy the larger plan first.');
  await settled();
  expect(shown()).toContain('Proposed by this browser’s model');
  const ticks = [...document.querySelectorAll('li input')].map((tick) => [
    tick.closest('.sentence')?.textContent.replaceAll(/\s+/g, ' ').trim(),
    tick instanceof HTMLInputElement && tick.checked,
  ]);
  expect(ticks).toEqual([
    [expect.stringMatching(/^No restart is needed. .*\w/), true],
    ['Buy the larger plan first. stands in no source', false],
  ]);
  expect(words(desk)).toBe(before);
  const { given } = desk.articles;
  await press('Replace the paragraph');
  expect(words(desk)).toBe(before.replace(ANSWER, 'No restart is needed.'));
  expect(desk.articles.given).toBeGreaterThan(given);
  await desk.undoLast();
  expect(words(desk)).toBe(before);
});

test('called off, nothing comes any more; what fails is said, and the article stays', async () => {
  const model = new FakeModel();
  const { desk } = await open(model, true);
  const before = words(desk);
  await press('Propose another wording');
  await press('Stop');
  expect(shown()).not.toContain('Stop');
  await expect(model.answer.promise).rejects.toThrow();
  await settled();
  expect(shown()).not.toContain('proposed nothing'); // somebody wanted that
  await press('Propose another wording');
  model.answer.reject(new Error('NotSupportedError'));
  await settled();
  expect(shown()).toContain('proposed nothing this time');
  expect(words(desk)).toBe(before);
});

test('a paragraph that says something else by now has no proposal, nor has another article', async () => {
  const model = new FakeModel();
  const { desk } = await open(model, true);
  await press('Propose another wording');
  desk.articles.type([{ kind: 'paragraph', of: [{ kind: 'text', text: 'Nobody said this before me.' }] }]);
  model.answer.resolve('No restart is needed.');
  await settled();
  expect(shown()).not.toContain('Replace the paragraph');
  expect(shown()).not.toContain('Propose another wording'); // what its author wrote has no source to be traced to
  await desk.articles.close();
  expect(desk.articles.help.proposal).toBeNull();
});
