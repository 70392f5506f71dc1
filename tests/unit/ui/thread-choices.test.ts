import { expect, test } from 'vitest';
import type { Entry, Thread } from '@/lib/domain/thread';
import { choicesOf } from '@/lib/ui/thread-choices';
import { aComment, anEntry, aState, aThread } from '../../dom/ui/example-threads';

const ASKER = aThread(1, 'How?').opened.comment.author.id;
const by = (id: string | null) => (entry: Entry) => entry.comment.author.id === id;
const answer = anEntry('2', 'Like this.', {
  comment: aComment({ id: '2', author: { id: 'staff', name: 'Ingrid' } }),
});
const thread = (part: Partial<Thread> = {}) => aThread(1, 'How?', part);

test('somebody else joins or answers; the asker adds to it', () => {
  expect(choicesOf(thread(), by('other'), true, [])).toEqual({
    join: 'offered',
    confirm: false,
    rate: null,
    write: ['reply'],
  });
  expect(choicesOf(thread(), by(ASKER), true, [])).toEqual({
    join: 'none',
    confirm: false,
    rate: null,
    write: ['detail'],
  });
});

test('once there is an answer its asker is asked whether it was one, everybody else whether it helped', () => {
  const answered = thread({ entries: [answer], state: aState('replied') });
  expect(choicesOf(answered, by(ASKER), true, [])).toMatchObject({ confirm: true, write: ['reply', 'detail'] });
  expect(choicesOf(answered, by('other'), true, [])).toMatchObject({ confirm: false, rate: { said: null } });
  expect(choicesOf(answered, by('staff'), true, []).rate).toBeNull(); // nobody rates their own words
});

test('what was said with one click is not offered again, on its way or on the page', () => {
  const answered = thread({ entries: [answer], state: aState('replied') });
  const said = choicesOf(answered, by('other'), true, [{ deed: 'me-too' }, { deed: 'helped' }]);
  expect(said).toMatchObject({ join: 'said', rate: { said: true } });
  expect(choicesOf(answered, by(ASKER), true, [{ deed: 'confirmed' }]).confirm).toBe(false);
});

test('a closed request is opened again by its asker, with a word; not by a visitor, whose status nobody believes', () => {
  const closed = thread({ entries: [answer], state: aState('closed') });
  expect(choicesOf(closed, by(ASKER), true, [])).toMatchObject({
    confirm: false,
    write: ['reopened'],
    rate: { said: null },
  });
  expect(choicesOf(closed, by(ASKER), false, []).write).not.toContain('reopened');
});
