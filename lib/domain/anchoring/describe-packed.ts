import { describe } from './describe';
import { writeDescriptor } from './descriptor';
import type { PageIndex } from './page-index';

/** More than a trailer ever holds beside the rest; the codec makes it as short as it has to be. In characters. */
const LONGEST = 640;

/** The descriptor of a stretch of a page, as an anchor keeps it; `null` where there is no text. */
export function describePacked(index: PageIndex, start: number, end: number): string | null {
  const descriptor = describe(index, start, end);
  return descriptor === null ? null : writeDescriptor(descriptor, LONGEST);
}
