import { expect } from 'vitest';
import type { Access } from '@/lib/domain/access';
import type { NativeComment } from '@/lib/domain/comment';
import type { Receipt, Removal } from '@/lib/domain/delivery';
import type { PageRef } from '@/lib/domain/page';
import type { Platform, ThreadSink } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';

export const never = new AbortController().signal;

export function sinkOf(platform: Platform): ThreadSink {
  expect(platform.sink).toBeDefined();
  return platform.sink as ThreadSink; // asserted on the line above
}

export async function commentsOf(platform: Platform, page: PageRef): Promise<NativeComment[]> {
  const read = await platform.comments?.commentsOf(page, never);
  expect(read).toMatchObject({ ok: true });
  return read?.ok === true ? read.value : [];
}

export async function accessTo(platform: Platform, page: PageRef): Promise<Access> {
  const read = await platform.access?.accessTo(page, never);
  if (read?.ok !== true) throw new Error(`no access: ${JSON.stringify(read)}`);
  return read.value;
}

/** The receipt of a filing, or of a look at it, that worked. */
export function receiptOf(result: Result<Receipt | Removal>): Receipt {
  if (!result.ok) throw new Error(`not filed: ${JSON.stringify(result.problem)}`);
  if ('removed' in result.value) throw new Error(`removed: ${result.value.removed}`);
  return result.value;
}

/** What went wrong, of one that did not. */
export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error(`worked: ${JSON.stringify(result.value)}`);
  return result.problem;
}
