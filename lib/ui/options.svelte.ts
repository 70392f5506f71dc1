import { NewsChoice } from './news-choice.svelte';
import type { SiteId } from '@/lib/domain/ids';
import { fail } from '@/lib/domain/result';
import type { Problem } from '@/lib/domain/problem';
import type { OwnSignIn } from '@/lib/domain/stores';
import type { GivenSignIn, SiteRow } from '@/lib/domain/views';
import type { SettingsCalls } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';

export interface OptionsPorts {
  calls: Pick<
    Client<SettingsCalls>,
    | 'readSites'
    | 'removeSite'
    | 'setSignIn'
    | 'setLabelsPages'
    | 'setRegister'
    | 'readNewsSettings'
    | 'setNewsSettings'
    | 'forgetVisitor'
    | 'eraseAll'
  >;
  /** Saves a copy of everything that is kept in this browser; false where it could not be made. */
  saveCopy: () => Promise<boolean>;
  /** Asks for, or gives back, the permission to photograph any tab. Must be called within the click. */
  changeAnyPicture: (wanted: boolean) => Promise<boolean>;
  /** The key that asks with a picture, as the browser has it; `null` when none is set. */
  shortcut: () => Promise<string | null>;
}

type Listed = { state: 'reading' } | { state: 'read'; rows: SiteRow[] } | { state: 'stuck'; problem: Problem };

/** What is being done to one site. */
type Doing =
  | { doing: 'nothing' }
  | { doing: 'asking-to-remove'; siteId: SiteId }
  | { doing: 'signing-in'; siteId: SiteId; checking: boolean; problem: Problem | null };

/** What was just done; `signed-in` and `session-again` with what was given or is forgotten. */
type Spoken =
  | { did: 'erased' | 'copied' }
  | { did: 'removed' | 'visitor-forgotten' | 'register-kept'; site: string }
  | { did: 'signed-in' | 'session-again'; way: OwnSignIn; site: string };

/** The options page: sites, sign-in, pictures. */
export class Options {
  #listed = $state.raw<Listed>({ state: 'reading' });
  #doing = $state.raw<Doing>({ doing: 'nothing' });
  #erasing = $state<'no' | 'asking' | 'erasing'>('no');
  #copying = $state(false);
  #anyPicture = $state(false);
  #shortcut = $state<string | null>(null);
  #spoken = $state.raw<Spoken | null>(null);
  #problem = $state.raw<Problem | null>(null);
  readonly news: NewsChoice;
  readonly #ports: OptionsPorts;

  /** What would be lost with everything else. */
  readonly unsent = $derived.by(() => {
    const rows = this.#listed.state === 'read' ? this.#listed.rows : [];
    const sum = (of: (row: SiteRow) => number) => rows.reduce((total, row) => total + of(row), 0);
    return { waiting: sum(({ waiting }) => waiting), drafts: sum(({ drafts }) => drafts) };
  });

  constructor(ports: OptionsPorts) {
    this.#ports = ports;
    this.news = new NewsChoice(ports.calls);
  }

  get listed(): Listed {
    return this.#listed;
  }
  get doing(): Doing {
    return this.#doing;
  }
  get erasing(): 'no' | 'asking' | 'erasing' {
    return this.#erasing;
  }
  get copying(): boolean {
    return this.#copying;
  }
  get anyPicture(): boolean {
    return this.#anyPicture;
  }
  get shortcut(): string | null {
    return this.#shortcut;
  }
  /** What was just done, read aloud and shown. */
  get spoken(): Spoken | null {
    return this.#spoken;
  }
  /** Why the last step did not work. */
  get problem(): Problem | null {
    return this.#problem;
  }

  async read(): Promise<void> {
    const [sites, shortcut] = await Promise.all([this.#ports.calls.readSites(null), this.#ports.shortcut()]);
    this.#shortcut = shortcut;
    if (!sites.ok) {
      this.#listed = { state: 'stuck', problem: sites.problem };
      return;
    }
    this.#listed = { state: 'read', rows: sites.value.rows };
    this.#anyPicture = sites.value.anyPicture;
  }

  askToRemove(siteId: SiteId): void {
    this.#doing = { doing: 'asking-to-remove', siteId };
  }

  openSignIn(siteId: SiteId): void {
    this.#doing = { doing: 'signing-in', siteId, checking: false, problem: null };
  }

  leave(): void {
    this.#doing = { doing: 'nothing' };
    this.#erasing = 'no';
  }

  /** Saves a copy of everything that is kept here. */
  async copy(): Promise<void> {
    if (this.#copying) return;
    this.#copying = true;
    const saved = await this.#ports.saveCopy();
    this.#copying = false;
    this.#problem = saved ? null : { kind: 'refused', why: 'storage-full' };
    if (saved) this.#spoken = { did: 'copied' };
  }

  async askToErase(): Promise<void> {
    await this.read(); // what would be lost is counted now
    this.#erasing = 'asking';
  }

  /** Erases everything of Docket from the browser; asked for before by `askToErase`. */
  async eraseAll(): Promise<void> {
    this.#erasing = 'erasing';
    const erased = await this.#ports.calls.eraseAll(null);
    this.#erasing = 'no';
    this.#problem = erased.ok ? null : erased.problem;
    if (erased.ok) this.#spoken = { did: 'erased' };
    await this.read();
  }

  /** Forgets the name and mail address that were given to a site. */
  async forgetVisitor({ site }: SiteRow): Promise<void> {
    const forgotten = await this.#ports.calls.forgetVisitor({ siteId: site.id });
    this.#problem = forgotten.ok ? null : forgotten.problem;
    if (forgotten.ok) this.#spoken = { did: 'visitor-forgotten', site: site.name };
    await this.read();
  }

  /** Erases everything of a site from the browser; asked for before by `askToRemove`. */
  async remove({ site }: SiteRow): Promise<void> {
    this.leave();
    const removed = await this.#ports.calls.removeSite({ siteId: site.id });
    this.#problem = removed.ok ? null : removed.problem;
    if (removed.ok) this.#spoken = { did: 'removed', site: site.name };
    await this.read();
  }

  /** Has what was given checked with the wiki, and kept. The form stays open, with the reason, when it is refused. */
  async signIn({ site }: SiteRow, given: GivenSignIn): Promise<void> {
    const open = { doing: 'signing-in', siteId: site.id } as const;
    this.#doing = { ...open, checking: true, problem: null };
    const kept = await this.#ports.calls.setSignIn({ siteId: site.id, given });
    if (!kept.ok) {
      this.#doing = { ...open, checking: false, problem: kept.problem };
      return;
    }
    this.#spoken = { did: 'signed-in', way: given.way, site: site.name };
    this.leave();
    await this.read();
  }

  /** Forgets what was given and goes back to the browser's own session. */
  async useSession({ site, signIn: way }: SiteRow): Promise<void> {
    if (way === 'session') return;
    const kept = await this.#ports.calls.setSignIn({ siteId: site.id, given: { way: 'session' } });
    this.#problem = kept.ok ? null : kept.problem;
    if (kept.ok) this.#spoken = { did: 'session-again', way, site: site.name };
    await this.read();
  }

  /** Has pages of a site labelled while requests on them are open, or no longer. */
  async labelPages({ site }: SiteRow, on: boolean): Promise<void> {
    const kept = await this.#ports.calls.setLabelsPages({ siteId: site.id, on });
    this.#problem = kept.ok ? null : kept.problem;
    await this.read();
  }

  /** @param address - As somebody copied it from their browser; `null` forgets it. */
  async nameRegister({ site }: SiteRow, address: string | null): Promise<void> {
    const isAddress = address === null || URL.canParse(address);
    const kept = isAddress
      ? await this.#ports.calls.setRegister({ siteId: site.id, address })
      : fail({ kind: 'refused', why: 'page-gone' });
    this.#problem = kept.ok ? null : kept.problem;
    if (kept.ok) this.#spoken = { did: 'register-kept', site: site.name };
    await this.read();
  }

  async changeAnyPicture(wanted: boolean): Promise<void> {
    this.#anyPicture = await this.#ports.changeAnyPicture(wanted);
  }
}
