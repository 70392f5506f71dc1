import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { aMark } from './marks.ts';
import { OverlayStage } from './stand-in.ts';

let stage: OverlayStage;
beforeAll(async () => {
  stage = await OverlayStage.open();
});
afterAll(() => stage.close());

test('the script in the page is at most 25 kB, packed, and its manifest puts it on no page by itself', async () => {
  const { shipping } = inject('extensions');
  const script = await readFile(join(shipping, 'overlay.js'));
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(25_000);
  expect(JSON.parse(await readFile(join(shipping, 'manifest.json'), 'utf8'))).not.toHaveProperty('content_scripts');
});

test('with 200 requests the page holds one element more, and that one at most 12 besides the badges near the window', async () => {
  const sections = ['Before you start', 'On Linux', 'Rolling back', 'Far below', 'The end'];
  await stage.mark(Array.from({ length: 200 }, (_, index) => aMark(sections[index % 5] ?? null, null)));
  const reader = await stage.reader('/keys/');
  await reader.badge('On Linux').waitFor();
  const counts = await reader.page.evaluate(() => {
    const root = document.querySelector('docket-overlay')?.shadowRoot;
    const all = root?.querySelectorAll('*').length ?? 0;
    const badges = root?.querySelectorAll('nav button').length ?? 0;
    return {
      hosts: document.querySelectorAll('docket-overlay').length,
      others: all - badges,
      badges,
      text: root?.textContent,
    };
  });
  expect(counts.hosts).toBe(1);
  expect(counts.others).toBeLessThanOrEqual(12);
  expect(counts.badges).toBeLessThanOrEqual(60);
  expect(counts.text).toBe(''); // nothing of ours is selected or found with the page's text
});

test('nothing is loaded before the drawer opens', async () => {
  const reader = await stage.reader('/keys/');
  await reader.select('Keys are rotated');
  await reader.toolbarButton('Ask').waitFor();
  expect(reader.page.frames()).toHaveLength(1);
});
