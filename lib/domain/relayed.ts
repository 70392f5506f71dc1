/** A file's bytes as they travel between the background and a tab, which pass JSON alone. */
interface PlainBytes {
  base64: string;
  type: string;
}

export type PlainBody =
  | { as: 'text'; text: string | null }
  | ({ as: 'bytes' } & PlainBytes)
  | { as: 'form'; parts: ({ name: string; text: string } | ({ name: string; fileName: string } & PlainBytes))[] };

/** A request that a tab of its own origin is to send. */
export interface PlainRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: PlainBody;
  cookies: boolean;
  limitMs: number;
}

/** What came of it; `elsewhere`: a redirect to another origin, `fault`: no answer, the outcome unknown. */
export type PlainReply =
  | { came: 'answer'; status: number; headers: Record<string, string>; text: string; url: string }
  | { came: 'elsewhere' }
  | { came: 'fault' };
