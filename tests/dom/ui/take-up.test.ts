import { cleanup, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import Threads from '@/components/drawer/Threads.svelte';
import type { Access } from '@/lib/domain/access';
import { fail, ok } from '@/lib/domain/result';
import { speakEnglish } from './english';
import { aPlainComment, aThread, anOutgoing, deliveries } from './example-threads';
import { NOW } from './examples';
import { openDrawer as open } from './open-drawer';
import { mayTakeUp } from '@/lib/ui/may-take-up';

beforeEach(speakEnglish);

const threads = [aThread(1, 'How?')];

test('a comment made without Docket is made a request once, though the first answer was lost', async () => {
  const ids: string[] = [];
  const outgoing: ReturnType<typeof anOutgoing>[] = [];
  const { drawer } = open(
    { view: 'threads' },
    {
      readThreads: async () =>
        ok({ threads, plain: [aPlainComment(9, 'Is it?')], outgoing, readAt: NOW, problem: null }),
      queueTakeUp: async ({ eventId, commentId }) => {
        ids.push(eventId);
        if (ids.length === 1) return fail({ kind: 'no-answer' });
        outgoing.push(anOutgoing(2, deliveries.queued, { eventId, requestId: eventId, text: '', takesUp: commentId }));
        return ok({ eventId });
      },
    },
  );
  await drawer.begin();
  expect(drawer.threads.plain.map(({ text }) => text)).toEqual(['Is it?']);
  await drawer.plain.takeUp('9');
  expect(new Set(ids).size).toBe(1);
  expect(drawer.threads.takeUpComing('9')).toMatchObject({ delivery: deliveries.queued });
  expect(drawer.threads.coming).toEqual([]);
});

test('a comment that cannot be made a request just now says why, and stays', async () => {
  const plain = [aPlainComment(9, 'Is it?')];
  const { drawer } = open(
    { view: 'threads' },
    {
      readThreads: async () => ok({ threads, plain, outgoing: [], readAt: NOW, problem: null }),
      queueTakeUp: async () => fail({ kind: 'refused', why: 'storage-full' }),
    },
  );
  await drawer.begin();
  await drawer.plain.takeUp('9');
  expect(drawer.plain.problem).toMatchObject({ why: 'storage-full' });
  expect(drawer.threads.plain).toHaveLength(1);
});

test('what is on its way stays in sight of somebody who may take up nothing now, and nothing is offered', async () => {
  const takeUp = anOutgoing(2, deliveries.queued, { text: '', takesUp: '9' });
  const plain = [aPlainComment(8, 'Another?'), aPlainComment(9, 'Is it?')];
  const { drawer } = open(
    { view: 'threads' },
    { readThreads: async () => ok({ threads, plain, outgoing: [takeUp], readAt: NOW, problem: null }) },
  );
  await drawer.begin();
  const nothing = () => {};
  render(Threads, {
    threads: drawer.threads,
    deliveries: drawer.deliveries,
    places: drawer.reAnchoring,
    meeting: false,
    me: null,
    now: NOW,
    platform: 'WordPress',
    rich: 'all',
    maytakeup: false,
    onplace: nothing,
    deeds: drawer.deeds,
    onmend: nothing,
    plain: drawer.plain,
    onask: nothing,
    onnote: nothing,
  });
  const items = screen.getAllByTestId('plain-comment').map(({ textContent }) => textContent);
  expect(items).toHaveLength(1);
  expect(items[0]).toContain('Is it?');
  expect(items[0]).toContain('On its way');
  cleanup();
});

test('it is offered to people with an account who may comment, and not before that is known', () => {
  const access = {
    me: null,
    picture: { can: 'yes', seenBy: 'everyone' },
    readers: 'everyone',
    mentions: false,
    fileTypes: null,
    rich: 'inline',
    canRemoveOwn: false,
  } as const;
  const form = { name: 'required', mail: 'required', questions: [] } as const;
  const known = (comment: Access['comment']) => mayTakeUp({ state: 'known', access: { ...access, comment } });
  expect([known({ can: 'yes' }), known({ can: 'held-likely' })]).toEqual([true, true]);
  expect(known({ can: 'as-visitor', form: { ...form, questions: [] }, heldLikely: true })).toBe(false);
  expect([known({ can: 'no', why: 'signed-out' }), mayTakeUp({ state: 'asking' })]).toEqual([false, false]);
});
