import { DESK_PORT, type DeskNews } from '@/lib/messages/desk-calls';
import type { NewsPort } from './open-drawers';
import { isDesk } from './senders';

/** The desks that are open now, each by the port it hears news on. Lost with the worker: desks connect anew. */
export function createOpenDesks() {
  const open = new Set<NewsPort>();
  return {
    connect(port: NewsPort): void {
      if (port.name !== DESK_PORT || port.sender === undefined || !isDesk(port.sender)) return;
      open.add(port);
      port.onDisconnect.addListener(() => open.delete(port));
    },

    tell(message: DeskNews): void {
      for (const port of open) port.postMessage(message);
    },
  };
}
