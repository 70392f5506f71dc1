import { inject } from 'vitest';
import type { BrowserContext } from 'playwright-core';
import type { PageRef } from '@/lib/domain/page';
import { startConfluence } from '../../confluence/index.ts';
import { CONFLUENCE_STEPS, WORDPRESS_STEPS, WORDPRESS_VISITOR_STEPS, type Step } from '../../faults/matrix';
import { startConfluenceWiki } from '../../servers/platforms/confluence-wiki';
import type { TestWiki } from '../../servers/platforms/test-wiki';
import { startVisitorWiki } from '../../servers/platforms/wordpress-visitor-wiki';
import { startWordpressWiki } from '../../servers/platforms/wordpress-wiki';
import { startWordPress } from '../../wordpress/start.ts';
import { WordPress } from '../../wordpress/wordpress.ts';

/** A line of its own to a wiki, which Docket therefore takes for a site of its own, and one page there. */
export interface Place {
  wiki: TestWiki;
  page: PageRef;
  /** Gives the browser its person's session. */
  signIn(context: BrowserContext): Promise<void>;
  /** The page is written anew: what stood there when it was opened does not stand there any more. */
  rewrite(): Promise<void>;
}

/** A running wiki. */
export interface Ground {
  newPlace(): Promise<Place>;
  stop(): Promise<void>;
}

/** The real WordPress and the emulator, with the steps that filing takes there. */
export const GROUNDS: { name: string; steps: Step[]; start: () => Promise<Ground> }[] = [
  { name: 'WordPress', steps: WORDPRESS_STEPS, start: startOnWordPress },
  { name: 'Confluence Cloud', steps: CONFLUENCE_STEPS, start: startOnConfluence },
];

/** With those whose way through the protocol is one of its own. */
export const ALL_GROUNDS: typeof GROUNDS = [
  ...GROUNDS,
  { name: 'WordPress, as a visitor', steps: WORDPRESS_VISITOR_STEPS, start: startAsVisitor },
];

const REWRITTEN = '<p>Hello from the printer.</p><h2>Repair</h2><p>Call us.</p>';
/** A session cookie would end with the browser. */
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600;

async function startOnWordPress(): Promise<Ground> {
  const site = new WordPress(inject('wordPress'));
  return groundOf(async () => {
    const wiki = await startWordpressWiki(site, 'editor');
    const base = wiki.proxy.urlFor(new URL(site.url).hostname);
    const page = seenAt(base, await wiki.newPage());
    return {
      wiki,
      page,
      async signIn(context) {
        const cookies = await site.cookiesFor('editor', new URL(base).host);
        await context.addCookies(
          cookies.map(({ name, value }) => ({
            name,
            value: encodeURIComponent(value),
            url: base,
            expires: inAnHour(),
          })),
        );
      },
      rewrite: () => rewriteOn(site, page),
    };
  });
}

/** A WordPress of its own: visitors' comments may come as fast as they like. */
async function startAsVisitor(): Promise<Ground> {
  const started = await startWordPress({ switches: { floodCheck: false } });
  const site = started.wordPress;
  const ground = groundOf(async () => {
    const wiki = await startVisitorWiki(site);
    const page = seenAt(wiki.proxy.urlFor(new URL(site.url).hostname), await wiki.newPage());
    return { wiki, page, signIn: () => Promise.resolve(), rewrite: () => rewriteOn(site, page) };
  });
  return { ...ground, stop: () => ground.stop().then(() => started.stop()) };
}

async function rewriteOn(site: WordPress, page: PageRef): Promise<void> {
  const code = `return wp_update_post(['ID' => $args['id'], 'post_content' => $args['html']], true);`;
  await site.php(code, { id: Number(page.pageId), html: REWRITTEN });
}

async function startOnConfluence(): Promise<Ground> {
  const cloud = await startConfluence();
  cloud.createSpace({ key: 'DOC', name: 'Documentation' });
  const ground = groundOf(async () => {
    const wiki = await startConfluenceWiki(cloud, cloud.users.member, true);
    const base = wiki.proxy.urlFor(new URL(cloud.url).hostname);
    const page = seenAt(base, await wiki.newPage());
    return {
      wiki,
      page,
      async signIn(context) {
        const { name, value } = cloud.signIn(cloud.users.member);
        await context.addCookies([{ name, value, url: base, expires: inAnHour() }]);
      },
      rewrite: async () => void cloud.editPage(page.pageId, { html: REWRITTEN }),
    };
  });
  return { ...ground, stop: () => ground.stop().then(() => cloud.stop()) };
}

/** All places end with their ground. */
function groundOf(makePlace: () => Promise<Place>): Ground {
  const places: Place[] = [];
  return {
    async newPlace() {
      const place = await makePlace();
      places.push(place);
      return place;
    },
    async stop() {
      for (const { wiki } of places) await wiki.stop();
    },
  };
}

/** The page as browsers know it: by the wiki's own name, through the place's line. */
function seenAt(base: string, page: PageRef): PageRef {
  const { pathname, search } = new URL(page.url);
  return { ...page, url: base + pathname + search };
}
