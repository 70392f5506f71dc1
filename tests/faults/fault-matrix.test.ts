import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createQueue } from '@/lib/app/in-turn';
import { startWordpressWiki } from '../servers/platforms/wordpress-wiki';
import type { TestWiki } from '../servers/platforms/test-wiki';
import { theWordPress, writers } from '../servers/platforms/writers';
import { CONFLUENCE_STEPS, faultsAt, WORDPRESS_STEPS, type FaultCase, type Step } from './matrix';
import { runCase } from './run-case';

interface Actor {
  who: string;
  start: () => Promise<TestWiki>;
  steps: Step[];
}

/** Everyone for whom the protocol differs: who may upload, who is held, who may remove a copy. */
const ACTORS: Actor[] = [
  ...writers.map(({ who, start }) => ({ who, start, steps: stepsOf(who) })),
  {
    who: 'WordPress subscriber, first comment',
    start: () => startWordpressWiki(theWordPress(), 'subscriber'),
    steps: WORDPRESS_STEPS.filter(({ picture }) => !picture),
  },
  { who: 'WordPress author', start: () => startWordpressWiki(theWordPress(), 'author'), steps: WORDPRESS_STEPS },
];

function stepsOf(who: string): Step[] {
  const steps = who.startsWith('WordPress') ? WORDPRESS_STEPS : CONFLUENCE_STEPS;
  const uploads = who === 'WordPress editor' || who === 'Confluence Cloud writer';
  return steps.filter(({ picture }) => uploads || !picture);
}

interface Case {
  actor: Actor;
  step: Step;
  fault: FaultCase;
}

/** Actors by turns: each serves one case at a time, different ones go side by side. */
const CASES: Case[] = interleave(
  ACTORS.map((actor) => actor.steps.flatMap((step) => faultsAt(step).map((fault) => ({ actor, step, fault })))),
);

function interleave<T>(lists: T[][]): T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

const tally = { cases: 0, lost: 0, twice: 0 };
const stages = new Map<Actor, { wiki: TestWiki; inTurn: ReturnType<typeof createQueue> }>();

beforeAll(async () => {
  for (const actor of ACTORS) stages.set(actor, { wiki: await actor.start(), inTurn: createQueue() });
});
afterAll(async () => {
  for (const { wiki } of stages.values()) await wiki.stop();
  console.log(`fault matrix: ${tally.cases} cases, ${tally.lost} lost, ${tally.twice} filed twice`);
});

describe.concurrent('whatever fails on the way, the words stand on the page once', () => {
  test.for(CASES)('$actor.who · $step.name · $fault.name', async ({ actor, step, fault }) => {
    const stage = stages.get(actor);
    if (stage === undefined) throw new Error('the actor has not come');
    const outcome = await stage.inTurn(() => runCase(stage.wiki, step, fault));
    tally.cases += 1;
    tally.lost += outcome.comments === 0 ? 1 : 0;
    tally.twice += outcome.comments > 1 ? 1 : 0;
    expect(outcome).toEqual({ comments: 1, files: step.picture ? 1 : 0, state: 'filed', met: true });
  });
});
