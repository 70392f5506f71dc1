import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leaksIn, onlyInternalWords, type Leak } from '@/lib/domain/article/leaks';
import { internalParts } from '@/lib/domain/article/parts';
import { plainDocument, type Document, type DocumentBlock } from '@/lib/domain/document/document';
import { STRUCTURES, markedArticle } from './marked-article.ts';

const NOBODY = { internal: [], names: [] };
const line = (text: string, href?: string): DocumentBlock => ({
  kind: 'paragraph',
  of: [{ kind: 'text', text, ...(href === undefined ? {} : { href }) }],
});
const kindsIn = (text: string) => leaksIn('', [line(text)], NOBODY).map(({ kind }) => kind);
/** Put together here, so that this file holds nothing that looks like a key. */
const joined = (...parts: string[]) => parts.join('');
const random = (length: number) =>
  'q7RtZ2mK9xWb4VnL8pYs3HdJ6fGc5TaQ1uEoN0iXkBvMwPzS7rDhF2yC4gUjA6lO'.repeat(3).slice(0, length);

const LEAKS: [Leak['kind'], string][] = [
  ['mail', 'Write to mara.berg@acme-docs.com'],
  ['mail', 'mara_berg+wiki@sub.firma.de, please'],
  ['mail', 'Frag jürgen@müller.de'],
  ['mail', 'mara (at) acme-docs.com'],
  ['mail', 'mara [at] acme-docs [dot] com'],
  ['phone', 'Call +49 30 12345678'],
  ['phone', 'Call +1 (212) 664-7665.'],
  ['phone', '0049 30 1234567'],
  ['phone', 'Ruf 0171 1234567 an'],
  ['phone', '0171/1234567'],
  ['phone', '(030) 1234-5678'],
  ['phone', 'Appelez le 01 23 45 67 89'],
  ['phone', '01.23.45.67.89'],
  ['phone', '(212) 664-7665'],
  ['phone', '212-664-7665'],
  ['phone', 'Tel.: 12345-67'],
  ['phone', 'Durchwahl: 44512'],
  ['secret', 'DE89 3704 0044 0532 0130 00'],
  ['secret', 'GB82WEST12345698765432'],
  ['secret', joined('AKIA', 'Q3EGWN7RZLHT5KUB')],
  ['secret', `ghp_${random(36)}`],
  ['secret', `github_pat_${random(82)}`],
  ['secret', `glpat-${random(20)}`],
  ['secret', joined('xoxb-', '123456789012-123456789013-', random(24))],
  ['secret', `https://hooks.slack.com/services/${random(44)}`],
  ['secret', `eyJ${random(30)}.eyJ${random(40)}.${random(43)}`],
  ['secret', `-----BEGIN RSA PRIVATE KEY-----\n${random(64)}\n-----END RSA PRIVATE KEY-----`],
  ['secret', `sk_live_${random(24)}`],
  ['secret', `ATATT3${random(100)}`],
  ['secret', 'password: hunter2'],
  ['secret', 'Passwort: Geheim!23'],
  ['secret', 'mot de passe: soleil42'],
  ['secret', 'DB_PASSWORD=s3cr3t-value'],
  ['secret', '"apiKey": "a1b2c3d4e5"'],
  ['secret', "password = 'correcthorse'"],
  ['secret', 'client_secret => 9f8e7d6c5b'],
  ['secret', `Authorization: Bearer ${random(30)}`],
  ['secret', 'Authorization: Basic dXNlcjpwYXNzd29yZA=='],
  ['secret', 'curl -u admin:hunter22 https://docs.acme.com'],
  ['secret', 'postgres://app:geheim@db.acme.com/x'],
  ['secret', 'https://acme.com/x?access_token=8d7f6a5b4c'],
  ['secret', `the key is ${random(32)}`],
  ['address', 'http://10.1.2.3:8080/admin'],
  ['address', 'ssh 192.168.178.20'],
  ['address', '172.20.0.5'],
  ['address', 'fd12:3456:789a::1'],
  ['address', 'fe80::1ff:fe23:4567:890a'],
  ['address', 'https://wiki.corp/x'],
  ['address', 'db01.prod.internal'],
  ['address', 'http://printer.local/'],
];

const HARMLESS = [
  'Version 10.4.2 needs Node 20.11.1',
  'Since version 10.0.0.1',
  'Windows 10.0.19041.1415',
  '1.2.3.4',
  'Use 127.0.0.1 or localhost:3000',
  'The range 10.0.0.0/8 is private',
  '192.0.2.10 and 2001:db8::1',
  'host.docker.internal',
  'kubernetes.default.svc.cluster.local',
  'Edit settings.local.json and .env.local',
  'On 30.11.2026 at 19:06',
  '2026-11-30 19:06:32',
  '01/02/2026 and 01-02-2026 10:00',
  'ISBN 978-3-16-148410-0',
  'Between 1 000 000 and 2 000 000 rows',
  'Order 0012345678',
  'UTC+02:00',
  '1+2345678901',
  'Ports 8080-8090, 30000-32767',
  'https://x.acme.com/a/123e4567-e89b-12d3-a456-426614174000',
  'https://docs.google.com/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT',
  'commit 0d3c4465a7fd013edaff839c8faa36d326bcccc9',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  `integrity="sha512-${random(86)}=="`,
  `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${random(43)}`,
  'AbstractSingletonProxyFactoryBean2Configuration',
  'components/document/DocumentEditor2/TableTools',
  'Donaudampfschifffahrtsgesellschaftskapitän',
  'Password: required',
  'Password: at least 12 signs',
  'password: 12-character minimum',
  'Enter your password: it is sent once',
  'password: <your-password>',
  'password: ${DB_PASSWORD}',
  'PASSWORD=********',
  'api_key = YOUR_API_KEY',
  'token: string',
  'const apiKey = ownApiKey;',
  'const token = request.token1',
  "fetch(url, { credentials: 'include' })",
  '"password": "Kennwort"',
  'token = readToken(cookie2)',
  'Access key: Alt+Shift+P',
  'Authorization: Bearer <token>',
  'Authorization: Bearer YOUR_TOKEN_123',
  'docker run -u 1000:1000 acme',
  'https://user:password@acme.com',
  '-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----',
  `ghp_${'x'.repeat(36)}`,
  joined('AKIA', 'IOSFODNN7EXAMPLE'),
  'somebody@example.com, admin@wiki.example.org and a@b.test',
  'git clone git@github.com:acme/docs.git',
  'icon@2x.png',
  'npm i @acme/docs@1.2.3',
  '@mara look here',
  'Call 212-555-0143 in the film',
];

describe('before an article is published', () => {
  test.each(LEAKS)('a leak is found: %s in “%s”', (kind, text) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  test.each(HARMLESS)('no alarm for “%s”', (text) => {
    expect(leaksIn('', [line(text)], NOBODY)).toEqual([]);
  });

  test('what is found is told once, as it stands there', () => {
    const twice = line('Ask mara.berg@acme-docs.com');
    expect(leaksIn('Of mara.berg@acme-docs.com', [twice, twice], NOBODY)).toEqual([
      { kind: 'mail', found: 'mara.berg@acme-docs.com' },
    ]);
  });
});

describe('internal text', () => {
  const internal = ['The old contract costs 40 per month. Never say so before the audit!\nAsk Vault.', 'Nachtfalke'];
  const found = (document: Document, title = '') => leaksIn(title, document, { internal, names: [] });
  const SAID = { kind: 'internal', found: 'Never say so before the audit!' };

  test.each([
    'never say so before the audit',
    'We know: NEVER  SAY\u00a0SO, before the “audit”.',
    'Never say so before\nthe audit',
    'never-say-so-before-the-audit',
    'N e v e r say so beforetheaudit',
    'Never say so be\u00adfore the au\u200bdit!',
    'Ｎｅｖｅｒ say so before the audit',
  ])('is found however it is spaced: %s', (text) => {
    expect(found([line(text)])).toEqual([SAID]);
  });

  test('is found over looks, items and cells, in addresses, names of files and what is kept', () => {
    const words = 'Never say so before the audit'.split(' ');
    const pieces = words.map((text) => ({ kind: 'text' as const, text: `${text} `, strong: true as const }));
    const items = words.map((text) => ({ of: [{ kind: 'text' as const, text, href: '/x' }], lists: [] }));
    const cells = words.map((text) => ({ header: false, of: [{ kind: 'text' as const, text }] }));
    const file = 'never_say_so_before_the_audit.png';
    const everywhere: Document = [
      { kind: 'heading', level: 2, of: pieces },
      { kind: 'list', ordered: true, items },
      { kind: 'table', rows: [cells] },
      { kind: 'picture', file, url: null, alt: '' },
      { kind: 'picture', file: 'x', url: 'https://x.example/Never%20say%20so%20before%20the%20audit', alt: '' },
      line('here', '/never%2Dsay%2Dso%2Dbefore%2Dthe%2Daudit'),
      { kind: 'kept', source: '<p>Never <b>say</b> so before&nbsp;the audit</p>', label: 'macro' },
      { kind: 'code', language: 'bash', text: '# never say so before the audit' },
    ];
    for (const block of everywhere) expect(found([block])).toEqual([SAID]);
    expect(found([], 'Never say so before the audit')).toEqual([SAID]);
  });

  test('of a few words is no find, nor is a part of another word; a marked word is', () => {
    expect(found([line('Ask Vault. The contract costs 40. Say so before.')])).toEqual([]);
    expect(found([line('Nachtfalken')])).toEqual([]);
    expect(found([line('See nachtfalke/config')])).toEqual([{ kind: 'internal', found: 'Nachtfalke' }]);
  });

  test('gives those words as hints that nothing public says', () => {
    expect(onlyInternalWords(['Restart Nachtfalke via db-01'], ['How do I restart it?'])).toEqual(['nachtfalke']);
  });

  test('is found in any structure where a mistake would publish it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(markedArticle, ({ document, structures }) => {
        const parts = internalParts(document);
        const internal = parts.map((part) => plainDocument(part));
        for (const part of parts) {
          const missed = part.filter((block) => block.kind !== 'picture' && block.kind !== 'kept');
          for (const block of missed) expect(leaksIn('', [block], { internal, names: [] })).not.toEqual([]);
        }
        for (const name of structures) seen.add(name);
      }),
      { numRuns: 100, seed: 7 },
    );
    expect(seen.size).toBe(Object.keys(STRUCTURES).length);
  });
});

describe('people', () => {
  const names = ['Mara Berg', 'Tomás de la Cruz', 'admin', '田中太郎'];
  const found = (text: string, href?: string) =>
    leaksIn('', [line(text, href)], { internal: [], names }).map((leak) => leak.found);

  test.each([
    ['Thanks to MARA\u00a0BERG’s help', 'Mara Berg'],
    ['Berg, Mara', 'Mara Berg'],
    ['Ma\u00adra Be\u200brg', 'Mara Berg'],
    ['tomás de la cruz said', 'Tomás de la Cruz'],
    ['これは田中太郎です', '田中太郎'],
  ])('are found: %s', (text, name) => {
    expect(found(text)).toEqual([name]);
  });

  test('are found in addresses', () => {
    expect(found('profile', 'https://x.example/people/mara-berg')).toEqual(['Mara Berg']);
  });

  test.each(['Mara climbs the Berg', 'Tamara Bergmann', 'Sign in as admin'])('no alarm for “%s”', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('a very long text without gaps is searched to its end', () => {
  const long = 'aB3'.repeat(300_000);
  const code: DocumentBlock = { kind: 'code', language: '', text: `${long}@${long} mara.berg@acme-docs.com` };
  expect(leaksIn(long, [code], { internal: [`${long.slice(0, 100)}?`], names: ['Mara Berg'] })).toContainEqual({
    kind: 'mail',
    found: 'mara.berg@acme-docs.com',
  });
});
