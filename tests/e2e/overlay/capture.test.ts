import { afterAll, beforeAll, expect, test } from 'vitest';
import { aMark } from './marks.ts';
import { drawerOf, OverlayStage } from './stand-in.ts';

let stage: OverlayStage;
beforeAll(async () => {
  stage = await OverlayStage.open();
});
afterAll(() => stage.close());

test('nothing of ours is in a picture: it is the same, to the pixel, as one of the page without requests', async () => {
  await stage.mark([]);
  const bare = await stage.reader('/keys/');
  await stage.tell('preparePicture', null);
  const before = await stage.photograph();
  await bare.page.close();

  await stage.mark([aMark('On Linux', 'The daemon must be restarted'), aMark('Before you start', null)]);
  const reader = await stage.reader('/keys/');
  await reader.badge('On Linux').waitFor();
  await stage.tell('openDrawer', { ticket: 'ticket-1' as never, view: 'compose' }); // only compared as text
  await drawerOf(reader.page);
  const shown = await reader.page.screenshot();
  const prepared = await stage.tell('preparePicture', null);
  const picture = await stage.photograph();
  expect(picture === before).toBe(true);
  expect(shown.equals(await reader.page.screenshot())).toBe(false); // there was something to take off
  expect(prepared).toMatchObject({
    ok: true,
    value: { report: { page: { pageId: '11', title: 'Rotating the signing keys' } } },
  });

  await stage.tell('pictureDone', null);
  await reader.badge('On Linux').waitFor();
  expect(await reader.highlights()).toEqual(['The daemon must be restarted']);
});

test('a picture that is never reported as done does not leave the page without Docket', async () => {
  await stage.mark([aMark('On Linux', 'The daemon must be restarted')]);
  const reader = await stage.reader('/keys/');
  await reader.badge('On Linux').waitFor();
  await stage.tell('preparePicture', null);
  expect(await reader.badge('On Linux').isVisible()).toBe(false);
  await reader.badge('On Linux').waitFor();
  expect(await reader.highlights()).toHaveLength(1);
});

test('without a selection the section that is being read is meant, with what the window tells in one line', async () => {
  const reader = await stage.reader('/keys/');
  await reader.page.getByRole('heading', { name: 'Far below' }).evaluate((it) => it.scrollIntoView({ block: 'start' }));
  const prepared = await stage.tell('preparePicture', null);
  expect(prepared).toMatchObject({
    value: {
      pointing: { anchor: { quote: null, section: { path: ['Far below'] } }, viewport: { width: 1200, height: 800 } },
    },
  });
  expect(JSON.stringify(prepared)).toContain('1200×800 @1×');
});

test('after a click of the right button its section is meant', async () => {
  const reader = await stage.reader('/keys/');
  await reader.page.getByText('Keys are rotated').click({ button: 'right' });
  const prepared = await stage.tell('preparePicture', null);
  expect(prepared).toMatchObject({ value: { pointing: { anchor: { section: { path: ['Before you start'] } } } } });
});
