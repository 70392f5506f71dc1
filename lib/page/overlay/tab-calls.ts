import type { Ticket } from '@/lib/domain/ids';
import type { DrawerOpening, ThreadMark } from '@/lib/domain/views';
import type { TabCalls } from '@/lib/messages/calls';
import type { Sender } from '@/lib/messages/runtime';
import { createReceiver, type Handlers, type Rules } from '@/lib/messages/serve';

export type TabHandlers = Handlers<TabCalls>;

const VIEWS: readonly unknown[] = ['compose', 'threads', 'mine', 'flag'] satisfies DrawerOpening[];

/**
 * Answers what the background asks of this tab. Only our own worker may ask: it sends no tab with its messages.
 * @param ownId - This extension's id.
 */
export function receiveTabCalls(handlers: TabHandlers, ownId: string) {
  const allows = (sender: Sender) => sender.id === ownId && sender.tab === undefined;
  const nothing = { allows, read: () => null };
  const rules: Rules<TabCalls> = {
    preparePicture: nothing,
    pictureDone: nothing,
    leave: nothing,
    openDrawer: { allows, read: readOpening },
    showMarks: { allows, read: readMarks },
  };
  return createReceiver(handlers, rules);
}

function readOpening(ask: unknown): { ticket: Ticket; view: DrawerOpening } | undefined {
  if (!isRecord(ask) || typeof ask.ticket !== 'string' || !VIEWS.includes(ask.view)) return undefined;
  return ask as { ticket: Ticket; view: DrawerOpening }; // both fields checked above
}

/** Anchors come from foreign comments; the background has checked their inside when it decoded them. */
function readMarks(ask: unknown): { pageId: string; marks: ThreadMark[] } | undefined {
  if (!isRecord(ask) || typeof ask.pageId !== 'string' || !Array.isArray(ask.marks)) return undefined;
  return ask as { pageId: string; marks: ThreadMark[] }; // its list is the background's own, see above
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
