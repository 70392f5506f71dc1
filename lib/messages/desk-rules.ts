import * as v from 'valibot';
import { ASK_KINDS, CLOSINGS, COACHING_POINTS, FLAG_OUTCOMES, IMPACTS, NEEDS, STATUSES } from '@/lib/domain/event';
import { articleRules } from './article-rules';
import { documentShape } from './document-shape';
import { VERDICTS } from '@/lib/domain/flags/page-flag';
import { FLAG_STATES } from '@/lib/domain/flags/site-flags';
import type { DeskCalls } from './desk-calls';
import type { Sender } from './runtime';
import { reader } from './read-ask';
import type { Rules } from './serve';
import * as shape from './shapes';

const ofSite = { siteId: shape.siteId };
const ofRequest = { ...ofSite, requestId: shape.eventId };
const queued = { ...ofRequest, eventId: shape.eventId };
const name = shape.shortWords;
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15));
const assignee = v.object({ kind: v.picklist(['person', 'group']), id: name, name });

const update = v.variant('as', [
  v.object({ as: v.literal('reply'), due: v.optional(moment) }),
  v.object({ as: v.literal('article'), url: v.pipe(v.string(), v.url(), v.maxLength(2_000)) }),
  v.object({
    as: v.literal('status'),
    status: v.picklist(STATUSES),
    how: v.optional(v.picklist(CLOSINGS)),
    gap: v.optional(v.literal(true)),
  }),
]);

const note = v.variant('kind', [
  v.object({ kind: v.literal('note') }),
  v.object({ kind: v.literal('assigned'), to: v.nullable(assignee) }),
  v.object({
    kind: v.literal('time'),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
    billable: v.boolean(),
    client: name,
  }),
  v.object({ kind: v.literal('merged'), into: v.nullable(shape.eventId) }),
  v.object({
    kind: v.literal('coached'),
    about: name,
    points: v.pipe(v.array(v.picklist(COACHING_POINTS)), v.maxLength(10)),
  }),
  v.object({ kind: v.literal('escalated'), to: assignee, until: v.nullable(moment) }),
]);

const pageKey = v.pipe(v.string(), v.maxLength(8_000));
const flagged = v.object({ pageKey, sectionId: name });
const pageFlags = v.object({
  pageKey,
  flags: v.array(
    v.object({
      sectionId: name,
      section: v.object({
        path: v.pipe(v.array(shape.words), v.maxLength(20)),
        occurrence: v.pipe(v.number(), v.integer(), v.minValue(0)),
        bodyHash: v.nullable(name),
      }),
      state: v.picklist(FLAG_STATES),
      why: shape.words,
      themes: v.array(v.object({ words: shape.words, people: v.number() })),
      effect: v.optional(v.object({ verdict: v.picklist(VERDICTS), words: shape.words })),
    }),
  ),
});
const pageBlocks = v.pipe(
  v.array(
    v.union([
      v.object({ kind: v.picklist(['heading', 'paragraph']), text: shape.words }),
      v.object({ kind: v.literal('list'), items: v.array(shape.words) }),
    ]),
  ),
  v.maxLength(1_000),
);
const ofSection = { ...ofSite, pageKey, sectionId: name };
const noted = v.object({
  pageKey,
  path: v.pipe(v.array(name), v.maxLength(20)),
  text: shape.words,
  ask: v.picklist(ASK_KINDS),
  need: v.picklist(NEEDS),
  impact: v.picklist(IMPACTS),
  asker: name,
  channel: name,
  owner: v.optional(v.object({ id: name, name, assignedBy: shape.eventId })),
});
const filter = v.object({ name, query: name });

/** For each call of the desk: who may use it and what its question looks like. */
export function deskRules(allows: (sender: Sender) => boolean): Rules<DeskCalls> {
  return {
    readDesk: { allows, read: () => null },
    runSync: { allows, read: reader(v.object({ ...ofSite, byHand: v.boolean() })) },
    stopSync: { allows, read: reader(v.object(ofSite)) },
    chooseScope: { allows, read: reader(v.object({ ...ofSite, scope: v.pipe(v.array(name), v.maxLength(200)) })) },
    readRequest: { allows, read: reader(v.object({ ...ofRequest, fresh: v.boolean() })) },
    saveTyped: { allows, read: reader(v.object({ ...ofRequest, text: shape.words })) },
    queueUpdate: { allows, read: reader(v.object({ ...queued, text: shape.words, update })) },
    queueNote: { allows, read: reader(v.object({ ...queued, text: shape.words, note })) },
    flagSection: {
      allows,
      read: reader(v.object({ ...ofSite, eventId: shape.eventId, flagged, text: shape.words })),
    },
    reviewFlag: {
      allows,
      read: reader(
        v.object({
          ...ofSite,
          eventId: shape.eventId,
          flagId: shape.eventId,
          pageKey,
          outcome: v.picklist(FLAG_OUTCOMES),
          text: shape.words,
        }),
      ),
    },
    keepFlags: {
      allows,
      read: reader(v.object({ ...ofSite, pages: v.pipe(v.array(pageFlags), v.maxLength(10_000)) })),
    },
    writeReport: { allows, read: reader(v.object({ ...ofSite, blocks: pageBlocks, forAll: pageBlocks })) },
    readWording: { allows, read: reader(v.object(ofSection)) },
    keepWording: {
      allows,
      read: reader(v.object({ ...ofSection, base: documentShape, next: documentShape, note: shape.words })),
    },
    checkWording: { allows, read: reader(v.object({ ...ofSection, next: documentShape })) },
    publishWording: {
      allows,
      read: reader(v.object({ ...ofSection, base: documentShape, next: documentShape, note: shape.words })),
    },
    ...articleRules(allows),
    undo: { allows, read: reader(v.object({ eventId: shape.eventId })) },
    retry: { allows, read: reader(v.object({ eventId: shape.eventId })) },
    decideHeld: {
      allows,
      read: reader(v.object({ ...ofSite, commentId: shape.commentId, to: v.picklist(['approved', 'trash']) })),
    },
    tidyUp: { allows, read: reader(v.object({ ...ofRequest, resolved: v.boolean() })) },
    noteRequest: { allows, read: reader(v.object({ ...ofSite, eventId: shape.eventId, noted })) },
    headingsAt: { allows, read: reader(v.object({ ...ofSite, address: shape.address })) },
    findColleagues: { allows, read: reader(v.object({ ...ofSite, words: name })) },
    setUp: { allows, read: reader(v.object({ ...ofSite, beside: v.pipe(v.string(), v.maxLength(8_000)) })) },
    linkRegister: { allows, read: reader(v.object({ ...ofSite, address: shape.address })) },
    unlinkRegister: { allows, read: reader(v.object(ofSite)) },
    saveSetting: {
      allows,
      read: reader(
        v.object({
          ...ofSite,
          eventId: shape.eventId,
          set: name,
          key: name,
          value: v.nullable(v.pipe(v.string(), v.maxLength(480))),
          text: shape.words,
        }),
      ),
    },
    saveFilters: { allows, read: reader(v.object({ filters: v.pipe(v.array(filter), v.maxLength(100)) })) },
    saveWordingHelp: { allows, read: reader(v.object({ on: v.boolean() })) },
  };
}
