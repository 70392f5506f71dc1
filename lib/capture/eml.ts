import { toBase64 } from '@/lib/domain/base64';

export interface MailDraft {
  subject: string;
  /** Plain text; line ends of any kind. */
  text: string;
  files: MailFile[];
}

export interface MailFile {
  fileName: string;
  bytes: Blob;
}

const LINE_BYTES = 76;
/** An encoded word is at most 75 characters long; 12 of them are its frame, and base64 makes 4 of 3. */
const WORD_BYTES = 45;
const CRLF = '\r\n';

/**
 * A message file that mail programs open as a draft, ready to be addressed and sent.
 * @param boundary - Separates the parts; must occur in none of them.
 * @see RFC 5322, RFC 2047 (words in headers), RFC 2046 5.1 (multipart)
 * @see https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcmail on `X-Unsent`
 */
export async function writeEml({ subject, text, files }: MailDraft, boundary: string): Promise<Blob> {
  const lines = [
    'X-Unsent: 1',
    `Subject: ${encodeHeader(subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...wrap(toBase64(new TextEncoder().encode(text.replace(/\r\n?|\n/g, CRLF)))),
  ];
  for (const { fileName, bytes } of files) {
    const name = encodeHeader(fileName);
    lines.push(
      `--${boundary}`,
      `Content-Type: ${bytes.type || 'application/octet-stream'}; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      ...wrap(toBase64(new Uint8Array(await bytes.arrayBuffer()))),
    );
  }
  lines.push(`--${boundary}--`, '');
  return new Blob([lines.join(CRLF)], { type: 'message/rfc822' });
}

/** A header's text: plain where it is ASCII, else as encoded words, none of which splits a character. */
export function encodeHeader(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim(); // a line break would begin another header
  if (/^[\x20-\x7e]*$/.test(line) && line.length <= LINE_BYTES - 20) return line.replace(/["\\]/g, "'");
  return pieces(line)
    .map((piece) => `=?utf-8?B?${toBase64(new TextEncoder().encode(piece))}?=`)
    .join(`${CRLF} `);
}

function pieces(line: string): string[] {
  const found: string[] = [];
  let piece = '';
  for (const char of line) {
    if (new TextEncoder().encode(piece + char).length > WORD_BYTES) {
      found.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...found, piece];
}

function wrap(base64: string): string[] {
  return base64.match(new RegExp(`.{1,${String(LINE_BYTES)}}`, 'g')) ?? [];
}
