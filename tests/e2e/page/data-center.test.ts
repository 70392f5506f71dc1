/** What readers' pages of Data Center are told as: by the emulator in each of its forms, and by a real one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs } from '../../confluence/ask-as.ts';
import { aComment, inlineAt, startDataCenter, type DataCenterStage } from '../../confluence/data-center/stage.ts';
import { sharedFolder } from '../../contract/specs.ts';
import { useBrowser } from './in-browser';

const { open, openFixture } = useBrowser();
const SAVED = join(sharedFolder(), 'fixtures', 'confluence-server-hdf5-page.html');

type Page = Awaited<ReturnType<typeof open>>;

function see(page: Page, address: string) {
  return page.evaluate((at) => {
    const seen = lib.recognise(document, new URL(at));
    if (seen.kind === 'none') return seen.why;
    const { kind, pageId, version, baseUrl, title, contentRoot, added, siteName } = seen;
    const headings = lib.headingsOf(seen).map(({ text, element }) => `${text} #${element.id}`);
    const { text } = lib.readText(contentRoot, added);
    return { kind, pageId, version, baseUrl, title, siteName, headings, text };
  }, address);
}

describe.each(['', '/confluence', '/wiki'])('the emulator below "%s"', (contextPath) => {
  let stage: DataCenterStage;
  beforeAll(async () => {
    stage = await startDataCenter(contextPath);
    await stage.comment(stage.site.users.commenter); // its body is `.wiki-content`, too
  });
  afterAll(() => stage.site.stop());

  async function visit(path: string, who = stage.site.users.member) {
    const { text } = await askAs(stage.site, who, 'GET', path);
    return see(await open(text), stage.site.loopbackUrl + path);
  }

  test.each(['default', 'shell'] as const)('is told by its content alone, with the %s theme', async (theme) => {
    stage.site.switches.theme = theme;
    expect(await visit(stage.page.path)).toEqual({
      kind: 'confluence-dc',
      pageId: stage.page.id,
      version: '1',
      baseUrl: stage.site.loopbackUrl + contextPath,
      title: 'Exports',
      siteName: 'Docs',
      headings: ['When #Exports-When'],
      text: 'When Runs every night. Every night.',
    });
  });

  test('is none where nothing can be asked', async () => {
    const at = (path: string) => visit(contextPath + path);
    expect(await at('/dashboard.action')).toBe('dashboard');
    expect(await at('/login.action')).toBe('sign-in');
    expect(await at('/display/DOC/Nothing')).toBe('page-not-found');
    expect(await at(`/pages/editpage.action?pageId=${stage.page.id}`)).toBe('editor');
  });

  test('keeps an inline comment’s marker out of the words', async () => {
    const body = aComment(stage.page, inlineAt('every night'));
    expect((await stage.ask(stage.site.users.member, 'POST', '/content', body)).status).toBe(200);
    const markup = (await askAs(stage.site, stage.site.users.member, 'GET', stage.page.path)).text;
    expect(markup).toContain('class="inline-comment-marker');
    expect(await visit(stage.page.path)).toMatchObject({ text: 'When Runs every night. Every night.' });
  });
});

test.skipIf(!existsSync(SAVED))('a real page with a theme is told by its content', async () => {
  const page = await openFixture(SAVED);
  const seen = await see(page, 'https://confluence.hdfgroup.org/display/HDF5/Introduction+to+HDF5');
  expect(seen).toMatchObject({ kind: 'confluence-dc', title: 'Introduction to HDF5' });
  if (typeof seen === 'string') return;
  expect(seen.headings).toContain('HDF5 Description #IntroductiontoHDF5-hdf5descHDF5Description');
  expect(seen.text).toContain('HDF5 consists of a file format for storing HDF5 data');
});
