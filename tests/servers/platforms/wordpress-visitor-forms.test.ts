import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessTo, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aJournal, anOpened, aParcel } from './samples';
import { CALM, startVisitorStage, type VisitorStage } from './visitor-stage';

describe('a visitor, whatever the site adds to its comment form', () => {
  let stage: VisitorStage;
  beforeAll(async () => {
    stage = await startVisitorStage();
  });
  beforeEach(() => {
    stage.proxy.clear();
    stage.wordPress.switch(CALM);
  });
  afterAll(() => stage.stop());

  test('traps for robots stay empty, and nonces are the page’s own', async () => {
    stage.wordPress.switch({ ...CALM, traps: true, referrer: true });
    const page = await stage.newPage();
    receiptOf(await stage.file(page));
    expect(await stage.standing(page)).toHaveLength(1);
  });

  test('the words go where people write, also if that field is called otherwise', async () => {
    stage.wordPress.switch({ ...CALM, decoy: true });
    const page = await stage.newPage();
    receiptOf(await stage.file(page, stage.somebody(), 'Not for robots'));
    expect((await stage.standing(page))[0]?.content).toContain('Not for robots');
  });

  test('a form that is refused when filled in too fast is given its time', async () => {
    stage.wordPress.switch({ ...CALM, hasty: true });
    const page = await stage.newPage();
    receiptOf(await stage.file(page));
    expect(await stage.standing(page)).toHaveLength(1);
  });

  test('what it requires is asked before typing; the answers arrive, and nothing that was not asked', async () => {
    stage.wordPress.switch({ ...CALM, questions: true });
    const page = await stage.newPage();
    expect((await accessTo(stage.visitor(), page)).comment).toMatchObject({
      form: {
        questions: [
          { kind: 'check', name: 'wp-comment-cookies-consent', required: false },
          { kind: 'line', name: 'order_number', label: 'Order number', required: true },
          {
            kind: 'choice',
            name: 'plan',
            label: 'Your plan',
            choices: [{ value: 's', label: 'Small' }, { value: 'l' }],
          },
          { kind: 'check', name: 'privacy', label: 'I have read the privacy policy', value: '1' },
        ],
      },
    });
    const answers = { order_number: 'A-7', plan: 'l', privacy: '1' };
    receiptOf(await stage.file(page, stage.somebody(answers)));
    const [stored] = await stage.standing(page);
    const kept = await stage.wordPress.php(`return array_map('current', get_comment_meta($args['id']));`, {
      id: stored?.id,
    });
    expect(kept).toMatchObject({ ...answers, nickname: '' });
  });

  test('an answer that is missing, because the form changed meanwhile, stops it before anything is sent', async () => {
    stage.wordPress.switch({ ...CALM, questions: true });
    const page = await stage.newPage();
    expect(problemOf(await stage.file(page))).toEqual({ kind: 'refused', why: 'form-asks-more' });
    expect(await stage.standing(page)).toEqual([]);
  });

  test('a captcha is for the person: said before typing, and nothing is sent', async () => {
    stage.wordPress.switch({ ...CALM, captcha: true });
    const page = await stage.newPage();
    expect((await accessTo(stage.visitor(), page)).comment).toEqual({ can: 'no', why: 'form-by-hand' });
    expect(problemOf(await stage.file(page))).toEqual({ kind: 'refused', why: 'form-by-hand' });
    expect(await stage.standing(page)).toEqual([]);
  });

  test('name and mail are asked for only where the site requires them', async () => {
    await stage.wordPress.setOption('require_name_email', '');
    const page = await stage.newPage();
    expect((await accessTo(stage.visitor(), page)).comment).toMatchObject({
      form: { name: 'optional', mail: 'optional' },
    });
    const receipt = receiptOf(await stage.file(page, { name: '', mail: '', answers: {} }));
    expect(receipt).toEqual({ held: true, commentId: null, url: page.url }); // WordPress gives no link without a mail address
    await stage.approve(page);
    await stage.wordPress.setOption('require_name_email', '1');
  });

  test('with its cookies wanted, WordPress gives no link, and the comment is found once approved', async () => {
    const page = await stage.newPage();
    const parcel = aParcel(page, anOpened('With cookies'));
    const sink = sinkOf(stage.visitor(stage.somebody({ 'wp-comment-cookies-consent': 'yes' })));
    const held = receiptOf(await sink.file(parcel, aJournal(), never));
    expect(held).toEqual({ held: true, commentId: null, url: page.url });
    await stage.approve(page);
    expect(receiptOf(await sink.follow(parcel, held, never))).toMatchObject({ held: false });
  });
});
