import { describe, expect, test } from 'vitest';
import type { LabelTarget } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { FlagOutcome, StaffEvent } from '@/lib/domain/event';
import { anEventId } from '../../dom/ui/examples';
import { anOrder, aPage } from './samples';
import { filed, makeOutbox } from './make-outbox';

/** Labels that answer as told, the last answer for ever. */
function labelsThatSay(...replies: Result<null>[]) {
  const asked: string[] = [];
  const answer = async (what: string) => {
    asked.push(what);
    return (replies.length > 1 ? replies.shift() : replies[0]) ?? ok(null);
  };
  const labels: LabelTarget = {
    add: ({ pageId }, label) => answer(`add ${label} to ${pageId}`),
    remove: ({ pageId }, label) => answer(`take ${label} off ${pageId}`),
  };
  return { labels, asked };
}

const no = (problem: Problem) => fail<null>(problem);

describe('the label of a page with open requests', () => {
  test('is set once, right after the request was filed', async () => {
    const { labels, asked } = labelsThatSay(ok(null));
    const { outbox, clock } = makeOutbox({ sinkReplies: [filed], labels });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(24 * 3_600_000);
    expect(asked).toEqual(['add docket-open to 7']);
  });

  test('a wiki that is busy gets it later, and the request is filed all the same', async () => {
    const { labels, asked } = labelsThatSay(no({ kind: 'busy', waitMs: 1_000 }), no({ kind: 'no-answer' }), ok(null));
    const { outbox, clock, states } = makeOutbox({ sinkReplies: [filed], labels });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    expect(await states()).toEqual(['filed']);
    await clock.advance(24 * 3_600_000);
    expect(asked).toHaveLength(3);
  });

  test('somebody who may not edit the page sets none, and is asked nothing', async () => {
    const { labels, asked } = labelsThatSay(no({ kind: 'refused', why: 'not-allowed' }));
    const { outbox, clock, states } = makeOutbox({ sinkReplies: [filed], labels });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(24 * 3_600_000);
    expect(asked).toHaveLength(1);
    expect(await states()).toEqual(['filed']);
  });

  test('a wiki that never takes it is left alone after a few tries', async () => {
    const { labels, asked } = labelsThatSay(no({ kind: 'no-answer' }));
    const { outbox, clock } = makeOutbox({ sinkReplies: [filed], labels });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(24 * 3_600_000);
    expect(asked).toHaveLength(6);
  });

  const context = { ...aPage(), pageId: '31' };
  const flag = anEventId(1);
  const about = { of: flag, text: 'Many ask.' };
  const section = { path: ['On Linux'], headingId: null, occurrence: 0, bodyHash: null };
  const anchor = { quote: null, position: null, section };
  const flagged: StaffEvent = { kind: 'flagged', id: flag, ...about, anchor, page: '31' };
  const reviewed = (id: number, outcome: FlagOutcome): StaffEvent => ({
    kind: 'reviewed',
    id: anEventId(id),
    ...about,
    outcome,
  });
  const orderOf = (event: StaffEvent) => ({ ...anOrder(), eventId: event.id, event, context });

  test('a page is marked as one that needs work when somebody flags a section, and a decision about one takes no mark away', async () => {
    const { labels, asked } = labelsThatSay(ok(null));
    const { outbox, clock } = makeOutbox({ sinkReplies: [filed], labels });
    for (const event of [flagged, reviewed(2, 'taken'), reviewed(3, 'fixed')]) {
      await outbox.queue(orderOf(event));
      await outbox.deliverDue();
      await clock.advance(60_000);
    }
    expect(asked).toEqual(['add docket-needs-work to 31']);
  });

  test('a flag that is written down only to say that its section was mended marks no page', async () => {
    const { labels, asked } = labelsThatSay(ok(null));
    const { outbox, clock, states } = makeOutbox({ sinkReplies: [filed], labels });
    for (const event of [flagged, reviewed(2, 'fixed')]) await outbox.queue(orderOf(event));
    await outbox.deliverDue();
    await clock.advance(24 * 3_600_000);
    expect(await states()).toEqual(['filed', 'filed']);
    expect(asked).toEqual([]);
  });
});
