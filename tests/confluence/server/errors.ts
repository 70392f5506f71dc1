import { json, text, type Reply } from './http.ts';

const TITLES: Record<number, [code: string, title: string]> = {
  400: ['INVALID_REQUEST_PARAMETER', 'Bad Request'],
  401: ['UNAUTHORIZED', 'Unauthorized'],
  404: ['NOT_FOUND', 'Not Found'],
  409: ['CONFLICT', 'Conflict'],
  413: ['PAYLOAD_TOO_LARGE', 'Payload Too Large'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type'],
};

/** API v2's error body (PLATFORM-FACTS 3.4; reported for 404, ASSUMPTION: the same shape for the others). */
export function errorV2(status: 400 | 401 | 404 | 409 | 413 | 415, title?: string): Reply {
  const [code, plain] = TITLES[status] ?? ['UNKNOWN', 'Unknown'];
  return json(status, { errors: [{ status, code, title: title ?? plain, detail: null }] });
}

const EXCEPTIONS: Record<number, string> = {
  400: 'BadRequestException',
  403: 'PermissionException',
  404: 'NotFoundException',
  405: 'ReadOnlyException',
  409: 'ConflictException',
  413: 'RequestTooLargeException',
};

/** API v1's error body, with the Java exception's name in front of the words (PLATFORM-FACTS 3.4). */
export function errorV1(status: 400 | 403 | 404 | 405 | 409 | 413, words: string): Reply {
  const exception = `com.atlassian.confluence.api.service.exceptions.${EXCEPTIONS[status] ?? 'ServiceException'}`;
  return json(status, {
    statusCode: status,
    data: { authorized: status !== 403, valid: true, errors: [], successful: false },
    message: `${exception}: ${words}`,
  });
}

/** What v1 says to somebody without a session (markdown-confluence #670). */
export function notPermittedV1(): Reply {
  return json(403, { message: 'Current user not permitted to use Confluence', statusCode: 403 });
}

/** Atlassian's knowledge base gives these words as the whole body. */
export function xsrfFailed(): Reply {
  return text(403, 'XSRF check failed');
}

/** 429 with the headers that PLATFORM-FACTS 3.7 names. */
export function tooManyRequests(retryAfterSeconds: number, nowMs: number): Reply {
  return json(
    429,
    { message: 'Rate limit exceeded', statusCode: 429 },
    {
      'Retry-After': String(retryAfterSeconds),
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': new Date(nowMs + retryAfterSeconds * 1000).toISOString(),
      'RateLimit-Reason': 'confluence-burst-based',
    },
  );
}
