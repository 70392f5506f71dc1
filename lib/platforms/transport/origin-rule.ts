import type { DeclarativeNetRequest } from '@/lib/browser';

type Rule = DeclarativeNetRequest.Rule;

/** What this module needs of `browser.declarativeNetRequest`. */
export interface RuleApi {
  getSessionRules(): Promise<Rule[]>;
  updateSessionRules(change: { addRules?: Rule[]; removeRuleIds?: number[] }): Promise<void>;
}

/**
 * The rule that sets `Origin` to the site on requests which this extension itself makes to it, and `Referer` likewise,
 * without which many sites refuse comments; the page's own requests and other extensions' stay as they are.
 * @param extensionHost - Host of the extension's own addresses, the initiator of its requests.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/declarativeNetRequest/RuleCondition
 */
export function originRule(origin: string, extensionHost: string): Rule {
  return {
    id: ruleIdOf(origin),
    priority: 1,
    condition: {
      urlFilter: `|${origin}/`,
      initiatorDomains: [extensionHost],
      resourceTypes: ['xmlhttprequest', 'other'], // Firefox calls a background's fetch `other` where Chrome says `xmlhttprequest`
    },
    action: {
      type: 'modifyHeaders',
      requestHeaders: [
        { header: 'origin', operation: 'set', value: origin },
        { header: 'referer', operation: 'set', value: `${origin}/` },
      ],
    },
  };
}

/** Sets the rule of one origin; setting it twice leaves one. */
export async function addOriginRule(api: RuleApi, origin: string, extensionHost: string): Promise<void> {
  const rule = originRule(origin, extensionHost);
  await api.updateSessionRules({ removeRuleIds: [rule.id], addRules: [rule] });
}

/** Takes the rule of one origin away; nothing happens where there is none. */
export async function removeOriginRule(api: RuleApi, origin: string): Promise<void> {
  await api.updateSessionRules({ removeRuleIds: [ruleIdOf(origin)] });
}

/** Makes the rules those of exactly these origins, in one step: session rules are gone after the browser's restart. */
export async function restoreOriginRules(
  api: RuleApi,
  origins: readonly string[],
  extensionHost: string,
): Promise<void> {
  const removeRuleIds = (await api.getSessionRules()).map((rule) => rule.id);
  const addRules = [...new Set(origins)].map((origin) => originRule(origin, extensionHost));
  await api.updateSessionRules({ removeRuleIds, addRules });
}

/** The same id for the same origin in every worker: FNV-1a, cut to what fits into a rule's id. */
function ruleIdOf(origin: string): number {
  let hash = 0x811c9dc5;
  for (const char of origin) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 2) + 1;
}
