import { flushSync, mount } from 'svelte';
import OptionsApp from '@/components/options/OptionsApp.svelte';
import { inJar } from '@/lib/domain/jar';
import { siteIdOf, type SiteKind } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { SiteRow } from '@/lib/domain/views';
import { OWN_SIGN_IN } from '@/lib/platforms/sign-in';
import { Options } from '@/lib/ui/options.svelte';
import { aSite } from '../../../dom/ui/examples';
import { never } from '../../../dom/ui/fake-session';

type Read = () => Promise<Result<{ rows: SiteRow[]; anyPicture: boolean }>>;

function aRow(kind: SiteKind, baseUrl: string, name: string, part: Partial<SiteRow> = {}): SiteRow {
  const site = { ...aSite(), id: siteIdOf(kind, baseUrl), kind, origin: new URL(baseUrl).origin, baseUrl, name };
  return {
    site,
    signIn: 'session',
    signedInAs: null,
    offers: OWN_SIGN_IN[kind],
    waiting: 0,
    drafts: 0,
    register: null,
    labelsPages: null,
    kept: { pages: 3, answered: 2, sent: 12, drafts: 1, files: 2, bytes: 1_204_880, hidden: 1, visitor: null },
    ...part,
  };
}

const blog = aRow('wordpress', 'https://blog.example.org', 'Blog');
const intranet = aRow('confluence-dc', 'https://docs.example.net/confluence', 'Intranet');
const withToken = { signIn: 'access-token', signedInAs: 'Rana Haddad' } as const;
const inJarOf = (jar: string): SiteRow => ({ ...blog, site: { ...blog.site, id: inJar(blog.site.id, jar) } });
const rows: SiteRow[] = [
  { ...blog, site: aSite(), signIn: 'application-password', signedInAs: 'rana', waiting: 2, drafts: 1 },
  { ...aRow('confluence-cloud', 'https://team.example.net/wiki', 'Team wiki'), labelsPages: true },
  blog,
  aRow('confluence-dc', 'https://docs.example.net/wiki', 'Handbook', withToken),
  intranet,
];

function showOptions(read: Read, then: (options: Options) => Promise<void> | void = () => {}) {
  return async (target: HTMLElement) => {
    const options = new Options({
      calls: {
        readSites: read,
        removeSite: async () => ok(null),
        setSignIn: async ({ given }) => (given.way === 'session' ? ok(null) : fail({ kind: 'signed-out' })),
        setLabelsPages: async () => ok(null),
        setRegister: async () => ok(null),
        forgetVisitor: async () => ok(null),
        readNewsSettings: async () => ok({ tell: 'each', quiet: { from: 18 * 60, to: 8 * 60 } }),
        setNewsSettings: async () => ok(null),
        eraseAll: async () => ok(null),
      },
      saveCopy: async () => true,
      changeAnyPicture: async (wanted) => wanted,
      shortcut: async () => 'Alt+Shift+K',
    });
    mount(OptionsApp, { target, props: { options } });
    await Promise.race([Promise.all([options.read(), options.news.read()]), new Promise((done) => setTimeout(done))]);
    await then(options);
    flushSync();
  };
}

const some: Read = async () => ok({ rows, anyPicture: false });
const [first] = rows;

/** The options page. */
export const optionsStates = {
  'options-some': showOptions(some),
  'options-kept': async (target: HTMLElement) => {
    const visited = { ...blog, kept: { ...blog.kept, visitor: 'Rana von Rechtsschutzversicherung' } };
    await showOptions(async () => ok({ rows: [visited], anyPicture: false }))(target);
    target.querySelector('details')?.setAttribute('open', '');
  },
  'options-jars': showOptions(async () =>
    ok({ rows: [blog, inJarOf('private'), inJarOf('firefox-container-2')], anyPicture: false }),
  ),
  'options-erasing': showOptions(some, (options) => options.askToErase()),
  'options-copied': showOptions(some, (options) => options.copy()),
  'options-empty': showOptions(async () => ok({ rows: [], anyPicture: true })),
  'options-loading': showOptions(never),
  'options-failed': showOptions(async () => fail({ kind: 'no-answer' })),
  'options-removing': showOptions(some, (options) => {
    if (first !== undefined) options.askToRemove(first.site.id);
  }),
  'options-wrong-password': showOptions(some, async (options) => {
    options.openSignIn(blog.site.id);
    await options.signIn(blog, { way: 'application-password', login: 'rana', password: 'wrong' });
  }),
  'options-wrong-token': showOptions(some, async (options) => {
    options.openSignIn(intranet.site.id);
    await options.signIn(intranet, { way: 'access-token', token: 'wrong' });
  }),
  'options-token-erased': showOptions(some, async (options) => {
    await options.useSession({ ...intranet, ...withToken });
  }),
};
