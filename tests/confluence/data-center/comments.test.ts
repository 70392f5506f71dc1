import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askAs } from '../ask-as.ts';
import { inlineAt, startDataCenter, type DataCenterStage } from './stage.ts';

let stage: DataCenterStage;
beforeEach(async () => {
  stage = await startDataCenter();
});
afterEach(() => stage.site.stop());

const EVERYWHERE = 'location=inline&location=footer&location=resolved';

const withWords = (words: string): unknown => expect.stringContaining(words);

interface Listed {
  results: {
    id: string;
    extensions: { location: string };
    ancestors: { id: string }[];
    body: { storage: { value: string } };
  }[];
  limit: number;
  _links: { next?: string; base: string };
}

async function listed(query = `depth=all&${EVERYWHERE}`): Promise<Listed> {
  const expand = 'expand=body.storage,history,ancestors,extensions.inlineProperties,extensions.resolution';
  const reply = await stage.ask(
    stage.site.users.member,
    'GET',
    `/content/${stage.page.id}/child/comment?${query}&${expand}`,
  );
  expect(reply.status).toBe(200);
  return reply.json() as Listed; // the emulator's own shape
}

async function idOf(answer: ReturnType<DataCenterStage['comment']>): Promise<string> {
  const reply = await answer;
  expect(reply.status).toBe(200);
  return String((reply.json() as { id: string | number }).id); // as above
}

test('a comment stands below the page, by whoever wrote it, and reads back by user key', async () => {
  const { commenter } = stage.site.users;
  await idOf(stage.comment(commenter));
  const { results } = await listed();
  expect(results).toMatchObject([
    {
      type: 'comment',
      title: 'Re: Exports',
      body: { storage: { value: '<p>Why?</p>', representation: 'storage' } },
      history: { createdBy: { type: 'known', username: 'rea', userKey: commenter.accountId } },
      extensions: { location: 'footer' },
      ancestors: [],
    },
  ]);
  expect(JSON.stringify(results)).not.toContain('accountId');
});

describe('a place in the page', () => {
  test('with all that 8.5 asks for, the marker stands at the words', async () => {
    await idOf(stage.comment(stage.site.users.commenter, inlineAt('every night')));
    const marked = stage.site.page(stage.page.id).storage.replaceAll(/<(\/?)ac:[^>]*>/g, '<$1m>');
    expect(marked).toContain('Runs <m>every </m><strong><m>night</m></strong>. Every night.');
    const { results } = await listed();
    expect(results).toMatchObject([
      {
        extensions: {
          location: 'inline',
          inlineProperties: { originalSelection: 'every night' },
          resolution: { status: 'open' },
        },
      },
    ]);
  });

  test('without it, what is missing is named', async () => {
    const extensions = { location: 'inline', inlineProperties: { originalSelection: 'every night', numMatches: 1 } };
    const refused = await stage.comment(stage.site.users.commenter, { extensions });
    expect(refused.status).toBe(400);
    const keys = ['matchIndex', 'lastFetchTime', 'serializedHighlights'].map((key) => ({ message: { key } }));
    expect(refused.json()).toMatchObject({ data: { authorized: true, valid: false, errors: keys } });
  });

  test('words that do not stand there that often are refused', async () => {
    expect((await stage.comment(stage.site.users.commenter, inlineAt('night', 1))).status).toBe(400);
    expect((await stage.comment(stage.site.users.commenter, inlineAt('night', 2, 1))).status).toBe(200);
  });

  test('7.16 takes none there, however complete, and says so in its own way', async () => {
    stage.site.switches.inlineWay.content = false;
    const refused = await stage.comment(stage.site.users.commenter, inlineAt('every night'));
    expect([refused.status, refused.json()]).toMatchObject([400, { data: { authorized: false, valid: true } }]);
    expect((await listed()).results).toEqual([]);
  });
});

describe('the page’s own way to inline comments', () => {
  const plugin = '/confluence/rest/inlinecomments/1.0/comments';
  const asked = (over: object = {}) => ({
    originalSelection: 'every night',
    body: '<p>Why?</p>',
    matchIndex: 0,
    numMatches: 1,
    serializedHighlights: '[]',
    containerId: stage.page.id,
    parentCommentId: '0',
    lastFetchTime: '1790923841129',
    ...over,
  });
  const send = (body: object, path = plugin, method = 'POST') =>
    askAs(stage.site, stage.site.users.commenter, method, path, { body });

  test('makes one, answers it and resolves it; the API lists all of it', async () => {
    const created = await send(asked());
    expect(created.json()).toMatchObject({ originalSelection: 'every night', authorUserName: 'rea' });
    const { id } = created.json() as { id: number }; // a number there, a string in the API
    expect(typeof id).toBe('number');
    const replied = await send(
      { body: '<p>Because.</p>', commentId: id },
      `${plugin}/${id}/replies?containerId=${stage.page.id}`,
    );
    expect(replied.json()).toMatchObject({ commentId: id });
    const resolved = await send({}, `${plugin}/${id}/resolve/true/dangling/false`, 'PUT');
    expect(resolved.json()).toMatchObject({ resolveProperties: { resolved: true } });
    const { results } = await listed('depth=all&location=resolved');
    expect(results).toMatchObject([{ id: String(id) }, { ancestors: [{ id: String(id) }] }]);
    expect((await listed('depth=all&location=inline')).results).toEqual([]);
  });

  test('answers 500 to Confluence’s own tags, 404 where there is no such plugin, 401 to nobody', async () => {
    const link = '<p><ac:link><ri:page ri:content-title="x"/></ac:link></p>';
    expect((await send(asked({ body: link }))).status).toBe(500);
    expect((await askAs(stage.site, null, 'POST', plugin, { body: asked() })).status).toBe(401);
    stage.site.switches.inlineWay.plugin = false;
    expect((await send(asked())).status).toBe(404);
    expect((await listed()).results).toEqual([]);
  });
});

describe('answers', () => {
  test('stand below their comment, by its id among the ancestors', async () => {
    const root = await idOf(stage.comment(stage.site.users.commenter));
    const first = await idOf(stage.comment(stage.site.users.member, { ancestors: [{ id: root }] }));
    await idOf(stage.comment(stage.site.users.member, { ancestors: [{ id: first }] }));
    const { results } = await listed();
    expect(results.map(({ ancestors }) => ancestors.map(({ id }) => id))).toEqual([[], [root], [root, first]]);
    expect((await listed(EVERYWHERE)).results.map(({ id }) => id)).toEqual([root]); // without depth, the direct ones
  });

  test('to an inline comment stand in the footer, unless they name its place', async () => {
    const root = await idOf(stage.comment(stage.site.users.commenter, inlineAt('every night')));
    await idOf(stage.comment(stage.site.users.member, { ancestors: [{ id: root }] }));
    await idOf(
      stage.comment(stage.site.users.member, { ancestors: [{ id: root }], extensions: { location: 'inline' } }),
    );
    const { results } = await listed();
    expect(results.map(({ extensions }) => extensions.location)).toEqual(['inline', 'footer', 'inline']);
  });

  test('with the comment itself as their container are taken, and their words are lost', async () => {
    const root = await idOf(stage.comment(stage.site.users.commenter));
    await idOf(stage.comment(stage.site.users.member, { container: { id: root, type: 'comment' } }));
    expect((await listed()).results.map(({ body }) => body.storage.value)).toEqual(['<p>Why?</p>', '']);
  });
});

test('a long list comes in parts, by start and limit, never more than a hundred', async () => {
  for (let number = 0; number < 105; number += 1) await stage.comment(stage.site.users.member);
  const first = await listed(`depth=all&${EVERYWHERE}&limit=500`);
  expect([first.results.length, first.limit]).toEqual([100, 100]);
  expect(first._links.base).toBe(`${stage.site.loopbackUrl}/confluence`);
  expect(first._links.next).toMatch(/^\/rest\/api\/content\/\d+\/child\/comment\?.*start=100/);
  const rest = await listed(`depth=all&${EVERYWHERE}&limit=100&start=100`);
  expect([rest.results.length, rest._links.next]).toEqual([5, undefined]);
});

test('a comment is changed with the next version, and deleted by its author alone', async () => {
  const { commenter, member } = stage.site.users;
  const id = await idOf(stage.comment(commenter));
  const change = (number: number) => ({
    type: 'comment',
    version: { number },
    body: { storage: { value: '<p>Now</p>', representation: 'storage' } },
  });
  expect((await stage.ask(commenter, 'PUT', `/content/${id}`, change(1))).status).toBe(409);
  expect((await stage.ask(member, 'PUT', `/content/${id}`, change(2))).status).toBe(403);
  expect((await stage.ask(commenter, 'PUT', `/content/${id}`, change(2))).status).toBe(200);
  expect((await stage.ask(member, 'DELETE', `/content/${id}`)).status).toBe(404);
  expect((await stage.ask(commenter, 'DELETE', `/content/${id}`)).status).toBe(204);
  expect((await listed()).results).toEqual([]);
});

test('markup that is not well formed is refused in Confluence’s own error body', async () => {
  const body = { storage: { value: '<p>open', representation: 'storage' } };
  const refused = await stage.comment(stage.site.users.commenter, { body });
  expect([refused.status, refused.json()]).toMatchObject([
    400,
    { statusCode: 400, message: withWords('BadRequestException') },
  ]);
});
