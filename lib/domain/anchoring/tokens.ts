import { finish, type Steps } from '@/lib/domain/slices';

/** What a token is, for its weight: names and longer words tell passages apart, signs and little words hardly do. */
export const TOKEN = { sign: 0, short: 1, word: 2, han: 3 } as const;

/** Tokens of a text, side by side: hash of the lower-cased characters, place, kind. */
export interface Tokens {
  count: number;
  hashes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  kinds: Uint8Array;
}

/** How much a token of a kind says about where it stands. */
const WEIGHTS = [0.25, 0.5, 1, 0.5];

export function weightOf(kind: number): number {
  return WEIGHTS[kind] ?? 0;
}

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** A word up to this length is mostly an article or a preposition, in any language with blanks. */
const SHORT = 3;

const [BLANK, SIGN, WORD, HAN] = [0, 1, 2, 3];

const ASCII = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
const LOWER = Uint8Array.from(ASCII, (sign) => sign.toLowerCase().charCodeAt(0));
const SORTS = Uint8Array.from(ASCII, (sign) => (/\w/.test(sign) ? WORD : sign <= ' ' ? BLANK : SIGN));

/** After so many tokens the reading of a long text may rest. */
const STRETCH = 5_000;

/** One token for each word, each Chinese or Japanese character and each other sign. Offsets count from the text's start. */
export function readTokens(text: string): Tokens {
  return finish(readingTokens(text));
}

/** The same with rests. */
export function* readingTokens(text: string): Steps<Tokens> {
  const room = text.length;
  const tokens: Tokens = {
    count: 0,
    hashes: new Uint32Array(room),
    starts: new Uint32Array(room),
    ends: new Uint32Array(room),
    kinds: new Uint8Array(room),
  };
  let at = 0;
  while (at < text.length) {
    const sort = sortOf(text.charCodeAt(at));
    const start = at;
    at += 1;
    if (sort === BLANK) continue;
    if (sort === WORD) while (at < text.length && sortOf(text.charCodeAt(at)) === WORD) at += 1;
    const one = tokens.count++;
    if (tokens.count % STRETCH === 0) yield;
    tokens.hashes[one] = hashOf(text, start, at);
    tokens.starts[one] = start;
    tokens.ends[one] = at;
    tokens.kinds[one] = kindOf(sort, at - start);
  }
  return tokens;
}

function kindOf(sort: number, length: number): number {
  if (sort === SIGN) return TOKEN.sign;
  if (sort === HAN) return TOKEN.han;
  return length <= SHORT ? TOKEN.short : TOKEN.word;
}

/** FNV-1a over the lower-cased code units of a stretch. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = FNV_START;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    hash = Math.imul(hash ^ lower(code), FNV_PRIME);
  }
  // FNV's low bits alone tell little: the upper ones are mixed in, since hashes are cut to 10 or 16 bits
  return (hash ^ (hash >>> 15)) >>> 0;
}

function lower(code: number): number {
  if (code < 0x80) return LOWER[code] ?? 0;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

/** ASCII by table, the rest by Unicode's blocks; a surrogate pair counts as two characters of a word. */
function sortOf(code: number): number {
  if (code < 0x80) return SORTS[code] ?? SIGN;
  if (code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a)) return BLANK;
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return SIGN;
  if (code < 0x2000) return WORD;
  if (code < 0x2c00 || (code >= 0x3001 && code <= 0x303f)) return SIGN;
  if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)) return HAN;
  if ((code >= 0xff00 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20)) return SIGN;
  return WORD;
}
