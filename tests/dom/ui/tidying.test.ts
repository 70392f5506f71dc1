import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import TidyUp from '@/components/desk/articles/TidyUp.svelte';
import TidyLine from '@/components/desk/TidyLine.svelte';
import type { NativeComment } from '@/lib/domain/comment';
import type { DeskRequest, Tidied } from '@/lib/domain/desk/views';
import type { EventId } from '@/lib/domain/ids';
import { fail, ok, type Result } from '@/lib/domain/result';
import { aDesk, aDeskRequest, aDeskSite, someRows } from './example-desk';
import { aState } from './example-threads';
import { speakEnglish } from './english';

speakEnglish();

const mounted: ReturnType<typeof mount>[] = [];
afterEach(async () => {
  for (const app of mounted.splice(0)) await unmount(app);
  document.body.replaceChildren();
});

const settled = async () => {
  await new Promise((done) => setTimeout(done));
  flushSync();
};
const shown = () => document.body.textContent.replaceAll(/\s+/g, ' ').trim();
const tick = () => document.querySelector<HTMLInputElement>('input') ?? expect.fail();

/** A desk over a wiki that resolves comments, unless it `stays` or a request is among those that wait. */
async function withThree(resolve = true) {
  const rows = someRows(3);
  const ids = rows.map(({ id }) => id);
  const resolved = new Set<EventId>();
  const wiki = { waits: new Set<EventId>(), stays: new Set<EventId>(), broken: false };
  const tidyUp = async (ask: { requestId: EventId; resolved: boolean }): Promise<Result<{ tidied: Tidied }>> => {
    if (wiki.broken) return fail({ kind: 'refused', why: 'not-allowed' });
    if (wiki.stays.has(ask.requestId)) return ok({ tidied: 'stays' });
    if (ask.resolved && wiki.waits.has(ask.requestId)) return ok({ tidied: 'waits' });
    if (ask.resolved) resolved.add(ask.requestId);
    else resolved.delete(ask.requestId);
    return ok({ tidied: ask.resolved ? 'resolved' : 'shown' });
  };
  const site = aDeskSite({ can: { setUp: true, moderate: false, resolve } });
  const desk = aDesk(rows, { tidyUp }, [site]);
  await desk.start();
  return { desk, ids, resolved, wiki };
}

test('all requests of an article leave their pages with one tick, and come back with one', async () => {
  const { desk, ids, resolved, wiki } = await withThree();
  const [first, second, third] = ids;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three');
  wiki.waits.add(second);
  wiki.stays.add(third);
  mounted.push(mount(TidyUp, { target: document.body, props: { desk, requests: ids } }));
  expect(shown()).toContain('Nobody’s words are deleted');
  tick().click();
  await settled();
  expect([...resolved]).toEqual([first]);
  expect(shown()).toContain('Its comment is resolved on the page.');
  expect(shown()).toContain('as soon as the answer has been sent');
  expect(shown()).toContain('Its comment stays on the page');
  wiki.waits.clear();
  await desk.heard({ news: 'rows', pageKeys: [] });
  await settled();
  expect([...resolved]).toEqual([first, second]);
  expect(shown()).toContain('2 comments are resolved');
  tick().click();
  await settled();
  expect(resolved.size).toBe(0);
  expect(tick().checked).toBe(false);
});

test('it can be undone, and nothing is ticked then', async () => {
  const { desk, ids, resolved } = await withThree();
  mounted.push(mount(TidyUp, { target: document.body, props: { desk, requests: ids } }));
  tick().click();
  await settled();
  expect(resolved.size).toBe(3);
  await desk.undoLast();
  flushSync();
  expect(resolved.size).toBe(0);
  expect(tick().checked).toBe(false);
});

test('what the wiki refuses is said, and not ticked', async () => {
  const { desk, ids, wiki } = await withThree();
  wiki.broken = true;
  mounted.push(mount(TidyUp, { target: document.body, props: { desk, requests: ids } }));
  tick().click();
  await settled();
  expect(desk.problem).toMatchObject({ why: 'not-allowed' });
  expect(tick().checked).toBe(false);
});

test('where the wiki resolves no comments, nothing of it is there', async () => {
  const { desk, ids } = await withThree(false);
  mounted.push(mount(TidyUp, { target: document.body, props: { desk, requests: ids } }));
  expect(shown()).toBe('');
});

/** That request as it stands on its page. */
function standing(state: 'open' | 'closed', resolution: NativeComment['resolution']): DeskRequest {
  const request = aDeskRequest(0);
  const { opened } = request.thread;
  const comment = { ...opened.comment, resolution };
  return { ...request, thread: { ...request.thread, state: aState(state), opened: { ...opened, comment } } };
}

test.each([
  ['open', 'open', ''],
  ['closed', 'open', 'Tidy up the page'],
  ['closed', 'resolved', 'Show on the page again'],
  ['open', 'resolved', 'Show on the page again'],
  ['closed', null, 'stays on the page'],
] as const)('a request that is %s, its comment %s, offers: %s', async (state, resolution, offered) => {
  const { desk } = await withThree();
  mounted.push(mount(TidyLine, { target: document.body, props: { desk, request: standing(state, resolution) } }));
  expect(shown() === '').toBe(offered === '');
  expect(shown()).toContain(offered);
});

test('one request leaves its page and comes back, from where it is open', async () => {
  const { desk, ids, resolved } = await withThree();
  mounted.push(mount(TidyLine, { target: document.body, props: { desk, request: standing('closed', 'open') } }));
  document.querySelector('button')?.click();
  await settled();
  expect([...resolved]).toEqual(ids.slice(0, 1));
  expect(desk.undo.last).not.toBeNull();
  mounted.push(mount(TidyLine, { target: document.body, props: { desk, request: standing('closed', 'resolved') } }));
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('again'))?.click();
  await settled();
  expect(resolved.size).toBe(0);
});
