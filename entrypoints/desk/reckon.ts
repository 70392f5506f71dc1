import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import type { FlagsAsk } from '@/lib/ui/desk/flags-ask';

/** What the worker says back: the figures, or nothing where it could not make them. */
export type Reckoning = { asked: number; flags: SiteFlags | null };

/** Has the figures about sections made in a worker of the desk's own, which reads the store itself. One worker, made at the first question. */
export function createReckoner(): (ask: FlagsAsk) => Promise<SiteFlags> {
  let worker: Worker | null = null;
  let asked = 0;
  return (ask) =>
    new Promise((resolve, reject) => {
      worker ??= new Worker(new URL('./reckon-worker.ts', import.meta.url), { type: 'module' });
      const own = ++asked;
      const mine = worker;
      const settle = (flags: SiteFlags | null) => {
        mine.removeEventListener('message', hear);
        mine.removeEventListener('error', fail);
        if (flags === null) reject(new Error('no figures'));
        else resolve(flags);
      };
      const hear = ({ data }: MessageEvent<Reckoning>) => {
        if (data.asked === own) settle(data.flags);
      };
      const fail = () => {
        worker = null; // it could not even start; the next question makes another one
        settle(null);
      };
      mine.addEventListener('message', hear);
      mine.addEventListener('error', fail);
      const plain: unknown = JSON.parse(JSON.stringify(ask)); // state of Svelte's is a proxy, which cannot be sent
      mine.postMessage({ asked: own, ask: plain });
    });
}
