import { expect, test } from 'vitest';
import { groupBySection } from '@/lib/ui/thread-groups';
import { aState, aThread } from '../../dom/ui/example-threads';
import { anAnchor, anEventId } from '../../dom/ui/examples';

const inSection = (heading: string, start: number | null) =>
  anAnchor({
    position: start === null ? null : { start, end: start + 1 },
    section: { path: [heading], headingId: null, occurrence: 0, bodyHash: null },
  });

const top = anAnchor({
  position: { start: 0, end: 1 },
  section: { path: [], headingId: null, occurrence: 0, bodyHash: null },
});
const first = aThread(1, 'first', { anchor: inSection('Install', 10), state: aState('open', 1) });
const second = aThread(2, 'second', { anchor: inSection('Run', 90), state: aState('open', 2) });
const newer = aThread(3, 'newer', { anchor: inSection('Run', null), state: aState('replied', 0) });
const before = aThread(4, 'before', { anchor: top });
const nothing = { requestId: null, anchor: null };

const words = (groups: ReturnType<typeof groupBySection>) =>
  groups.map(({ heading, threads }) => [heading, ...threads.map(({ request }) => request.text)]);

test('requests stand by section in the order of the page, the latest news of a section first', () => {
  expect(words(groupBySection([second, newer, first, before], nothing))).toEqual([
    [null, 'before'],
    ['Install', 'first'],
    ['Run', 'newer', 'second'],
  ]);
});

test('the request that was clicked on the page comes first, with its section', () => {
  expect(words(groupBySection([second, newer, first], { requestId: anEventId(2), anchor: null }))).toEqual([
    ['Run', 'second', 'newer'],
    ['Install', 'first'],
  ]);
});

test('a section whose badge was clicked comes first', () => {
  expect(words(groupBySection([first, second], { requestId: null, anchor: inSection('RUN', 0) }))).toEqual([
    ['Run', 'second'],
    ['Install', 'first'],
  ]);
});
