import * as v from 'valibot';
import type { Anchor } from '../anchor';
import {
  ARTICLE_STATES,
  ASK_KINDS,
  CLOSINGS,
  COACHING_POINTS,
  FLAG_OUTCOMES,
  IMPACTS,
  NEEDS,
  STATUSES,
} from '../event';
import { unpackId } from './pack';

/** The longest value of a setting, in characters; prose stands in the body. */
export const SETTING_LIMIT = 480;

/** What the trailer holds, in keys of one letter: docs/thread-format.md lists them. No prose: words stand in the body. */
const Id = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const id = unpackId(dataset.value);
    if (id !== null) return id;
    addIssue({ message: 'not an event id' });
    return NEVER;
  }),
);
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Short = v.pipe(v.string(), v.maxLength(600));
const Packed = v.pipe(v.string(), v.maxLength(900), v.regex(/^[\w-]*$/));

const AnchorRecord = v.object({
  /** Prefix and suffix of the quote, whose own text stands in the body; absent when nothing was selected. */
  q: v.optional(v.tuple([Short, Short])),
  p: v.optional(v.tuple([Count, Count])),
  s: v.tuple([v.array(Short), v.nullable(Short), Count, v.nullable(Short)]),
  /** The descriptor, packed. */
  d: v.optional(Packed),
});

const ToWhom = v.tuple([v.picklist(['person', 'group']), Short, Short]);
const Moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15));

const said = { i: Id, h: Short };
const about = { ...said, o: Id };
const pictures = { g: v.optional(Count, 0) };

export const TrailerRecord = v.variant('k', [
  v.object({
    k: v.literal('opened'),
    ...said,
    ...pictures,
    a: v.picklist(ASK_KINDS),
    n: v.picklist(NEEDS),
    m: v.picklist(IMPACTS),
    c: AnchorRecord,
    /** 1 when a line about the environment stands in the body. */
    e: v.optional(v.picklist([0, 1]), 0),
    v: v.optional(Short),
    f: v.optional(Short),
  }),
  v.object({
    k: v.literal('taken-up'),
    ...said,
    w: Short,
    a: v.picklist(ASK_KINDS),
    n: v.picklist(NEEDS),
    m: v.picklist(IMPACTS),
    c: AnchorRecord,
  }),
  v.object({ k: v.literal('detail'), ...about, ...pictures }),
  v.object({ k: v.literal('reply'), ...about, ...pictures, u: v.optional(Moment) }),
  v.object({
    k: v.literal('status'),
    ...about,
    s: v.picklist(STATUSES),
    w: v.optional(v.picklist(CLOSINGS)),
    /** 1: a gap, no section says it. */
    x: v.optional(v.literal(1)),
  }),
  v.object({ k: v.literal('me-too'), ...about }),
  v.object({ k: v.literal('rated'), ...about, y: v.picklist([0, 1]) }),
  v.object({ k: v.literal('re-anchored'), ...about, c: AnchorRecord }),
  v.object({ k: v.literal('article'), ...about }),
  v.object({ k: v.literal('note'), ...about }),
  v.object({ k: v.literal('assigned'), ...about, t: v.nullable(ToWhom) }),
  v.object({ k: v.literal('time'), ...about, d: Count, b: v.picklist([0, 1]), l: v.optional(Short, '') }),
  v.object({ k: v.literal('mirrored'), ...about }),
  v.object({ k: v.literal('merged'), ...about, j: v.nullable(Id) }),
  v.object({ k: v.literal('escalated'), ...about, t: ToWhom, u: v.nullable(Moment) }),
  v.object({ k: v.literal('flagged'), ...about, c: AnchorRecord, w: Short }),
  v.object({ k: v.literal('coached'), ...about, p: Short, f: v.array(v.picklist(COACHING_POINTS)) }),
  v.object({
    k: v.literal('article-state'),
    ...about,
    r: v.picklist(ARTICLE_STATES),
    p: Short,
    /** 1: in a section of that page. */
    x: v.optional(v.literal(1)),
  }),
  v.object({ k: v.literal('reviewed'), ...about, r: v.picklist(FLAG_OUTCOMES) }),
  v.object({
    k: v.literal('setting'),
    ...said,
    /** Set, key, and the value as JSON. */
    z: v.tuple([Short, Short, v.nullable(v.pipe(v.string(), v.maxLength(SETTING_LIMIT)))]),
  }),
]);
export type TrailerRecord = v.InferOutput<typeof TrailerRecord>;

/** An anchor without its quote's own text. */
export function anchorRecord({ quote, position, section, descriptor }: Anchor): v.InferInput<typeof AnchorRecord> {
  return {
    ...(quote && { q: [quote.prefix, quote.suffix] }),
    ...(position && { p: [position.start, position.end] }),
    s: [section.path, section.headingId, section.occurrence, section.bodyHash],
    ...(descriptor !== undefined && { d: descriptor }),
  };
}

/** The anchor again, with the quote as it was found beside the record; `null` when there was none. */
export function readAnchor(record: v.InferOutput<typeof AnchorRecord>, exact: string | null): Anchor {
  const [path, headingId, occurrence, bodyHash] = record.s;
  return {
    quote: record.q && exact !== null ? { exact, prefix: record.q[0], suffix: record.q[1] } : null,
    position: record.p ? { start: record.p[0], end: record.p[1] } : null,
    section: { path, headingId, occurrence, bodyHash },
    ...(record.d !== undefined && { descriptor: record.d }),
  };
}
