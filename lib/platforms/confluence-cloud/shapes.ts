import * as v from 'valibot';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const time = v.pipe(v.string(), v.transform(Date.parse), v.number(), v.finite());
const links = v.optional(
  v.object({ next: v.optional(v.string()), base: v.optional(v.string()), webui: v.optional(v.string()) }),
  {},
);

/** `authorId` is the editor's once a comment was edited; version 1 knows who wrote it. */
const version = v.object({
  number: v.optional(v.number(), 1),
  authorId: v.optional(v.nullable(v.string()), null),
  createdAt: time,
});

/** A comment of either place, with its body in storage format. */
export const CommentShape = v.object({
  id,
  parentCommentId: v.optional(v.nullable(id), null),
  version,
  body: v.object({ storage: v.object({ value: v.string() }) }),
  resolutionStatus: v.optional(v.nullable(v.string()), null),
  properties: v.optional(
    v.object({
      inlineOriginalSelection: v.optional(v.nullable(v.string()), null),
      inlineMarkerRef: v.optional(v.nullable(v.string()), null),
    }),
    { inlineOriginalSelection: null, inlineMarkerRef: null },
  ),
  _links: links,
});
/** Where an inline comment stands, and the version that an update has to follow. */
export const ResolutionShape = v.object({
  version: v.object({ number: v.number() }),
  resolutionStatus: v.optional(v.nullable(v.string()), null),
});
export type CloudComment = v.InferOutput<typeof CommentShape>;

/** One page of any list; `_links.next` leads on. */
export const CommentListShape = v.object({ results: v.optional(v.array(CommentShape), []), _links: links });

/** The answer to a new comment: all that a receipt needs, and in whose name it stands. */
export const FiledShape = v.object({
  id,
  version: v.optional(v.object({ authorId: v.optional(v.nullable(v.string()), null) }), {}),
  _links: links,
});

export const FirstVersionShape = version;

/** v1 `/user/current`. A visitor without an account is `anonymous`. */
export const CurrentUserShape = v.object({
  type: v.string(),
  accountId: v.optional(v.string()),
  displayName: v.optional(v.nullable(v.string())),
  publicName: v.optional(v.nullable(v.string())),
});

export const PeopleShape = v.object({
  results: v.optional(
    v.array(
      v.object({
        accountId: v.string(),
        displayName: v.optional(v.nullable(v.string())),
        publicName: v.optional(v.nullable(v.string())),
      }),
    ),
    [],
  ),
});

/** A page in the trash can still be read by its id; only a `current` one takes comments. */
export const PageShape = v.object({
  id,
  status: v.optional(v.string(), 'current'),
  spaceId: v.optional(v.nullable(id), null),
});
export const PageBodyShape = v.object({ id, body: v.object({ storage: v.object({ value: v.string() }) }) });

export const PageVersionShape = v.object({
  id,
  title: v.string(),
  status: v.string(),
  /** Whose it is now, which blog posts do not tell; and who made it. */
  ownerId: v.optional(v.nullable(v.string()), null),
  authorId: v.optional(v.nullable(v.string()), null),
  version: v.object({ number: v.number() }),
  body: v.optional(v.object({ storage: v.optional(v.object({ value: v.string() })) }), {}),
});

export const OperationsShape = v.object({
  operations: v.optional(
    v.nullable(v.array(v.object({ operation: v.optional(v.string(), ''), targetType: v.optional(v.string(), '') }))),
    [],
  ),
});

export const AttachmentsShape = v.object({
  results: v.optional(v.array(v.object({ title: v.optional(v.string(), '') })), []),
});

/** One comment of a v1 search. `history` is that of its first version, `ancestors` the comments above it, outermost first. */
export const FoundShape = v.object({
  id,
  version: v.object({
    number: v.optional(v.number(), 1),
    when: time,
    by: v.optional(v.nullable(v.object({ accountId: v.optional(v.nullable(v.string()), null) })), null),
  }),
  history: v.object({
    createdDate: time,
    createdBy: v.object({ accountId: v.optional(v.nullable(v.string()), null) }),
  }),
  ancestors: v.optional(v.nullable(v.array(v.object({ id }))), []),
  body: v.object({ storage: v.object({ value: v.string() }) }),
  _links: links,
});

/** One page of a search; each result is read by itself, so that an odd one spoils no other. */
export const SearchShape = v.object({ results: v.optional(v.array(v.unknown()), []), _links: links });
