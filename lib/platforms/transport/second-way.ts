import type { HttpReply, Transport } from '@/lib/domain/ports';

/** What is known of a site's ways; outlives the worker, not the browser. */
export interface WayMemory {
  needsTab(): Promise<boolean>;
  noteNeedsTab(): Promise<void>;
}

/** How wikis and what stands before them say that a request comes from the wrong place. They did nothing then. */
const WRONG_PLACE = /\b(?:x|c)srf\b|cross[- ]site|invalid origin/i;

/**
 * The first way, and the second by itself where a site still refuses it: adapters cannot tell them apart. What was
 * learned is remembered, so that not each request is refused first.
 */
export function withSecondWay(first: Transport, second: Transport, memory: WayMemory): Transport {
  return {
    async send(request, signal) {
      if (request.anonymous !== true && (await memory.needsTab())) return second.send(request, signal);
      const answer = await first.send(request, signal);
      if (!answer.ok || !refusesPlace(answer.value)) return answer;
      const other = await second.send(request, signal);
      if (other.ok && !refusesPlace(other.value)) await memory.noteNeedsTab();
      return other;
    },
  };
}

function refusesPlace({ status, text }: HttpReply): boolean {
  return status === 403 && WRONG_PLACE.test(text.slice(0, 2_000));
}
