import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import FlagNotes from '@/components/drawer/FlagNotes.svelte';
import type { PageFlag } from '@/lib/domain/flags/page-flag';
import { ok } from '@/lib/domain/result';
import type { DrawerOpening } from '@/lib/domain/views';
import type { Session } from '@/lib/ui/session';
import { anAnchor } from './examples';
import { speakEnglish } from './english';
import { openDrawer } from './open-drawer';

speakEnglish();

const flag = (sectionId: string, part: Partial<PageFlag>): PageFlag => ({
  sectionId,
  section: { path: ['On Linux'], occurrence: 0, bodyHash: null },
  state: 'raised',
  why: 'Many ask.',
  themes: [],
  ...part,
});
const fixed = (sectionId: string, verdict: 'fixed' | 'worse'): PageFlag =>
  flag(sectionId, { state: 'fixed', effect: { verdict, words: `It is ${verdict}.` } });

test('a section that was mended is told of as that; one that got worse is also one to do something about', async () => {
  const elsewhere = { ...fixed('d', 'fixed'), section: { path: ['Elsewhere'], occurrence: 0, bodyHash: null } };
  const flags = [flag('a', {}), fixed('b', 'fixed'), fixed('c', 'worse'), elsewhere];
  const anchor = anAnchor({ section: { path: ['On Linux'], headingId: null, occurrence: 0, bodyHash: null } });
  const { drawer } = openDrawer(
    { view: 'threads', focus: { requestId: null, anchor } },
    { readFlags: async () => ok({ flags, mayFlag: true }) },
  );
  await drawer.flags.read();
  expect(drawer.flags.shown.map(({ sectionId }) => sectionId)).toEqual(['a', 'c']);
  expect(drawer.flags.mended.map(({ words }) => words)).toEqual(['It is fixed.', 'It is worse.']);
});

/** The notes of a drawer that was opened at the section "On Linux" which is the second of that name. */
async function notesAt(view: DrawerOpening, flags: PageFlag[], queueFlag?: Session['queueFlag']) {
  const section = { path: ['On Linux'], headingId: null, occurrence: 1, bodyHash: null };
  const { drawer } = openDrawer(
    { view, focus: { requestId: null, anchor: anAnchor({ section }) } },
    { readFlags: async () => ok({ flags, mayFlag: true }), ...(queueFlag !== undefined && { queueFlag }) },
  );
  await drawer.flags.read();
  render(FlagNotes, { flags: drawer.flags });
  return drawer;
}
const second = { path: ['On Linux'], occurrence: 1, bodyHash: null };

test('of two sections with the same heading each has its own flag', async () => {
  const drawer = await notesAt('threads', [flag('first', {}), flag('second', { section: second, why: 'It is old.' })]);
  expect(drawer.flags.shown.map(({ sectionId }) => sectionId)).toEqual(['second']);
});

test('a place is flagged where a flag is open, too, with what was selected there', async () => {
  const quotes: (string | undefined)[] = [];
  const drawer = await notesAt('threads', [flag('second', { section: second })], async ({ eventId, anchor }) => {
    quotes.push(anchor.quote?.exact);
    return ok({ eventId });
  });
  screen.getByRole('button', { name: /Flag this section/ }).click();
  expect(await screen.findByRole('textbox', { name: 'Why does it need work?' })).toBeDefined();
  drawer.flags.words = 'The second step is wrong.';
  screen.getByRole('button', { name: 'Flag it' }).click();
  await expect.poll(() => quotes).toEqual([anAnchor().quote?.exact]);
  expect(quotes[0]).toBeDefined();
});

test('opened for flagging, the drawer begins with the field for why', async () => {
  const drawer = await notesAt('flag', []);
  expect(drawer.view).toBe('threads');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why does it need work?' }));
});

test('a section that was mended and draws questions again is told as one that came back, and not as mended', async () => {
  const effect = { verdict: 'fixed', words: 'From 16 people to 2, and now 9.' } as const;
  const drawer = await notesAt('threads', [flag('b', { section: second, state: 'relapsed', effect })]);
  expect(screen.getByText('It came back')).toBeDefined();
  expect(screen.getByText('From 16 people to 2, and now 9.')).toBeDefined();
  expect(drawer.flags.mended).toEqual([]);
});
