import { authorIn } from '@/lib/app/access';
import { freshDraft } from '@/lib/app/drafts';
import type { Visit } from '@/lib/app/sessions';
import { fail, ok } from '@/lib/domain/result';
import type { DrawerStart } from '@/lib/domain/views';
import type { DrawerCalls } from '@/lib/messages/calls';
import type { Handlers } from '@/lib/messages/serve';
import type { Asking } from '../asking';
import { canPhotographAnything } from '../browser/any-picture';
import { panel } from '../browser/panel';
import { askShortcut } from '../browser/shortcut';
import type { Core } from '../core';
import { seatOf } from '../senders';
import { createFlagHandlers } from './drawer-flags';
import { createPictureHandlers } from './drawer-pictures';
import { createRequestHandlers } from './drawer-requests';
import { withVisit } from './session';

/** Who waits longer for a name has typed on. */
const PEOPLE_LIMIT_MS = 10_000;

/** In the tab of its page: so that page lets it run. */
function runsOverPage({ seat, pageTabId }: Visit): boolean {
  return seat.in === 'tab' && seat.tabId === pageTabId;
}

/** Answers drawers, in whichever place they are. */
export function createDrawerHandlers(core: Core, asking: Asking): Handlers<DrawerCalls> {
  return {
    async redeem({ ticket, claim }, sender) {
      const redeemed = await core.sessions.redeem(ticket, claim, seatOf(sender));
      if (redeemed === null) return fail({ kind: 'refused', why: 'not-allowed' });
      const { session, visit } = redeemed;
      const site = await core.siteStore.find(visit.page.siteId);
      if (site === null) return fail({ kind: 'refused', why: 'unknown-site' });
      if (runsOverPage(visit)) {
        await core.blockingOrigins.clear(site.origin);
        await panel.withdraw(visit.pageTabId);
      }
      const kept = await core.drafts.current(visit.page);
      const start: DrawerStart = {
        site,
        page: visit.page,
        view: visit.view,
        draft: kept ?? freshDraft(visit.opening),
        draftFound: (kept?.text ?? '').trim() !== '',
        focus: visit.focus,
        picture: {
          can: visit.byGesture || (await canPhotographAnything()),
          shortcut: await askShortcut(),
          problem: visit.pictureProblem,
        },
      };
      return ok({ session, start });
    },

    readAccess: withVisit(core, async (visit, { session }) => {
      const answer = await core.access.read(visit.page);
      if (answer.ok) await core.sessions.noteAuthor(session, visit.seat, authorIn(answer.value));
      return answer;
    }),
    findPeople: withVisit(core, async ({ page }, { words }) => {
      const source = (await core.findPlatform(page.siteId))?.people;
      if (source === undefined) return ok({ people: [] });
      const found = await source.find(words, AbortSignal.timeout(PEOPLE_LIMIT_MS));
      return found.ok ? ok({ people: found.value }) : found;
    }),
    saveDraft: withVisit(core, ({ page }, { draft }) => core.drafts.save(page, draft)),
    readDraft: withVisit(core, async ({ page, opening }) =>
      ok({ draft: (await core.drafts.current(page)) ?? freshDraft(opening) }),
    ),
    discardDraft: withVisit(core, async ({ page }) => {
      const discarded = await core.drafts.discard(page);
      return discarded.ok ? ok(null) : discarded;
    }),
    restoreDraft: withVisit(core, ({ page }) => core.drafts.restore(page)),
    saveReply: withVisit(core, ({ page }, { requestId, text }) => core.drafts.saveReply(page, { requestId, text })),
    readReplies: withVisit(core, async ({ page }) => ok({ replies: await core.drafts.replies(page) })),
    readVisitor: withVisit(core, async ({ page }) => ok({ card: await core.siteStore.visitor(page.siteId) })),
    saveVisitor: withVisit(core, ({ page }, { card }) => core.siteStore.saveVisitor(page.siteId, card)),
    ...createPictureHandlers(core, asking),
    ...createFlagHandlers(core),
    ...createRequestHandlers(core),
  };
}
