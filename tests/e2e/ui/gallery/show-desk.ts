import { flushSync, mount } from 'svelte';
import DeskApp from '@/components/desk/DeskApp.svelte';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { aDesk, someRows } from '../../../dom/ui/example-desk';

type Then = (desk: Desk) => Promise<void> | void;
type Rest = Parameters<typeof aDesk> extends [unknown, ...infer Others] ? Others : never;

/** Shows the desk as it is after something was done. @param given - As for `aDesk`. */
export function showDesk(then: Then = () => {}, rows: DeskRow[] = someRows(40), ...given: Rest) {
  return async (target: HTMLElement) => {
    const desk = aDesk(rows, ...given);
    mount(DeskApp, { target, props: { desk, platform: 'Linux' } });
    await Promise.race([desk.start(), new Promise((done) => setTimeout(done))]);
    await then(desk);
    await new Promise((done) => setTimeout(done)); // what was asked of the background is answered
    flushSync();
  };
}
