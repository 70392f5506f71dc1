import { createMatcher } from './matcher';

/** Where themes, theme builders and documentation plugins put an entry's text, most telling first. */
interface Container {
  selector: string;
  /** Also used for teasers, cards and whole layouts: believed only if it holds a fair share of the page's text. */
  vague?: true;
}

/** Each line has its saved page: tests/fixtures/pages/wordpress-*.html */
const CONTAINERS: Container[] = [
  { selector: '.wp-block-post-content' }, // block themes, block core/post-content
  { selector: '#betterdocs-single-content, .betterdocs-content' }, // BetterDocs
  { selector: '.wedocs-single-content .entry-content' }, // weDocs
  { selector: '#eckb-article-content-body' }, // Echo Knowledge Base
  { selector: '.hkb-article__content, .hkb-article-content' }, // Heroic Knowledge Base
  { selector: '.elementor-widget-theme-post-content' }, // Elementor, theme builder
  { selector: '.et_pb_post_content' }, // Divi, theme builder
  { selector: '.fl-module-fl-post-content .fl-module-content' }, // Beaver Themer
  { selector: '.fusion-content-tb' }, // Avada, layout builder
  { selector: '.brxe-post-content' }, // Bricks
  { selector: '.ct-inner-content, div.oxy-stock-content-styles' }, // Oxygen
  { selector: '.tdb_single_content' }, // tagDiv, cloud templates
  { selector: '.td-post-content' }, // tagDiv, classic themes
  { selector: '.entry-content' }, // classic themes, theme handbook
  { selector: '.amp-wp-article-content' }, // AMP plugin, reader mode
  { selector: '[data-elementor-type="wp-post"], [data-elementor-type="wp-page"]' }, // Elementor
  { selector: '[itemprop="articleBody"]', vague: true }, // schema.org, Article
  { selector: '.post-content, .post__content, .single-content', vague: true }, // Avada, Themify, Genesis
  { selector: '.article-content, .article__content, .article-body', vague: true }, // magazine themes
  { selector: '.post-entry, .post_content, .entry, .storycontent', vague: true }, // WordPress.com, older themes
  { selector: '.page-content, .single-post-content, .the_content_wrapper', vague: true }, // page builders
];

/** What stands among an entry's text but is not part of it: comments, sharing, related entries, contents, forms. */
export const ADDED = [
  '#comments, #respond, .comments-area, .comment-respond, .comment-list, .commentlist, .wp-block-comments, .fb-comments',
  '#disqus_thread, nav, [role="navigation"], .post-navigation, .nav-links, .breadcrumbs, .breadcrumb',
  '.sharedaddy, .jp-relatedposts, .jetpack-likes-widget-wrapper, .robots-nocontent, .addtoany_share_save_container',
  '.a2a_kit, .heateor_sss_sharing_container, .essb_links, .shariff, .social-share, .share-buttons, .post-share',
  '.yarpp-related, .yarpp, .related, .related-posts, .relatedposts, .related_posts, .related-articles, .crp_related',
  '.rp4wp-related-posts, .wp-block-query, .wp-block-latest-posts, .elementor-posts, .et_pb_posts, .et_pb_blog_grid, .fl-post-grid',
  '#toc_container, .toc_container, .ez-toc-container, #ez-toc-container, .lwptoc, .elementor-widget-table-of-contents',
  '.wp-block-rank-math-toc-block, .wp-block-yoast-seo-table-of-contents, .simpletoc, .betterdocs-toc, .eckb-article-toc',
  '.author-box, .saboxplugin-wrap, .m-a-box, .abh_box, .author-info, .author-bio, .about-author, .wp-block-post-author',
  '.pp-multiple-authors-boxes-wrapper, .widget, .widget-area, .sidebar, #sidebar, #secondary, form, .wpcf7, .mc4wp-form',
  '.newsletter, .hkb-feedback, .wedocs-feedback-wrap, .betterdocs-article-reactions, .kk-star-ratings, .eckb-article-feedback',
  '[class*="related-"], [class*="-related"], [class*="_related"], [class*="newsletter"], [class*="sharing"], [class*="share-"]',
  '.entry-footer, .entry-meta, .post-meta, .wp-block-post-title, .modal, [role="dialog"], .swiper, .slick-slider, .owl-carousel',
].join(', ');

/** Older themes head their comments by a bare `h3#comments`, beside the entry's own headings, which may have that id as well. */
export function isCommentHeading(heading: Element, contentRoot: Element): boolean {
  if (!/^(?:comments|respond|reply-title)$/.test(heading.id)) return false;
  return contentRoot.querySelector('#commentform, .commentlist, .comment-list') !== null;
}

/** Around an entry: the site's own frame. */
const FRAME =
  'aside, body > footer, #footer, #colophon, .site-footer, footer[role="contentinfo"], body > header, #masthead, ' +
  '.site-header, header[role="banner"], .elementor-location-header, .elementor-location-footer, .wp-block-post-template, ' +
  'header.wp-block-template-part, footer.wp-block-template-part';
const NO_WORDS = 'script, style, noscript, template, svg, iframe, select, button, textarea';
const WHOLE = ['article', 'main', '[role="main"]', '#main', '#content', '#primary', '.site-content', '#page'];
/** Going into these would leave the text's own container. */
const TOO_NARROW =
  'p, li, ul, ol, dl, pre, blockquote, table, tbody, tr, td, h1, h2, h3, h4, h5, h6, span, a, em, strong, header, figure';

const isSkipped = createMatcher(`${NO_WORDS}, ${ADDED}, ${FRAME}`);

/** Characters of running text (not of links) in an element, without the frame and what the site adds. */
type LengthOf = (element: Element) => number;

/** The element with the entry's text: a known container, else the smallest one that holds most of the running text. */
export function findContent(page: Document, pageId: string): Element | null {
  const own = page.querySelector(`#post-${pageId}, article.post-${pageId}, .post-${pageId}:not(body)`);
  const { hasText, lengthOf } = textMeter(own);
  for (const { selector, vague } of CONTAINERS) {
    const matches = [...page.querySelectorAll(selector)].filter(
      (element) => hasText(element) && !belongsToOther(element, pageId),
    );
    const found = pickLongest(matches, own, lengthOf);
    if (found !== null && (vague === undefined || lengthOf(found) >= lengthOf(scope()) * 0.3)) return found;
  }
  return lengthOf(page.body) === 0 ? (own ?? findWordless(page, pageId)) : narrow(scope(), lengthOf);

  function scope(): Element {
    const whole = lengthOf(page.body);
    return own !== null && lengthOf(own) >= whole * 0.2 ? own : findWhole(page, lengthOf, whole);
  }
}

/** A page of pictures alone, or one that is not written yet, can be asked about as a whole: where its text would stand. */
function findWordless(page: Document, pageId: string): Element | null {
  const sure = CONTAINERS.filter(({ vague }) => vague === undefined).map(({ selector }) => selector);
  return [...page.querySelectorAll(sure.join(', '))].find((element) => !belongsToOther(element, pageId)) ?? null;
}

/**
 * Measures texts, each element at most once: on a page with a known container nothing else need be read.
 * @param own - The entry's element: themes name whole layouts around it `sidebar` or `related`.
 */
function textMeter(own: Element | null): { hasText: (element: Element) => boolean; lengthOf: LengthOf } {
  const lengths = new Map<Element, number>();
  const isLeftOut = (part: Element): boolean => isSkipped(part) && !(own !== null && part.contains(own));
  const measure = (element: Element, enough: number): number => {
    const known = lengths.get(element);
    if (known !== undefined) return known;
    let length = 0;
    for (let child = element.firstChild; child !== null && length < enough; child = child.nextSibling) {
      if (child.nodeType === 3) length += (child.nodeValue ?? '').trim().length;
      if (child.nodeType !== 1) continue;
      const part = child as Element; // node type 1 is an element
      if (part.localName !== 'a' && !isLeftOut(part)) length += measure(part, enough - length);
    }
    if (length < enough) lengths.set(element, length);
    return length;
  };
  const isOutside = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      if (at.localName === 'a' || (at.localName !== 'body' && isLeftOut(at))) return true;
    }
    return false;
  };
  return {
    hasText: (element) => !isOutside(element) && measure(element, 1) > 0,
    lengthOf: (element) => (isOutside(element) ? 0 : measure(element, Infinity)),
  };
}

function findWhole(page: Document, lengthOf: LengthOf, whole: number): Element {
  for (const selector of WHOLE) {
    const found = [...page.querySelectorAll(selector)].find((element) => lengthOf(element) >= whole * 0.5);
    if (found !== undefined) return found;
  }
  return page.body;
}

/** Of several matches (related entries use the same classes) the one of this entry, then the one with most text. */
function pickLongest(matches: Element[], own: Element | null, lengthOf: LengthOf): Element | null {
  const inside = matches.filter((element) => own?.contains(element) ?? false);
  const candidates = inside.length > 0 ? inside : matches;
  if (candidates.length < 2) return candidates[0] ?? null;
  return candidates.reduce((best, element) => (lengthOf(element) > lengthOf(best) ? element : best));
}

/** `post_class()` prints `post-ID` on every entry, so another id is another entry: a card, an inserted post. */
function belongsToOther(element: Element, pageId: string): boolean {
  const entry = element.closest('article[class*="post-"], article[id^="post-"], .hentry, .type-post, .type-page');
  if (entry === null || entry.localName === 'body') return false;
  const id = /(?:^|\s)post-(\d+)(?=\s|$)/.exec(`${entry.id} ${entry.getAttribute('class') ?? ''}`)?.[1];
  return id !== undefined && id !== pageId;
}

/** The deepest element below `scope` that still holds four fifths of its running text. */
function narrow(scope: Element, lengthOf: LengthOf): Element {
  const enough = lengthOf(scope) * 0.8;
  let at = scope;
  for (;;) {
    const next = [...at.children].find((child) => lengthOf(child) >= enough);
    if (next === undefined || next.matches(TOO_NARROW)) return at;
    at = next;
  }
}
