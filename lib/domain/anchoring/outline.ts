/** A page as anchoring reads it: plain data, so that it can travel. Offsets are those of the page's text. */
export interface Outline {
  text: string;
  /** Of the blocks, in the order of the text: text without a block boundary in it, none empty. */
  starts: number[];
  ends: number[];
  /** 1 to 6 for a heading of the page's sections, else 0. */
  levels: number[];
  /** The headings' ids in the document, in order. */
  ids: (string | null)[];
}

/** A page as it is sent: whole, or by its key alone to whoever has it already. */
export interface PageSent {
  /** Equal for equal texts of one tab only. */
  key: string;
  outline: Outline | null;
}
