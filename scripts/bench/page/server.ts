import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { repoRoot } from '../../../tests/servers/cache.ts';
import { changed, cloudPage, contentOf, wordPressPage, type BenchPage, type Change } from './pages.ts';

const client = join(repoRoot, 'node_modules/hypothesis/build');
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
/** The id of the page's post in the sample site; the single-page app counts its own from there. */
export const POST_ID = 7;

/** A note of the peer as its API gives it. */
export type PeerNote = Record<string, unknown>;

export interface BenchServer {
  /** Where the pages are; the peer's frame comes from another host, as in its own extension. */
  origin: string;
  /** The address of a page; `peer` puts the peer's client into it. */
  urlOf(page: BenchPage, peer: boolean): string;
  /** What the peer's API knows of an address's path. */
  notes: Map<string, PeerNote[]>;
  close(): Promise<void>;
}

/** Serves the pages, the peer's client and a stand-in for its API on a free port of 127.0.0.1. */
export async function startServer(): Promise<BenchServer> {
  const notes = new Map<string, PeerNote[]>();
  const server = createServer((request, response) => {
    answer(request, response, notes).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  const origin = `http://127.0.0.1:${String(port)}`;
  return {
    origin,
    notes,
    urlOf: ({ name, change }, peer) =>
      name === 'c'
        ? `${origin}/wiki/spaces/BENCH/pages/1/Page${peer ? '?peer' : ''}`
        : `${origin}/page/${name}/${change}${peer ? '?peer' : ''}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  notes: Map<string, PeerNote[]>,
): Promise<void> {
  const { host = '' } = request.headers;
  const url = new URL(request.url ?? '/', `http://${host}`);
  const [, first = '', second = '', third = ''] = url.pathname.split('/');
  const extra = url.searchParams.has('peer') ? clientScript(url.port) : '';
  const send = (type: string, body: string | Buffer) => {
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
    });
    response.end(body);
  };
  if (request.method === 'OPTIONS') {
    send('text/plain', '');
    return;
  }
  switch (first) {
    case 'page': {
      const name = second as 'a' | 'b'; // the bench asks for nothing else
      const html = changed(contentOf(name, 1), third as Change); // likewise
      send('text/html', wordPressPage(`Page ${name}`, POST_ID, html, extra));
      return;
    }
    case 'wiki': {
      send('text/html', cloudPage(url.origin, 1, contentOf('c', 1), extra));
      return;
    }
    case 'content': {
      send('text/html', contentOf('c', Number(third)));
      return;
    }
    case 'hypothesis': {
      const file = normalize(url.pathname.slice('/hypothesis/build/'.length));
      send(
        TYPES[extname(file)] ?? 'application/octet-stream',
        await readFile(join(client, file === 'boot.js' ? 'boot-template.js' : file)),
      );
      return;
    }
    case 'app.html': {
      send('text/html', appPage(url.origin));
      return;
    }
    case 'api': {
      send('application/json', JSON.stringify(apiAnswer(url, second, notes)));
      return;
    }
    default:
      response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
  }
}

/** The peer's extension starts it when the page is idle; so does this. Its frame and API are another host's. */
function clientScript(port: string): string {
  const other = `http://localhost:${port}`;
  const settings = {
    assetRoot: `${other}/hypothesis/`,
    sidebarAppUrl: `${other}/app.html`,
    notebookAppUrl: `${other}/app.html`,
    profileAppUrl: `${other}/app.html`,
    openSidebar: false,
    showHighlights: 'always',
  };
  return `<script class="js-hypothesis-config" type="application/json">${JSON.stringify(settings)}</script>
<script>addEventListener('load', () => { const script = document.createElement('script'); script.src = '${other}/hypothesis/build/boot.js'; document.head.append(script); });</script>`;
}

function appPage(origin: string): string {
  const settings = {
    apiUrl: `${origin}/api/`,
    authDomain: '127.0.0.1',
    assetRoot: `${origin}/hypothesis/`,
    oauthClientId: 'bench',
    rpcAllowedOrigins: [],
  };
  return `<!doctype html><html><head><meta charset="utf-8"><title>Sidebar</title>
<script class="js-hypothesis-config" type="application/json">${JSON.stringify(settings)}</script></head>
<body><hypothesis-app></hypothesis-app><script src="${origin}/hypothesis/build/boot.js"></script></body></html>`;
}

/** The few routes that the client asks a signed-out reader's page for. */
function apiAnswer(url: URL, route: string, notes: Map<string, PeerNote[]>): unknown {
  const { origin } = url;
  const get = (path: string) => ({ method: 'GET', url: `${origin}/api/${path}`, desc: '' });
  const group = {
    id: '__world__',
    name: 'Public',
    type: 'open',
    scoped: false,
    public: true,
    links: { html: origin },
    organization: null,
  };
  switch (route) {
    case '':
      return {
        links: {
          profile: { read: get('profile'), groups: { read: get('profile/groups') }, update: get('profile') },
          groups: { read: get('groups') },
          group: { read: get('group/:id'), member: { delete: get('x') }, members: { read: get('x') } },
          search: get('search'),
          annotation: {
            read: get('annotations/:id'),
            create: get('x'),
            update: get('x'),
            delete: get('x'),
            flag: get('x'),
            hide: get('x'),
            unhide: get('x'),
          },
          links: get('links'),
        },
      };
    case 'links':
      return {
        account: { settings: origin },
        'forgot-password': origin,
        'groups.new': origin,
        help: origin,
        'oauth.authorize': origin,
        'oauth.revoke': origin,
        'search.tag': `${origin}/:tag`,
        signup: origin,
        user: `${origin}/:user`,
      };
    case 'profile':
      return url.pathname.endsWith('/groups')
        ? []
        : { userid: null, authority: '127.0.0.1', groups: [group], features: {}, preferences: {} };
    case 'groups':
      return [group];
    case 'search': {
      const rows = url.searchParams
        .getAll('uri')
        .flatMap((uri) => (URL.canParse(uri) ? (notes.get(new URL(uri).pathname) ?? []) : []));
      return { total: rows.length, rows: url.searchParams.has('search_after') ? [] : rows, replies: [] };
    }
    default:
      return {};
  }
}
