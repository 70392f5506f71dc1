import type { IndexEntry } from '../state/search-index.ts';
import { refuse } from './ask.ts';
import { fits, type Asker, type Term, type Value } from './cql-terms.ts';
import { tokenise, type Token } from './cql-tokens.ts';

type Node =
  { kind: 'term'; term: Term } | { kind: 'and' | 'or'; left: Node; right: Node } | { kind: 'not'; inner: Node };

interface Query {
  where: Node;
  orderBy: { field: string; descending: boolean }[];
}

const ORDERS: Record<string, (entry: IndexEntry) => number | string> = {
  created: ({ createdMs }) => createdMs,
  lastmodified: ({ modifiedMs }) => modifiedMs,
  title: ({ title }) => title,
};

/** The subset of CQL that DESIGN's platforms may ask: terms, `and`, `or`, `not`, brackets, `order by`. */
class Parser {
  readonly cql: string;
  private readonly tokens: Token[];
  private position = 0;

  constructor(cql: string) {
    this.cql = cql;
    this.tokens = tokenise(cql);
  }

  fail(): never {
    return refuse(400, `Could not parse cql : ${this.cql}`);
  }

  private takeIf(text: string): boolean {
    const token = this.tokens[this.position];
    if (token === undefined || token.kind === 'string' || token.text.toLowerCase() !== text) return false;
    this.position += 1;
    return true;
  }

  private take(): Token {
    const token = this.tokens[this.position] ?? this.fail();
    this.position += 1;
    return token;
  }

  query(): Query {
    const where = this.or();
    const orderBy: Query['orderBy'] = [];
    if (this.takeIf('order')) {
      if (!this.takeIf('by')) this.fail();
      do {
        const field = this.take().text.toLowerCase();
        if (ORDERS[field] === undefined) this.fail();
        const descending = this.takeIf('desc');
        if (!descending) this.takeIf('asc');
        orderBy.push({ field, descending });
      } while (this.takeIf(','));
    }
    return this.position === this.tokens.length ? { where, orderBy } : this.fail();
  }

  private or(): Node {
    let left = this.and();
    while (this.takeIf('or')) left = { kind: 'or', left, right: this.and() };
    return left;
  }

  private and(): Node {
    let left = this.not();
    while (this.takeIf('and')) left = { kind: 'and', left, right: this.not() };
    return left;
  }

  private not(): Node {
    if (this.takeIf('not')) return { kind: 'not', inner: this.not() };
    if (!this.takeIf('(')) return this.term();
    const inner = this.or();
    return this.takeIf(')') ? inner : this.fail();
  }

  private term(): Node {
    const field = this.take();
    if (field.kind !== 'word') this.fail();
    const not = this.takeIf('not');
    if (not || this.takeIf('in')) {
      if (not && !this.takeIf('in')) this.fail();
      return {
        kind: 'term',
        term: { field: field.text.toLowerCase(), operator: not ? 'not in' : 'in', values: this.list() },
      };
    }
    const operator = this.take();
    if (operator.kind !== 'sign') this.fail();
    return { kind: 'term', term: { field: field.text.toLowerCase(), operator: operator.text, values: [this.value()] } };
  }

  private list(): Value[] {
    if (!this.takeIf('(')) this.fail();
    const values = [this.value()];
    while (this.takeIf(',')) values.push(this.value());
    return this.takeIf(')') ? values : this.fail();
  }

  private value(): Value {
    const token = this.take();
    if (token.kind === 'sign') return this.fail();
    if (token.kind === 'string' || !this.takeIf('(')) return { kind: 'text', text: token.text };
    const argument = this.takeIf(')') ? null : this.take().text;
    if (argument !== null && !this.takeIf(')')) this.fail();
    return { kind: 'function', name: token.text.toLowerCase(), argument };
  }
}

function holds(node: Node, entry: IndexEntry, asker: Asker): boolean {
  switch (node.kind) {
    case 'term':
      return fits(entry, node.term, asker);
    case 'and':
      return holds(node.left, entry, asker) && holds(node.right, entry, asker);
    case 'or':
      return holds(node.left, entry, asker) || holds(node.right, entry, asker);
    case 'not':
      return !holds(node.inner, entry, asker);
  }
}

/** Entries that fit the query in its order, newest first where it names none. A query that is no CQL is 400. */
export function runCql(cql: string, entries: IndexEntry[], asker: Asker): IndexEntry[] {
  const { where, orderBy } = new Parser(cql).query();
  const blank: IndexEntry = {
    id: '',
    type: 'page',
    title: '',
    text: '',
    spaceKey: '',
    containerId: null,
    ancestorIds: [],
    labels: [],
    creatorId: '',
    contributorIds: [],
    createdMs: 0,
    modifiedMs: 0,
  };
  holds(where, blank, asker); // refuses what cannot be asked, on an empty index, too
  const order = orderBy.length > 0 ? orderBy : [{ field: 'lastmodified', descending: true }];
  return entries
    .filter((entry) => holds(where, entry, asker))
    .sort((one, other) => {
      for (const { field, descending } of order) {
        const key = ORDERS[field] ?? (() => 0);
        const sign = descending ? -1 : 1;
        if (key(one) !== key(other)) return key(one) < key(other) ? -sign : sign;
      }
      return Number(one.id.replace(/\D/g, '')) - Number(other.id.replace(/\D/g, ''));
    });
}
