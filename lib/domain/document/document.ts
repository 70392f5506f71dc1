/** Words of one look. `code` is neither bold nor italic. */
export interface Run {
  kind: 'text';
  text: string;
  strong?: true;
  em?: true;
  code?: true;
  href?: string;
}

/** What stands in a line. */
export type Piece =
  | Run
  | { kind: 'break' }
  /** Markup that is not understood, or could not be written the same: it stays as it is, and `label` is shown for it. */
  | { kind: 'kept'; source: string; label: string };

export interface ListItem {
  of: Piece[];
  lists: List[];
}

export interface List {
  kind: 'list';
  ordered: boolean;
  items: ListItem[];
}

export const NOTE_TONES = ['info', 'tip', 'note', 'warning'] as const;
export type NoteTone = (typeof NOTE_TONES)[number];

export interface Cell {
  header: boolean;
  of: Piece[];
}

/** A picture that the wiki holds. */
export interface DocumentPicture {
  kind: 'picture';
  /** Its name, unique in the document. */
  file: string;
  /** Where it is; `null`: attached to the page itself. An article's own is a `data:` address until it is on a wiki. */
  url: string | null;
  alt: string;
}

export type Paragraph = { kind: 'paragraph'; of: Piece[] };
export type CodeBlock = { kind: 'code'; language: string; text: string };

export type DocumentBlock =
  | { kind: 'heading'; level: number; of: Piece[] }
  | Paragraph
  | List
  | CodeBlock
  /** As many cells in each row. */
  | { kind: 'table'; rows: Cell[][] }
  | { kind: 'note'; tone: NoteTone; of: (Paragraph | List | CodeBlock)[] }
  | DocumentPicture
  /** As with pieces. */
  | { kind: 'kept'; source: string; label: string };

/** Words as people read and edit them, apart from how a wiki writes them down. Plain JSON. */
export type Document = DocumentBlock[];

/** The words of a line; what is kept stands by its label. */
export function plainLine(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'break' ? '\n' : piece.label))
    .join('');
}

/** The words of a block, a line each. */
export function plainBlock(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainLine(block.of);
    case 'list':
      return block.items.map(({ of, lists }) => [plainLine(of), ...lists.map(plainBlock)].join('\n')).join('\n');
    case 'code':
      return block.text;
    case 'table':
      return block.rows.map((row) => row.map(({ of }) => plainLine(of)).join('\t')).join('\n');
    case 'note':
      return block.of.map(plainBlock).join('\n');
    case 'picture':
      return block.alt;
    case 'kept':
      return block.label;
  }
}

export function plainDocument(document: Document): string {
  return document.map(plainBlock).join('\n');
}
