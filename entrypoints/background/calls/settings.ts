import { mendedBy } from '@/lib/app/sign-in-watch';
import { platformOf } from '../platforms';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { Site } from '@/lib/domain/page';
import type { Person } from '@/lib/domain/person';
import { isDismissed } from '@/lib/domain/delivery';
import type { SiteAuth } from '@/lib/domain/stores';
import type { SiteRow } from '@/lib/domain/views';
import type { SettingsCalls } from '@/lib/messages/calls';
import type { Handlers } from '@/lib/messages/serve';
import { canPhotographAnything } from '../browser/any-picture';
import type { Core } from '../core';
import { describeTab } from '../describe-tab';
import { removeSite } from '../remove-site';

const CHECK_LIMIT_MS = 30_000;

/** Answers the popup and the options page. */
export function createSettingsHandlers(core: Core): Handlers<SettingsCalls> {
  return {
    describeTab: async ({ tabId }) => ok(await describeTab(core, tabId)),

    async enableOrigin({ origin }) {
      const enabled = await core.sites.enable(origin);
      if (enabled.ok) await retryReturned(core, origin);
      return enabled;
    },

    async readSites() {
      const rows = await Promise.all((await core.siteStore.list()).map((site) => rowOf(core, site)));
      return ok({ rows, anyPicture: await canPhotographAnything() });
    },

    removeSite: ({ siteId }) => removeSite(core, siteId),

    async setApplicationPassword(ask) {
      const site = await core.siteStore.find(ask.siteId);
      if (site === null) return fail({ kind: 'refused', why: 'unknown-site' });
      const auth: SiteAuth =
        ask.login === null
          ? { way: 'session' }
          : { way: 'application-password', login: ask.login.trim(), password: ask.password.trim() };
      // Who is there by the session is noticed when a page of the site is shown next
      const checked = auth.way === 'session' ? ok(null) : await checkSignIn(site, auth);
      if (!checked.ok) return checked;
      await core.siteStore.saveAuth(site.id, auth);
      await core.access.forget(site.id);
      await core.outbox.retryMended(site.id, mendedBy(checked.value));
      void core.outbox.deliverDue();
      return ok(null);
    },
  };
}

/** What was refused because its site was off is tried again now that it is on. */
export async function retryReturned(core: Core, origin: string): Promise<void> {
  const sites = (await core.siteStore.list()).filter((site) => site.origin === origin);
  for (const { id } of sites) {
    await core.outbox.retryMended(id, (problem) => problem.kind === 'refused' && problem.why === 'unknown-site');
  }
  void core.outbox.deliverDue();
}

/** Asks the wiki who this is; it need not know the page for that. Wrong passwords read as a visitor's, not as an error. */
async function checkSignIn(site: Site, auth: SiteAuth): Promise<Result<Person>> {
  const limit = AbortSignal.timeout(CHECK_LIMIT_MS);
  const { access } = platformOf(site, auth, async () => null, limit);
  if (access === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
  const anyPage = {
    siteId: site.id,
    kind: site.kind,
    pageId: '0',
    contentType: 'posts',
    url: site.baseUrl,
    title: '',
    version: null,
  };
  const answer = await access.accessTo(anyPage, limit);
  if (!answer.ok) return answer;
  return answer.value.me === null ? fail({ kind: 'signed-out' }) : ok(answer.value.me);
}

async function rowOf(core: Core, site: Site): Promise<SiteRow> {
  const auth = await core.siteStore.auth(site.id);
  const entries = await core.outboxStore.list({ siteId: site.id });
  return {
    site,
    signIn: auth.way,
    login: auth.way === 'application-password' ? auth.login : null,
    waiting: entries.filter(({ parcel: { delivery } }) => delivery.state !== 'filed' && !isDismissed(delivery)).length,
    drafts: await core.drafts.count(site.id),
  };
}
