import { beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '@/lib/domain/access';
import { accessNotes, readersSentence } from '@/lib/ui/access-wording';
import { speakEnglish } from '../../dom/ui/english';
import { anAccess, aVisitorForm } from '../../dom/ui/examples';

beforeAll(speakEnglish);

const notes = (part: Partial<Access>, hasPicture = false) =>
  accessNotes({ state: 'known', access: anAccess(part) }, hasPicture);

describe('what is said before typing', () => {
  test('nothing, where everything works', () => {
    expect(notes({})).toEqual([]);
    expect(accessNotes({ state: 'asking' }, true)).toEqual([]);
  });

  test('that it will wait for approval', () => {
    expect(notes({ comment: { can: 'held-likely' } })[0]?.text).toContain('moderator');
  });

  test('that uploads are public, but only when there is a picture', () => {
    const picture: Access['picture'] = { can: 'yes', seenBy: 'everyone' };
    expect(notes({ picture }, true).map(({ text }) => text)).toEqual([expect.stringContaining('public')]);
    expect(notes({ picture })).toEqual([]);
  });

  test('to a visitor, that it will probably wait', () => {
    const comment = { can: 'as-visitor', form: aVisitorForm(), heldLikely: true } as const;
    expect(notes({ me: null, comment })[0]?.text).toContain('visitors');
    expect(notes({ me: null, comment: { ...comment, heldLikely: false } })).toEqual([]);
  });

  test.each([
    ['form-by-hand', 'own-form'],
    ['signed-out', 'sign-in'],
    ['comments-closed', 'mail'],
    ['not-allowed', 'mail'],
    ['page-gone', 'mail'],
    ['sign-in-needed-to-comment', 'sign-in'],
    ['unsupported-site', 'page'],
    ['unknown-site', 'options'],
    ['too-large', 'mail'],
    ['read-only', 'mail'],
  ] as const)('the next best way, where it is %s', (why, action) => {
    expect(notes({ comment: { can: 'no', why } })[0]?.actions[0]?.action).toBe(action);
  });

  test('that an access token has ended, with the options as the way on', () => {
    const [ended] = notes({ comment: { can: 'no', why: 'signed-out', token: true } });
    expect([ended?.text, ended?.actions[0]?.action]).toEqual([expect.stringContaining('access token'), 'options']);
  });

  test('that the words are kept while the site cannot be asked', () => {
    const [offline] = accessNotes({ state: 'unknown', problem: { kind: 'offline' } }, false);
    expect(offline?.text).toContain('kept');
    const [signedOut] = accessNotes({ state: 'unknown', problem: { kind: 'signed-out' } }, false);
    expect(signedOut?.actions[0]?.action).toBe('sign-in');
  });

  test('who will read it, and under which name', () => {
    expect(readersSentence(anAccess({ readers: 'everyone' }))).toBe(
      'Anyone on the internet can read your question. It is signed Rana Haddad.',
    );
    expect(readersSentence(anAccess({ me: null }))).not.toContain('signed');
  });
});
