import { describe, expect, test } from 'vitest';
import type { StaffEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { HeldComment } from '@/lib/domain/ports';
import { ok } from '@/lib/domain/result';
import { fingerprint } from '@/lib/domain/section';
import { asks, deskPage, ines, makeDesk, mara, register } from './make-desk';
import { aComment, page } from './make-threads';
import { aSite } from './samples';

describe('support’s desk', () => {
  test('lists what was asked on a page that was read, and what staff wrote about it', async () => {
    const { say, read, list } = await makeDesk();
    const request = asks('Which port?');
    say(page, aComment(request, { author: ines }));
    await read(page);
    expect(await list()).toMatchObject([{ id: request.id, words: 'Which port?', owner: null, waiting: 'support' }]);
    const to = { kind: 'person', ...mara } as const;
    const assigned: StaffEvent = { kind: 'assigned', id: newEventId(), of: request.id, text: '', to };
    say(deskPage, aComment(assigned, { author: mara }));
    await read(deskPage);
    expect(await list()).toMatchObject([{ owner: mara }]);
    say(deskPage, aComment({ ...assigned, id: newEventId(), to: null }, { author: ines })); // she is no staff
    await read(deskPage);
    expect(await list()).toMatchObject([{ owner: mara }]);
  });

  test('shows what it was told at once, and as before when that is taken back', async () => {
    const { say, read, list, desk, rows, store, outbox } = await makeDesk();
    const request = asks('Which port?');
    say(page, aComment(request, { author: ines }));
    await read(page);
    const of = { siteId: aSite().id, requestId: request.id };
    const eventId = newEventId();
    const note = { kind: 'assigned', to: { kind: 'person', ...mara } } as const;
    expect(await desk.note({ ...of, eventId }, '', note)).toEqual(ok({ eventId }));
    expect(await desk.note({ ...of, eventId }, '', note)).toEqual(ok({ eventId })); // asked twice, queued once
    const [entry, ...others] = await store.list('all');
    expect(others).toEqual([]);
    expect(entry?.parcel).toMatchObject({ page: { pageId: deskPage.pageId }, context: { pageId: page.pageId } });
    if (entry !== undefined) await rows.outboxChanged(entry);
    expect(await list()).toMatchObject([{ owner: mara }]);
    expect((await outbox.takeBack(eventId)).ok).toBe(true);
    if (entry !== undefined) await rows.outboxChanged(entry);
    expect(await list()).toMatchObject([{ owner: null }]);
  });

  test('an answer is sent ten seconds later, by staff it settles, and what is taken back is typed again', async () => {
    const { say, read, list, desk, rows, store, outbox, clock, attempts } = await makeDesk();
    const request = asks('Which port?');
    say(page, aComment(request, { author: ines }));
    await read(page);
    const of = { siteId: aSite().id, requestId: request.id };
    const [first, second] = [newEventId(), newEventId()];
    await desk.update({ ...of, eventId: first }, 'Port 8443.', { as: 'status', status: 'answered' });
    const [entry] = await store.list('all');
    if (entry !== undefined) await rows.outboxChanged(entry);
    expect(await list()).toMatchObject([{ state: 'answered', waiting: 'reader' }]);
    await outbox.takeBack(first);
    const opened = await desk.request(of.siteId, request.id, false);
    expect(opened).toMatchObject({ ok: true, value: { typed: 'Port 8443.', coming: [] } });
    await desk.update({ ...of, eventId: second }, 'Port 8443.', { as: 'reply', due: 9_000 });
    await outbox.deliverDue();
    expect(attempts).toEqual([]);
    await clock.advance(10_000);
    await outbox.deliverDue();
    expect(attempts.map(({ eventId }) => eventId)).toEqual([second]);
  });

  test('an answer lets a question through that waits for approval', async () => {
    const request = asks('May I ask?');
    const held: HeldComment = { page, comment: aComment(request, { author: ines, visibility: 'held' }) };
    const { read, list, desk, decided } = await makeDesk({ held: [held] });
    await read(page);
    expect(await list()).toMatchObject([{ held: true, words: 'May I ask?' }]);
    const of = { siteId: aSite().id, requestId: request.id, eventId: newEventId() };
    expect((await desk.update(of, 'Port 8443.', { as: 'status', status: 'answered' })).ok).toBe(true);
    expect(decided).toEqual([[held.comment.id, 'approved']]);
    expect(await list()).toMatchObject([{ held: false }]);
  });

  test('without a place of its own staff’s notes are refused, and nothing is queued in public', async () => {
    const { say, read, desk, store } = await makeDesk({ withRegister: false });
    const request = asks('Which port?');
    say(page, aComment(request, { author: ines }));
    await read(page);
    const of = { siteId: aSite().id, requestId: request.id, eventId: newEventId() };
    expect(await desk.note(of, 'Between us', { kind: 'note' })).toMatchObject({ ok: false });
    expect(await store.list('all')).toEqual([]);
  });

  test('a call is noted as a request of its own on the page that it is about', async () => {
    const { say, read, desk, store } = await makeDesk();
    say(page, aComment(asks('Which port?'), { author: ines }));
    await read(page);
    const eventId = newEventId();
    const noted = {
      pageKey: pageKeyOf(page),
      path: ['Firewall'],
      text: 'They cannot sign in.',
      ask: 'error',
      need: 'answer',
      impact: 'blocks',
      asker: 'Ada',
      channel: 'phone',
    } as const;
    expect(await desk.noted(aSite().id, eventId, { ...noted, path: [...noted.path] })).toEqual(ok({ eventId }));
    const [entry] = await store.list('all');
    expect(entry?.parcel).toMatchObject({
      page: { pageId: page.pageId },
      event: { environment: 'for Ada', impact: 'blocks', notedFor: fingerprint('Ada') },
    });
    expect(await desk.noted(aSite().id, newEventId(), { ...noted, path: [], pageKey: 'elsewhere' })).toMatchObject({
      ok: false,
    });
  });

  test('a suggestion mentions whose page it is, and is theirs on the desk page', async () => {
    const { say, read, desk, store } = await makeDesk();
    say(page, aComment(asks('Which port?'), { author: ines }));
    await read(page);
    const [eventId, assignedBy] = [newEventId(), newEventId()];
    const words = { pageKey: pageKeyOf(page), path: ['Firewall'], text: 'Say which port.', asker: '', channel: '' };
    const noted = { ...words, ask: 'suggestion', need: 'answer', impact: 'minor' } as const;
    await desk.noted(aSite().id, eventId, { ...noted, path: [...noted.path], owner: { ...ines, assignedBy } });
    const [filed, given] = (await store.list('all')).map(({ parcel }) => parcel);
    expect(filed).toMatchObject({ eventId, copyTo: [ines] });
    expect(given).toMatchObject({
      page: { pageId: deskPage.pageId },
      event: { kind: 'assigned', id: assignedBy, of: eventId, to: { kind: 'person', ...ines } },
    });
  });

  test('only pages that changed are made anew', async () => {
    const { say, read, told } = await makeDesk();
    say(page, aComment(asks('Which port?'), { author: ines }));
    await read(page);
    told.length = 0;
    await read(deskPage);
    expect(told).toEqual([]);
    await read(page);
    expect(told).toEqual([[pageKeyOf(page)]]);
  });

  test('a register that a policy names is taken over, and never over one that somebody chose', async () => {
    const { registers } = await makeDesk({ withRegister: false });
    const { id, baseUrl } = aSite();
    await registers.follow([aSite()], { 'https://elsewhere.example': register.url });
    await registers.follow([aSite()], { [baseUrl]: 'https://docs.example/unknown/' });
    await registers.follow([aSite()], { [baseUrl]: 'no address' });
    await registers.follow([aSite()], { [baseUrl]: register.url.replace('//', '//not.') });
    expect(await registers.find(id)).toBeNull();
    await registers.follow([aSite()], { [baseUrl]: register.url });
    expect(await registers.find(id)).toMatchObject({ page: { pageId: register.pageId }, creator: mara });
    await registers.follow([aSite()], { [baseUrl]: 'https://docs.example/unknown/' });
    expect(await registers.find(id)).toMatchObject({ page: { pageId: register.pageId } });
  });

  test('lists what lies within the chosen types alone', async () => {
    const { say, read, list, chosen } = await makeDesk();
    say(page, aComment(asks('Which port?'), { author: ines }));
    await chosen(['docs']);
    await read(page);
    expect(await list()).toEqual([]);
    await chosen([page.contentType]);
    await read(page);
    expect(await list()).toHaveLength(1);
  });
});
