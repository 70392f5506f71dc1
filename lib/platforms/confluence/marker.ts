import type { NativeComment } from '@/lib/domain/comment';

/** The name by which a page's markup marks the words of an inline comment: a UUID. Anything else is not looked for. */
export function markerOf(ref: string | null): Pick<NativeComment, 'marker'> {
  return ref !== null && /^[\w-]{1,64}$/.test(ref) ? { marker: ref } : {};
}
