import { beforeAll, describe, expect, test } from 'vitest';
import type { Problem, RefusalCause } from '@/lib/domain/problem';
import { wordProblem, type Doing } from '@/lib/ui/problem-wording';
import { speakEnglish } from '../../dom/ui/english';

const CAUSES: RefusalCause[] = [
  'comments-closed',
  'page-gone',
  'not-allowed',
  'sign-in-needed-to-comment',
  'too-large',
  'duplicate-words',
  'bad-words',
  'unknown-site',
  'incomplete',
  'no-picture-permission',
  'no-picture',
  'storage-full',
  'read-only',
  'unsupported-site',
];

const PROBLEMS: Problem[] = [
  { kind: 'busy', waitMs: 90_000 },
  { kind: 'offline' },
  { kind: 'no-answer' },
  { kind: 'server-fault', status: 503 },
  { kind: 'signed-out' },
  { kind: 'other-person', author: 'Rana Haddad', present: 'Jonas Lindqvist' },
  { kind: 'signed-out', token: true },
  { kind: 'unreadable-reply' },
  ...CAUSES.map((why): Problem => ({ kind: 'refused', why })),
];

const DOINGS: Doing[] = ['open', 'send', 'read', 'picture', 'keep', 'settings'];
const cases = PROBLEMS.flatMap((problem) => DOINGS.map((doing) => ({ problem, doing })));

beforeAll(speakEnglish);

describe('a problem in words', () => {
  test.each(cases)('says what happened, what is safe and what next: $problem while $doing', ({ problem, doing }) => {
    const { text, mend } = wordProblem(problem, doing);
    expect(text.match(/[.?!”](\s|$)/g)?.length ?? 0).toBeGreaterThanOrEqual(3);
    expect(text).not.toMatch(/\d{3}|problem[A-Z]|refused[A-Z]|safe[A-Z]|undefined|null/);
    expect(mend.label).toMatch(/^[A-Z][a-z ]+$/);
  });

  test('what goes on by itself says so while sending, and asks for a hand elsewhere', () => {
    expect(wordProblem({ kind: 'offline' }, 'send').text).toContain('by itself');
    expect(wordProblem({ kind: 'offline' }, 'read').text).not.toContain('by itself');
  });

  test('an unknown outcome promises that nothing is filed twice', () => {
    expect(wordProblem({ kind: 'no-answer' }, 'send').text).toContain('never filed twice');
  });

  test("the site's own sentence is told, and a page of HTML is cut to a line", () => {
    const refused = (detail: string): Problem => ({ kind: 'refused', why: 'not-allowed', detail });
    expect(wordProblem(refused('Only members may comment.'), 'send').text).toContain('“Only members may comment.”');
    expect(wordProblem(refused('<html>\n'.repeat(500)), 'send').text.length).toBeLessThan(500);
  });

  test.each([
    ['signed-out', { kind: 'signed-out' }, 'sign-in'],
    ['another person’s words', { kind: 'other-person', author: 'Ada', present: 'Bob' }, 'sign-in'],
    ['an access token that ended', { kind: 'signed-out', token: true }, 'options'],
    ['a site removed from Docket', { kind: 'refused', why: 'unknown-site' }, 'options'],
    ['words too large', { kind: 'refused', why: 'too-large' }, 'take-back'],
    ['a page that is gone', { kind: 'refused', why: 'page-gone' }, 'page'],
    ['a busy site', { kind: 'busy', waitMs: 1 }, 'retry'],
  ] satisfies [string, Problem, string][])('%s offers the button that mends it', (_, problem, action) => {
    expect(wordProblem(problem, 'send').mend.action).toBe(action);
  });
});
