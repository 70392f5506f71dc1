import { foldText } from '@/lib/domain/section';
import { foldBlanks, isHidden, readMeta, resolveLink } from './elements';
import { headingText } from './headings';
import { foldLetters, readFeedTitle, SIGNS, splitTitle, stripSiteName } from './site-name';

/** Where themes and builders show an entry's title. Proof: the pages wordpress-*.html under tests/fixtures/pages */
const TITLES =
  '.wp-block-post-title, .entry-title, .post-title, .page-title, .elementor-widget-theme-post-title .elementor-heading-title, ' +
  '.tdb-title-text, .brxe-post-title, .fl-post-title, .fusion-post-title, .hkb-article__title, #eckb-article-title, ' +
  '.eckb-article-title, .betterdocs-entry-title, .amp-wp-title, [itemprop="headline"], .article-title, .entry-header h1';
const ELSEWHERE =
  '.wp-block-query, .wp-block-post-template, .related-posts, .related, .yarpp-related, aside, .widget, #comments, ' +
  '.comments-area, nav, footer, .site-branding, .wp-block-site-title, .elementor-posts, [role="dialog"]';
/** WordPress adds " Comments Feed" to a title, in the site's language. */
const FEED_WORDS = 40;

/** What else the page says its entry is called. */
interface Witnesses {
  /** The document's title and its metas, without the site's name. */
  stated: string[];
  /** What stands between the dashes and bars of those ("Site » Blog archive » Title"); letters alone. */
  parts: Set<string>;
  /** Of the entry's comment feed: the title as written, with "Comments Feed" around it; letters alone. */
  feed: string;
  /** Words of the titles and of the address. */
  words: Set<string>;
}

/**
 * The entry's title without the site's name: the shown heading that is best borne out by the document's title, its metas,
 * the entry's feed or its address; else what the document states. A page's only `h1` may well be the site's name.
 */
export function findTitle(page: Document, address: URL, pageId: string, siteNames: string[]): string {
  const witnesses = readWitnesses(page, address, siteNames);
  const names = new Set(siteNames.map(foldLetters));
  const own = page.querySelector(`#post-${pageId}, .post-${pageId}:not(body)`);
  const old = own?.querySelector('h2, h3') ?? null; // themes before HTML5 keep `h1` for the site; its own words must say so
  const shown = [...page.querySelectorAll(`${TITLES}, h1`), ...(old === null ? [] : [old])]
    .filter((element) => element.closest(ELSEWHERE) === null && !isHidden(element) && !leadsHome(element, address))
    .map((element) => ({ element, text: headingText(element) }))
    .filter(({ text }) => text !== '' && text.length < 400 && !names.has(foldLetters(text)))
    .map(({ element, text }) => {
      const isH1 = element.localName === 'h1';
      const marked = isH1 && element.matches(TITLES) && (own?.contains(element) ?? true);
      const least = element === old && !element.matches(TITLES) ? 2 : 0.5;
      const weight = weigh(text, witnesses) || (marked ? 0.5 : 0);
      return { text, weight: weight < least ? 0 : weight, isH1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || Number(b.isH1) - Number(a.isH1));
  const best = shown[0]?.text;
  const [first = ''] = witnesses.stated;
  if (best === undefined) return first;
  const decorated =
    foldLetters(best) !== foldLetters(first) && !isInFeed(best, witnesses) && isInFeed(first, witnesses);
  return decorated ? first : best; // a theme put a byline or a kicker into the heading
}

function readWitnesses(page: Document, address: URL, siteNames: string[]): Witnesses {
  const stated = [readMeta(page, 'og:title'), foldBlanks(page.title), readMeta(page, 'twitter:title')].flatMap(
    (title) => (title === null || title === '' ? [] : [stripSiteName(title, siteNames)]),
  );
  const path = address.pathname.split('/').filter((part) => part !== '');
  const words = new Set([...stated, (path.at(-1) ?? '').replaceAll(/[-_.]/g, ' ')].flatMap(toWords));
  const parts = new Set(stated.flatMap(splitTitle).map((part) => foldLetters(part.text)));
  return { stated, parts, feed: foldLetters(readFeedTitle(page)), words };
}

/** The site's own name mostly is a link to its front page. */
function leadsHome(heading: Element, address: URL): boolean {
  const link = heading.querySelector('a[href]') ?? heading.closest('a[href]');
  if (link === null) return false;
  const target = resolveLink(heading.ownerDocument, address, link.getAttribute('href'));
  return (
    link.getAttribute('rel') === 'home' ||
    (target?.pathname === '/' && target.search === '' && address.pathname !== '/')
  );
}

/** 4: the very title; 3: a part of it, or what the feed calls the entry; 2: its beginning, or more than it; 1: a third of its words; 0: nothing. */
function weigh(text: string, witnesses: Witnesses): number {
  const heading = foldLetters(text);
  const titles = witnesses.stated.map(foldLetters).filter((title) => title !== '');
  if (titles.includes(heading)) return 4;
  if (witnesses.parts.has(heading)) return 3;
  if (isInFeed(text, witnesses)) return 3;
  const starts = titles.some(
    (title) => heading.startsWith(title) || (title.startsWith(heading) && heading.length * 2 >= title.length),
  );
  if (starts) return 2;
  const words = toWords(text);
  const known = words.filter((word) => witnesses.words.has(word)).length;
  return words.length > 0 && known / words.length >= 0.3 ? 1 : 0;
}

function isInFeed(text: string, { feed }: Witnesses): boolean {
  const letters = foldLetters(text);
  return letters !== '' && feed.includes(letters) && feed.length - letters.length <= FEED_WORDS;
}

/** Words of three letters or more, without case and accents. */
function toWords(text: string): string[] {
  const plain = foldText(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return plain.split(SIGNS).filter((word) => word.length > 2);
}
