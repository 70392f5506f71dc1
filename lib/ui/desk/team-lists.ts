import { wordPolicy, policyNames, wordRule } from '../register-wording';
import { policyOf, type Register, type SetName } from '@/lib/domain/register';
import { rulesIn } from '@/lib/domain/desk/route';
import { t } from '../wording';

/** One set of the register as a list for people. */
export interface TeamList {
  set: SetName;
  title: string;
  /** What it is for. */
  hint: string;
  items: { key: string; label: string; detail: string; removable: boolean }[];
}

/** All sets that a team fills in, in the order in which they are shown. */
export function teamListsOf(register: Register): TeamList[] {
  const named = (entries: Record<string, { name: string }>) =>
    Object.entries(entries).map(([key, { name }]) => ({ key, label: name, detail: '', removable: true }));
  const order = Object.hasOwn(register.rota, 'order') ? (register.rota['order']?.ids ?? []) : [];
  return [
    {
      set: 'staff',
      title: t('registerStaff'),
      hint: t('staffHint'),
      items: Object.entries(register.staff).map(([key, { name, groups }]) => ({
        key,
        label: name,
        detail: groups.map((group) => register.group[group]?.name ?? group).join(', '),
        removable: true,
      })),
    },
    {
      set: 'administrator',
      title: t('registerAdministrators'),
      hint: t('administratorHint'),
      items: named(register.administrator),
    },
    { set: 'group', title: t('registerGroups'), hint: t('groupHint'), items: named(register.group) },
    {
      set: 'rule',
      title: t('registerRules'),
      hint: t('ruleHint'),
      items: rulesIn(register).map((rule) => ({ key: rule.key, label: wordRule(rule), detail: '', removable: true })),
    },
    {
      set: 'rota',
      title: t('registerRota'),
      hint: t('rotaHint'),
      items: order.map((id) => ({ key: id, label: register.staff[id]?.name ?? id, detail: '', removable: true })),
    },
    {
      set: 'canned',
      title: t('registerCanned'),
      hint: t('cannedHint'),
      items: Object.entries(register.canned).map(([key, { title }]) => ({
        key,
        label: title,
        detail: register.texts[key] ?? '',
        removable: true,
      })),
    },
    {
      set: 'policy',
      title: t('registerPolicies'),
      hint: t('policyHint'),
      items: policyNames().map((name) => ({
        key: name,
        label: wordPolicy(name, policyOf(register, name)),
        detail: '',
        removable: Object.hasOwn(register.policy, name),
      })),
    },
    {
      set: 'avoided',
      title: t('registerAvoided'),
      hint: t('avoidedHint'),
      items: Object.keys(register.avoided).map((key) => ({ key, label: key, detail: '', removable: true })),
    },
  ];
}
