import type { DeskRow } from '@/lib/domain/desk/row';
import type { SectionNews } from '@/lib/domain/flags/section-news';
import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import type { FlagsAsk } from '@/lib/ui/desk/flags-ask';
import { fromParts, type FlagPart } from './flag-parts';

/** What the worker says back: the figures, what is long of them in parts before, or nothing where it could not make them. */
export type Reckoning =
  | { asked: number; part: FlagPart }
  | { asked: number; flags: SiteFlags | null }
  /** Of one section, after one request. */
  | { asked: number; news: SectionNews | null };

/** Has the figures about sections made in a worker of the desk's own, which reads the store itself. One worker, made at the first question. */
export function createReckoner(): {
  reckon: (ask: FlagsAsk) => Promise<SiteFlags>;
  touch: (row: DeskRow) => Promise<SectionNews | null>;
} {
  let worker: Worker | null = null;
  let asked = 0;

  function ask(question: object): Promise<Reckoning> {
    return new Promise((resolve, reject) => {
      worker ??= new Worker(new URL('./reckon-worker.ts', import.meta.url), { type: 'module' });
      const own = ++asked;
      const mine = worker;
      const settle = (end: () => void) => {
        mine.removeEventListener('message', hear);
        mine.removeEventListener('error', fail);
        end();
      };
      const parts: FlagPart[] = [];
      const hear = ({ data }: MessageEvent<Reckoning>) => {
        if (data.asked !== own) return;
        if ('part' in data) parts.push(data.part);
        else
          settle(() =>
            resolve('flags' in data ? { asked: own, flags: data.flags && fromParts(data.flags, parts) } : data),
          );
      };
      const fail = () => {
        worker = null; // it could not even start; the next question makes another one
        settle(() => reject(new Error('no figures')));
      };
      mine.addEventListener('message', hear);
      mine.addEventListener('error', fail);
      const plain = JSON.parse(JSON.stringify(question)) as object; // state of Svelte's is a proxy, which cannot be sent
      mine.postMessage({ asked: own, ...plain });
    });
  }

  return {
    async reckon(asking) {
      const answer = await ask({ ask: asking });
      if ('flags' in answer && answer.flags !== null) return answer.flags;
      throw new Error('no figures');
    },
    async touch(row) {
      const answer = await ask({ touch: row });
      return 'news' in answer ? answer.news : null;
    },
  };
}
