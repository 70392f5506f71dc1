import type { Problem, RefusalCause } from '@/lib/domain/problem';
import { problemOfStatus } from '../replies';
import type { WpError } from './reply';

/** `wp_throttle_comment_flood`: 15 s between two comments, and no Retry-After over REST. */
export const FLOOD_WAIT_MS = 15_000;

/** WordPress' own codes, as far as they say more than their status. Each was seen on 6.5.5 (docs/adapters.md). */
const REFUSALS: Record<string, RefusalCause> = {
  rest_comment_closed: 'comments-closed',
  rest_comment_draft_post: 'page-gone',
  rest_comment_trash_post: 'page-gone',
  rest_comment_invalid_post_id: 'page-gone',
  rest_cannot_read_post: 'page-gone',
  rest_post_invalid_id: 'page-gone',
  rest_forbidden: 'page-gone',
  rest_no_route: 'unsupported-site',
  rest_disabled: 'unsupported-site',
  comment_content_column_length: 'too-large',
  comment_duplicate: 'duplicate-words',
  rest_upload_file_too_big: 'too-large',
  rest_upload_limited_space: 'too-large',
  rest_upload_no_data: 'too-large', // PHP throws everything away that is over `post_max_size`,
  rest_upload_no_content_disposition: 'too-large', // so that WordPress finds no file in what we sent
  rest_upload_sideload_error: 'not-allowed',
  rest_upload_unknown_error: 'not-allowed',
};

/** What a refusal by WordPress means for Docket. 401 is "signed out" whatever the code. */
export function problemOf(error: WpError): Problem {
  if (error.status === 401) return { kind: 'signed-out' };
  if (error.code === 'comment_flood') return { kind: 'busy', waitMs: FLOOD_WAIT_MS };
  const why = REFUSALS[error.code];
  if (why !== undefined) return { kind: 'refused', why: tooLarge(error) ? 'too-large' : why, detail: error.message };
  return problemOfStatus({ status: error.status, headers: {}, text: '', url: '' }, error.message);
}

/** PHP's upload limit has no code of its own: "The uploaded file exceeds the upload_max_filesize directive in php.ini." */
function tooLarge(error: WpError): boolean {
  return error.code.startsWith('rest_upload') && /exceeds|too big|too large/i.test(error.message);
}
