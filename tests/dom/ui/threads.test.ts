import { beforeEach, describe, expect, test } from 'vitest';
import { fail, ok } from '@/lib/domain/result';
import type { EventId } from '@/lib/domain/ids';
import type { Session } from '@/lib/ui/session';
import { speakEnglish } from './english';
import { aThread, anOutgoing, deliveries } from './example-threads';
import { anEventId, NOW } from './examples';
import { openDrawer as open } from './open-drawer';

beforeEach(speakEnglish);

describe('the requests of the page', () => {
  const threads = [aThread(1, 'How?')];

  test('a reply stands in its thread at once, and its field is empty again', async () => {
    const replies: ReturnType<typeof anOutgoing>[] = [];
    const { drawer } = open(
      { view: 'threads' },
      {
        readThreads: async () => ok({ threads, plain: [], outgoing: replies, readAt: NOW, problem: null }),
        queueReply: async ({ eventId, requestId, text }) => {
          replies.push(anOutgoing(2, deliveries.queued, { eventId, requestId, text }));
          return ok({ eventId });
        },
      },
    );
    await drawer.begin();
    const box = drawer.threads.replyTo(anEventId(1));
    box.start();
    box.text = '  Like this.  ';
    await drawer.deeds.reply(anEventId(1));
    expect(drawer.threads.repliesComing(anEventId(1)).map(({ text }) => text)).toEqual(['Like this.']);
    expect(box.text).toBe('');
    expect(box.open).toBe(false);
  });

  test('a reply that could not be kept stays in its field', async () => {
    const { drawer } = open({}, { queueReply: async () => fail({ kind: 'refused', why: 'storage-full' }) });
    const box = drawer.threads.replyTo(anEventId(1));
    box.text = 'Like this.';
    await drawer.deeds.reply(anEventId(1));
    expect(box.text).toBe('Like this.');
    expect(box.problem).toMatchObject({ why: 'storage-full' });
  });

  test('a reply typed earlier stands in its open field again', async () => {
    const kept = { requestId: anEventId(1), text: 'Half a thought' };
    const { drawer } = open({}, { readReplies: async () => ok({ replies: [kept] }) });
    await drawer.begin();
    const box = drawer.threads.replyTo(anEventId(1));
    expect([box.open, box.text]).toEqual([true, 'Half a thought']);
  });

  test('a reply being typed is written before the drawer goes away, and forgotten once it is sent', async () => {
    const saved: string[] = [];
    const { drawer } = open(
      {},
      {
        saveReply: async ({ text }) => {
          saved.push(text);
          return ok(null);
        },
      },
    );
    const box = drawer.threads.replyTo(anEventId(1));
    box.text = 'Half a thought';
    await drawer.keep();
    await box.send();
    await drawer.keep();
    expect(saved).toEqual(['Half a thought', '']);
  });

  /** A thread with a reply on its way that takes itself back as told. */
  function withReply(takeBack: Session['takeBack'], more: Partial<Session> = {}) {
    const reply = anOutgoing(2, deliveries.refused, { requestId: anEventId(1), text: 'Like this.' });
    let outgoing = [reply];
    const { drawer } = open(
      { view: 'threads' },
      {
        readThreads: async () => ok({ threads, plain: [], outgoing, readAt: NOW, problem: null }),
        takeBack: async (ask) => {
          const taken = await takeBack(ask);
          outgoing = [];
          return taken;
        },
        ...more,
      },
    );
    return { drawer, reply };
  }

  test('a reply taken back stands in its open field, with what was being written there, and is another one from then on', async () => {
    const ids: string[] = [];
    const kept: string[] = [];
    const { drawer, reply } = withReply(
      async () => ok({ to: 'reply', reply: { requestId: anEventId(1), text: 'Like this.\n\nOr so.' } }),
      {
        saveReply: async ({ text }) => {
          kept.push(text);
          return ok(null);
        },
        queueReply: async ({ eventId }) => {
          ids.push(eventId);
          return fail({ kind: 'refused', why: 'storage-full' });
        },
      },
    );
    await drawer.begin();
    const box = drawer.threads.replyTo(anEventId(1));
    box.text = 'Or so.';
    await box.send();
    await drawer.mend(reply.eventId, 'take-back');
    expect(kept[0]).toBe('Or so.'); // written before, so that it joins
    expect([box.open, box.text]).toEqual([true, 'Like this.\n\nOr so.']);
    expect(drawer.threads.repliesComing(anEventId(1))).toEqual([]);
    expect(drawer.spoken).toContain('Taken back');
    await box.send();
    expect(new Set(ids).size).toBe(2);
  });

  test('a worker stopped while it took a reply back loses no word', async () => {
    const { drawer, reply } = withReply(async () => fail({ kind: 'no-answer' }), {
      readReplies: async () => ok({ replies: [{ requestId: anEventId(1), text: 'Like this.' }] }),
    });
    await drawer.begin();
    await drawer.mend(reply.eventId, 'take-back');
    expect(drawer.threads.replyTo(anEventId(1)).text).toBe('Like this.');
    expect(drawer.deliveries.problem).toBeNull();
  });

  test('a reply whose request is gone from the page is listed all the same, without a field to go back to', async () => {
    const reply = anOutgoing(2, deliveries.refused, { requestId: anEventId(99), text: 'Like this.' });
    const { drawer } = open(
      { view: 'threads' },
      { readThreads: async () => ok({ threads, plain: [], outgoing: [reply], readAt: NOW, problem: null }) },
    );
    await drawer.begin();
    expect(drawer.threads.coming).toMatchObject([{ text: 'Like this.', takable: false }]);
  });

  test('offline, what was read before is shown with the reason', async () => {
    const { drawer } = open(
      { view: 'threads' },
      {
        readThreads: async ({ fresh }) =>
          ok({ threads, plain: [], outgoing: [], readAt: NOW, problem: fresh ? { kind: 'offline' } : null }),
      },
    );
    await drawer.begin();
    expect(drawer.threads.list).toMatchObject({ state: 'shown', view: { problem: { kind: 'offline' } } });
    expect(drawer.threads.total).toBe(1);
  });

  test('a thousand of them are shown a page at a time', async () => {
    const many = Array.from({ length: 1000 }, (_, number) => aThread(number, `Question ${number}`));
    const { drawer } = open(
      {},
      { readThreads: async () => ok({ threads: many, plain: [], outgoing: [], readAt: 1, problem: null }) },
    );
    await drawer.begin();
    const shown = () => drawer.threads.groups.flatMap((group) => group.threads).length;
    expect([shown(), drawer.threads.more]).toEqual([30, 970]);
    void drawer.threads.showMore();
    expect([shown(), drawer.threads.more]).toEqual([60, 940]);
  });

  test('a reply to a request that is no longer on the page is listed all the same', async () => {
    const reply = anOutgoing(5, deliveries.refused, { requestId: anEventId(9), takable: false });
    const view = { threads, plain: [], outgoing: [reply], readAt: NOW, problem: null };
    const { drawer } = open({ view: 'threads' }, { readThreads: async () => ok(view) });
    await drawer.begin();
    expect(drawer.threads.coming).toEqual([reply]);
  });

  test('the wiki is asked for the answers of what is shown, the clicked one first, and for more of them when more is shown', async () => {
    const many = Array.from({ length: 40 }, (_, number) => aThread(number, `Question ${number}`));
    const asked: { fresh: boolean | 'watched'; shown?: EventId[] }[] = [];
    const clicked = many[7]?.id ?? anEventId(0);
    const { drawer } = open(
      { view: 'threads', focus: { requestId: clicked, anchor: null } },
      {
        readThreads: async ({ fresh, shown }) => {
          asked.push({ fresh, ...(shown && { shown }) });
          return ok({ threads: many, plain: [], outgoing: [], readAt: NOW, problem: null });
        },
      },
    );
    await drawer.begin();
    const [cached, fresh, ...rest] = asked;
    expect([cached?.fresh, fresh?.fresh, rest]).toEqual([false, true, []]);
    expect([fresh?.shown?.[0], fresh?.shown?.length]).toEqual([clicked, 30]);
    await drawer.threads.showMore();
    expect(asked.at(-1)?.shown).toHaveLength(10);
  });

  test('who writes a question does not have the answers of others read one by one; who turns to them does', async () => {
    const asked: number[] = [];
    const { drawer } = open(
      {},
      {
        readThreads: async ({ fresh, shown }) => {
          if (fresh) asked.push(shown?.length ?? 0);
          return ok({ threads, plain: [], outgoing: [], readAt: NOW, problem: null });
        },
      },
    );
    await drawer.begin();
    expect(asked).toEqual([0]);
    drawer.show('threads');
    await expect.poll(() => asked).toEqual([0, 1]);
  });

  test('a place is shown on the page around the drawer, or the page is opened where there is none', async () => {
    const opened: unknown[] = [];
    const openAddress: Session['openAddress'] = async (ask) => {
      opened.push(ask);
      return ok(null);
    };
    const framed = open({}, { openAddress });
    await framed.drawer.showPlace(anEventId(1));
    expect(framed.said).toEqual([{ type: 'show-place', requestId: anEventId(1) }]);
    await open({}, { openAddress }, false).drawer.showPlace(anEventId(1));
    expect(opened).toEqual([{ what: 'page', eventId: anEventId(1) }]);
  });
});
