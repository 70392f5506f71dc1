import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sharedFolder } from '../../contract/specs.ts';
import { useBrowser } from './in-browser';
import { RENAMED } from './renamed-sections';

const DATA = join(sharedFolder(), 'bench/anchoring/dev.json.gz');
const { open } = useBrowser();

/** The part of the benchmark's data that is used; its README has the format. */
interface Data {
  pages: { html: string }[];
  pairs: { old: number; new: number }[];
}

test.skipIf(!existsSync(DATA))(
  'a section that was renamed or moved on a real page is known again, and none is taken for another',
  async () => {
    const data = JSON.parse(gunzipSync(readFileSync(DATA)).toString()) as Data; // as its README says
    const page = await open('<main id="root"></main>');
    const cases = RENAMED.map(([pair, then, now]) => {
      const { old, new: later } = data.pairs[pair] ?? { old: -1, new: -1 };
      return { then, now, before: data.pages[old]?.html ?? '', after: data.pages[later]?.html ?? '' };
    });
    const found = await page.evaluate((all) => {
      const read = (html: string) => {
        document.body.innerHTML = html;
        const text = lib.readText(document.body, '');
        return { text, sections: lib.readSections(text, lib.readHeadings(text.headings.keys(), '')) };
      };
      return all.map(({ then, before, after }) => {
        const old = read(before);
        const section = old.sections.find(({ heading }) => heading?.id === then);
        if (section === undefined) throw new Error(`the old page has no ${then}`);
        const { position: _, ...whole } = lib.anchorOfSection(old.text, section);
        const start = { start: section.start, end: section.start + 1 };
        const { descriptor } = lib.described({ ...whole, position: start }, old.text, old.sections);
        const anchor = { ...whole, position: null, ...(descriptor !== undefined && { descriptor }) };
        const today = read(after);
        const seen = lib.attach(anchor, today.text, today.sections);
        return { id: seen.section?.heading?.id ?? null, confidence: seen.confidence };
      });
    }, cases);
    const asked = cases.map(({ then, now }, at) => ({ then, now, ...found[at] }));
    const kept = asked.filter(({ id, now }) => id === now);
    const wrong = asked.filter(({ id, now, confidence = 0 }) => id !== now && confidence > 0.5);
    expect(asked.length).toBeGreaterThanOrEqual(60);
    expect(wrong.length / asked.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.01);
    expect(
      kept.length / asked.length,
      JSON.stringify(asked.filter(({ id, now }) => id !== now)),
    ).toBeGreaterThanOrEqual(0.95);
  },
);
