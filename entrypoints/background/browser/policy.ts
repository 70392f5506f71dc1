import * as v from 'valibot';
import { browser } from '@/lib/browser';

const RegistersShape = v.record(v.string(), v.string());

/** Registers that whoever manages this browser names, by the base address of their site; none where nobody does. */
export async function registersByPolicy(): Promise<Record<string, string>> {
  try {
    const { registers } = await browser.storage.managed.get('registers');
    const read = v.safeParse(RegistersShape, registers);
    return read.success ? read.output : {};
  } catch {
    return {}; // Firefox rejects where no policy is there
  }
}
