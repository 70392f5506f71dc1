import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askAs, picture } from '../ask-as.ts';
import { aComment, startDataCenter, type DataCenterStage } from './stage.ts';

let stage: DataCenterStage;
beforeEach(async () => {
  stage = await startDataCenter();
});
afterEach(() => stage.site.stop());

const ME = '/confluence/rest/api/user/current';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** Asks without a session. */
function bare(path: string, headers: Record<string, string> = {}, method = 'GET', body?: unknown) {
  return askAs(stage.site, null, method, path, { headers, ...(body === undefined ? {} : { body }) });
}

describe('who is asking', () => {
  test('a session by its cookie, whose path is the context’s', async () => {
    const { path, name } = stage.site.signIn(stage.site.users.member);
    expect([name, path]).toEqual(['JSESSIONID', '/confluence']);
    expect((await askAs(stage.site, stage.site.users.member, 'GET', ME)).json()).toMatchObject({
      type: 'known',
      username: 'mika',
      displayName: 'Mika Writer',
    });
  });

  test('a right token is its owner; a wrong one passes as a visitor, whatever cookie comes along', async () => {
    const { member } = stage.site.users;
    const right = await bare(ME, { Authorization: `Bearer ${member.accessToken}` });
    expect(right.json()).toMatchObject({ type: 'known', userKey: member.accountId });
    const wrong = { Authorization: 'Bearer wrong', Cookie: stage.site.signIn(member).header };
    const reply = await bare(ME, wrong);
    expect([reply.status, reply.json()]).toMatchObject([200, { type: 'anonymous' }]);
  });

  test('where visitors are not let in: 401 to a wrong token, 403 to nobody, the sign-in page to a browser', async () => {
    stage.site.switches.anonymousAccess = false;
    expect((await bare(ME, { Authorization: 'Bearer wrong' })).status).toBe(401);
    const nobody = await bare(ME);
    expect([nobody.status, nobody.text]).toEqual([403, expect.stringContaining('not permitted to use Confluence')]);
    const view = await bare(stage.page.path);
    expect([view.status, view.headers.get('location')]).toEqual([
      302,
      '/confluence/login.action?os_destination=%2Fdisplay%2FDOC%2FExports&permissionViolation=true',
    ]);
  });

  test('a visitor comments as nobody where the space lets everyone', async () => {
    expect((await stage.comment(null)).status).toBe(404);
    stage.site.setPermissions('DOC', null, ['view', 'comment']);
    const reply = await stage.ask(null, 'POST', '/content?expand=history', aComment(stage.page));
    expect(reply.json()).toMatchObject({ history: { createdBy: { type: 'anonymous' } } });
  });

  test('the form leads back to the page with a session', async () => {
    const form = (os_password: string) =>
      new URLSearchParams({ os_username: 'mika', os_password, os_destination: '/display/DOC/Exports' });
    const wrong = await bare('/confluence/dologin.action', {}, 'POST', form('wrong'));
    expect(wrong.text).toContain('incorrect');
    const right = await bare('/confluence/dologin.action', {}, 'POST', form('member-password'));
    expect([right.status, right.headers.get('location')]).toEqual([302, stage.page.path]);
    expect(right.headers.get('set-cookie')).toContain('Path=/confluence;');
  });
});

describe('what a browser may write', () => {
  const write = (headers: Record<string, string>) =>
    bare('/confluence/rest/api/content', { 'User-Agent': BROWSER, ...headers }, 'POST', aComment(stage.page));

  test.each([
    ['an extension’s origin, by cookie', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'cookie'],
    ['an extension’s origin, by token', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'token'],
    ['another site’s origin', 'https://evil.example', 'cookie'],
  ])('not from %s', async (_name, origin, way) => {
    const { member } = stage.site.users;
    const sign: Record<string, string> =
      way === 'token'
        ? { Authorization: `Bearer ${member.accessToken}` }
        : { Cookie: stage.site.signIn(member).header };
    const reply = await write({ Origin: origin, 'X-Atlassian-Token': 'no-check', ...sign });
    expect([reply.status, reply.text]).toEqual([403, 'XSRF check failed']);
  });

  test('from its own', async () => {
    const { header } = stage.site.signIn(stage.site.users.member);
    expect((await write({ Origin: stage.site.loopbackUrl, Cookie: header })).status).toBe(200);
  });
});

describe('attachments', () => {
  const files = () => `/confluence/rest/api/content/${stage.page.id}/child/attachment`;
  const send = (method: string, path: string, headers: Record<string, string>, name = 'shot.png') =>
    askAs(stage.site, stage.site.users.member, method, path, { body: picture(name), headers });
  const token = { 'X-Atlassian-Token': 'no-check' };

  test('want exactly the header, take a name once, and no PUT on the collection', async () => {
    expect((await send('POST', files(), {})).status).toBe(403);
    expect((await send('POST', files(), { 'X-Atlassian-Token': 'nocheck' })).status).toBe(403);
    const created = await send('POST', files(), token);
    expect(created.status).toBe(200);
    const again = await send('POST', files(), token);
    expect([again.status, again.text]).toEqual([400, expect.stringContaining('same file name')]);
    expect((await send('PUT', files(), token)).status).toBe(405);
    const [file] = (created.json() as { results: { id: string }[] }).results; // the emulator's own shape
    expect((await send('POST', `${files()}/${file?.id ?? ''}/data`, token)).json()).toMatchObject({
      version: { number: 2 },
    });
    const list = await stage.ask(
      stage.site.users.member,
      'GET',
      `/content/${stage.page.id}/child/attachment?filename=shot.png`,
    );
    expect(list.json()).toMatchObject({ results: [{ title: 'shot.png' }], size: 1 });
  });

  test('are for those who may attach, and not too large: 404, as documented', async () => {
    const reply = await askAs(stage.site, stage.site.users.commenter, 'POST', files(), {
      body: picture('a.png'),
      headers: token,
    });
    expect(reply.status).toBe(403);
    stage.site.setAttachmentLimit(4);
    expect((await send('POST', files(), token)).status).toBe(404);
  });
});

test('v2 is not there; what one may not see is not there either', async () => {
  expect((await askAs(stage.site, stage.site.users.member, 'GET', '/confluence/api/v2/pages')).status).toBe(404);
  stage.site.restrict(stage.page.id, { read: [stage.site.users.admin] });
  expect((await stage.ask(stage.site.users.member, 'GET', `/content/${stage.page.id}`)).status).toBe(404);
});

test('what one may do is told with the page', async () => {
  const operations = async (who: 'commenter' | 'member') =>
    (await stage.ask(stage.site.users[who], 'GET', `/content/${stage.page.id}?expand=operations`)).text;
  const attach = '{"operation":"create","targetType":"attachment"}';
  expect(await operations('member')).toContain(attach);
  expect(await operations('commenter')).not.toContain(attach);
  expect(await operations('commenter')).toContain('{"operation":"create","targetType":"comment"}');
});

test('in read-only mode all is read and nothing written', async () => {
  stage.site.switches.accessMode = 'READ_ONLY';
  expect((await stage.ask(stage.site.users.member, 'GET', '/accessmode')).json()).toBe('READ_ONLY');
  expect((await stage.ask(stage.site.users.member, 'GET', `/content/${stage.page.id}`)).status).toBe(200);
  const refused = await stage.comment(stage.site.users.member);
  expect([refused.status, refused.text]).toEqual([405, expect.stringContaining('ReadOnlyException')]);
});
