import type { ArticleState, AskKind, Closing, FlagOutcome, Impact, Need, Status, ThreadEvent } from '../event';

type Kind = Exclude<ThreadEvent['kind'], 'opened' | 'reply' | 'status' | 'rated'>;

/** What a comment says around a person's own words, in the writer's language. Reading a comment never needs them. */
export interface EventWords {
  ask: Record<AskKind, string>;
  need: Record<Need, string>;
  impact: Record<Impact, string>;
  status: Record<Status, string>;
  closing: Record<Closing, string>;
  rated: { helped: string; didNotHelp: string };
  kind: Record<Kind, string>;
  reviewed: Record<FlagOutcome, string>;
  articleState: Record<ArticleState, string>;
  /** Stands for the person when a request is given back to nobody. */
  nobody: string;
  /** A setting that was taken out. */
  removed: string;
  minutes: string;
  billable: string;
  /** Before a picture's address. */
  picture: string;
  /** Before the address of any other file. */
  file: string;
  /** Before the names of those who shall see it. */
  copyTo: string;
  openInContext: string;
}
