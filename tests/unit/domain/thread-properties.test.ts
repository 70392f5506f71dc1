import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { DecodedComment } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import { foldThreads } from '@/lib/domain/thread';
import type { Conversation, Entry } from '@/lib/domain/thread';
import { anyComments, people, someComments, trust } from './thread-arbitraries';

vi.setConfig({ testTimeout: 60_000 }); // many runs each, on whatever else the machine does

const runs = { numRuns: 500 };

function entriesOf({ threads, plain }: Conversation): Entry[] {
  return [...threads.flatMap((thread) => [thread.opened, ...thread.entries]), ...plain];
}

function isNotBefore({ comment }: DecodedComment, earlier: NativeComment): boolean {
  return (comment.createdAt - earlier.createdAt || Number(comment.id) - Number(earlier.id)) >= 0;
}

test('browsers that read the same comments, in any order and any of them twice, see the same threads', () => {
  const shuffled = anyComments.chain((comments) =>
    fc.tuple(
      fc.constant(comments),
      fc.shuffledSubarray([...comments, ...comments.map((one) => structuredClone(one))], {
        minLength: comments.length * 2,
      }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([comments, again]) => {
      expect(foldThreads(again, trust)).toEqual(foldThreads(comments, trust));
    }),
    runs,
  );
});

test('every comment is shown once, or repeats one of the same person that is', () => {
  fc.assert(
    fc.property(someComments, (comments) => {
      const folded = foldThreads(comments, trust);
      const shown = entriesOf(folded).map(({ comment }) => comment);
      const copies = folded.threads.flatMap((thread) => thread.copies);
      const all = [...shown, ...copies].map(({ id }) => id);
      expect(all.toSorted()).toEqual(comments.map(({ comment }) => comment.id).toSorted());
      for (const { author } of copies) expect(shown.map((comment) => comment.author)).toContainEqual(author);
    }),
    runs,
  );
});

test('only the requester and staff answer, close or open again, whatever bystanders write', () => {
  fc.assert(
    fc.property(someComments, (comments) => {
      for (const { state, request, opened } of foldThreads(comments, trust).threads) {
        if (state.kind === 'open' || state.kind === 'replied') continue;
        expect([people[2], opened.comment.author], request.id).toContainEqual(state.by);
        expect(state.by.id).not.toBeNull();
      }
    }),
    runs,
  );
});

test('bystanders change neither place nor state of a request, however many they are', () => {
  fc.assert(
    fc.property(someComments, (comments) => {
      // An id is known to others only once its comment stands there.
      const honest = comments.filter(({ comment, event }) =>
        comments.every((other) => event === null || other.event?.id !== event.id || isNotBefore(other, comment)),
      );
      for (const { id, opened, anchor, state, articles } of foldThreads(honest, trust).threads) {
        const { author } = opened.comment;
        const believed = honest.filter(
          ({ comment, event }) =>
            comment === opened.comment ||
            (event?.kind === 'taken-up' && event.id === id) || // without it there would be no request
            (comment.author.id !== null && ['3', author.id].includes(comment.author.id)),
        );
        const without = foldThreads(believed, trust).threads.find((thread) => thread.id === id);
        expect(without?.anchor).toEqual(anchor);
        expect(without?.articles).toEqual(articles);
        // Answers in words may hang on a bystander's comment; who answered is no matter of trust.
        if (![state.kind, without?.state.kind].includes('replied')) expect(without?.state.kind).toBe(state.kind);
      }
    }),
    runs,
  );
});

test('what is held changes nothing but what its author sees', () => {
  fc.assert(
    fc.property(someComments, (comments) => {
      const held = new Set(comments.flatMap(({ comment }) => (comment.visibility === 'held' ? comment.id : [])));
      // An answer to something held is out of place for everybody who cannot see that.
      const all = comments.filter(({ comment }) => comment.parentId === null || !held.has(comment.parentId));
      const approved = all.filter(({ comment }) => comment.visibility === 'public');
      const seen = new Map(foldThreads(all, trust).threads.map((thread) => [thread.id, thread]));
      for (const thread of foldThreads(approved, trust).threads) {
        const own = seen.get(thread.id);
        expect([own?.state, own?.anchor, own?.meToo, own?.ratings, own?.articles]).toEqual([
          thread.state,
          thread.anchor,
          thread.meToo,
          thread.ratings,
          thread.articles,
        ]);
      }
    }),
    runs,
  );
});

test('each person counts once for "me too", and the requester not at all', () => {
  fc.assert(
    fc.property(someComments, (comments) => {
      for (const { meToo, opened } of foldThreads(comments, trust).threads) {
        const names = meToo.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        if (opened.comment.author.id !== null) expect(names).not.toContain(opened.comment.author.name);
      }
    }),
    runs,
  );
});
