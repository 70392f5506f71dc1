import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createQueue } from '@/lib/app/in-turn';
import type { Login } from '../wordpress/people';
import type { TestWiki } from '../servers/platforms/test-wiki';
import { startAsVisitor, startOnWordPress, writers } from '../servers/platforms/writers';
import { DATA_CENTER_PLUGIN_STEPS, DATA_CENTER_STEPS } from './data-center-steps';
import {
  CONFLUENCE_STEPS,
  faultsAt,
  filesAfter,
  WORDPRESS_STEPS,
  WORDPRESS_VISITOR_STEPS,
  type FaultCase,
  type Step,
} from './matrix';
import { runCase } from './run-case';

interface Actor {
  who: string;
  start: () => Promise<TestWiki>;
  steps: Step[];
}

const named = (steps: Step[], ...names: string[]) => steps.filter(({ name }) => names.includes(name));
const wordPress = (login: Login) => () => startOnWordPress(login);
const writer = (who: string) => {
  const found = writers.find((one) => one.who === who);
  if (found === undefined) throw new Error(`nobody is called ${who}`);
  return found;
};

/**
 * One of each adapter goes through every step; the others through those where the protocol differs for them: who may
 * upload but not remove, who is held (and cannot find an own comment), who may not upload.
 */
const ACTORS: Actor[] = [
  { ...writer('WordPress editor'), steps: WORDPRESS_STEPS },
  { who: 'WordPress author', start: wordPress('author'), steps: named(WORDPRESS_STEPS, 'upload', 'comment') },
  {
    who: 'WordPress subscriber, first comment',
    start: wordPress('subscriber'),
    steps: named(WORDPRESS_STEPS, 'comment', 'look for the comment', 'reply'),
  },
  {
    ...writer('WordPress subscriber with an approved comment'),
    steps: named(WORDPRESS_STEPS, 'comment', 'look for the comment'),
  },
  { who: 'WordPress visitor, first comment', start: () => startAsVisitor({}, false), steps: WORDPRESS_VISITOR_STEPS },
  {
    ...writer('WordPress visitor with an approved comment'),
    steps: named(WORDPRESS_VISITOR_STEPS, 'read the form', 'send the form', 'look for the comment', 'reply'),
  },
  { ...writer('Confluence Cloud writer'), steps: CONFLUENCE_STEPS },
  {
    ...writer('Confluence Cloud commenter'),
    steps: named(CONFLUENCE_STEPS, 'inline comment', 'footer comment', 'look for the comment', 'reply'),
  },
  { ...writer('Confluence Cloud writer, through a tab'), steps: CONFLUENCE_STEPS },
  { ...writer('Data Center writer'), steps: DATA_CENTER_STEPS },
  {
    ...writer('Data Center commenter, inline comments by the page’s own way'),
    steps: DATA_CENTER_PLUGIN_STEPS,
  },
  {
    ...writer('Data Center writer by access token, footer comments alone'),
    steps: named(DATA_CENTER_STEPS, 'who am I', 'footer comment', 'look for the comment', 'reply'),
  },
];

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

const tally = { cases: 0, lost: 0, twice: 0, anothers: 0 };
const stages = new Map<Actor, { wiki: TestWiki; inTurn: ReturnType<typeof createQueue> }>();

beforeAll(async () => {
  for (const actor of ACTORS) stages.set(actor, { wiki: await actor.start(), inTurn: createQueue() });
});
afterAll(async () => {
  for (const { wiki } of stages.values()) await wiki.stop();
  console.log(
    `fault matrix: ${tally.cases} cases, ${tally.lost} lost, ${tally.twice} filed twice, ${tally.anothers} in another's name`,
  );
});

describe.concurrent('whatever fails on the way, the words stand on the page once', () => {
  test.for(CASES)('$actor.who · $step.name · $fault.name', async ({ actor, step, fault }) => {
    const stage = stages.get(actor);
    if (stage === undefined) throw new Error('the actor has not come');
    const outcome = await stage.inTurn(() => runCase(stage.wiki, step, fault));
    tally.cases += 1;
    tally.lost += outcome.comments === 0 ? 1 : 0;
    tally.twice += outcome.comments > 1 ? 1 : 0;
    tally.anothers += outcome.inAnothersName;
    const files = filesAfter(step, fault);
    expect(outcome).toEqual({ comments: 1, inAnothersName: 0, files, state: 'filed', met: true });
  });
});
