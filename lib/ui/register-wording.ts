import type { PageBlock } from '@/lib/domain/ports';
import { DEFAULT_POLICIES, policyOf, type PolicyName, type Register } from '@/lib/domain/register';
import { rulesIn, type Rule } from '@/lib/domain/desk/route';
import { askLabel } from './choices';
import { t, tCount } from './wording';

/** What stands on the register page for people: who answers, how requests are passed on, what was agreed on. */
export function registerSummary(register: Register): PageBlock[] {
  const names = (entries: Record<string, { name: string }>) => Object.values(entries).map(({ name }) => name);
  const section = (heading: string, items: string[]): PageBlock[] =>
    items.length === 0
      ? []
      : [
          { kind: 'heading', text: t(heading) },
          { kind: 'list', items },
        ];
  return [
    { kind: 'paragraph', text: t('registerIntro') },
    ...section('registerStaff', names(register.staff)),
    ...section('registerAdministrators', names(register.administrator)),
    ...section('registerGroups', names(register.group)),
    ...section(
      'registerRules',
      rulesIn(register).map((rule) => wordRule(rule)),
    ),
    ...section(
      'registerPolicies',
      policyNames().map((name) => wordPolicy(name, policyOf(register, name))),
    ),
    ...section('registerAvoided', Object.keys(register.avoided)),
    ...section(
      'registerCanned',
      Object.values(register.canned).map(({ title }) => title),
    ),
    { kind: 'paragraph', text: t('registerByDocket') },
  ];
}

/** What stands on the desk page. */
export function deskBody(): PageBlock[] {
  return [{ kind: 'paragraph', text: t('deskPageIntro') }];
}

/** A rule in a sentence. */
export function wordRule({ space, label, section, words, ask, to }: Omit<Rule, 'key' | 'place'>): string {
  const conditions = [
    space === '' ? '' : t('ruleSpace', space),
    label === '' ? '' : t('ruleLabel', label),
    section === '' ? '' : t('ruleSection', section),
    words === '' ? '' : t('ruleWords', words),
    ask === null ? '' : t('ruleAsk', askLabel(ask)),
  ].filter((part) => part !== '');
  return conditions.length === 0 ? t('ruleAlways', to.name) : t('ruleTo', conditions.join(', '), to.name);
}

export function policyNames(): PolicyName[] {
  return Object.keys(DEFAULT_POLICIES) as PolicyName[]; // its own keys
}

export function wordPolicy(name: PolicyName, value: number): string {
  if (name === 'article-review') return t(value > 0 ? 'policyArticleReview' : 'policyArticleFree');
  return t('policyFirstAnswer', tCount('hours', value));
}
