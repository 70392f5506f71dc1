import { isWithin } from './headings';

/**
 * Where themes, theme builders and documentation plugins put an entry's text, most telling first.
 * Each has its saved page under tests/fixtures/pages.
 */
const CONTENT: { source: string; selector: string }[] = [
  { source: 'block themes, core/post-content', selector: '.wp-block-post-content' },
  { source: 'BetterDocs', selector: '#betterdocs-single-content, .betterdocs-content' },
  { source: 'weDocs', selector: '.wedocs-single-content .entry-content' },
  { source: 'Echo Knowledge Base', selector: '#eckb-article-content-body' },
  { source: 'Heroic Knowledge Base', selector: '.hkb-article__content, .hkb-article-content' },
  { source: 'Elementor, theme builder', selector: '.elementor-widget-theme-post-content' },
  { source: 'Divi, theme builder', selector: '.et_pb_post_content' },
  { source: 'Beaver Themer', selector: '.fl-module-fl-post-content .fl-module-content' },
  { source: 'Avada layouts', selector: '.fusion-content-tb' },
  { source: 'Bricks', selector: '.brxe-post-content' },
  { source: 'Oxygen', selector: '.oxy-stock-content-styles, .ct-inner-content' },
  { source: 'tagDiv builder', selector: '.tdb_single_content' },
  { source: 'tagDiv themes', selector: '.td-post-content' },
  { source: 'classic themes', selector: '.entry-content' },
  { source: 'AMP', selector: '.amp-wp-article-content' },
  { source: 'Elementor documents', selector: '[data-elementor-type="wp-post"], [data-elementor-type="wp-page"]' },
  { source: 'microdata', selector: '[itemprop="articleBody"]' },
  { source: 'Avada, Themify and others', selector: '.post-content, .post__content, .single-content, .article-content' },
  {
    source: 'older themes',
    selector: '.post-entry, .post_content, .entry, .postcontent, .page-content, .storycontent',
  },
];

/** What stands among an entry's text but is not part of it. */
export const ADDED = [
  '#comments, #respond, .comments-area, .comment-respond, .comment-list, .wp-block-comments, #disqus_thread, .fb-comments',
  'nav, [role="navigation"], .post-navigation, .nav-links',
  '.sharedaddy, .jp-relatedposts, .jetpack-likes-widget-wrapper, .robots-nocontent, .addtoany_share_save_container',
  '.yarpp-related, .yarpp, .related-posts, .relatedposts, .related_posts, .crp_related, .rp4wp-related-posts, .wp-block-query',
  '#toc_container, .toc_container, .ez-toc-container, #ez-toc-container, .lwptoc, .elementor-widget-table-of-contents',
  '.wp-block-rank-math-toc-block, .wp-block-yoast-seo-table-of-contents, .simpletoc, .betterdocs-toc, .eckb-article-toc',
  '.author-box, .saboxplugin-wrap, .m-a-box, .abh_box, .author-info, .author-bio, .about-author, .wp-block-post-author',
  '.widget, .widget-area, .sidebar, #sidebar, #secondary, form, .wpcf7, .mc4wp-form, .ml-embedded, .newsletter',
  '.hkb-feedback, .wedocs-feedback-wrap, .betterdocs-article-reactions, .eckb-article-feedback, .rating, .kk-star-ratings',
  'footer.entry-footer, .entry-footer, .entry-meta, .post-meta, .wp-post-author-wrap, [id^="docket-"]',
].join(', ');

/** Around the entry: nothing in there is the entry's text. */
const OUTSIDE =
  '#comments, .comments-area, .wp-block-comments, #sidebar, .sidebar, .widget, .widget-area, #secondary, aside, ' +
  'body > footer, #footer, #colophon, .site-footer, body > header, #masthead, .site-header, nav, ' +
  '.related-posts, .relatedposts, .related, .yarpp-related, .jp-relatedposts, .wp-block-query, .wp-block-post-template, ' +
  '.elementor-posts, .elementor-location-header, .elementor-location-footer, .et_pb_posts, .et_pb_blog_grid, .fl-post-grid, ' +
  '.swiper, .slick-slider, .owl-carousel, .modal, [role="dialog"]';
const WHOLE = ['article', 'main', '[role="main"]', '#main', '#content', '#primary', '.site-content', '#page'];
const RUNNING_TEXT = 'p, li, pre, blockquote, td, dd, h1, h2, h3, h4, h5, h6, figcaption';

/** The element with the entry's text: known containers first, then the smallest one that holds most of the running text. */
export function findContent(page: Document, pageId: string): Element | null {
  const own = page.querySelector(`#post-${pageId}, article.post-${pageId}, .post-${pageId}:not(body)`);
  for (const { selector } of CONTENT) {
    const found = pickLongest(page, selector, own, pageId);
    if (found !== null) return found;
  }
  const scope = own ?? WHOLE.map((selector) => page.querySelector(selector)).find((element) => element !== null);
  return narrow(scope ?? page.body, page.body);
}

/** Of several matches (related entries use the same classes) the one of this entry, then the one with most text. */
function pickLongest(page: Document, selector: string, own: Element | null, pageId: string): Element | null {
  const matches = [...page.querySelectorAll(selector)].filter(
    (element) => element.closest(OUTSIDE) === null && !belongsToOther(element, pageId) && textLength(element) > 0,
  );
  const inside = own === null ? [] : matches.filter((element) => own.contains(element));
  const candidates = inside.length > 0 ? inside : matches;
  return candidates.reduce<Element | null>(
    (best, element) =>
      best === null || (!best.contains(element) && textLength(element) > textLength(best)) ? element : best,
    null,
  );
}

/** `post_class()` prints `post-ID` on every entry, so another id is another entry: a card, an inserted post. */
function belongsToOther(element: Element, pageId: string): boolean {
  const entry = element.closest('article[class*="post-"], article[id^="post-"], .hentry, .type-post, .type-page');
  if (entry === null || entry.localName === 'body') return false;
  const id = /(?:^|\s)post-(\d+)(?=\s|$)/.exec(`${entry.id} ${entry.getAttribute('class') ?? ''}`)?.[1];
  return id !== undefined && id !== pageId;
}

/** The deepest element below `scope` that still holds four fifths of its running text; `null` if there is none at all. */
function narrow(scope: Element, body: Element): Element | null {
  const whole = textLength(scope);
  if (whole === 0) return scope === body ? null : narrow(body, body);
  let at = scope;
  for (;;) {
    const next = [...at.children].find((child) => !child.matches(OUTSIDE) && textLength(child) >= whole * 0.8);
    if (next === undefined || next.matches(RUNNING_TEXT)) return at;
    at = next;
  }
}

/** Characters of running text, without what the site adds. */
function textLength(element: Element): number {
  let length = 0;
  for (const part of element.querySelectorAll(RUNNING_TEXT)) {
    if (!isWithin(part, ADDED, element) && !isWithin(part, OUTSIDE, element)) length += part.textContent.trim().length;
  }
  return length;
}
