import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOnPurpose } from '../../../scripts/bench/anchoring/run-on-purpose.ts';
import { sharedFolder } from '../../contract/specs.ts';

const DATA = join(sharedFolder(), 'bench/anchoring/dev.json.gz');
const REWRITTEN = 'a third of the words rewritten';

test.skipIf(!existsSync(DATA))(
  'on pages that are split, merged, rendered otherwise or rewritten, passages are found or said to be gone, and hardly ever put elsewhere',
  async () => {
    const rows = await runOnPurpose(DATA, 12);
    expect(rows.map(({ cases }) => cases).every((cases) => cases > 300)).toBe(true);
    for (const { change, cases, right, wrong } of rows) {
      expect(wrong / cases, `${change}: put elsewhere`).toBeLessThanOrEqual(0.01);
      expect(right / cases, `${change}: right`).toBeGreaterThanOrEqual(change === REWRITTEN ? 0.8 : 0.99);
    }
  },
);
