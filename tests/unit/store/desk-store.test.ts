import { expect, test } from 'vitest';
import { Database } from '@/lib/store/database';
import { createDeskStore } from '@/lib/store/desk-store';

test('the browser’s own model may propose nothing until somebody said so, and nothing once they took it back', async () => {
  const store = createDeskStore(new Database());
  expect(await store.wordingHelp()).toBe(false);
  await store.saveWordingHelp(true);
  expect(await createDeskStore(new Database()).wordingHelp()).toBe(true);
  await store.saveWordingHelp(false);
  expect(await store.wordingHelp()).toBe(false);
});
