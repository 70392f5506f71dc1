import type { Document } from '../document/document';

/** Pictures by the addresses that they got. @param addresses - By the picture's file; `null`: attached to the page itself. */
export function withAddresses(document: Document, addresses: Readonly<Record<string, string | null>>): Document {
  return document.map((block) => {
    if (block.kind !== 'picture' || !Object.hasOwn(addresses, block.file)) return block;
    return { ...block, url: addresses[block.file] ?? null };
  });
}
