import { expect, test } from 'vitest';
import { findUnclaimed, takableUp, takeUpEvent } from '@/lib/app/take-up';
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
