import * as v from 'valibot';

/** WordPress' times: UTC without saying so. */
const gmtTime = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`)),
  v.number(),
  v.finite(),
);
const id = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Plugins turn lists with gaps into objects; `[]` also stands for "no capabilities". */
const capabilities = v.pipe(
  v.union([v.record(v.string(), v.unknown()), v.array(v.unknown())]),
  v.transform((given) => (Array.isArray(given) ? [] : Object.keys(given).filter((name) => given[name] === true))),
);

/** `/users/me?context=edit`. */
export const MeShape = v.object({
  id,
  name: v.string(),
  email: v.optional(v.string(), ''),
  capabilities: v.optional(capabilities, {}),
});
export type Me = v.InferOutput<typeof MeShape>;

/** A post of any type; one without `comment_status` cannot hold comments. */
export const PostShape = v.object({
  id,
  status: v.string(),
  author: v.optional(id, 0),
  comment_status: v.optional(v.string(), 'closed'),
  content: v.optional(v.object({ protected: v.optional(v.boolean(), false) }), {}),
});

export const CommentShape = v.object({
  id,
  parent: v.optional(id, 0),
  author: v.optional(id, 0),
  author_name: v.optional(v.string(), ''),
  date_gmt: gmtTime,
  content: v.object({ rendered: v.string() }),
  link: v.optional(v.string(), ''),
  status: v.optional(v.string(), 'approved'),
});
export type WpComment = v.InferOutput<typeof CommentShape>;
export const CommentsShape = v.array(CommentShape);

/** The answer to a new comment: all that a receipt needs. */
export const FiledShape = v.object({ id, status: v.string(), link: v.optional(v.string(), '') });

export const AuthorsShape = v.array(v.object({ id, author: v.optional(id, 0) }));

/** Media may live on another host than the site: a CDN's address is fine, a script's is not. */
const webAddress = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'a web address'),
);
export const MediaShape = v.object({ id, source_url: webAddress });
export const MediaListShape = v.array(MediaShape);

export const IndexShape = v.object({ url: v.string(), home: v.optional(v.string(), '') });
export const DeletedShape = v.object({});
