import * as v from 'valibot';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const time = v.pipe(v.string(), v.transform(Date.parse), v.number(), v.finite());

/** Somebody by user key (since 5.x) and name; an account that is gone has neither. */
export const PersonShape = v.object({
  type: v.optional(v.string(), 'unknown'),
  userKey: v.optional(v.nullable(v.string())),
  username: v.optional(v.nullable(v.string())),
  displayName: v.optional(v.nullable(v.string()), null),
});
export type DataCenterPerson = v.InferOutput<typeof PersonShape>;

/** A comment of any place, with its body, who first wrote it and when, and what it answers. */
export const CommentShape = v.object({
  id,
  body: v.object({ storage: v.object({ value: v.string() }) }),
  history: v.object({ createdBy: v.optional(v.nullable(PersonShape), null), createdDate: time }),
  ancestors: v.optional(v.array(v.object({ id, type: v.optional(v.string()) })), []),
  extensions: v.optional(
    v.object({
      location: v.optional(v.string(), 'footer'),
      resolution: v.optional(v.object({ status: v.optional(v.string(), 'open') })),
      inlineProperties: v.optional(
        v.object({
          originalSelection: v.optional(v.nullable(v.string()), null),
          markerRef: v.optional(v.nullable(v.string()), null),
        }),
        { originalSelection: null, markerRef: null },
      ),
    }),
    { location: 'footer', inlineProperties: { originalSelection: null, markerRef: null } },
  ),
});
export type DataCenterComment = v.InferOutput<typeof CommentShape>;

/** Any content with who first wrote it. */
export const WrittenShape = v.object({ history: v.object({ createdBy: v.optional(v.nullable(PersonShape), null) }) });

/** One part of any list: `limit` is what the server kept to, `next` is there while there is more. */
const listOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({
    results: v.optional(v.array(item), []),
    limit: v.optional(v.number()),
    _links: v.optional(v.object({ next: v.optional(v.string()) }), {}),
  });
export const CommentListShape = listOf(CommentShape);
export const AnythingListShape = listOf(v.unknown());
export const AttachmentListShape = listOf(v.object({ title: v.optional(v.string(), '') }));

/** The answer to a new comment, of the API and of the inline comments' plugin: a string here, a number there. */
export const FiledShape = v.object({ id });

export const PageBodyShape = v.object({ id, body: v.object({ storage: v.object({ value: v.string() }) }) });

export const OperationsShape = v.object({
  id,
  operations: v.optional(
    v.nullable(v.array(v.object({ operation: v.optional(v.string(), ''), targetType: v.optional(v.string(), '') }))),
    [],
  ),
});

export const AccessModeShape = v.string();
