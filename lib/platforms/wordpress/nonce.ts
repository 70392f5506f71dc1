import type { Site } from '@/lib/domain/page';
import type { HttpReply, Transport } from '@/lib/domain/ports';
import { Refusal } from '../attempt';
import { problemOfStatus, plainDetail } from '../replies';
import { askFile } from './files-address';

/** `wp_create_nonce`: ten hex digits. */
const NONCE = /^[0-9a-f]{10}$/;

/** What makes a cookie session count over REST. Lives in memory: a new worker asks again. */
export interface NonceKeeper {
  /** `null`: nobody is signed in. */
  current(signal: AbortSignal): Promise<string | null>;
  /** The one in use was refused: asks for another. */
  renewed(signal: AbortSignal): Promise<string | null>;
  /** Replies bring the next one along before the old one ends (12 to 24 hours). */
  heard(reply: HttpReply): void;
}

/**
 * Nonces by `admin-ajax.php?action=rest-nonce`, which every signed-in role may ask.
 * @see https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/ "Cookie Authentication"
 */
export function createNonceKeeper(site: Site, transport: Transport): NonceKeeper {
  let known: string | null = null;
  const renewed = async (signal: AbortSignal) => {
    known = await askForNonce(site, transport, signal);
    return known;
  };
  return {
    current: async (signal) => known ?? renewed(signal),
    renewed,
    heard: (reply) => {
      const given = reply.headers['x-wp-nonce'];
      if (given !== undefined && NONCE.test(given)) known = given;
    },
  };
}

async function askForNonce(site: Site, transport: Transport, signal: AbortSignal): Promise<string | null> {
  const { reply } = await askFile(site, transport, 'wp-admin/admin-ajax.php?action=rest-nonce', signal);
  return readNonce(reply);
}

/** Signed out is `0` with status 400, a redirect to the sign-in page, or that page itself. */
function readNonce(reply: HttpReply): string | null {
  const text = reply.text.trim();
  if (reply.status === 200 && NONCE.test(text.slice(-10))) return text.slice(-10); // PHP notices may stand before it
  if (reply.status === 404) throw new Refusal({ kind: 'refused', why: 'unsupported-site' });
  if (reply.status === 429 || reply.status >= 500) throw new Refusal(problemOfStatus(reply, plainDetail(text)));
  return null;
}
