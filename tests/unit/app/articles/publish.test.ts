import { expect, test } from 'vitest';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { newEventId } from '@/lib/domain/ids';
import { emptyRegister } from '@/lib/domain/register';
import { fail, ok } from '@/lib/domain/result';
import { aSite } from '../samples';
import { article, ASK, aWorld, Cut, requests, SITE } from './world';

test('cut at any step and asked again, there is one page and one reply to each request', async () => {
  const whole = aWorld();
  expect(await whole.publishing().publish(ASK)).toMatchObject({ ok: true, value: { told: { length: 3 } } });
  expect(whole.steps()).toBeGreaterThan(8);
  for (let cutAt = 1; cutAt <= whole.steps(); cutAt += 1) {
    const world = aWorld({ cutAt });
    await expect(world.publishing().publish(ASK)).rejects.toThrow(Cut);
    world.end();
    expect((await world.publishing().publish(ASK)).ok).toBe(true); // by another worker
    expect(world.pages.size).toBe(1);
    expect([...world.queued.values()].sort()).toEqual([...requests].sort());
  }
});

test('a draft tells nobody', async () => {
  const world = aWorld();
  await world.publishing().publish({ ...ASK, state: 'in-review' });
  expect([world.queued.size, world.pages.get(article.id)?.status]).toEqual([0, 'draft']);
  expect(world.states).toMatchObject([{ kind: 'article-state', state: 'in-review' }]);
});

test('where the team wants a review, whoever asked for it may not publish, and a colleague may', async () => {
  const register = { ...emptyRegister(), policy: { 'article-review': { value: 1 } } };
  const refused = { ok: false, problem: { kind: 'refused', why: 'review-first' } };
  const own = aWorld({ register, me: '4' });
  expect(await own.publishing().publish(ASK)).toEqual(refused);
  await own.publishing().publish({ ...ASK, state: 'in-review' });
  expect(await own.publishing().publish(ASK)).toEqual(refused);
  const colleague = aWorld({ register, me: '5' });
  expect(await colleague.publishing().publish(ASK)).toEqual(refused); // nobody asked for one
  await colleague.publishing().publish({ ...ASK, state: 'in-review' });
  expect((await colleague.publishing().publish(ASK)).ok).toBe(true);
});

test('what may not be meant for everybody keeps it back until its author allows it', async () => {
  const text = 'Ask mara.berg@acme-systems.com for the key.';
  const kept = { ...article, document: [{ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] }] };
  const world = aWorld({ kept });
  expect(await world.publishing().publish(ASK)).toEqual(fail({ kind: 'refused', why: 'not-public' }));
  expect(world.pages.size).toBe(0);
  const found = await world.publishing().check(article.id, SITE, ASK.words.sources, []);
  const allowed = found.ok ? found.value.map((leak) => leak.found) : [];
  expect(allowed).toEqual(['mara.berg@acme-systems.com']);
  expect((await world.publishing().publish({ ...ASK, allowed })).ok).toBe(true);
});

test('a request that is gone keeps nobody else from an answer, and one that has it gets no second one', async () => {
  const [first = newEventId(), second = newEventId(), third] = requests;
  const world = aWorld({ gone: first, answered: second });
  expect(await world.publishing().publish(ASK)).toMatchObject({ ok: true, value: { told: { length: 1 }, untold: 1 } });
  expect([...world.queued.values()]).toEqual([third]);
});

test('nothing without a title or words is published, and labels are searched, too', async () => {
  for (const part of [{ title: ' ' }, { document: [] }]) {
    const world = aWorld({ kept: { ...article, ...part } });
    expect(await world.publishing().publish(ASK)).toEqual(fail({ kind: 'refused', why: 'incomplete' }));
  }
  const labelled = { ...ASK, labels: ['mara.berg@acme-systems.com'] };
  expect(await aWorld().publishing().publish(labelled)).toEqual(fail({ kind: 'refused', why: 'not-public' }));
});

test('on another wiki every address of the one it was drawn from is told', async () => {
  const url = `${aSite().origin}/page#comment-1`;
  const said = {
    commentId: '1',
    requestId: requests[0] ?? newEventId(),
    as: 'question',
    by: 'Rea',
    text: 'Why?',
  } as const;
  const kept = { ...article, siteId: 'wordpress:https://elsewhere.example' as KeptArticle['siteId'] }; // another site's
  const sources = [{ ...said, pictures: [], url, place: 'Internal handbook' }];
  const world = aWorld({ kept: { ...kept, sources } });
  expect(await world.publishing().check(article.id, SITE, 'Asked at', [])).toEqual(
    ok([{ kind: 'address', found: url }]),
  );
});

test('pictures that cannot be read are counted for its author', async () => {
  const url = 'https://elsewhere.example/menu.png';
  const kept = { ...article, document: [{ kind: 'picture' as const, file: 'menu.png', url, alt: 'The menu' }] };
  expect(await aWorld({ kept }).publishing().publish(ASK)).toMatchObject({ ok: true, value: { unread: 1 } });
});
