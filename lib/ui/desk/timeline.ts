import type { StaffEntry } from '@/lib/domain/desk/staff-log';
import type { DeskRequest } from '@/lib/domain/desk/views';
import type { Entry } from '@/lib/domain/thread';
import { readableEntries } from '../thread-wording';

/** Public words and staff's own, in one row by time. */
export type Moment = { of: 'thread'; at: number; entry: Entry } | { of: 'staff'; at: number; entry: StaffEntry };

/** @param me - Reviews of somebody's answer are shown to that person and to whoever wrote them. */
export function timelineOf({ thread, log }: Pick<DeskRequest, 'thread' | 'log'>, me: string | null): Moment[] {
  const said = readableEntries(thread).map((entry): Moment => ({ of: 'thread', at: entry.comment.createdAt, entry }));
  const seen = log.entries.filter(({ event, by }) => event.kind !== 'coached' || event.about === me || by.id === me);
  const noted = seen.map((entry): Moment => ({ of: 'staff', at: entry.at, entry }));
  return [...said, ...noted].sort((one, other) => one.at - other.at);
}

/** What stands for a face: the first letters of the first and the last name. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : ''].map((part) => Array.from(part ?? '')[0] ?? '');
  return letters.join('').toUpperCase() || '?';
}
