import { askAs, picture } from '../confluence/ask-as.ts';
import { aComment, inlineAt, startDataCenter, type DataCenterStage } from '../confluence/data-center/stage.ts';

const storage = (value: string) => ({ storage: { value, representation: 'storage' } });

/** Asks as the administrator; the answer is the id of what was made, if anything was. */
type Asking = (method: string, path: string, body?: unknown) => Promise<{ id: string }>;

function askerFor({ site }: DataCenterStage, contextPath: string): Asking {
  return async (method, path, body) => {
    const form = body instanceof FormData ? { headers: { 'X-Atlassian-Token': 'no-check' } } : {};
    const more = { ...(body === undefined ? {} : { body }), ...form };
    const { text } = await askAs(site, site.users.admin, method, `${contextPath}/rest/api${path}`, more);
    return { id: /"id":"(\w+)"/.exec(text)?.[1] ?? '' };
  };
}

async function comments(ask: Asking, page: { id: string }): Promise<void> {
  const footer = await ask('POST', '/content', aComment(page));
  const place = inlineAt('night', 2, 1);
  const inline = await ask('POST', '/content', aComment(page, place));
  const below = { ancestors: [{ id: inline.id }], extensions: { location: 'inline' } };
  await ask('POST', '/content', aComment(page, below));
  await ask('POST', '/content', aComment(page, { ancestors: [{ id: footer.id }] }));
  await ask('POST', '/content', aComment(page, { body: storage('<p>open') })); // 400
  const at = `/content/${page.id}/child/comment`;
  await ask('GET', at);
  const all = 'location=inline&location=footer&location=resolved&depth=all&limit=1';
  await ask('GET', `${at}?${all}&expand=body.storage,version,history,ancestors,extensions.resolution`);
  await ask('GET', `${at}?${all}&start=1`);
  const change = { type: 'comment', version: { number: 2 }, body: storage('<p>Why then?</p>') };
  await ask('PUT', `/content/${footer.id}`, change);
  await ask('PUT', `/content/${footer.id}`, change); // 409
  await ask(
    'GET',
    `/content/${inline.id}?expand=body.view,container,extensions.inlineProperties,extensions.resolution`,
  );
  await ask('DELETE', `/content/${footer.id}`);
}

async function pages(ask: Asking, parent: { id: string }): Promise<void> {
  const asked = { type: 'page', title: 'New', space: { key: 'DOC' }, ancestors: [{ id: parent.id }] };
  const made = await ask('POST', '/content', { ...asked, body: storage('<p>1</p>') });
  await ask('POST', '/content', { ...asked, body: storage('<p>1</p>') }); // 400
  const change = { type: 'page', title: 'Newer', version: { number: 2 }, body: storage('<p>2</p>') };
  await ask('PUT', `/content/${made.id}`, change);
  await ask('GET', `/content/${made.id}`);
  await ask('GET', `/content/${parent.id}?expand=body.storage,operations,metadata,history,version,space,ancestors`);
  await ask('GET', '/content/999999'); // 404
  await ask('GET', `/content/${parent.id}/child/page`);
  await ask('GET', `/content/${made.id}/history`);
  await ask('GET', '/content?spaceKey=DOC&title=Newer&type=page&limit=1');
  await ask('DELETE', `/content/${made.id}`);
}

async function files(ask: Asking, page: { id: string }): Promise<void> {
  const at = `/content/${page.id}/child/attachment`;
  const file = await ask('POST', at, picture('shot.png'));
  await ask('POST', at, picture('shot.png')); // 400
  await ask('POST', `${at}/${file.id}/data`, picture('shot.png'));
  await ask('PUT', at, picture('shot.png')); // 405
  await ask('GET', `${at}?filename=shot.png&expand=version`);
  await ask('GET', `${at}?start=0&limit=1`);
}

async function metadata(ask: Asking, page: { id: string }, username: string): Promise<void> {
  const at = `/content/${page.id}`;
  await ask('POST', `${at}/label`, [{ prefix: 'global', name: 'case' }]);
  await ask('POST', `${at}/label`, { prefix: 'global', name: 'more' });
  await ask('GET', `${at}/label?prefix=global`);
  await ask('DELETE', `${at}/label?name=more`);
  await ask('DELETE', `${at}/label/case`);
  await ask('POST', `${at}/property`, { key: 'case', value: { open: true } });
  await ask('PUT', `${at}/property/case`, { key: 'case', value: [1], version: { number: 2 } });
  await ask('PUT', `${at}/property/case`, { key: 'case', value: [1], version: { number: 2 } }); // 409
  await ask('GET', `${at}/property`);
  await ask('GET', `${at}/property/case`);
  await ask('DELETE', `${at}/property/case`);
  const restriction = { operation: 'update', restrictions: { user: [{ username }] } };
  await ask('PUT', `${at}/restriction`, [restriction]);
  await ask('GET', `${at}/restriction/byOperation`);
  await ask('GET', `${at}/restriction/byOperation/update`);
}

async function rest(ask: Asking): Promise<void> {
  await ask('GET', '/search?cql=type=page&limit=1');
  await ask('GET', '/search?cql=no+cql'); // 400
  await ask('GET', '/content/search?cql=type=page&start=1&limit=1');
  await ask('GET', '/user/current');
  await ask('GET', '/user/anonymous');
  await ask('GET', '/user?username=mika');
  await ask('GET', '/space?spaceKey=DOC&limit=1');
  await ask('GET', '/space/DOC');
  await ask('GET', '/accessmode');
  await ask('GET', '/server-information');
}

/** Every operation that the Data Center emulator serves, at least once; refusals among them. The caller stops it. */
export async function runDataCenter(contextPath: string): Promise<DataCenterStage> {
  const stage = await startDataCenter(contextPath);
  const { page, site } = stage;
  const admin = askerFor(stage, contextPath);
  await comments(admin, page);
  await pages(admin, page);
  await files(admin, page);
  await metadata(admin, page, site.users.admin.username);
  await rest(admin);
  await stage.ask(null, 'GET', '/user/current'); // "anonymous", with 200
  site.switches.accessMode = 'READ_ONLY';
  await admin('POST', '/content', aComment(page)); // 405
  site.faults.next({ kind: 'busy', retryAfterSeconds: 1 });
  await admin('GET', `/content/${page.id}`); // 429
  return stage;
}
