import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newSecretId, type SessionId, type Ticket } from '@/lib/domain/ids';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { OpenedDrawer, ToDrawer } from '@/lib/messages/calls';
import { Drawer } from '@/lib/ui/drawer.svelte';
import { DrawerPlace } from '@/lib/ui/drawer-place.svelte';
import type { Session } from '@/lib/ui/session';
import { speakEnglish } from './english';
import { aDraft, anAnchor, aStart, NOW } from './examples';
import { fakeSession } from './fake-session';

beforeEach(() => {
  speakEnglish();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const opened: OpenedDrawer = { session: newSecretId<SessionId>(), start: aStart() };
const ticket = newSecretId<Ticket>();

/** A document whose background answers as told, and what it said to the overlay. */
function aPlace(redeem: () => Promise<Result<OpenedDrawer>>, replies: Partial<Session> = {}) {
  const said: unknown[] = [];
  const ended: Drawer[] = [];
  const place = new DrawerPlace({
    redeem,
    begin: ({ start }, tellOverlay) => {
      const ports = { tellOverlay, save: () => {}, copy: async () => true, close: () => {}, now: () => NOW };
      const drawer = new Drawer(fakeSession(replies), start, ports);
      return { drawer, end: () => ended.push(drawer) };
    },
    close: () => said.push('closed'),
  });
  const { port1: overlay } = new MessageChannel();
  overlay.postMessage = (message: unknown) => void said.push(message);
  const take = (port: MessagePort | null = overlay) => {
    void place.take({ ticket, overlay: port });
    return vi.advanceTimersByTimeAsync(0);
  };
  return { place, said, ended, take };
}
const never = () => new Promise<never>(() => {});
const opening = (place: DrawerPlace) => (place.shown.shows === 'opening' ? place.shown.opening : null);
const drawerOf = (place: DrawerPlace) => (place.shown.shows === 'drawer' ? place.shown.drawer : null);

describe('before the background answers', () => {
  test('the overlay is told at once that the drawer runs', async () => {
    const { place, said, take } = aPlace(never);
    await take();
    expect(said).toEqual([{ type: 'alive' }]);
    expect(opening(place)?.state.state).toBe('asking');
  });

  test('a silence of ten seconds is said, and an answer that comes later still opens the drawer', async () => {
    const late = Promise.withResolvers<Result<OpenedDrawer>>();
    const { place, take } = aPlace(() => late.promise);
    await take();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(opening(place)?.state).toEqual({ state: 'stuck', problem: { kind: 'no-answer' } });
    late.resolve(ok(opened));
    await vi.advanceTimersByTimeAsync(0);
    expect(drawerOf(place)).not.toBeNull();
  });

  test('asked again, it opens', async () => {
    const redeem = vi.fn<() => Promise<Result<OpenedDrawer>>>(async () =>
      fail({ kind: 'refused', why: 'unknown-site' }),
    );
    const { place, take } = aPlace(redeem);
    await take();
    expect(opening(place)?.state.state).toBe('stuck');
    redeem.mockResolvedValue(ok(opened));
    await opening(place)?.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(drawerOf(place)).not.toBeNull();
  });

  test('another place that is pointed at meanwhile is what the drawer opens with', async () => {
    const answer = Promise.withResolvers<Result<OpenedDrawer>>();
    const { place, take } = aPlace(() => answer.promise);
    await take();
    const anchor = anAnchor({ quote: null });
    const pointed: ToDrawer = {
      type: 'pointing-changed',
      pointing: { anchor, environment: '', viewport: { width: 1, height: 1 } },
      kind: null,
    };
    place.hear(pointed);
    answer.resolve(ok(opened));
    await vi.advanceTimersByTimeAsync(0);
    expect(drawerOf(place)?.composer.draft.anchor).toEqual(anchor);
  });
});

describe('a ticket that opens nothing', () => {
  const worthless = async () => fail({ kind: 'refused', why: 'not-allowed' } as const);

  test('shows nothing within a page; the overlay is told', async () => {
    const { place, said, take } = aPlace(worthless);
    await take();
    expect(place.shown).toEqual({ shows: 'nothing' });
    expect(said).toEqual([{ type: 'alive' }, { type: 'refused' }]);
  });

  test('is said in a tab or a panel, which nobody else would close', async () => {
    const { place, take } = aPlace(worthless);
    await take(null);
    expect(place.shown).toEqual({ shows: 'no-ticket' });
  });
});

describe('a newer ticket', () => {
  test('takes the place of the drawer that is open, once its words are kept', async () => {
    const kept: string[] = [];
    const { place, ended, take } = aPlace(async () => ok(opened), {
      saveDraft: async ({ draft }) => {
        kept.push(draft.text);
        return ok(null);
      },
    });
    await take();
    const first = drawerOf(place);
    if (first !== null) first.composer.text = 'Just typed';
    await take();
    expect(kept).toEqual(['Just typed']);
    expect(ended).toEqual([first]);
    expect(drawerOf(place)).not.toBe(first);
  });

  test('does not take away words that could not be kept', async () => {
    const { place, ended, take } = aPlace(async () => ok({ ...opened, start: aStart({ draft: aDraft() }) }), {
      saveDraft: async () => fail({ kind: 'refused', why: 'storage-full' }),
    });
    await take();
    const first = drawerOf(place);
    if (first !== null) first.composer.text = 'Nowhere but here';
    await take();
    expect(drawerOf(place)).toBe(first);
    expect(first?.composer.saving.state).toBe('unsaved');
    expect(ended).toEqual([]);
  });

  test('takes the place of one that is still waiting', async () => {
    const redeem = vi.fn<() => Promise<Result<OpenedDrawer>>>(never);
    const { place, take } = aPlace(redeem);
    await take();
    redeem.mockResolvedValue(ok(opened));
    await take();
    expect(drawerOf(place)).not.toBeNull();
  });
});
