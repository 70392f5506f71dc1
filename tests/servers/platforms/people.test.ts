import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConfluence, type Confluence, type FlavourName } from '../../confluence/index';
import { never, receiptOf, sinkOf } from './abilities';
import { startConfluenceWiki } from './confluence-wiki';
import { startDataCenterWiki } from './data-center-wiki';
import { aJournal, anOpened, aParcel } from './samples';
import type { TestWiki } from './test-wiki';

describe.each<FlavourName>(['cloud', 'data-center'])('colleagues on %s', (flavour) => {
  let confluence: Confluence;
  let wiki: TestWiki;
  beforeAll(async () => {
    confluence = await startConfluence({ flavour });
    confluence.createSpace({ key: 'DOC', name: 'Documentation' });
    const { member } = confluence.users;
    wiki = await (flavour === 'cloud'
      ? startConfluenceWiki(confluence, member, true)
      : startDataCenterWiki(confluence, member));
  });
  afterAll(async () => {
    await wiki.stop();
    await confluence.stop();
  });

  test.each([
    ['rea', ['Rea Reader']],
    ['Otto Out', ['Otto Outside']],
    ['"~*', []],
    ['Zz', []],
  ])('%s finds %o: the beginnings of names, and a query sign is none', async (words, names) => {
    const found = await wiki.platform().people?.find(words, never);
    expect(found?.ok === true && found.value.map(({ name }) => name)).toEqual(names);
  });

  test('whose page it is is mentioned in what is filed for them', async () => {
    const page = await wiki.newPage();
    const platform = wiki.platform();
    const read = await platform.bodies?.read(page, never);
    const owner = read?.ok === true ? read.value.owner : null;
    if (owner === null) throw new Error('the wiki does not tell whose page it is');
    receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('Clearer?'), { copyTo: [owner] }), aJournal(), never));
    const [filed] = await wiki.standing(page);
    const by = flavour === 'cloud' ? 'account-id' : 'userkey';
    expect(filed?.body).toContain(`<ri:user ri:${by}="${owner.id}" />`);
  });
});
