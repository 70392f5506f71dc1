import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import VisitorFields from '@/components/drawer/VisitorFields.svelte';
import { ok } from '@/lib/domain/result';
import type { VisitorCard, VisitorForm } from '@/lib/domain/visitor';
import type { Session } from '@/lib/ui/session';
import { Visitor } from '@/lib/ui/visitor.svelte';
import { speakEnglish } from './english';
import { aDraft, anAccess, anEventId, aVisitorForm } from './examples';
import { fakeSession } from './fake-session';
import { openDrawer } from './open-drawer';

beforeEach(() => {
  speakEnglish();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const ann: VisitorCard = { name: 'Ann', mail: 'ann@example.org', answers: {} };

/** A background that keeps what it is told, as the real one does. */
function keeping(first: VisitorCard | null = null) {
  let card = first;
  const queued: unknown[] = [];
  const replies: Partial<Session> = {
    readVisitor: async () => ok({ card }),
    saveVisitor: async (ask) => {
      card = ask.card;
      return ok(null);
    },
    queueRequest: async ({ eventId, visitor }) => {
      queued.push(visitor);
      return ok({ eventId });
    },
    readAccess: async () =>
      ok(anAccess({ me: null, comment: { can: 'as-visitor', form: aVisitorForm(), heldLikely: true } })),
  };
  return { replies, queued, kept: () => card };
}

async function begun(given: ReturnType<typeof keeping>) {
  const { drawer } = openDrawer({ draft: aDraft({ text: 'Why?' }) }, given.replies);
  await drawer.begin();
  return drawer;
}

describe('a reader without an account', () => {
  test('sends nothing before name and mail are there; then they go along and are kept for the next time', async () => {
    const background = keeping();
    const drawer = await begun(background);
    const { visitor } = drawer.composer;
    await drawer.send();
    expect(background.queued).toEqual([]);
    expect(visitor.faults(aVisitorForm())).toMatchObject({ name: 'This site wants a name.' });
    visitor.change({ name: ' Ann ', mail: 'ann@example.org' });
    await drawer.send();
    expect(background.queued).toEqual([ann]);
    expect(background.kept()).toMatchObject({ mail: 'ann@example.org' });

    const next = await begun(background);
    expect(next.composer.visitor.asks(aVisitorForm())).toBe(false);
    await next.send();
    expect(background.queued).toHaveLength(2);
  });

  test('what is typed survives a drawer that is closed in the middle of it', async () => {
    const background = keeping();
    const drawer = await begun(background);
    drawer.composer.visitor.change({ name: 'An' });
    await drawer.keep();
    expect(background.kept()).toMatchObject({ name: 'An' });
  });

  test('is asked the site’s own questions with each request, and their answers are not kept', async () => {
    const form: VisitorForm = {
      ...aVisitorForm(),
      questions: [{ name: 'order', label: 'Order number', required: true, kind: 'line' }],
    };
    const background = keeping(ann);
    const readAccess = async () =>
      ok(anAccess({ me: null, comment: { can: 'as-visitor' as const, form, heldLikely: false } }));
    const { drawer } = openDrawer({ draft: aDraft({ text: 'Why?' }) }, { ...background.replies, readAccess });
    await drawer.begin();
    await drawer.send();
    expect(background.queued).toEqual([]);
    drawer.composer.visitor.answer('order', 'A-7');
    drawer.composer.visitor.answer('of another form', 'x');
    await drawer.send();
    expect(background.queued).toEqual([{ ...ann, answers: { order: 'A-7' } }]);
    expect(background.kept()).toEqual(ann);
  });

  test('forgets a name by emptying the fields', async () => {
    const background = keeping(ann);
    const drawer = await begun(background);
    drawer.composer.visitor.change({ name: '', mail: '' });
    await drawer.keep();
    expect(background.kept()).toBeNull();
  });

  test('gets the answers back with a request that is taken back', async () => {
    const background = keeping({ ...ann, answers: { order: 'A-7' } });
    const drawer = await begun(background);
    drawer.composer.visitor.change({ answers: {} });
    await drawer.keep();
    await background.replies.saveVisitor?.({ card: { ...ann, answers: { order: 'A-7' } } });
    await drawer.mend(anEventId(1), 'take-back');
    expect(drawer.composer.visitor.card.answers).toEqual({ order: 'A-7' });
  });

  test('a card that is read late does not replace what was typed meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const session = fakeSession({ readVisitor: () => promise.then(() => ok({ card: ann })) });
    const visitor = new Visitor(session);
    const loading = visitor.load();
    visitor.change({ name: 'Bea' });
    resolve();
    await loading;
    expect(visitor.card.name).toBe('Bea');
  });

  test('who comes back from signing in is asked who they are, and is not a visitor any more', async () => {
    const background = keeping(ann);
    let signedIn = false;
    const { drawer } = openDrawer(
      {},
      {
        ...background.replies,
        readAccess: (ask) =>
          signedIn
            ? fakeSession().readAccess(ask)
            : (background.replies.readAccess?.(ask) ?? Promise.reject(new Error('no access'))),
      },
    );
    await drawer.begin();
    await drawer.notes.follow('sign-in');
    signedIn = true;
    await drawer.notes.seenAgain();
    expect(drawer.composer.visitorForm).toBeNull();
  });

  test('takes the question to the site’s own form, with its link, and opens that', async () => {
    const opened: string[] = [];
    const background = keeping(ann);
    const { drawer, copied } = openDrawer(
      { draft: aDraft({ text: 'Why?' }) },
      {
        ...background.replies,
        openAddress: async ({ what }) => {
          opened.push(what);
          return ok(null);
        },
      },
    );
    await drawer.begin();
    await drawer.notes.follow('own-form');
    expect(copied).toEqual([drawer.notes.written?.text]);
    expect(drawer.notes.written).toMatchObject({ copied: true, text: expect.stringContaining('Why?') as unknown });
    expect(opened).toEqual(['form']);
    expect(drawer.composer.text).toBe('Why?');
  });
});

test('fields say who will see them, and name what is missing', async () => {
  const visitor = new Visitor(fakeSession());
  const form = aVisitorForm();
  render(VisitorFields, { visitor, form, onaction: () => {} });
  expect(screen.getByLabelText('Name').getAttribute('aria-required')).toBe('true');
  expect(screen.getByText('Everyone sees it beside your words.')).toBeTruthy();
  visitor.cardFor(form);
  const mail = await vi.waitFor(() => screen.getByText('This site wants an e-mail address.'));
  expect(screen.getByLabelText('E-mail address').getAttribute('aria-describedby')).toContain(mail.id);
  expect(document.activeElement).toBe(screen.getByLabelText('Name'));
});
