import type { Ticket } from '@/lib/domain/ids';
import type { ToDrawer, ToOverlay } from '@/lib/messages/calls';
import { make } from './element';

/** `load` fires for blocked frames too, so only a word from the drawer proves that it runs. It says it before it asks anybody. */
const ALIVE_AFTER_LOAD_MS = 2_000;
/** For a frame that never gets as far as `load`, which says nothing about the next one. */
const LOAD_LIMIT_MS = 10_000;

export interface Frame {
  /** Posts to the drawer, on the private port only: a message to its window would tell the page who we are. */
  tell(message: ToDrawer): void;
  focus(): void;
  /** CSS pixels; 0 for a sheet from below. */
  readonly coveredAtEnd: number;
  /** Takes the drawer off the page; its draft is kept by the drawer itself. */
  remove(): void;
}

/**
 * Loads the drawer into the overlay and hands it the one-time ticket with a private port.
 * @param address - `drawer.html` of this extension, made in the content script (BROWSER-FACTS 1).
 * @param on.blocked - The frame did not run and is removed already; `sure`: it was loaded, so the page keeps it from running.
 */
export function openFrame(
  root: ShadowRoot,
  ask: { address: string; ticket: Ticket; title: string },
  on: { said: (message: ToOverlay) => void; blocked: (sure: boolean) => void },
): Frame {
  const iframe = make('iframe', { title: ask.title });
  const box = make('div', { class: 'drawer' }, iframe);
  const { port1: port, port2: drawersPort } = new MessageChannel();
  let limit = setTimeout(() => giveUp(false), LOAD_LIMIT_MS);

  function remove() {
    clearTimeout(limit);
    port.close();
    box.remove();
  }
  function giveUp(sure: boolean) {
    remove();
    on.blocked(sure);
  }

  port.onmessage = ({ data: message }: MessageEvent<ToOverlay>) => {
    if (message.type === 'alive') {
      clearTimeout(limit);
      box.classList.add('alive');
      iframe.focus();
    } else if (message.type === 'resize') {
      box.classList.toggle('window', message.mode === 'window');
    }
    on.said(message);
  };
  iframe.addEventListener(
    'load',
    () => {
      clearTimeout(limit);
      limit = setTimeout(() => giveUp(true), ALIVE_AFTER_LOAD_MS);
      const hello: ToDrawer = { type: 'ticket', docketTicket: ask.ticket };
      iframe.contentWindow?.postMessage(hello, new URL(ask.address).origin, [drawersPort]);
    },
    { once: true },
  );
  iframe.addEventListener('error', () => giveUp(true), { once: true });
  iframe.src = ask.address;
  root.append(box);

  return {
    tell: (message) => port.postMessage(message),
    focus: () => iframe.focus(),
    get coveredAtEnd() {
      return box.offsetWidth < innerWidth ? box.offsetWidth : 0;
    },
    remove,
  };
}
