import type { DeskRow } from '@/lib/domain/desk/row';
import type { SectionNews } from '@/lib/domain/flags/section-news';
import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { FlagsAsk } from './flags-ask';
import type { LanguageModel } from './language-model';

/** What the desk needs of the world. */
export interface DeskPorts {
  calls: Client<DeskCalls>;
  now: () => number;
  after: (waitMs: number, run: () => void) => () => void;
  /** Reads rows from the store in parts, all of them or those of some pages. */
  readRows: (onPart: (pages: { pageKey: string; rows: DeskRow[] }[]) => void, only?: string[]) => Promise<void>;
  isWatched: () => boolean;
  /** Reckons which sections stand out, beside the desk. Rejects where that could not be done. */
  reckon: (ask: FlagsAsk) => Promise<SiteFlags>;
  /** The same for the section of one request, at once; `null`: nothing was reckoned yet, or its section is nowhere. */
  touch: (row: DeskRow) => Promise<SectionNews | null>;
  /** Absent where the browser runs none. */
  languageModel?: LanguageModel | undefined;
}
