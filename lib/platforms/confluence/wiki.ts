import type { MentionAs } from '@/lib/domain/codec';
import type { Author, Parcel, Receipt } from '@/lib/domain/delivery';
import type { PageRef } from '@/lib/domain/page';
import type { Person } from '@/lib/domain/person';
import type { PictureShelf } from '../pictures';
import type { Selection } from './locate-quote';

/** A receipt of Confluence: nothing is ever held there. */
export type FiledReceipt = Extract<Receipt, { held: false }>;

/** A comment that is about to be sent. */
export interface Letter {
  parcel: Parcel;
  /** Storage format, the same bytes at each attempt. */
  body: string;
  /** Whose words these are. */
  me: Author;
}

/**
 * What Cloud and Data Center do each by their own API; what follows what is the same for both (`file.ts`).
 * All reject with a `Refusal`.
 */
export interface ConfluenceWiki {
  /** By which id a comment mentions people. */
  mentionAs: MentionAs;
  /** Who is signed in; nobody is `signed-out`. */
  whoAmI(): Promise<Person & { id: string }>;
  /** This person's comments that carry the parcel's event, wherever they stand, earliest first. */
  findFiled(parcel: Parcel, myId: string): Promise<FiledReceipt[]>;
  shelf(page: PageRef): PictureShelf;
  /** Refuses with `page-gone` where this person cannot read the page any more. */
  checkPage(page: PageRef): Promise<unknown>;
  readStorage(page: PageRef): Promise<string>;
  answer(letter: Letter, parent: NonNullable<Parcel['parent']>): Promise<FiledReceipt>;
  /** `null`: Confluence would not take the comment at this place. */
  inline(letter: Letter, selection: Selection): Promise<FiledReceipt | null>;
  footer(letter: Letter): Promise<FiledReceipt>;
  isAnswered(filed: FiledReceipt): Promise<boolean>;
  remove(filed: FiledReceipt): Promise<void>;
}
