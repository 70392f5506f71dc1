import { userGuide } from '../../tests/servers/user-guide.ts';
import { startConfluence } from '../../tests/confluence/index.ts';
import { seedUserGuide } from '../../tests/wordpress/seed-user-guide.ts';
import { startWordPress } from '../../tests/wordpress/start.ts';

/** A cookie of a session, for the origin it belongs to. */
interface SessionCookie {
  name: string;
  value: string;
  url: string;
}

/** A wiki that holds Docket's user guide, with somebody signed in. */
export interface DemoWiki {
  /** For file names. */
  name: 'wordpress' | 'confluence';
  title: string;
  url: string;
  /** The user guide's pages, the readers' guide first. */
  pages: string[];
  cookies: SessionCookie[];
  /** Who is signed in, and who else can be: name and password for the sign-in form. */
  people: { name: string; login: string; password: string }[];
  stop(): Promise<void>;
}

/** Starts both wikis. Each has a host name of its own: cookies do not tell ports apart. */
export async function startWikis(): Promise<DemoWiki[]> {
  return Promise.all([startDemoWordPress(), startDemoConfluence()]);
}

async function startDemoWordPress(): Promise<DemoWiki> {
  const started = await startWordPress();
  const { wordPress } = started;
  const { url, users } = wordPress;
  const [pages, cookies] = await Promise.all([
    seedUserGuide(wordPress),
    wordPress.cookiesFor('editor', new URL(url).host),
  ]);
  return {
    name: 'wordpress',
    title: 'WordPress 6.5',
    url,
    pages: pages.map((page) => page.url),
    cookies: cookies.map(({ name, value }) => ({ name, value: encodeURIComponent(value), url })),
    people: [users.editor, users.author, users.approved, users.subscriber],
    stop: () => started.stop(),
  };
}

async function startDemoConfluence(): Promise<DemoWiki> {
  const confluence = await startConfluence();
  const { url, users } = confluence;
  const space = confluence.createSpace({ key: 'DOCKET', name: 'Docket user guide', by: users.admin });
  const pages = userGuide().map(({ title, html }) =>
    confluence.createPage({ space: space.key, title, html, by: users.member }),
  );
  const { name, value } = confluence.signIn(users.member);
  return {
    name: 'confluence',
    title: 'Confluence Cloud (emulated)',
    url,
    pages: pages.map((page) => page.url),
    cookies: [{ name, value, url }],
    people: [users.member, users.commenter].map((one) => ({
      name: one.displayName,
      login: one.email,
      password: one.password,
    })),
    stop: () => confluence.stop(),
  };
}
