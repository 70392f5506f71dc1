import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sessionTransport } from '@/lib/platforms/transport';
import type { Fault } from '../faults';
import { accessTo, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aJournal, anOpened, aParcel } from './samples';
import { CALM, FORM, startVisitorStage, type VisitorStage } from './visitor-stage';
import { sessionOf, wordpressPlatform } from './wordpress-wiki';

describe('what is refused to a visitor is told as what it is', () => {
  let stage: VisitorStage;
  beforeAll(async () => {
    stage = await startVisitorStage();
  });
  beforeEach(() => {
    stage.proxy.clear();
    stage.wordPress.switch(CALM);
  });
  afterAll(() => stage.stop());

  test('too soon after the last one: it waits, and stands once', async () => {
    const page = await stage.newPage();
    const card = stage.somebody();
    receiptOf(await stage.file(page, card, 'First'));
    stage.wordPress.switch({});
    const second = aParcel(page, anOpened('Second'));
    const journal = aJournal();
    expect(problemOf(await sinkOf(stage.visitor(card)).file(second, journal, never))).toEqual({
      kind: 'busy',
      waitMs: 15_000,
    });
    stage.wordPress.switch(CALM); // in place of waiting
    receiptOf(await sinkOf(stage.visitor(card)).file(second, journal, never));
    expect(await stage.standing(page)).toHaveLength(2);
  });

  test('comments were closed meanwhile', async () => {
    const page = await stage.newPage();
    await stage.wordPress.setComments(Number(page.pageId), 'closed');
    expect((await accessTo(stage.visitor(), page)).comment).toEqual({ can: 'no', why: 'comments-closed' });
    expect(problemOf(await stage.file(page))).toEqual({ kind: 'refused', why: 'comments-closed' });
  });

  test('comments were closed between reading the form and sending it', async () => {
    const page = await stage.newPage();
    const rule = stage.proxy.add({ ...FORM, times: 1, fault: { kind: 'hold-request' } });
    const filing = stage.file(page);
    await rule.reached;
    await stage.wordPress.setComments(Number(page.pageId), 'closed');
    rule.release();
    expect(problemOf(await filing)).toEqual({ kind: 'refused', why: 'comments-closed' });
  });

  test('the site wants an account', async () => {
    await stage.wordPress.setOption('comment_registration', '1');
    const page = await stage.newPage();
    expect((await accessTo(stage.visitor(), page)).comment).toEqual({ can: 'no', why: 'signed-out' });
    expect(problemOf(await stage.file(page))).toEqual({ kind: 'refused', why: 'sign-in-needed-to-comment' });
    await stage.wordPress.setOption('comment_registration', '');
  });

  test('in the site’s own words: a mail address that it does not take', async () => {
    const page = await stage.newPage();
    const refused = problemOf(await stage.file(page, { ...stage.somebody(), mail: 'vera@exa_mple.org' }));
    expect(refused).toMatchObject({ kind: 'refused', why: 'form-refused' });
    expect(refused).toMatchObject({ detail: 'Error: Please enter a valid email address.' });
  });

  test('an answer to a comment that is not approved', async () => {
    const page = await stage.newPage();
    const held = receiptOf(await stage.file(page));
    const parent = { commentId: held.commentId ?? '', place: 'footer' } as const;
    const reply = aParcel(page, anOpened('Also'), { parent });
    const refused = problemOf(await sinkOf(stage.visitor()).file(reply, aJournal(), never));
    expect(refused).toMatchObject({
      why: 'form-refused',
      detail: 'Sorry, replies to unapproved comments are not allowed.',
    });
  });

  test('a plugin’s fault page is a refusal, the site’s own faults are not', async () => {
    const page = await stage.newPage();
    const die = (words: string): Fault => ({
      kind: 'answer',
      status: 500,
      headers: { 'content-type': 'text/html' },
      body: `<!DOCTYPE html><html><body id="error-page"><div class="wp-die-message">${words}</div></body></html>`,
    });
    stage.proxy.add({ ...FORM, times: 1, fault: die('<p>You look like a robot.</p>') });
    expect(problemOf(await stage.file(page))).toMatchObject({ why: 'form-refused', detail: 'You look like a robot.' });
    const own = [
      '<h1>Error establishing a database connection</h1>',
      '<p>Critical error. <a href="https://de.wordpress.org/x/">More</a></p>',
    ];
    for (const words of own) {
      stage.proxy.add({ ...FORM, times: 1, fault: die(words) });
      expect(problemOf(await stage.file(page))).toEqual({ kind: 'server-fault', status: 500 });
    }
  });

  test('somebody signed in meanwhile: nothing is filed in their name', async () => {
    const page = await stage.newPage();
    const { fetch } = await sessionOf(stage.wordPress, stage.proxy, 'subscriber');
    const platform = wordpressPlatform(stage.site, sessionTransport(stage.site, { fetch }));
    const parcel = { ...aParcel(page, anOpened('Who am I?')), visitor: stage.somebody() };
    const refused = problemOf(await sinkOf(platform).file(parcel, aJournal(), never));
    expect(refused).toEqual({ kind: 'refused', why: 'signed-in-meanwhile' });
    expect(await stage.standing(page)).toEqual([]);
  });

  test('a page that visitors may not see asks for signing in, as ever', async () => {
    const page = await stage.newPage({ status: 'private' });
    expect((await accessTo(stage.visitor(), page)).comment).toEqual({ can: 'no', why: 'signed-out' });
  });
});
