import type { Client } from 'confluence.js/core';
import type { PageRef, Site } from '@/lib/domain/page';
import type { Problem } from '@/lib/domain/problem';
import type { Look, Reading, ReadingNotes, UpdatedReading } from '@/lib/domain/reading';
import { Refusal } from '../attempt';
import { mapParallel } from '../parallel';
import { chooseThreads, type ChosenThread } from './choose-threads';
import { createTree, type CommentTree, type Node } from './comment-tree';
import { answersTo, rootComments, type Placed } from './comments';
import { byAge, originOf, toNative, type Books, type Origin } from './origins';
import { searchComments, type Hits } from './search-comments';

const PARALLEL = 4;
const MINUTE_MS = 60_000;
/** How far the search index may run behind: it is asked about so much more than the time since the last reading. */
const INDEX_LAG_MS = 30 * MINUTE_MS;
/** After so long everything is looked through again, whatever is known. */
const WHOLE_AFTER_MS = 24 * 60 * MINUTE_MS;

/**
 * Brings what is known of a page up to date: the comments at the top, always; answers that the search says are new or
 * changed; and the answers of a few threads one by one, which alone tells for certain (`chooseThreads`). What stops it
 * on the way is handed over with what was read until then.
 */
export async function updateThreads(
  client: Client,
  site: Site,
  page: PageRef,
  books: Books,
  known: Reading,
  look: Look,
): Promise<UpdatedReading> {
  const whole = look.of === 'page' && look.now - known.notes.wholeAt >= WHOLE_AFTER_MS;
  remember(known, books, whole);
  const update = new Update(client, page, createTree(known.comments), known.notes, look);
  if (look.of === 'page') update.tree.setRoots(await readRoots(client, page));
  const problem = await update.run(whole);
  const [nodes, notes] = [update.tree.all(), update.finishedNotes()]; // at one moment: a request may still be under way
  return { comments: await nativeOf(client, site, page, nodes, books), notes, problem };
}

async function readRoots(client: Client, page: PageRef): Promise<Placed[]> {
  const places = [rootComments(client, page, 'inline'), rootComments(client, page, 'footer')];
  return (await Promise.all(places)).flat();
}

/** Names and first versions that are known need not be asked for; names are, when everything is looked through. */
function remember({ comments }: Reading, books: Books, whole: boolean): void {
  for (const { id, author, createdAt } of comments) {
    if (author.id !== null) books.origins.set(id, { authorId: author.id, createdAt });
  }
  if (!whole) books.names.learn(comments.map(({ author }) => author));
}

/** One reading on its way. */
class Update {
  readonly tree: CommentTree;
  readonly #client: Client;
  readonly #page: PageRef;
  readonly #notes: ReadingNotes;
  readonly #answersAt: Record<string, number>;
  readonly #look: Look;
  /** Answers that are no surprise: known before, or told by the search; after a whole search those that it told alone. */
  #told: Set<string>;
  /** A thread has an answer that the search should have told of, and did not. */
  #searchMissed = false;

  constructor(client: Client, page: PageRef, tree: CommentTree, notes: ReadingNotes, look: Look) {
    this.tree = tree;
    this.#client = client;
    this.#page = page;
    this.#notes = { ...notes };
    this.#answersAt = { ...notes.answersAt };
    this.#look = look;
    this.#told = new Set(tree.all().map(idOf));
  }

  /** Resolves to what stopped it, or `null`. */
  async run(whole: boolean): Promise<Problem | null> {
    const doubted = new Set<string>();
    if (this.#look.of === 'page') {
      const stopped = await this.#search(whole, doubted);
      if (stopped !== null) return stopped;
    }
    for (const id of this.#notes.unread) doubted.add(id); // the search was no help before
    const chosen = chooseThreads(this.tree.roots(), this.finishedNotes(), this.#look, doubted);
    try {
      await mapParallel(chosen, PARALLEL, (thread) => this.#readAnswers(thread));
      return null;
    } catch (cause) {
      return problemOf(cause);
    }
  }

  finishedNotes(): ReadingNotes {
    const roots = this.tree.roots();
    const there = new Set(roots);
    const answersAt = Object.fromEntries(Object.entries(this.#answersAt).filter(([id]) => there.has(id)));
    const searchedAt = this.#searchMissed ? null : this.#notes.searchedAt;
    const unread = searchedAt === null ? roots.filter((id) => answersAt[id] === undefined) : [];
    return { ...this.#notes, searchedAt, answersAt, unread };
  }

  /** A search that is refused is done without; `doubted` gets the threads with answers that a whole one did not find. */
  async #search(whole: boolean, doubted: Set<string>): Promise<Problem | null> {
    const { searchedAt } = this.#notes;
    const all = whole || searchedAt === null;
    const sinceMinutes = all ? null : Math.ceil((this.#look.now - searchedAt + INDEX_LAG_MS) / MINUTE_MS);
    try {
      const hits = await searchComments(this.#client, this.#page, sinceMinutes);
      this.#take(hits);
      if (all && hits.complete) {
        if (searchedAt !== null) for (const id of this.#missingIn(hits)) doubted.add(id);
        this.#told = new Set(hits.found.map(({ comment }) => comment.id));
        this.#notes.wholeAt = this.#look.now;
      }
      if (hits.complete) this.#notes.searchedAt = this.#look.now;
      return null;
    } catch (cause) {
      const problem = problemOf(cause);
      if (!isWithoutSearch(problem)) return problem;
      this.#notes.wholeAt = this.#look.now; // as far as that can be done here
      return null;
    }
  }

  #take({ found }: Hits): void {
    for (const { comment, origin, above, base } of found) {
      const root = above.find((id) => this.tree.rootOf(id) === id);
      if (root === undefined) continue; // one at the top, which its own list knows better, or of a thread that is gone
      const place = this.tree.placeOf(root);
      this.tree.put({ fresh: { comment, place, parentId: comment.parentCommentId, base }, origin });
      this.#told.add(comment.id);
    }
  }

  /** Threads with answers that the search should know by now and does not: deleted ones, or it does not tell. */
  #missingIn({ found }: Hits): string[] {
    const told = new Set(found.map(({ comment }) => comment.id));
    const missing = this.tree.all().flatMap((node) => {
      const isAnswer = 'known' in node && node.known.parentId !== null;
      return isAnswer && isOld(node.known, this.#look) && !told.has(node.known.id) ? [node.known.id] : [];
    });
    return missing.flatMap((id) => this.tree.rootOf(id) ?? []);
  }

  async #readAnswers({ id, deep }: ChosenThread): Promise<void> {
    const place = this.tree.placeOf(id);
    const found = new Map<string, Placed>();
    for (let layer = [id]; layer.length > 0;) {
      const answers: Placed[] = [];
      for (const above of layer) answers.push(...(await this.#answersTo(above, place)));
      const fresh = answers.filter(({ comment }) => !found.has(comment.id));
      for (const answer of fresh) found.set(answer.comment.id, answer);
      const goesOn = ({ comment }: Placed) => deep || !this.tree.has(comment.id) || this.tree.hasAnswers(comment.id);
      layer = place === 'footer' ? fresh.filter(goesOn).map(({ comment }) => comment.id) : []; // inline: one layer
    }
    const untold = [...found.values()].filter(({ comment }) => !this.#told.has(comment.id));
    if (this.#notes.searchedAt !== null && untold.some(({ comment }) => isOld(comment.version, this.#look))) {
      this.#searchMissed = true;
    }
    this.tree.setAnswers(id, [...found.values()]);
    this.#answersAt[id] = this.#look.now;
  }

  /** A comment that is gone has no answers; the list of those at the top tells next time. */
  async #answersTo(id: string, place: Placed['place']): Promise<Placed[]> {
    try {
      return await answersTo(this.#client, id, place);
    } catch (cause) {
      const problem = problemOf(cause);
      if (problem.kind === 'refused' && problem.why === 'page-gone') return [];
      throw cause;
    }
  }
}

async function nativeOf(client: Client, site: Site, page: PageRef, all: Node[], books: Books) {
  const nodes = await mapParallel(all, PARALLEL, async (node) =>
    'known' in node ? node : { placed: node.fresh, origin: node.origin ?? (await originOf(client, node.fresh, books)) },
  );
  const origins = nodes.flatMap((node): Origin[] => ('known' in node ? [] : [node.origin]));
  const names = await books.names.namesOf(
    client,
    origins.flatMap(({ authorId }) => authorId ?? []),
  );
  return nodes
    .map((node) => ('known' in node ? node.known : toNative(site, page, node.placed, node.origin, names)))
    .sort(byAge);
}

function idOf(node: Node): string {
  return 'known' in node ? node.known.id : node.fresh.comment.id;
}

function isOld({ createdAt }: { createdAt: number }, { now }: Look): boolean {
  return createdAt < now - INDEX_LAG_MS;
}

/** The wiki does not let this person search, or not now, or gives what nobody can read: threads are read one by one then. */
function isWithoutSearch({ kind }: Problem): boolean {
  return kind === 'refused' || kind === 'unreadable-reply' || kind === 'server-fault';
}

function problemOf(cause: unknown): Problem {
  if (cause instanceof Refusal) return cause.problem;
  throw cause;
}
