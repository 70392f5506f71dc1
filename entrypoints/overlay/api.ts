import type { Sender } from '@/lib/messages/runtime';

/** What the content script uses of the extension API. Everything else stays out of the page's process. */
export interface ContentApi {
  runtime: {
    /** Gone after the extension was updated or removed while this script still runs. */
    id?: string;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: Listeners<(message: unknown, sender: Sender, answer: (reply: unknown) => void) => boolean>;
  };
  i18n: { getMessage(name: string, insertions?: string[]): string };
}

interface Listeners<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

declare global {
  /** Set by the build, see wxt.config.ts. */
  const __DOCKET_E2E__: boolean;
}

const world: { browser?: ContentApi; chrome?: ContentApi } = globalThis as object; // each browser has its own of the two

/** Both browsers' own API: the polyfill would be a third of this script. */
export const api: ContentApi = (world.browser ?? world.chrome) as ContentApi; // a content script always has one
