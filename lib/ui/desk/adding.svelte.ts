import { ASK_KINDS, type AskKind, type Assignee } from '@/lib/domain/event';
import { DEFAULT_POLICIES, type PolicyName, type Register, type SetName } from '@/lib/domain/register';
import { weekOf } from '@/lib/domain/register/rota';
import { newEventId } from '@/lib/domain/ids';
import { t } from '../wording';
import type { Team } from './team.svelte';

/** An entry of one set of the register, being made. */
export class Adding {
  name = $state('');
  /** The platform's id of somebody; filled in where the wiki finds people. */
  personId = $state('');
  group = $state('');
  space = $state('');
  label = $state('');
  section = $state('');
  words = $state('');
  ask = $state<AskKind | ''>('');
  /** `person:ID` or `group:KEY`. */
  to = $state('');
  text = $state('');
  policy = $state<PolicyName>('first-answer-hours');
  /** Of a policy that is kept or not. */
  on = $state(true);
  hours = $state(24);
  #fault = $state<string | null>(null);
  readonly #team: Team;
  readonly #register: Register;
  readonly #set: SetName;

  constructor(team: Team, register: Register, set: SetName) {
    this.#team = team;
    this.#register = register;
    this.#set = set;
  }

  get fault(): string | null {
    return this.#fault;
  }
  get choices(): Assignee[] {
    const { staff, group } = this.#register;
    return [
      ...Object.entries(staff).map(([id, { name }]): Assignee => ({ kind: 'person', id, name })),
      ...Object.entries(group).map(([id, { name }]): Assignee => ({ kind: 'group', id, name })),
    ];
  }
  readonly asks = ASK_KINDS;
  readonly policies = Object.keys(DEFAULT_POLICIES) as PolicyName[]; // its own keys

  /** True once it was taken. */
  async save(): Promise<boolean> {
    const entry = this.#entry();
    this.#fault = entry === null ? t('teamIncomplete') : null;
    if (entry === null) return false;
    await this.#team.save(this.#set, entry.key, entry.value, entry.text ?? '');
    return this.#team.problem === null;
  }

  #entry(): { key: string; value: unknown; text?: string } | null {
    const name = this.name.trim();
    switch (this.#set) {
      case 'staff': {
        const groups = this.group === '' ? [] : [this.group];
        return name === '' || this.personId === '' ? null : { key: this.personId, value: { name, groups } };
      }
      case 'administrator':
        return name === '' || this.personId === '' ? null : { key: this.personId, value: { name } };
      case 'group':
        return name === '' ? null : { key: newEventId(), value: { name } };
      case 'rule':
        return this.#rule();
      case 'rota': {
        const order = this.#register.rota['order'];
        const ids = [...(order?.ids ?? []).filter((id) => id !== this.personId), this.personId];
        return this.personId === '' ? null : { key: 'order', value: { ids, from: order?.from ?? weekOf(Date.now()) } };
      }
      case 'canned':
        return name === '' || this.text.trim() === ''
          ? null
          : { key: newEventId(), value: { title: name }, text: this.text.trim() };
      case 'policy':
        if (this.policy === 'article-review') return { key: this.policy, value: { value: this.on ? 1 : 0 } };
        return this.hours > 0 ? { key: this.policy, value: { value: this.hours } } : null;
      case 'avoided':
        return name === '' ? null : { key: name.toLowerCase(), value: {} };
      case 'billed':
      case 'report':
      case 'desk':
        return null; // made elsewhere: by the reports, and by the set-up
    }
  }

  #rule(): { key: string; value: unknown } | null {
    const to = this.choices.find(({ kind, id }) => `${kind}:${id}` === this.to);
    if (to === undefined) return null;
    const places = Object.values(this.#register.rule).map(({ place }) => place);
    const value = {
      place: Math.max(0, ...places) + 1,
      space: this.space.trim(),
      label: this.label.trim(),
      section: this.section.trim(),
      words: this.words.trim(),
      ask: this.ask === '' ? null : this.ask,
      to,
    };
    return { key: newEventId(), value };
  }
}
