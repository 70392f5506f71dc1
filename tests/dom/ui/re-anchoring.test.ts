import { beforeAll, expect, test } from 'vitest';
import { fail, ok } from '@/lib/domain/result';
import type { ToOverlay } from '@/lib/messages/calls';
import { ReAnchoring } from '@/lib/ui/re-anchoring.svelte';
import type { Session } from '@/lib/ui/session';
import { speakEnglish } from './english';
import { anAnchor, anEventId } from './examples';
import { fakeSession } from './fake-session';

beforeAll(speakEnglish);
const request = anEventId(1);

function setUp(queueReAnchor: Session['queueReAnchor']) {
  const told: ToOverlay[] = [];
  const spoken: string[] = [];
  const session = fakeSession({ queueReAnchor });
  return {
    told,
    spoken,
    places: new ReAnchoring(
      session,
      (it) => told.push(it),
      (words) => spoken.push(words),
    ),
  };
}

test('a request that its asker puts elsewhere is queued once, also when the answer was lost', async () => {
  const ids: string[] = [];
  const { places, told, spoken } = setUp(async ({ eventId }) => {
    ids.push(eventId);
    return ids.length < 2 ? fail({ kind: 'no-answer' }) : ok({ eventId });
  });
  places.move(request, 'place');
  expect(told).toEqual([{ type: 'ask-anchor', requestId: request, of: 'place' }]);
  await places.hear({ type: 'anchor', requestId: request, anchor: anAnchor() });
  expect(new Set(ids).size).toBe(1);
  expect(spoken).toEqual(['The request was moved to its new place.']);
  await places.hear({ type: 'anchor', requestId: request, anchor: anAnchor() });
  expect(new Set(ids).size).toBe(2); // another move is another event
});

test('what keeps it from that is said at that request alone, until it is tried again', async () => {
  const { places } = setUp(async () => fail({ kind: 'refused', why: 'page-gone' }));
  await places.hear({ type: 'anchor', requestId: request, anchor: null });
  expect(places.notMoved(request)).toBe('nothing-selected');
  expect(places.notMoved(anEventId(2))).toBeNull();
  await places.hear({ type: 'anchor', requestId: request, anchor: anAnchor() });
  expect(places.notMoved(request)).toEqual({ kind: 'refused', why: 'page-gone' });
  places.move(request, 'selection');
  expect(places.notMoved(request)).toBeNull();
});

test('places are those that the overlay told last', async () => {
  const { places } = setUp(async ({ eventId }) => ok({ eventId }));
  expect(places.placeOf(request)).toBeNull();
  const gone = { id: request, outcome: 'gone', words: null, heading: 'Set up' } as const;
  await places.hear({ type: 'places', places: [gone] });
  expect(places.placeOf(request)).toEqual(gone);
  await places.hear({ type: 'places', places: [] });
  expect(places.placeOf(request)).toBeNull();
});
