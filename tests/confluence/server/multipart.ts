export interface Part {
  name: string;
  /** Null for a plain field. */
  filename: string | null;
  mediaType: string;
  bytes: Buffer;
}

function parseHeader(head: string): Omit<Part, 'bytes'> {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const field = (key: string): string | null => new RegExp(`[; ]${key}="([^"]*)"`).exec(disposition)?.[1] ?? null;
  return {
    name: field('name') ?? '',
    // Browsers percent-encode quotes and line breaks in file names (HTML, multipart/form-data encoding algorithm).
    filename: field('filename')?.replaceAll('%22', '"').replaceAll('%0A', '\n').replaceAll('%0D', '\r') ?? null,
    mediaType: /^content-type:\s*(\S.*)$/im.exec(head)?.[1]?.trim() ?? 'text/plain',
  };
}

/** The parts of a multipart/form-data body in order (RFC 7578); none where the boundary is missing. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const edge = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  for (let from = body.indexOf(edge); from !== -1;) {
    const to = body.indexOf(edge, from + edge.length);
    if (to === -1) break;
    const part = body.subarray(from + edge.length + 2, to - 2);
    const headEnd = part.indexOf('\r\n\r\n');
    if (headEnd !== -1)
      parts.push({ ...parseHeader(part.subarray(0, headEnd).toString()), bytes: part.subarray(headEnd + 4) });
    from = to;
  }
  return parts;
}
