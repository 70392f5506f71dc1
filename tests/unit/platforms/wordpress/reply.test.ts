import { describe, expect, test } from 'vitest';
import { problemOf } from '@/lib/platforms/wordpress/problems';
import { readReply } from '@/lib/platforms/wordpress/reply';

const reply = (text: string, status = 200, url = 'https://wp.example/wp-json/wp/v2/comments') => ({
  status,
  headers: {},
  text,
  url,
});
const NOTICE =
  '<br />\n<b>Warning</b>:  Undefined array key "x" in <b>/srv/www/plugin.php</b> on line <b>12</b><br />\n';

describe('a reply of WordPress', () => {
  test('is read though a faulty plugin printed PHP notices before it', () => {
    expect(readReply(reply(`${NOTICE}${NOTICE}{"id":7,"content":"<b>{"}`))).toEqual({
      json: { id: 7, content: '<b>{' },
    });
    expect(readReply(reply(`\uFEFF${NOTICE}[{"id":7}]`))).toEqual({ json: [{ id: 7 }] });
    expect(readReply(reply(`<br /><b>Deprecated</b>: old in <b>/a</b> on line <b>1</b><br />[]`))).toEqual({
      json: [],
    });
  });

  test('is not guessed out of a page that holds JSON by chance', () => {
    const page = '<!DOCTYPE html><title>Shop</title>\n<script>\n{"id":7}\n</script>';
    expect(readReply(reply(page))).toMatchObject({ problem: { kind: 'unreadable-reply', detail: 'Shop' } });
  });

  test('is a refusal by its own words, though notices turned its status into 200', () => {
    const refusal = '{"code":"rest_comment_closed","message":"Sorry, comments are closed.","data":{"status":403}}';
    expect(readReply(reply(NOTICE + refusal))).toEqual({
      error: { code: 'rest_comment_closed', message: 'Sorry, comments are closed.', status: 403 },
    });
  });

  test('is "signed out" where it is a sign-in page', () => {
    const form = '<html><form id="loginform"><input name="pwd" type="password"></form></html>';
    expect(readReply(reply(form))).toEqual({ problem: { kind: 'signed-out' } });
    const moved = reply('<html></html>', 200, 'https://wp.example/wp-login.php?redirect_to=x');
    expect(readReply(moved)).toEqual({ problem: { kind: 'signed-out' } });
    expect(readReply(reply('', 302))).toEqual({ problem: { kind: 'signed-out' } });
  });

  test.each([
    [404, '<html>Not found</html>', { kind: 'refused', why: 'unsupported-site', detail: 'Not found' }],
    [403, '<html>Blocked by firewall</html>', { kind: 'refused', why: 'not-allowed', detail: 'Blocked by firewall' }],
    [500, '<p>There has been a critical error on this website.</p>', { kind: 'server-fault', status: 500 }],
    [503, 'Briefly unavailable for scheduled maintenance.', { kind: 'busy', waitMs: 10_000 }],
    [413, '', { kind: 'refused', why: 'too-large' }],
    [200, '', { kind: 'unreadable-reply', detail: '' }],
  ])('%i with %j is a problem of its own', (status, text, problem) => {
    expect(readReply(reply(text, status))).toEqual({ problem });
  });
});

test.each([
  ['comment_flood', 400, { kind: 'busy', waitMs: 15_000 }],
  ['comment_flood', 429, { kind: 'busy', waitMs: 15_000 }],
  ['rest_comment_closed', 403, { kind: 'refused', why: 'comments-closed', detail: 'Words' }],
  ['rest_comment_draft_post', 403, { kind: 'refused', why: 'page-gone', detail: 'Words' }],
  ['rest_comment_invalid_post_id', 403, { kind: 'refused', why: 'page-gone', detail: 'Words' }],
  ['rest_post_invalid_id', 404, { kind: 'refused', why: 'page-gone', detail: 'Words' }],
  ['rest_comment_login_required', 401, { kind: 'signed-out' }],
  ['incorrect_password', 401, { kind: 'signed-out' }],
  ['comment_duplicate', 409, { kind: 'refused', why: 'duplicate-words', detail: 'Words' }],
  ['comment_content_column_length', 400, { kind: 'refused', why: 'too-large', detail: 'Words' }],
  ['rest_cannot_create', 403, { kind: 'refused', why: 'not-allowed', detail: 'Words' }],
  ['rest_no_route', 404, { kind: 'refused', why: 'unsupported-site', detail: 'Words' }],
  ['rest_invalid_param', 400, { kind: 'refused', why: 'bad-words', detail: 'Words' }],
  ['internal_server_error', 500, { kind: 'server-fault', status: 500 }],
])('WordPress says %s (%i)', (code, status, problem) => {
  expect(problemOf({ code, status, message: 'Words' })).toEqual(problem);
});
