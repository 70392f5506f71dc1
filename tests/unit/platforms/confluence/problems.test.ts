import { expect, test } from 'vitest';
import { problemOfReply } from '@/lib/platforms/confluence/problems';

const v2 = (status: number, title: string) => JSON.stringify({ errors: [{ status, code: 'X', title, detail: null }] });
const v1 = (message: string) => JSON.stringify({ statusCode: 400, data: { errors: [] }, message });

test.each([
  [401, '{"code":401,"message":"Unauthorized"}', { kind: 'signed-out' }],
  [
    401,
    '{"code":401,"message":"Unauthorized; scope does not match"}',
    { kind: 'refused', why: 'not-allowed', detail: 'Unauthorized; scope does not match' },
  ],
  [403, 'XSRF check failed', { kind: 'refused', why: 'not-allowed', detail: 'XSRF check failed' }],
  [403, v1('Current user not permitted to use Confluence'), { kind: 'signed-out' }],
  [403, v2(403, 'Forbidden'), { kind: 'refused', why: 'not-allowed', detail: 'Forbidden' }],
  [404, v2(404, 'Not Found'), { kind: 'refused', why: 'page-gone', detail: 'Not Found' }],
  [409, v1('com.atlassian.confluence.api.service.exceptions.ConflictException: busy'), { kind: 'busy', waitMs: 2_000 }],
  [410, 'Gone', { kind: 'refused', why: 'unsupported-site', detail: 'Gone' }],
  [413, '', { kind: 'refused', why: 'too-large' }],
  [
    400,
    v1('com.atlassian.confluence.api.service.exceptions.BadRequestException: Error parsing xhtml'),
    { kind: 'refused', why: 'bad-words', detail: 'Error parsing xhtml' },
  ],
  [302, '', { kind: 'signed-out' }],
  [500, '<html><title>Oops</title></html>', { kind: 'server-fault', status: 500 }],
  [429, '', { kind: 'busy', waitMs: 10_000 }],
])('Confluence answers %i: %s', (status, text, problem) => {
  expect(problemOfReply({ status, text, headers: {}, url: 'https://x.atlassian.net/' })).toEqual(problem);
});
