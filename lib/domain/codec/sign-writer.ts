import { isAddress, webAddress } from './text';
import { linkTarget } from './trailer-mark';

type Sign = 'strong' | 'em' | 'code' | 'link';

interface OpenSign {
  name: string;
  sign: Sign;
  href: string;
  /** Where in the block's signed words it began. */
  at: number;
}

const SIGN_OF: Record<string, Sign> = { strong: 'strong', b: 'strong', em: 'em', i: 'em', code: 'code', a: 'link' };

/** Writes the signs of `rich-text.ts` around what a comment's elements enclose, where they can be read again. */
export class SignWriter {
  private opened: OpenSign[] = [];

  open(name: string, href: string | undefined, { signed }: { signed: string }): void {
    const sign = SIGN_OF[name];
    if (sign !== undefined) this.opened.push({ name, sign, href: href ?? '', at: signed.length });
  }

  close(name: string, block: { signed: string }): void {
    const index = this.opened.findLastIndex((one) => one.name === name);
    const [found] = index === -1 ? [] : this.opened.splice(index, 1);
    if (found === undefined) return;
    const before = block.signed.slice(0, found.at);
    const enclosed = block.signed.slice(found.at);
    const words = enclosed.trim();
    const written = write(found, words, before);
    if (written !== null) block.signed = before + enclosed.replace(words, () => written);
  }

  /** A new block begins while they are open. */
  startAnew(): void {
    this.opened = this.opened.map((one) => ({ ...one, at: 0 }));
  }
}

/** `null` where the words stay as they are: over several lines, with signs that would not be read back, or an address by itself. */
function write({ sign, href }: OpenSign, words: string, before: string): string | null {
  if (words === '' || words.includes('\n')) return null;
  switch (sign) {
    case 'strong':
      return /^\*|\*$/.test(words) ? null : `**${words}**`;
    case 'em':
      return /^_|_$/.test(words) || /[\p{L}\p{N}_]$/u.test(before) ? null : `_${words}_`;
    case 'code':
      return words.includes('`') || isAddress(words) ? null : `\`${words}\``;
    case 'link':
      return writeLink(href, words);
  }
}

function writeLink(href: string, words: string): string | null {
  const target = linkTarget(href);
  const itself = [words, `http://${words}`, `https://${words}`].some((address) => webAddress(address) === target);
  if (target === null || itself || /[[\]]/.test(words)) return null;
  return `[${words}](${target.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
