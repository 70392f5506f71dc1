import { takeOut } from './take-out';

/**
 * Keys that say by their form what they are.
 * Forms after gitleaks' rules, https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml, and for GitLab
 * https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/gitlab_token.py
 */
const KEYS = [
  /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g, // Amazon
  /\bgh[pousr]_[0-9a-zA-Z]{36}/g,
  /\bgithub_pat_\w{82}/g,
  /\b(?:glpat|gloas|gldt|glrt|glcbt|glptt|glft|glimt|glagent|glsoat)-[\w-]{20,50}(?!\w)/g,
  /\bxox(?:[abeoprs]|e\.xox[bp])-[0-9a-zA-Z-]{10,}/g, // Slack
  /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,56}/g,
  /\bey[a-zA-Z0-9]{17,}\.ey[a-zA-Z0-9/\\_-]{17,}\.[a-zA-Z0-9/\\_-]{10,}={0,2}/g, // JSON web tokens
  /\b(?:sk|rk)_(?:test|live|prod)_[a-zA-Z0-9]{10,99}\b/g, // Stripe
  /\bAIza[\w-]{35}(?![\w-])/g, // Google
  /\bnpm_[a-zA-Z0-9]{36}\b/g,
  /\bATATT3[\w=-]{60,}/g, // Atlassian
];

/** With some of the key itself: the line alone stands in many manuals. */
const PRIVATE_KEY = /-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----[^]{0,300}?[A-Za-z0-9+/=]{40}[\w+/=\s]*/g;

/**
 * After `FOLLOWED_BY_COLON_REGEX` and its like in
 * https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/keyword.py
 * The secret is the second group; with something in the first it is taken for one by fewer signs.
 */
const NAMED = [
  /(?:passw(?:or)?d|passphrase|passwort|kennwort|mot de passe|(?<![a-z])pwd|secret|token|api[ _-]?key|access[_-]?key|account[_-]?key|credential|x-amz-signature|[?&]sig)s?(?:[_-]\w{1,20})?["'`]?[ \t]{0,3}(?:=>|:=|[:=])[ \t]{0,3}(["'`]?)([^\s"'`&<>]{6,})/gi,
  /\bauthorization["'`]?\s{0,3}[:=]\s{0,3}["'`]?(?:basic|bearer|token)\s{1,3}()([\w=~@.+/-]{8,})/gi,
  /(?<![\w-])(?:-u|--user)[\s=]{1,3}["']?[a-z][\w.@-]*:()([^\s"'`]{4,})/gi,
  /\b[a-z][a-z+.-]{1,20}(:\/\/)[^\s:/@]{1,80}:([^\s:/@]{4,80})@/gi,
];

/** What stands for a secret in manuals, and what a program takes it from. */
const STAND_IN =
  /^(?:ctrl|alt|shift|cmd)\b|^(?:[$%{[(*#]|\.\.\.|…|x{3,}|\*{3,})|example|sample|dummy|placeholder|redacted|changeme|change[_-]me|replace|your|[(){}[\]]|^(?:pass(?:word|wd)?|secret|token|required|optional|string|none|null|true|false|undefined|include|omit|same-origin|process\.env.*)[.,;:!?)]*$/i;

/** Passwords, keys and tokens in a text that is written to a page, as they stand there. */
export function secretsIn(text: string): string[] {
  const keys = takeOut(text, KEYS, ([key]) => !isMadeUp(key));
  const blocks = takeOut(keys.rest, [PRIVATE_KEY], () => true);
  const named = takeOut(blocks.rest, NAMED, ([, sign = '', value = '']) =>
    isSecret(value.replace(/[.,;:!?)]+$/, ''), sign !== ''),
  );
  const runs = takeOut(readable(named.rest), [/[A-Za-z0-9]{20,}/g], ([run]) => isRandom(run));
  return [keys, blocks, named, runs].flatMap(({ found }) => found);
}

/** "AKIAIOSFODNN7EXAMPLE" and `ghp_xxxxxxxx`. */
function isMadeUp(key: string): boolean {
  return /EXAMPLE$/.test(key) || entropyOf(key) < 3;
}

function isSecret(value: string, isQuoted: boolean): boolean {
  if (value.length < 4 || STAND_IN.test(value) || /^\d+-\p{L}+$/u.test(value)) return false;
  if (/^[a-z_]\w*(?:\.[a-z_]\w*)+$/i.test(value)) return false; // `request.token`
  if (/^(?:https?:)?\/\//.test(value)) return false;
  return (isQuoted && !/^\p{Lu}\p{Ll}+$/u.test(value)) || /[\d!$%^&*+=?@#~]/.test(value);
}

/** Without what is random and nobody's secret: addresses, checksums, public keys, embedded files. */
function readable(text: string): string {
  return text
    .replace(/-----BEGIN (?:CERTIFICATE|PUBLIC KEY)[^]*?-----END[^-]*-----/g, ' ')
    .replace(/\b[a-z][a-z+.-]{1,20}:\/\/\S+/gi, ' ')
    .replace(/\b(?:sha\d+|md5)[-:][\w+/=-]+/gi, ' ')
    .replace(/\bssh-[a-z0-9-]+ \S+/g, ' ')
    .replace(/base64,\S+/g, ' ');
}

/** Letters of both cases and digits that change too often to be words put together. */
function isRandom(run: string): boolean {
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  const alike = run.match(/[a-z]+|[A-Z]+|\d+/g) ?? [];
  return alike.length / run.length > 0.4 && entropyOf(run) > 3.5; // the limit of gitleaks' `generic-api-key`
}

/** Shannon's, in bits for each sign. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
