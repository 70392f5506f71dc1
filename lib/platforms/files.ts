import { pictureTypeOf } from '@/lib/domain/article/own-picture';
import type { FileSource, Transport } from '@/lib/domain/ports';
import { attempt, Refusal, valueOf } from './attempt';
import { problemOfStatus } from './replies';

const SIGNATURE_BYTES = 12;

/** Pictures of a wiki by their addresses, with the session or the token of whoever reads. */
export function fileSource(transport: Transport): FileSource {
  return {
    read: (url, signal) =>
      attempt(async () => {
        const reply = valueOf(
          await transport.send({ method: 'GET', url, headers: {}, body: null, file: true }, signal),
        );
        if (reply.status !== 200) throw new Refusal(problemOfStatus(reply, ''));
        if (reply.file === undefined) throw new Refusal({ kind: 'refused', why: 'needs-tab' });
        const start = new Uint8Array(await reply.file.slice(0, SIGNATURE_BYTES).arrayBuffer());
        if (pictureTypeOf(start) === null) throw new Refusal({ kind: 'refused', why: 'page-gone' });
        return reply.file;
      }),
  };
}
