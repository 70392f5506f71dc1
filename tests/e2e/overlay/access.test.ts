import { expect, test } from 'vitest';
import { axeSource } from '../access/axe-source.ts';
import { aMark } from './marks.ts';
import { OverlayStage } from './stand-in.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of ['/keys/', '/dark/']) {
    test(`axe finds nothing in toolbar, badges and notices (${colorScheme}, ${path})`, async () => {
      const stage = await OverlayStage.open({ colorScheme });
      await stage.mark([
        aMark('Before you start', 'Make sure that no deployment is running'),
        aMark('On Linux', 'The daemon must be restarted', { state: 'answered' }),
        aMark('Rolling back', 'Run the same command', { own: 'sending' }),
      ]);
      const reader = await stage.reader(path);
      await reader.badge('Rolling back').waitFor();
      await stage.answer('requestDrawer', { ok: false, problem: { kind: 'no-answer' } });
      await reader.select('Keys are rotated');
      await reader.toolbarButton('Ask').click();
      await reader.page.locator('.notice').waitFor();
      await reader.select('Put the new key');
      await reader.toolbarButton('Ask').waitFor();
      await reader.page.evaluate(axeSource);
      const faults = await reader.page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as {
          axe: { run: (where: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }; // put there by the line above
        const { violations } = await checker.run({ include: [['docket-overlay']] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      await stage.close();
      expect(faults).toEqual([]);
    });
  }
}
