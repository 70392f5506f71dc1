import { expect, test } from 'vitest';
import { findUnclaimed, marksOfPlain, takableUp, takeUpEvent } from '@/lib/app/take-up';
import { newEventId } from '@/lib/domain/ids';
import type { NativeComment } from '@/lib/domain/comment';
import type { Entry } from '@/lib/domain/thread';
import { aComment } from '../domain/comments';

function plain(id: string, given: Partial<NativeComment> = {}, text = 'Is it?'): Entry {
  const comment = aComment({ id, createdAt: Number(id), ...given });
  const held = comment.visibility === 'held';
  return { comment, event: null, text, pictures: [], counts: true, held, altered: false };
}

test('offered are words that everybody sees and nobody has dealt with, the newest first', () => {
  const offered = takableUp([
    plain('1'),
    plain('2', { visibility: 'held' }),
    plain('3', { place: 'inline', resolution: 'resolved' }),
    plain('4', {}, ''),
    plain('5', { place: 'inline', resolution: 'open', quote: 'port 8080' }),
  ]);
  expect(offered.map(({ id, quote }) => [id, quote])).toEqual([
    ['5', 'port 8080'],
    ['1', null],
  ]);
});

test('an answer to an inline comment is taken up under that comment, any other one under itself', () => {
  const entries = [
    plain('1', { place: 'inline' }),
    plain('2', { place: 'inline', parentId: '1' }),
    plain('3', { parentId: '1' }),
  ];
  const all = entries.map(({ comment }) => comment);
  expect(['1', '2', '3'].map((id) => findUnclaimed(entries, all, id)?.parent)).toEqual([
    { commentId: '1', place: 'inline' },
    { commentId: '1', place: 'inline' },
    { commentId: '3', place: 'footer' },
  ]);
  expect(findUnclaimed(entries, all, '4')).toBeNull();
});

test('it stands at the words that the comment is about, where the wiki tells them', () => {
  const id = newEventId();
  expect(takeUpEvent(id, aComment({ quote: ' port\n 8080 ' }))).toMatchObject({
    id,
    comment: '1',
    anchor: { quote: { exact: 'port 8080' } },
  });
  expect(takeUpEvent(id, aComment({}))).toMatchObject({ anchor: { quote: null, section: { path: [] } } });
});

test('answers to an inline comment stand with it, and go with it when it is resolved; elsewhere only those by Docket', () => {
  const of = newEventId();
  const reply: Entry['event'] = { kind: 'reply', id: newEventId(), of, text: 'By Docket', pictures: [] };
  const entries = [
    plain('1', { place: 'inline', resolution: 'open' }),
    plain('2', { place: 'inline', parentId: '1' }, 'So it is'),
    plain('3', { place: 'inline', resolution: 'resolved' }),
    plain('4', { place: 'inline', parentId: '3' }, 'Done'),
    plain('5'),
    plain('6', { parentId: '5' }, 'Another question'),
    { ...plain('7', { parentId: '5' }, 'By Docket'), event: reply },
    { ...plain('8', { parentId: '5', visibility: 'held' }, 'Waits for approval'), event: reply },
  ];
  expect(takableUp(entries).map(({ id, answers }) => [id, answers.map(({ text }) => text)])).toEqual([
    ['5', ['By Docket']],
    ['1', ['So it is']],
    ['6', []], // newer, and no question by its words
  ]);
});

test('marked on the page are open comments at words of it: by the wiki’s marker, or those that they quote', () => {
  const marks = marksOfPlain([
    plain('1', { place: 'inline', resolution: 'open', quote: 'port 8080', marker: 'ref-1' }),
    plain('2', { place: 'inline', resolution: 'dangling', quote: 'port 8081', marker: 'ref-2' }),
    plain('3', { place: 'inline', resolution: 'resolved', quote: 'port 8082', marker: 'ref-3' }),
    plain('4', { place: 'inline', parentId: '1' }, '“a quote of more than twenty characters”'),
    plain('5', {}, '> The daemon must be restarted\n\nWhy?'),
    plain('6', {}, 'No quote at all'),
  ]);
  expect(marks.map(({ anchor, plain }) => [anchor.quote?.exact, plain?.marker])).toEqual([
    ['port 8080', 'ref-1'],
    ['The daemon must be restarted', null],
  ]);
});
