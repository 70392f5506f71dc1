/** Who sent a message, as far as both browsers tell it. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?:
    | {
        id?: number | undefined;
        url?: string | undefined;
        windowId?: number | undefined;
        incognito?: boolean;
        cookieStoreId?: string;
      }
    | undefined;
}

/** What travels: one call by name. */
export interface Envelope {
  docketCall: string;
  ask: unknown;
}

/** Reads a message that came from outside; `null` if it is none of ours. */
export function readEnvelope(message: unknown): Envelope | null {
  if (typeof message !== 'object' || message === null) return null;
  const { docketCall, ask } = message as Partial<Envelope>; // read as unknown fields, checked next
  return typeof docketCall === 'string' ? { docketCall, ask } : null;
}
