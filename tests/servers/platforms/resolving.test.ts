import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cutAfter, cutBefore } from '../faults';
import { commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { startStage, type Stage } from './confluence-stage';
import { startDataCenterStage, type DataCenterStage } from './data-center-stage';
import { aJournal, anOpened, aParcel } from './samples';

const stages = { 'Confluence Cloud': startStage, 'Data Center': () => startDataCenterStage() };

describe.each(['Confluence Cloud', 'Data Center'] as const)('resolving a comment on %s', (kind) => {
  let stage: Stage | DataCenterStage;
  beforeAll(async () => {
    stage = await stages[kind]();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  async function comment() {
    const page = stage.newPage();
    const platform = stage.platformOf(stage.wiki.users.member);
    receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('Which one?')), aJournal(), never));
    const read = async () => (await commentsOf(platform, page))[0];
    const first = await read();
    if (first === undefined) throw new Error('nothing was filed');
    const set = async (resolved: boolean, who = stage.wiki.users.commenter) =>
      stage.platformOf(who).comments?.setResolved?.(first, resolved, never);
    return { first, set, state: async () => (await read())?.resolution };
  }

  test('anybody who may comment resolves it and opens it again; twice is once', async () => {
    const { set, state } = await comment();
    for (const resolved of [true, true, false, false]) {
      expect(await set(resolved)).toMatchObject({ ok: true });
      expect(await state()).toBe(resolved ? 'resolved' : 'open');
    }
  });

  test.each([
    ['before it reached the wiki', cutBefore, 'open'],
    ['after it was done', cutAfter, 'resolved'],
  ] as const)(
    'a connection that ends %s leaves one of the two states, and the next try ends it',
    async (_when, cut, left) => {
      const { set, state } = await comment();
      stage.proxy.add({ method: 'PUT', path: /inline-?comments/, times: 1, fault: cut });
      expect(problemOf((await set(true)) ?? { ok: true, value: null })).toMatchObject({ kind: 'no-answer' });
      expect(await state()).toBe(left);
      expect(await set(true)).toMatchObject({ ok: true });
      expect(await state()).toBe('resolved');
    },
  );
});
