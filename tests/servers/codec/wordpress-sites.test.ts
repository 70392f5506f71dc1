import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { canonicalEvent, decodeComment, renderEvent } from '@/lib/domain/codec';
import { aPage, anyEvent } from '../../unit/domain/arbitraries';
import { aComment } from '../../unit/domain/comments';
import { english } from '../../unit/domain/words';
import { WordPress } from '../../wordpress/wordpress.ts';
import { postAll } from './post-comments.ts';

const site = new WordPress(inject('wordPress'));

/** The quotes of WordPress' own translations: `[opening double, closing double, opening single, closing single]`. */
function inQuotesOf(quotes: readonly string[]): string {
  return `
    add_filter('gettext_with_context', function ($translated, $text, $context) {
      $quotes = json_decode('${JSON.stringify(quotes)}');
      $names = ['opening curly double quote', 'closing curly double quote', 'opening curly single quote', 'closing curly single quote'];
      $at = array_search($context, $names, true);
      return $at === false ? $translated : $quotes[$at];
    }, 10, 3);
    wptexturize('x', true);`;
}

test.each([
  ['in German', inQuotesOf(['&#8222;', '&#8220;', '&#8218;', '&#8216;'])],
  ['in French', inQuotesOf(['&laquo;&nbsp;', '&nbsp;&raquo;', '&#8216;', '&#8217;'])],
  ['in Dutch', inQuotesOf(['&#8220;', '&#8221;', '&#8216;', '&#8217;'])],
  ['that leaves typography alone', `add_filter('run_wptexturize', '__return_false'); wptexturize('x', true);`],
  ['that makes no paragraphs', `remove_filter('comment_text', 'wpautop', 30);`],
  ['that links no addresses', `remove_filter('comment_text', 'make_clickable', 9);`],
  ['without smilies', `add_filter('pre_option_use_smilies', '__return_zero');`],
  ['that balances tags', `add_filter('pre_option_use_balanceTags', '__return_true');`],
])('on a site %s, every event comes back as it was written', async (name, plugin) => {
  const events = fc.sample(anyEvent, 25);
  const post = await site.createPost({ title: `Codec on a site ${name}`, html: '<p>Text.</p>', author: 'editor' });
  const bodies = events.map((event) =>
    renderEvent(event, { format: 'wordpress-limited', page: aPage(post.url) }, english),
  );
  const posted = await postAll(site, 'approved', post.id, bodies, plugin);
  const read = posted.map(({ seen }) => decodeComment(aComment({ body: seen })).event);
  expect(read).toEqual(events.map((event) => canonicalEvent(event, 'wordpress-limited')));
});
