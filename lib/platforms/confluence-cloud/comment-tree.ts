import type { NativeComment } from '@/lib/domain/comment';
import type { Place, Placed } from './comments';
import type { Origin } from './origins';

/** A comment that was just read, or one that stays as it was known. */
export type Node = { known: NativeComment } | { fresh: Placed; origin: Origin | null };

/** A page's comments while they are brought up to date: those at the top, and below each its answers. */
export interface CommentTree {
  roots(): string[];
  placeOf(rootId: string): Place;
  /** The thread that a comment stands in; `null`: none that is known. */
  rootOf(id: string): string | null;
  has(id: string): boolean;
  hasAnswers(id: string): boolean;
  answersOf(rootId: string): Node[];
  /** These are the comments at the top now; threads of others are gone. */
  setRoots(roots: Placed[]): void;
  /** These are all the answers of a thread now. */
  setAnswers(rootId: string, answers: Placed[]): void;
  /** An answer that is new, or was changed. */
  put(node: Node): void;
  /** Everything that belongs to a thread. */
  all(): Node[];
}

/** Starts with what is known. */
export function createTree(known: NativeComment[]): CommentTree {
  const nodes = new Map<string, Node>(known.map((comment) => [comment.id, { known: comment }]));

  function rootOf(id: string): string | null {
    const climbed = new Set<string>();
    for (let at = id; !climbed.has(at);) {
      const node = nodes.get(at);
      if (node === undefined) return null;
      const parentId = parentOf(node);
      if (parentId === null) return at;
      climbed.add(at);
      at = parentId;
    }
    return null;
  }

  const answersOf = (rootId: string) =>
    [...nodes].filter(([id]) => id !== rootId && rootOf(id) === rootId).map(([, node]) => node);

  return {
    rootOf,
    answersOf,
    roots: () => [...nodes].filter(([, node]) => parentOf(node) === null).map(([id]) => id),
    placeOf(rootId) {
      const node = nodes.get(rootId);
      return node === undefined ? 'footer' : placeOf(node);
    },
    has: (id) => nodes.has(id),
    hasAnswers: (id) => [...nodes.values()].some((node) => parentOf(node) === id),
    setRoots(roots) {
      for (const [id, node] of nodes) if (parentOf(node) === null) nodes.delete(id);
      for (const root of roots) nodes.set(root.comment.id, { fresh: root, origin: null });
    },
    setAnswers(rootId, answers) {
      for (const node of answersOf(rootId)) nodes.delete(idOf(node));
      for (const answer of answers) nodes.set(answer.comment.id, { fresh: answer, origin: null });
    },
    put: (node) => void nodes.set(idOf(node), node),
    all: () => [...nodes].filter(([id]) => rootOf(id) !== null).map(([, node]) => node),
  };
}

function idOf(node: Node): string {
  return 'known' in node ? node.known.id : node.fresh.comment.id;
}

function parentOf(node: Node): string | null {
  return 'known' in node ? node.known.parentId : node.fresh.parentId;
}

function placeOf(node: Node): Place {
  return 'known' in node ? node.known.place : node.fresh.place;
}
