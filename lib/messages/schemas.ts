import * as v from 'valibot';
import { NewsSettingsShape } from '@/lib/domain/news';
import type { BackgroundCalls, DrawerCalls, OverlayCalls, SettingsCalls } from './calls';
import { deskRules } from './desk-rules';
import { reader } from './read-ask';
import type { Sender } from './runtime';
import type { Rules } from './serve';
import * as shape from './shapes';

/** Says who a sender is, by what the browser itself tells of it. */
export interface SenderRules {
  overlay: (sender: Sender) => boolean;
  drawer: (sender: Sender) => boolean;
  settings: (sender: Sender) => boolean;
  desk: (sender: Sender) => boolean;
}

/** `null` is the question itself where nothing is asked along, so it is told from "does not fit". */
const readsNothing = () => null;

const inSession = { session: shape.sessionId };
const aboutEvent = v.object({ ...inSession, eventId: shape.eventId });
const onlySession = v.object(inSession);
const asVisitor = { visitor: v.optional(shape.visitorCard) };

/** For each call to the background: who may use it and what its question looks like. */
export function createRules(senders: SenderRules): Rules<BackgroundCalls> {
  return {
    ...overlayRules(senders.overlay),
    ...drawerRules(senders.drawer),
    ...settingsRules(senders.settings),
    ...deskRules(senders.desk),
  };
}

function overlayRules(allows: (sender: Sender) => boolean): Rules<OverlayCalls> {
  return {
    pageShown: { allows, read: reader(shape.report) },
    readStyles: { allows, read: reader(v.object({ of: v.picklist(['light', 'dark', 'drawer']) })) },
    placeMarks: {
      allows,
      read: reader(v.object({ report: shape.report, page: shape.pageSent, ids: shape.markIds })),
    },
    describePlace: {
      allows,
      read: reader(v.object({ page: shape.pageSent, start: shape.offset, end: shape.offset })),
    },
    hidePage: { allows, read: reader(v.object({ report: shape.report, hidden: v.boolean() })) },
    requestDrawer: {
      allows,
      read: reader(
        v.object({
          report: shape.report,
          view: shape.drawerOpening,
          pointing: shape.pointing,
          focus: v.nullable(shape.eventId),
          kind: v.nullable(shape.askKind),
        }),
      ),
    },
    drawerBlocked: { allows, read: reader(v.object({ ticket: shape.ticket, sure: v.boolean() })) },
  };
}

function drawerRules(allows: (sender: Sender) => boolean): Rules<DrawerCalls> {
  const aboutWords = v.object({ ...inSession, words: shape.words, anchor: shape.anchor });
  const withDraft = { ...inSession, draft: shape.draft };
  return {
    redeem: { allows, read: reader(v.object({ ticket: shape.ticket, claim: shape.claim })) },
    readAccess: { allows, read: reader(onlySession) },
    findPeople: { allows, read: reader(v.object({ ...inSession, words: shape.shortWords })) },
    saveDraft: { allows, read: reader(v.object(withDraft)) },
    readDraft: { allows, read: reader(onlySession) },
    discardDraft: { allows, read: reader(onlySession) },
    restoreDraft: { allows, read: reader(onlySession) },
    takeCapture: { allows, read: reader(onlySession) },
    readCapture: { allows, read: reader(v.object({ ...inSession, id: shape.captureId })) },
    addFile: { allows, read: reader(v.object({ ...inSession, ...shape.givenFile })) },
    addPicture: { allows, read: reader(v.object({ ...inSession, dataUrl: shape.givenFile.dataUrl })) },
    exportPictures: { allows, read: reader(v.object({ ...withDraft, as: v.picklist(['png', 'eml']) })) },
    queueRequest: { allows, read: reader(v.object({ ...withDraft, eventId: shape.eventId, ...asVisitor })) },
    queueReply: {
      allows,
      read: reader(
        v.object({
          ...inSession,
          eventId: shape.eventId,
          requestId: shape.eventId,
          as: shape.replyKind,
          text: shape.words,
          ...asVisitor,
        }),
      ),
    },
    queueDeed: {
      allows,
      read: reader(v.object({ ...aboutEvent.entries, requestId: shape.eventId, deed: shape.deed, ...asVisitor })),
    },
    queueReAnchor: {
      allows,
      read: reader(v.object({ ...aboutEvent.entries, requestId: shape.eventId, anchor: shape.anchor })),
    },
    queueTakeUp: {
      allows,
      read: reader(v.object({ ...inSession, eventId: shape.eventId, commentId: shape.commentId })),
    },
    setResolved: {
      allows,
      read: reader(v.object({ ...inSession, commentId: shape.commentId, resolved: v.boolean() })),
    },
    readVisitor: { allows, read: reader(onlySession) },
    saveVisitor: { allows, read: reader(v.object({ ...inSession, card: v.nullable(shape.visitorCard) })) },
    writeOut: { allows, read: reader(v.object({ ...withDraft, eventId: shape.eventId })) },
    saveReply: { allows, read: reader(v.object({ ...inSession, requestId: shape.eventId, text: shape.words })) },
    readReplies: { allows, read: reader(onlySession) },
    readThreads: {
      allows,
      read: reader(
        v.object({
          ...inSession,
          fresh: v.union([v.boolean(), v.literal('watched')]),
          shown: v.optional(shape.eventIds, []),
        }),
      ),
    },
    readOffers: { allows, read: reader(aboutWords) },
    searchWiki: { allows, read: reader(aboutWords) },
    noteAnswered: { allows, read: reader(onlySession) },
    readMyRequests: { allows, read: reader(onlySession) },
    retryNow: { allows, read: reader(aboutEvent) },
    takeBack: { allows, read: reader(aboutEvent) },
    setDismissed: {
      allows,
      read: reader(v.object({ ...inSession, eventId: shape.eventId, dismissed: v.boolean() })),
    },
    readFlags: { allows, read: reader(onlySession) },
    queueFlag: {
      allows,
      read: reader(v.object({ ...inSession, eventId: shape.eventId, anchor: shape.anchor, text: shape.words })),
    },
    openDesk: { allows, read: reader(v.object({ ...inSession, sectionId: shape.shortWords })) },
    openAddress: {
      allows,
      read: reader(
        v.object({
          ...inSession,
          what: v.picklist(['sign-in', 'page', 'form', 'comment', 'options', 'editor']),
          eventId: v.nullable(shape.eventId),
        }),
      ),
    },
  };
}

function settingsRules(allows: (sender: Sender) => boolean): Rules<SettingsCalls> {
  return {
    describeTab: { allows, read: reader(v.object({ tabId: v.number() })) },
    enableOrigin: { allows, read: reader(v.object({ origin: shape.address, tabId: v.nullable(v.number()) })) },
    readSites: { allows, read: readsNothing },
    removeSite: { allows, read: reader(v.object({ siteId: shape.siteId })) },
    forgetVisitor: { allows, read: reader(v.object({ siteId: shape.siteId })) },
    eraseAll: { allows, read: readsNothing },
    readNewsSettings: { allows, read: readsNothing },
    setNewsSettings: { allows, read: reader(NewsSettingsShape) },
    setLabelsPages: { allows, read: reader(v.object({ siteId: shape.siteId, on: v.boolean() })) },
    setRegister: { allows, read: reader(v.object({ siteId: shape.siteId, address: v.nullable(shape.address) })) },
    setSignIn: { allows, read: reader(v.object({ siteId: shape.siteId, given: shape.givenSignIn })) },
  };
}
