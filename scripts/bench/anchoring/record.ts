import type { Anchor } from '../../../lib/domain/anchor.ts';
import { canonicalEvent } from '../../../lib/domain/codec/index.ts';
import { pack, unpack } from '../../../lib/domain/codec/pack.ts';
import { readAnchor, TrailerRecord } from '../../../lib/domain/codec/record.ts';
import { recordOf } from '../../../lib/domain/codec/write-record.ts';
import type { OpenedEvent } from '../../../lib/domain/event.ts';
import type { EventId } from '../../../lib/domain/ids.ts';
import * as v from 'valibot';

/** A request as anybody makes it; only its anchor matters here. */
const REQUEST: Omit<OpenedEvent, 'anchor'> = {
  kind: 'opened',
  id: '01930000-0000-7000-8000-000000000000' as EventId, // shaped like one
  text: 'What does this mean?',
  ask: 'question',
  need: 'answer',
  impact: 'slows',
  pictures: [],
  environment: 'Firefox 153 on Linux',
  pageVersion: '7',
};

/** The trailer's record of a request with this anchor. */
export function packRecord(anchor: Anchor): string {
  const event = canonicalEvent({ ...REQUEST, anchor }, 'wordpress-limited');
  return pack(recordOf(event));
}

/** The anchor again; the quote's own words stand in the comment's body. */
export function unpackRecord(packed: string, exact: string): Anchor {
  const record = v.parse(TrailerRecord, unpack(packed));
  if (record.k !== 'opened') throw new Error('not a request');
  return readAnchor(record.c, exact.replace(/\s+/g, ' ').trim());
}
