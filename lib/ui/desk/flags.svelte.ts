import type { FlagLine } from '@/lib/domain/flags/site-flags';
import { cellKeyOf, findCell, type MapCell, type MapPage } from '@/lib/domain/flags/site-map';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { DeskSite } from '@/lib/domain/desk/views';
import type { FlagOutcome } from '@/lib/domain/event';
import type { SiteId } from '@/lib/domain/ids';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import { FlagDeeds } from './flag-deeds';
import { FlagKeeper } from './flag-keeper';
import { wordWhy } from './flag-wording';
import type { Reckoned } from './flags-ask';
import { ShownFigures } from './shown-figures.svelte';
import { NOBODY, toldOf, type Told } from './flag-told';
import { Wording } from './wording.svelte';

const MOST_TOUCHED = 20; // of more at once all is reckoned anew as soon

/** Sections that fail their readers: which stand out on one site, and what is decided about them. */
export class Flags {
  #chosen = $state<string | null>(null);
  /** What is being decided, and its words. */
  deciding = $state<'rejected' | 'fixed' | null>(null);
  words = $state('');
  /** Whether those who asked are told with it. */
  telling = $state(true);
  /** Cells by how many people asked, instead of by how far they are above their share. */
  byPeople = $state(false);
  #refused = $state(false);
  readonly #desk: Desk;
  /** What was begun about sections that are not looked at now. */
  readonly #typed: Record<string, { deciding: 'rejected' | 'fixed' | null; words: string }> = {};
  readonly #deeds: FlagDeeds;
  readonly #keeper: FlagKeeper;
  readonly #figures: ShownFigures;
  #wording = $state.raw<Wording | null>(null);
  #stale = false;
  #hearing = false;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#deeds = new FlagDeeds(desk);
    this.#keeper = new FlagKeeper(desk);
    this.#figures = new ShownFigures(desk, this.#keeper);
  }

  get reckoned(): Reckoned {
    return this.#figures.reckoned;
  }
  /** Another wording that is being written for a section. */
  get wording(): Wording | null {
    return this.#wording;
  }
  get days(): number {
    return this.#figures.days;
  }
  /** Words were wanted and there are none. */
  get refused(): boolean {
    return this.#refused && this.words.trim() === '';
  }
  get site(): DeskSite | null {
    return this.#figures.site;
  }
  /** The line that is looked at: the chosen one, else the first. */
  get current(): FlagLine | null {
    if (this.reckoned.state !== 'read') return null;
    const { lines } = this.reckoned.flags;
    return lines.find(({ demand }) => demand.key === this.#chosen) ?? lines[0] ?? null;
  }

  /** A section of the map that is not in the list, when such a one was chosen. */
  get cell(): { page: MapPage; cell: MapCell } | null {
    if (this.reckoned.state !== 'read' || this.current?.demand.key === this.#chosen) return null;
    return findCell(this.reckoned.flags.map, this.#chosen);
  }

  /** Writes down that a section fails its readers although the counts do not say so. */
  async flagByHand({ pageKey }: MapPage, { sectionId }: MapCell): Promise<void> {
    const siteId = this.site?.site.id;
    this.#refused = this.words.trim() === '';
    if (this.#refused || siteId === undefined) return;
    if (!(await this.#deeds.flag(siteId, { pageKey, sectionId }, this.words.trim()))) return;
    this.callOff();
    await this.refresh();
  }

  /** Requests whose readers are told that the section was mended. */
  toldOf(line: FlagLine): Told {
    return toldOf(line, this.#desk.rows.all);
  }

  choose(key: string): void {
    const left = this.#chosen ?? this.current?.demand.key;
    if (left !== undefined) this.#typed[left] = { deciding: this.deciding, words: this.words };
    this.#chosen = key;
    ({ deciding: this.deciding, words: this.words } = this.#typed[key] ?? { deciding: null, words: '' });
    this.#refused = false;
  }

  /** Shows a section that was come to from its page: has its wording written if it is in the list, else its cell. */
  async showAt(pageKey: string, sectionId: string): Promise<void> {
    this.#figures.turnTo(this.#desk.sites.find(({ site }) => pageKey.startsWith(`${site.id}#`))?.site.id ?? null);
    await this.show();
    if (this.reckoned.state !== 'read') return;
    const { lines, map } = this.reckoned.flags;
    const key = cellKeyOf(map, pageKey, sectionId);
    const line = lines.find(({ demand }) => demand.key === key);
    if (line !== undefined) this.improve(line);
    else if (key !== null) this.choose(key);
  }

  async show(): Promise<void> {
    this.#desk.place = 'flags';
    await this.read();
  }

  /** Something was decided, or taken back. */
  async refresh(): Promise<void> {
    if (this.#desk.place !== 'flags') return;
    await this.#desk.readSites();
    await this.read();
  }

  /** Requests or sections are other ones now. While a site is read that comes often: one reckoning at a time, and one more after it. */
  async heard(rows: readonly DeskRow[] = []): Promise<void> {
    if (this.#desk.place !== 'flags') return;
    for (const row of rows.slice(0, MOST_TOUCHED)) await this.#figures.touch(row);
    this.#stale = true;
    if (this.#hearing) return;
    this.#hearing = true;
    while (this.#stale) {
      this.#stale = false;
      await this.read();
    }
    this.#hearing = false;
  }

  /** What was written down about flags, elsewhere or on a page, changes what stands out. */
  async hearSites(): Promise<void> {
    const flags = () => JSON.stringify(this.#desk.sites.map((site) => site.flags));
    const before = flags();
    await this.#desk.readSites();
    if (flags() !== before) await this.heard();
    await this.#keeper.look();
  }

  async look(siteId: SiteId | null, days: number): Promise<void> {
    if (siteId !== this.site?.site.id) this.choose(''); // nothing of the other site
    await this.#figures.look(siteId, days);
  }

  /** Reckons anew; what was shown stays until that is done. */
  read(): Promise<void> {
    return this.#figures.read();
  }

  /** What is typed stays with the section it is about, also when another one comes to the top meanwhile. */
  decide(what: 'rejected' | 'fixed'): void {
    this.#chosen = this.current?.demand.key ?? null;
    this.callOff();
    this.deciding = what;
  }

  callOff(): void {
    this.deciding = null;
    this.words = '';
    this.#refused = false;
  }

  take(line: FlagLine): Promise<boolean> {
    return this.settle(line, 'taken', t('flagTakenText'), false);
  }

  reopen(line: FlagLine): Promise<boolean> {
    return this.settle(line, 'open', t('flagOpenText'), false);
  }

  /**
   * Writes down what was decided about a section. @param text - Why, or what was changed.
   * @param telling - Whether its readers are told with these words.
   */
  async settle(line: FlagLine, outcome: FlagOutcome, text: string, telling: boolean): Promise<boolean> {
    const siteId = this.site?.site.id;
    if (siteId === undefined || this.reckoned.state !== 'read') return false;
    const why = wordWhy(line, this.reckoned.window, this.reckoned.flags.denominator);
    const told = telling ? this.toldOf(line) : NOBODY;
    const settled = await this.#deeds.settle({ siteId, line, why, outcome, text, told });
    await this.refresh();
    return settled;
  }

  /** Writes another wording for a section, against the one that its page has. */
  improve(line: FlagLine): void {
    const siteId = this.site?.site.id;
    if (siteId === undefined) return;
    this.choose(line.demand.key);
    const { page, section } = line.demand.placed;
    this.#wording = new Wording(this.#desk, { siteId, pageKey: page.pageKey, sectionId: section.id }, line);
    void this.#wording.read();
  }

  /** Puts what is shown onto the desk page, for people without Docket. */
  async writeReport(): Promise<void> {
    const siteId = this.site?.site.id;
    if (siteId === undefined || this.reckoned.state !== 'read') return;
    await this.#deeds.report(siteId, this.reckoned.flags, this.reckoned.window);
  }

  async closeWording(): Promise<void> {
    await this.#wording?.leave();
    this.#wording = null;
  }

  /** Writes down what is being decided. Its words are the reason, or what was changed: without them it is refused. */
  async keep(line: FlagLine): Promise<void> {
    this.#refused = this.words.trim() === '';
    if (this.#refused || this.deciding === null) return;
    const telling = this.deciding === 'fixed' && this.telling;
    if (await this.settle(line, this.deciding, this.words.trim(), telling)) this.callOff();
  }
}
