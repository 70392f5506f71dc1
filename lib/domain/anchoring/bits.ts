const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Packs numbers bit by bit into base64url. */
export class BitWriter {
  #text = '';
  #rest = 0;
  #filled = 0;

  get length(): number {
    return this.#text.length + (this.#filled > 0 ? 1 : 0);
  }

  /** @param bits - At most 32. */
  write(value: number, bits: number): void {
    for (let at = bits - 1; at >= 0; at -= 1) {
      this.#rest = (this.#rest << 1) | ((value >>> at) & 1);
      this.#filled += 1;
      if (this.#filled < 6) continue;
      this.#text += ALPHABET.charAt(this.#rest);
      this.#rest = 0;
      this.#filled = 0;
    }
  }

  /** A whole number of any size, in groups of four bits with one that says whether more follow. */
  writeCount(value: number): void {
    let left = value;
    do {
      const group = left % 16;
      left = Math.floor(left / 16);
      this.write(left > 0 ? 16 + group : group, 5);
    } while (left > 0);
  }

  finish(): string {
    return this.#filled === 0 ? this.#text : this.#text + ALPHABET.charAt(this.#rest << (6 - this.#filled));
  }
}

/** Reads what `BitWriter` wrote. @throws RangeError at the end of the text and at foreign signs. */
export class BitReader {
  readonly #text: string;
  #at = 0;
  #rest = 0;
  #left = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(bits: number): number {
    let value = 0;
    for (let done = 0; done < bits; done += 1) {
      if (this.#left === 0) {
        this.#rest = ALPHABET.indexOf(this.#text.charAt(this.#at));
        if (this.#at >= this.#text.length || this.#rest < 0) throw new RangeError('the descriptor ends early');
        this.#at += 1;
        this.#left = 6;
      }
      this.#left -= 1;
      value = (value * 2 + ((this.#rest >>> this.#left) & 1)) >>> 0;
    }
    return value;
  }

  readCount(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const group = this.read(5);
      value += (group % 16) * unit;
      if (group < 16) return value;
      unit *= 16;
      if (unit > 2 ** 40) throw new RangeError('no count is that large');
    }
  }
}
