import type { Outcome } from './outcome.ts';

export interface Job {
  name: string;
  /** Names of jobs that must be over before; those that are not run are not waited for. */
  after?: string[];
  /** Runs when nothing else does: it would disturb, and be disturbed. */
  alone?: boolean;
  /** Prints nothing itself: what it has to say comes back as `output`, and is shown when it is over. */
  run(): Promise<{ outcomes: Outcome[]; output: string }>;
}

const atOnce = 2; // the checks are single-threaded, and small machines have two cores

/** Runs the jobs in the order given, two at a time where that is possible, and says what is running. */
export async function runJobs(jobs: Job[]): Promise<Outcome[]> {
  const waiting = [...jobs];
  const running = new Map<Job, Promise<void>>();
  const results = new Map<Job, Outcome[]>();
  const isOver = (name: string): boolean => jobs.every((job) => job.name !== name || results.has(job));
  const mayStart = (job: Job): boolean =>
    (job.after ?? []).every(isOver) && (job.alone === true ? running.size === 0 : ![...running.keys()].some(isAlone));

  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < atOnce ? waiting.find(mayStart) : undefined;
    if (next !== undefined) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(
        next,
        runOne(next).then((outcomes) => {
          results.set(next, outcomes);
          running.delete(next);
        }),
      );
    } else if (running.size > 0) {
      await Promise.race(running.values());
    } else {
      throw new Error(`These wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
    }
  }
  return jobs.flatMap((job) => results.get(job) ?? []);
}

const isAlone = (job: Job): boolean => job.alone === true;

async function runOne(job: Job): Promise<Outcome[]> {
  const startedAt = Date.now();
  console.log(`... ${job.name}`);
  const { outcomes, output } = await job.run().catch((error: unknown) => ({
    outcomes: [{ passed: 0, failed: 1, skipped: 0, line: `FAILED ${job.name}: could not run` }],
    output: error instanceof Error ? error.message : String(error),
  }));
  const failed = outcomes.some((outcome) => outcome.failed > 0);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${failed ? 'FAILED' : 'ok '} ${job.name} (${seconds} s)${output === '' ? '' : `\n${output.trim()}\n`}`);
  return outcomes;
}
