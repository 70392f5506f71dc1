export { addOriginRule, removeOriginRule, restoreOriginRules, type RuleApi } from './origin-rule';
export { basicAuthorization, sessionTransport, tokenTransport, type TransportOptions } from './session';
