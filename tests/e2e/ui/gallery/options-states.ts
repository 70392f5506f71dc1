import { flushSync, mount } from 'svelte';
import OptionsApp from '@/components/options/OptionsApp.svelte';
import { siteIdOf } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { SiteRow } from '@/lib/domain/views';
import { Options } from '@/lib/ui/options.svelte';
import { aSite } from '../../../dom/ui/examples';
import { never } from '../../../dom/ui/fake-session';

type Read = () => Promise<Result<{ rows: SiteRow[]; anyPicture: boolean }>>;

const wiki = 'https://team.example.net/wiki';
const rows: SiteRow[] = [
  { site: aSite(), signIn: 'application-password', login: 'rana', waiting: 2, drafts: 1, labelsPages: null },
  {
    site: {
      ...aSite(),
      id: siteIdOf('confluence-cloud', wiki),
      kind: 'confluence-cloud',
      origin: 'https://team.example.net',
      baseUrl: wiki,
      name: 'Team wiki',
    },
    signIn: 'session',
    login: null,
    waiting: 0,
    drafts: 0,
    labelsPages: true,
  },
  {
    site: { ...aSite(), id: siteIdOf('wordpress', 'https://blog.example.org'), name: 'Blog' },
    signIn: 'session',
    login: null,
    waiting: 0,
    drafts: 0,
    labelsPages: null,
  },
];

function showOptions(read: Read, then: (options: Options) => Promise<void> | void = () => {}) {
  return async (target: HTMLElement) => {
    const options = new Options({
      calls: {
        readSites: read,
        removeSite: async () => ok(null),
        setApplicationPassword: async () => fail({ kind: 'signed-out' }),
        setLabelsPages: async () => ok(null),
      },
      changeAnyPicture: async (wanted) => wanted,
      shortcut: async () => 'Alt+Shift+K',
    });
    mount(OptionsApp, { target, props: { options } });
    await Promise.race([options.read(), new Promise((done) => setTimeout(done))]);
    await then(options);
    flushSync();
  };
}

const some: Read = async () => ok({ rows, anyPicture: false });
const [first, , last] = rows;

/** The options page. */
export const optionsStates = {
  'options-some': showOptions(some),
  'options-empty': showOptions(async () => ok({ rows: [], anyPicture: true })),
  'options-loading': showOptions(never),
  'options-failed': showOptions(async () => fail({ kind: 'no-answer' })),
  'options-removing': showOptions(some, (options) => {
    if (first !== undefined) options.askToRemove(first.site.id);
  }),
  'options-wrong-password': showOptions(some, async (options) => {
    if (last === undefined) return;
    options.openSignIn(last.site.id);
    await options.signIn(last, 'rana', 'wrong');
  }),
};
