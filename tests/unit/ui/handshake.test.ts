import { describe, expect, test } from 'vitest';
import { awaitTickets, readOverlayMessage, type Handover, type HandshakeWindow } from '@/lib/ui/handshake';

type Listener = (event: Partial<MessageEvent>) => void;

/** A window that listens: the part of it that the handshake reads. */
function aWindow(hash: string, framed: boolean) {
  const listeners: Listener[] = [];
  const written: string[] = [];
  const view = {
    location: { hash, pathname: '/drawer.html' },
    history: { replaceState: (_: unknown, __: string, path: string) => written.push(path) },
    addEventListener: (_: string, listener: Listener) => listeners.push(listener),
    parent: null as unknown,
  };
  const parent = { name: 'the page' };
  view.parent = framed ? parent : view;
  const taken: Handover[] = [];
  const seen = view as unknown as HandshakeWindow; // the part that is read
  let none = 0;
  awaitTickets(
    seen,
    (handover) => taken.push(handover),
    () => (none += 1),
  );
  return {
    none: () => none,
    taken,
    written,
    parent,
    say: (event: Partial<MessageEvent>) => listeners.forEach((hear) => hear(event)),
  };
}

const ticket = { type: 'ticket', docketTicket: 'one-time' };
const { port1: port } = new MessageChannel();

describe('a drawer in a frame', () => {
  test('takes a ticket with its port from the page around it', () => {
    const { taken, parent, say } = aWindow('', true);
    say({ source: parent as MessageEventSource, data: ticket, ports: [port] }); // only its identity counts
    expect(taken).toEqual([{ ticket: 'one-time', overlay: port }]);
  });

  test('takes none from another window, without a port, or of another shape', () => {
    const { taken, parent, say } = aWindow('', true);
    const source = parent as MessageEventSource; // only its identity counts
    say({ source: {} as MessageEventSource, data: ticket, ports: [port] }); // likewise
    say({ source, data: ticket, ports: [] });
    say({ source, data: { ...ticket, docketTicket: 7 }, ports: [port] });
    say({ source, data: 'ticket', ports: [port] });
    expect(taken).toEqual([]);
  });

  test('takes none from its address, which a page may write', () => {
    const framed = aWindow('#ticket=one-time', true);
    expect(framed.taken).toEqual([]);
    expect(framed.none()).toBe(0); // nothing at all is shown within a page
  });
});

describe('a drawer in a panel or a tab', () => {
  test("takes a ticket from its address and wipes it off the browser's history", () => {
    const { taken, written } = aWindow('#ticket=one-time', false);
    expect(taken).toEqual([{ ticket: 'one-time', overlay: null }]);
    expect(written).toEqual(['/drawer.html']);
  });

  test('says so without one', () => {
    const alone = aWindow('', false);
    expect(alone.taken).toEqual([]);
    expect(alone.none()).toBe(1);
  });
});

test('what is no message of the overlay is left alone', () => {
  expect(readOverlayMessage({ type: 'hello' })).toBeNull();
  expect(readOverlayMessage(null)).toBeNull();
  const place = { id: '1', outcome: 'gone', words: null, heading: 'Set up' };
  expect(readOverlayMessage({ type: 'places', places: [place] })).toEqual({ type: 'places', places: [place] });
  expect(readOverlayMessage({ type: 'places', places: [place, { ...place, words: 4 }] })).toBeNull();
  expect(readOverlayMessage({ type: 'places' })).toBeNull();
  expect(readOverlayMessage({ type: 'anchor', anchor: null })).toBeNull();
});
