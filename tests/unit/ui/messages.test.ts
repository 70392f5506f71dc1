import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import german from '../../../public/_locales/de/messages.json';
import messages from '../../../public/_locales/en/messages.json';
import french from '../../../public/_locales/fr/messages.json';

const root = resolve(import.meta.dirname, '../../..');
const known = Object.keys(messages);

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte|html)$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));
}

const code = [
  ...['lib', 'components', 'entrypoints'].flatMap(sourcesIn),
  readFileSync(join(root, 'wxt.config.ts'), 'utf8'),
].join('\n');

const all = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, key = '']) => key);

/** Keys in the places where a text is asked for. Both branches of a condition count. */
const asked = [
  ...all(/\bt\(\s*'(\w+)'/g),
  ...all(/\bt\([^()']*\?\s*'(\w+)'/g),
  ...all(/\bt\([^()']*\?\s*'\w+'\s*:\s*'(\w+)'/g),
  ...all(/\btCount\(\s*'(\w+)'/g).flatMap((key) => [`${key}One`, `${key}Other`]),
  ...all(/__MSG_(\w+)__/g),
  ...all(/\bgetMessage\('(\w+)'/g),
  ...all(/\bsay\('([A-Z]\w+)'\)/g).map((word) => `event${word}`),
];

/** Keys that are handed on by name before they are looked up (the overlay's words), or made of a stem and a code. */
const named = new Set([...asked, ...all(/'(\w+)'/g)]);
const stems = all(/`([a-z]+[A-Z]\w+_)\$\{/g);
const isNamed = (key: string) => named.has(key) || stems.some((stem) => key.startsWith(stem));

describe('texts', () => {
  test('every text that is asked for is there', () => {
    expect([...new Set(asked)].filter((key) => !known.includes(key))).toEqual([]);
  });

  test('every text that is there is asked for', () => {
    expect(known.filter((key) => !isNamed(key))).toEqual([]);
  });

  test('every text tells its translator what it is for', () => {
    const silent = Object.entries(messages).filter(([, { message, description }]) => !message || !description);
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  const languages: [string, Record<string, { message: string }>][] = [
    ['en', messages],
    ['de', german],
    ['fr', french],
  ];
  const placesIn = (text: string) => [...new Set(text.match(/\$\d/g))].sort();

  test.each(languages)('every text is there in %s, with the same places for names and numbers', (_language, texts) => {
    const faults = Object.entries(messages).filter(
      ([key, { message }]) => placesIn(texts[key]?.message ?? '$0').join() !== placesIn(message).join(),
    );
    expect(faults.map(([key]) => key)).toEqual([]);
    expect(Object.keys(texts).filter((key) => !known.includes(key))).toEqual([]);
    expect(Object.entries(texts).filter(([, { message }]) => message.trim() === '')).toEqual([]);
  });

  test.each(languages)('the store takes the description in %s', (_language, texts) => {
    expect(texts['extDescription']?.message.length).toBeLessThanOrEqual(132);
  });

  test.each(languages)('the typography of %s is its own', (language, texts) => {
    const strange = { en: /"|“[^”]*$|'/, de: /"|“[^“]*“|”/, fr: /"|“|”|\w [?!:;](?=\s|$)/ }[language] ?? /"/;
    expect(Object.entries(texts).filter(([, { message }]) => strange.test(message))).toEqual([]);
  });

  test('no text speaks of the machinery', () => {
    // "access token" is Confluence's own name for it: people look for these words in their profile
    const jargon =
      /\b(ticket|payload|sync|HTTP|API|REST|JSON|nonce|status code|error \d|\d{3} error|(?<!access )token|undefined)\b/i;
    const spoken = languages.flatMap(([, texts]) => Object.values(texts).map(({ message }) => message));
    expect(spoken.filter((message) => jargon.test(message) && !message.includes('Jira'))).toEqual([]);
  });
});
