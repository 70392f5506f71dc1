/** The emulator's DOM beside a real page of Confluence Server, told in the same content. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedFolder } from '../../contract/specs.ts';
import { askAs } from '../ask-as.ts';
import { skeleton } from '../skeleton.ts';
import { startDataCenter, type DataCenterStage } from './stage.ts';

const SAVED = join(sharedFolder(), 'fixtures', 'confluence-server-hdf5-page.html');
const anchor = (name: string) =>
  `<ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">${name}</ac:parameter></ac:structured-macro>`;
const local = (name: string, words: string) =>
  `<ac:link ac:anchor="${name}"><ac:link-body>${words}</ac:link-body></ac:link>`;

const BODY = `<ul><li><p><strong>${local('hdf5desc', 'HDF5 Description')}</strong></p></li></ul>
<h2><strong>${anchor('hdf5desc')}HDF5 Description</strong></h2>
<p>HDF5 consists of a ${local('fileformat', '<em>file format</em>')} for storing HDF5 data, a ${local('datamodel', '<em>data model</em>')} for logically organizing and accessing HDF5 data from an application, and the ${local('software', '<em>software</em>')} (libraries, language interfaces, and tools) for working with this format.</p>
<h3><strong>${anchor('fileformat')}</strong>File Format</h3>
<p style="margin-left: 30.0px;"><ac:image ac:height="250"><ri:attachment ri:filename="fileobj.png"/></ac:image></p>`;

let stage: DataCenterStage;
let path: string;
beforeAll(async () => {
  stage = await startDataCenter('');
  stage.site.switches.theme = 'shell';
  stage.site.createSpace({ key: 'HDF5', name: 'HDF5' });
  const page = stage.site.createPage({ space: 'HDF5', title: 'Introduction to HDF5', storage: BODY });
  path = page.path;
  const file = new FormData();
  file.append('file', new Blob([new Uint8Array(8)], { type: 'image/png' }), 'fileobj.png');
  const more = { body: file, headers: { 'X-Atlassian-Token': 'no-check' } };
  await askAs(stage.site, stage.site.users.member, 'POST', `/rest/api/content/${page.id}/child/attachment`, more);
});
afterAll(() => stage.site.stop());

const ours = async () => (await askAs(stage.site, stage.site.users.member, 'GET', path)).text;

function find(markup: string, wanted: (attribs: Record<string, string>, name: string) => boolean) {
  return DomUtils.findOne(({ attribs, name }) => wanted(attribs, name), parseDocument(markup).children);
}

/** The paragraph behind the heading with this id, as it is written. */
function paragraphAfter(markup: string, id: string): string | undefined {
  return new RegExp(`id="${id}".*?</h\\d>\\s*(<p>.*?</p>)`, 's').exec(markup)?.[1];
}

describe.skipIf(!existsSync(SAVED))('beside a real page with a theme', () => {
  const real = () => readFileSync(SAVED, 'utf8');

  test('says as much of itself in its head', async () => {
    const named = (markup: string) =>
      new Map(
        DomUtils.getElementsByTagName('meta', parseDocument(markup)).flatMap(({ attribs }) =>
          attribs['name'] === undefined ? [] : [[attribs['name'], attribs['content'] ?? '']],
        ),
      );
    const [mine, theirs] = [named(await ours()), named(real())];
    const metas =
      'page-id latest-page-id content-type page-title parent-page-title parent-page-id space-key space-name context-path base-url version-number build-number remote-user remote-user-key current-user-fullname global-settings-attachment-max-size atl-token';
    for (const name of metas.split(' ')) {
      expect(theirs.has(`ajs-${name}`), name).toBe(true);
      expect(mine.has(`ajs-${name}`), name).toBe(true);
    }
    for (const name of ['ajs-content-type', 'ajs-page-title', 'ajs-context-path'])
      expect(mine.get(name)).toBe(theirs.get(name));
    for (const name of ['ajs-page-id', 'ajs-parent-page-id', 'ajs-build-number'])
      expect([mine.get(name), theirs.get(name)]).toEqual([
        expect.stringMatching(/^\d+$/),
        expect.stringMatching(/^\d+$/),
      ]);
    expect(theirs.get('confluence-base-url')).toBe(theirs.get('ajs-base-url'));
    expect(mine.get('confluence-base-url')).toBe(mine.get('ajs-base-url'));
  });

  test('has the same body, title and content elements', async () => {
    const bones = (markup: string) => ({
      body: find(markup, (_, name) => name === 'body')?.attribs['id'],
      theme: find(markup, (_, name) => name === 'body')?.attribs['class']?.includes('theme-base'),
      title: skeleton(markup, { attribute: 'id', value: /^title-text$/ }).filter((line) => !line.startsWith('    ')),
      content: find(markup, ({ id }) => id === 'content')?.attribs['class'],
      main: find(markup, ({ id }) => id === 'main-content')
        ?.attribs['class']?.split(' ')
        .includes('wiki-content'),
      brand: find(markup, ({ id }) => id === 'logo')?.name,
    });
    expect(bones(await ours())).toEqual(bones(real()));
  });

  test.each(['IntroductiontoHDF5-hdf5descHDF5Description', 'IntroductiontoHDF5-fileformatFileFormat'])(
    'the heading %s has the same id and bones',
    async (id) => {
      const heading = { attribute: 'id', value: new RegExp(`^${id}$`) };
      expect(skeleton(await ours(), heading)).toEqual(skeleton(real(), heading));
    },
  );

  test('a paragraph with links to anchors, and a picture, are the same', async () => {
    const id = 'IntroductiontoHDF5-hdf5descHDF5Description';
    expect(paragraphAfter(await ours(), id)).toContain('HDF5 consists of a <a href');
    expect(paragraphAfter(await ours(), id)).toBe(paragraphAfter(real(), id));
    const picture = { attribute: 'class', value: /^confluence-embedded-file-wrapper/ };
    const known = (line: string) =>
      line.replaceAll(
        / data-(?:base-url|linked-resource-(?:id|version|content-type|container-id|container-version))/g,
        '',
      );
    expect(skeleton(await ours(), picture).map(known)).toEqual(skeleton(real(), picture).map(known));
  });
});
