import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConfluence, type Confluence, type FlavourName } from '../../confluence/index';
import { never } from './abilities';
import { startConfluenceWiki } from './confluence-wiki';
import { startDataCenterWiki } from './data-center-wiki';
import type { TestWiki } from './test-wiki';

describe.each<FlavourName>(['cloud', 'data-center'])('colleagues on %s', (flavour) => {
  let confluence: Confluence;
  let wiki: TestWiki;
  beforeAll(async () => {
    confluence = await startConfluence({ flavour });
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
});
