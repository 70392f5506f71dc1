import type { DrawerNews } from '@/lib/messages/calls';

/** The part of `runtime.Port` that news need. */
export interface NewsPort {
  onMessage: { addListener(hear: (message: unknown) => void): void };
  onDisconnect: { addListener(hear: () => void): void };
  disconnect(): void;
}

const AGAIN_MS = 1_000;

/**
 * Listens to the background's news; connects again when the worker was stopped, which starts it.
 * @param hear - `connected` comes after each connection but the first: anything may have changed meanwhile.
 * @returns ends it.
 */
export function listenToNews(
  connect: () => NewsPort,
  hear: (news: DrawerNews['news'] | 'connected') => void,
): () => void {
  let port: NewsPort | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  function begin(first: boolean): void {
    try {
      port = connect();
    } catch {
      return; // the extension was updated or removed: this document cannot reach it any more
    }
    port.onMessage.addListener((message) => {
      const news = readNews(message);
      if (news !== null) hear(news);
    });
    port.onDisconnect.addListener(() => {
      if (!ended) timer = setTimeout(() => begin(false), AGAIN_MS);
    });
    if (!first) hear('connected');
  }

  begin(true);
  return () => {
    ended = true;
    clearTimeout(timer);
    port?.disconnect();
  };
}

function readNews(message: unknown): DrawerNews['news'] | null {
  if (typeof message !== 'object' || message === null || !('news' in message)) return null;
  const { news } = message;
  return news === 'outbox-changed' || news === 'threads-changed' || news === 'capture-changed' ? news : null;
}
