export { addOriginRule, removeOriginRule, restoreOriginRules, type RuleApi } from './origin-rule';
export { withSecondWay, type WayMemory } from './second-way';
export { LOST, NO_TAB, tabTransport } from './tab';
export { basicAuthorization, sessionTransport, tokenTransport, type TransportOptions } from './session';
