import { mendedBy } from '@/lib/app/sign-in-watch';
import { platformOf } from '../platforms';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { Site } from '@/lib/domain/page';
import type { Person } from '@/lib/domain/person';
import { isDismissed } from '@/lib/domain/delivery';
import type { SiteAuth } from '@/lib/domain/stores';
import type { GivenSignIn, SiteRow } from '@/lib/domain/views';
import type { SettingsCalls } from '@/lib/messages/calls';
import type { Handlers } from '@/lib/messages/serve';
import { OWN_SIGN_IN } from '@/lib/platforms';
import { canPhotographAnything } from '../browser/any-picture';
import type { Core } from '../core';
import { describeTab } from '../describe-tab';
import { eraseAll } from '../erase-all';
import type { HintOnce } from '../hint-once';
import { removeSite } from '../remove-site';

const CHECK_LIMIT_MS = 30_000;
/** For a platform that is only looked at. */
const NEVER = new AbortController().signal;

/** Answers the popup and the options page. */
export function createSettingsHandlers(core: Core, hintOnce: HintOnce): Handlers<SettingsCalls> {
  return {
    describeTab: async ({ tabId }) => ok(await describeTab(core, tabId)),

    async enableOrigin({ origin, tabId }) {
      const enabled = await core.sites.enable(origin);
      if (enabled.ok) await retryReturned(core, origin);
      if (enabled.ok && tabId !== null) void hintOnce(tabId);
      return enabled;
    },

    async readSites() {
      const rows = await Promise.all((await core.siteStore.list()).map((site) => rowOf(core, site)));
      return ok({ rows, anyPicture: await canPhotographAnything() });
    },

    removeSite: ({ siteId }) => removeSite(core, siteId),

    forgetVisitor: ({ siteId }) => core.siteStore.saveVisitor(siteId, null),
    eraseAll: () => eraseAll(core),

    readNewsSettings: async () => ok(await core.newsStore.settings()),
    async setNewsSettings(settings) {
      await core.newsStore.saveSettings(settings);
      return ok(null);
    },

    async setLabelsPages({ siteId, on }) {
      await core.siteStore.saveLabelsPages(siteId, on);
      return ok(null);
    },

    async setRegister({ siteId, address }) {
      if (address === null) await core.registers.unlink(siteId);
      else {
        const linked = await core.registers.link(siteId, { address });
        if (!linked.ok) return linked;
      }
      await core.desk.rows.rebuildAll(siteId);
      return ok(null);
    },
    async setSignIn({ siteId, given }) {
      const site = await core.siteStore.find(siteId);
      if (site === null) return fail({ kind: 'refused', why: 'unknown-site' });
      const checked = await checkSignIn(site, given);
      if (!checked.ok) return checked;
      const { auth, me } = checked.value;
      await core.siteStore.saveAuth(site.id, auth);
      await core.access.forget(site.id);
      await core.outbox.retryMended(site.id, mendedBy(me));
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

/** What is kept of what was given: only what the wiki believes. */
async function checkSignIn(
  site: Site,
  given: GivenSignIn | { way: 'session' },
): Promise<Result<{ auth: SiteAuth; me: Person | null }>> {
  if (given.way === 'session') return ok({ auth: given, me: null }); // noticed when a page of the site is shown next
  if (OWN_SIGN_IN[site.kind] !== given.way) return fail({ kind: 'refused', why: 'unsupported-site' });
  if (given.way === 'application-password') {
    const auth = { ...given, login: given.login.trim(), password: given.password.trim() };
    const me = await whoIs(site, auth);
    return me.ok ? ok({ auth, me: me.value }) : me;
  }
  const token = given.token.trim();
  if (!/^[!-~]+$/.test(token)) return fail({ kind: 'signed-out' }); // no header can hold it
  const me = await whoIs(site, { way: 'access-token', token, name: '' });
  return me.ok ? ok({ auth: { way: 'access-token', token, name: me.value.name }, me: me.value }) : me;
}

/** Asks the wiki who this is; it need not know the page for that. What it does not believe reads as a visitor's, not as an error. */
async function whoIs(site: Site, auth: SiteAuth): Promise<Result<Person>> {
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
  const { me } = answer.value;
  return me === null ? fail({ kind: 'signed-out' }) : ok(me);
}

async function rowOf(core: Core, site: Site): Promise<SiteRow> {
  const auth = await core.siteStore.auth(site.id);
  const { labels } = platformOf(site, auth, async () => null, NEVER);
  const entries = await core.outboxStore.list({ siteId: site.id });
  return {
    site,
    signIn: auth.way,
    signedInAs: signedInAs(auth),
    offers: OWN_SIGN_IN[site.kind],
    waiting: entries.filter(({ parcel: { delivery } }) => delivery.state !== 'filed' && !isDismissed(delivery)).length,
    drafts: await core.drafts.count(site.id),
    labelsPages: labels === undefined ? null : await core.siteStore.labelsPages(site.id),
    register: await registerOf(core, site),
    kept: await core.siteStore.inventory(site.id),
  };
}

async function registerOf({ registers }: Core, { id }: Site): Promise<SiteRow['register']> {
  const kept = await registers.find(id);
  return kept === null ? null : { title: kept.page.title, url: kept.page.url };
}

function signedInAs(auth: SiteAuth): string | null {
  if (auth.way === 'session') return null;
  return auth.way === 'application-password' ? auth.login : auth.name;
}
