import type { PhrasingContent } from 'mdast';
import type { Piece, Run } from './document';

type Look = 'href' | 'strong' | 'em';

/**
 * A line as Markdown's tree has it: of links, bold and italics what goes on longest is outermost.
 * @param inOneLine - In a heading or a cell, where a line's end would be its end.
 */
export function writeMarkdownLine(
  pieces: readonly Piece[],
  { inOneLine = false } = {},
  looks: readonly Look[] = ['href', 'strong', 'em'],
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let from = 0; from < pieces.length;) {
    const extents = looks.map((look) => ({ look, to: endOf(pieces, from, look) }));
    const longest = extents.sort((one, other) => other.to - one.to)[0];
    const piece = pieces[from];
    if (longest === undefined || longest.to === from) {
      if (piece !== undefined) nodes.push(writePiece(piece, inOneLine));
      from += 1;
      continue;
    }
    const others = looks.filter((look) => look !== longest.look);
    const children = writeMarkdownLine(pieces.slice(from, longest.to), { inOneLine }, others);
    nodes.push(writeLook(longest.look, piece, children));
    from = longest.to;
  }
  return nodes;
}

/** Up to where a look goes on as it is here; `from` itself, where it is not. */
function endOf(pieces: readonly Piece[], from: number, look: Look): number {
  const value = valueOf(pieces[from], look);
  if (value === undefined) return from;
  const end = pieces.findIndex((piece, at) => at > from && valueOf(piece, look) !== value);
  return end < 0 ? pieces.length : end;
}

function valueOf(piece: Piece | undefined, look: Look): Run[Look] {
  return piece?.kind === 'text' ? piece[look] : undefined;
}

function writeLook(look: Look, piece: Piece | undefined, children: PhrasingContent[]): PhrasingContent {
  switch (look) {
    case 'href': {
      return { type: 'link', url: piece?.kind === 'text' ? (piece.href ?? '') : '', children };
    }
    case 'strong':
      return { type: 'strong', children };
    case 'em':
      return { type: 'emphasis', children };
  }
}

function writePiece(piece: Piece, inOneLine: boolean): PhrasingContent {
  switch (piece.kind) {
    case 'text':
      return { type: piece.code === true ? 'inlineCode' : 'text', value: piece.text };
    case 'break':
      return inOneLine ? { type: 'html', value: '<br>' } : { type: 'break' };
    case 'kept':
      return { type: 'text', value: piece.label };
  }
}
