import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConfluence } from '../../confluence/index.ts';
import type { Confluence } from '../../confluence/index.ts';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, onConfluence, personWith, SENTENCE } from '../journey/stage.ts';
import type { Reader } from '../reader.ts';
import { Barriers } from './barriers.ts';
import { Keys } from './keys.ts';

let wiki: Confluence;
let browser: DocketBrowser;
let reader: Reader;
beforeAll(async () => {
  wiki = await startConfluence();
  wiki.createSpace({ key: 'OPS', name: 'Operations' });
  ({ browser, reader } = await personWith(onConfluence(wiki, wiki.users.member)));
});
afterAll(async () => {
  await browser.close();
  await wiki.stop();
});

test('on Confluence a reader asks and reads with the keyboard alone, and axe finds nothing on the way', async () => {
  const barriers = new Barriers();
  const keys = new Keys(reader);
  const guide = wiki.createPage({ space: 'OPS', ...GUIDE });
  await reader.open(guide.url);
  await keys.select(SENTENCE);
  await reader.toolbarButton('Ask').waitFor();
  await barriers.lookAt('confluence-toolbar', reader.page.mainFrame(), 'docket-overlay');
  await keys.press('F6');
  await keys.expectFocus('overlay', 'Ask');
  await keys.press('Enter');
  const drawer = await reader.drawer();
  await keys.expectFocus('drawer', 'What do you need to know?');
  await drawer.frame.getByText('It is signed').waitFor();
  await keys.type('Does changing only the log level count as a soft change?');
  await barriers.lookAt('confluence-compose', drawer.frame);
  await keys.press('Control+Enter');
  await drawer.delivery.getByText('Filed').waitFor();
  await barriers.lookAt('confluence-filed', drawer.frame);
  await keys.press('Escape');
  await reader.badge('On Linux').waitFor();
  await keys.press('Escape'); // the toolbar at the selection
  await keys.press('F6');
  await keys.expectFocus('overlay', /On Linux.*1 open/);
  await barriers.lookAt('confluence-badges', reader.page.mainFrame(), 'docket-overlay');
  await keys.press('Enter');
  const threads = await reader.drawer();
  await threads.frame.getByTestId('thread').waitFor();
  await barriers.lookAt('confluence-threads', threads.frame);
  await keys.press('Escape');
  await keys.expectFocus('overlay', /On Linux.*1 open/);
  expect(barriers.found).toEqual([]);
});
