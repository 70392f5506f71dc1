import type { KeptWording } from '@/lib/domain/wording/stores';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

/** The page says again what it said, if nobody changed it since; the new wording is kept to go on with. @returns Whether it does. */
export async function putBack(desk: Desk, kept: Omit<KeptWording, 'keptAt'>): Promise<boolean> {
  const { calls } = desk.ports;
  const back = { ...kept, base: kept.next, next: kept.base, note: t('wordingPutBack') };
  const done = await askSurely(() => calls.publishWording(back));
  if (!done.ok) desk.failed(done.problem);
  else await calls.keepWording(kept);
  return done.ok;
}
