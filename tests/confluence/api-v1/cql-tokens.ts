import { refuse } from './ask.ts';

export type Token = { kind: 'word'; text: string } | { kind: 'string'; text: string } | { kind: 'sign'; text: string };

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(<=|>=|!=|!~|[=~<>(),])|([\w.:~-]+))/y;

/** Splits a query into words, quoted strings and signs; 400 where it cannot. */
export function tokenise(cql: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < cql.trimEnd().length) {
    const match = TOKEN.exec(cql) ?? refuse(400, `Could not parse cql : ${cql}`);
    const [, double, single, sign, word] = match;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: 'string', text: quoted.replaceAll(/\\(.)/g, '$1') });
    else tokens.push(sign === undefined ? { kind: 'word', text: word ?? '' } : { kind: 'sign', text: sign });
  }
  return tokens;
}
