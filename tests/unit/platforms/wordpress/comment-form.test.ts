import { describe, expect, test } from 'vitest';
import { Refusal } from '@/lib/platforms/attempt';
import { readCommentForm, type CommentForm } from '@/lib/platforms/wordpress/visitor/comment-form';
import { fillIn } from '@/lib/platforms/wordpress/visitor/fill-in';
import { readMarkup } from '@/lib/platforms/wordpress/visitor/markup';

const ADDRESS = 'https://docs.example/guide/';
const ANN = { name: 'Ann', mail: 'ann@example.org', answers: {} };

/** WordPress' own form, with what a site adds in it. */
function formPage(
  added = '',
  { comment = '<textarea id="comment" name="comment" required></textarea>', head = '' } = {},
) {
  return `<!doctype html><html><head>${head}</head><body class="page page-id-7"><div id="respond">
    <form action="https://docs.example/wp-comments-post.php" method="post" id="commentform" class="comment-form" novalidate>
    <p><label for="comment">Comment <span class="required">*</span></label> ${comment}</p>
    <p><label for="author">Name <span class="required">*</span></label> <input id="author" name="author" type="text" value="" required /></p>
    <p><label for="email">Email <span class="required">*</span></label> <input id="email" name="email" type="email" value="" required /></p>
    <p><label for="url">Website</label> <input id="url" name="url" type="url" value="" /></p>${added}
    <p class="form-submit"><input name="submit" type="submit" id="submit" value="Post Comment" />
    <input type='hidden' name='comment_post_ID' value='7' /><input type='hidden' name='comment_parent' value='0' /></p></form></div></body></html>`;
}
const look = (html: string) => readCommentForm(readMarkup(html), ADDRESS, '7');
function open(html: string): CommentForm {
  const seen = look(html);
  if (seen.state !== 'open') throw new Error(`the form is ${seen.state}`);
  return seen.form;
}
const filled = (html: string, answers: Record<string, string> = {}, parentId: string | null = null) =>
  Object.fromEntries(fillIn(open(html), { words: 'Hello', card: { ...ANN, answers }, parentId }));

const PLAIN = {
  comment: 'Hello',
  author: 'Ann',
  email: 'ann@example.org',
  url: '',
  submit: 'Post Comment',
  comment_post_ID: '7',
  comment_parent: '0',
};

describe('what is sent is what a browser would send', () => {
  test('of WordPress’ own form', () => {
    expect(filled(formPage())).toEqual(PLAIN);
    expect(open(formPage()).wants).toEqual({ name: 'required', mail: 'required', questions: [] });
    expect(filled(formPage(), {}, '41')).toEqual({ ...PLAIN, comment_parent: '41' });
  });

  test('hidden fields as they stand, and the time where Akismet’s script would write it', () => {
    const akismet = `<input type="hidden" id="akismet_comment_nonce" name="akismet_comment_nonce" value="3d1c" />
      <p style="display: none !important;" class="akismet-fields-container" data-prefix="ak_"><label>&#916;<textarea name="ak_hp_textarea" cols="45" rows="8" maxlength="100"></textarea></label><input type="hidden" id="ak_js_1" name="ak_js" value="179"/><script>document.getElementById( "ak_js_1" ).setAttribute( "value", ( new Date() ).getTime() );</script></p>`;
    const sent = filled(formPage(akismet));
    expect(sent).toMatchObject({ ...PLAIN, akismet_comment_nonce: '3d1c', ak_hp_textarea: '' });
    expect(Number(sent['ak_js'])).toBeGreaterThan(Date.UTC(2024, 0));
  });

  test('boxes and choices as they are preset, and no button but the first', () => {
    const added = `<input type="checkbox" name="subscribe" value="1" checked><input type="checkbox" name="posts" value="1">
      <select name="rating"><option value="3">Good</option><option value="5" selected>Best</option></select>
      <input type="radio" name="lang" value="en" checked><input type="radio" name="lang" value="de">
      <input name="off" value="x" disabled><button name="preview" value="1">Preview</button><input type="reset" name="r">`;
    expect(filled(formPage(added))).toEqual({
      ...PLAIN,
      subscribe: '1',
      rating: '5',
      lang: 'en',
      preview: '1',
      submit: undefined,
    });
  });

  test('a field that stands outside and names the form', () => {
    const html = formPage().replace(
      '</body>',
      '<input form="commentform" type="hidden" name="late" value="yes"></body>',
    );
    expect(filled(html)).toEqual({ ...PLAIN, late: 'yes' });
  });
});

describe('traps stay as they are', () => {
  test.each([
    ['out of sight by its style', '<p style="position:absolute;left:-5000px"><input name="trap" required></p>'],
    ['not displayed', '<div style="display:none"><label>Fax <input name="trap" aria-required="true"></label></div>'],
    ['for no reader', '<div aria-hidden="true"><input name="trap" required></div>'],
    ['not reached by the keyboard', '<input name="trap" tabindex="-1" required>'],
    ['labelled as such', '<label for="t">Leave this field empty *</label><input id="t" name="trap">'],
    ['labelled as such in German', '<label>Bitte nicht ausfüllen <input name="trap" required></label>'],
    ['named as such', '<p class="ohnohoney"><input name="trap" required></p>'],
    ['hidden by a rule of the page', '<p class="extra"><input name="trap" required></p>'],
  ])('%s', (_how, trap) => {
    const head = '<style>@charset "utf-8"; /* x */ .comment-form .extra, b { color: red; visibility: hidden }</style>';
    const html = formPage(trap, { head });
    expect(open(html).wants.questions).toEqual([]);
    expect(filled(html)).toEqual({ ...PLAIN, trap: '' });
  });

  test('what is hidden on paper, or in another state, is not hidden', () => {
    const head = '<style>@media print { .plugin { display: none } } .plugin:empty { display: none }</style>';
    const html = formPage('<p class="plugin"><label for="o">Order *</label><input id="o" name="order"></p>', { head });
    expect(open(html).wants.questions).toEqual([{ name: 'order', label: 'Order', required: true, kind: 'line' }]);
  });

  test('Antispam Bee keeps the words’ own name for robots: they go where people write', () => {
    const comment = `<textarea autocomplete="new-password" id="f7c8" name="f7c8" required></textarea><textarea id="comment" aria-label="hp-comment" aria-hidden="true" name="comment" autocomplete="new-password" style="padding:0 !important;clip:rect(1px, 1px, 1px, 1px) !important;position:absolute !important;white-space:nowrap !important;height:1px !important;width:1px !important;overflow:hidden !important;" tabindex="-1"></textarea>`;
    expect(filled(formPage('', { comment }))).toEqual({ ...PLAIN, comment: '', f7c8: 'Hello' });
  });
});

describe('what a plugin requires is asked, in the form’s own words', () => {
  const added = `<p><label for="order">Order number <span class="required">*</span></label><input id="order" name="order" type="text"></p>
    <p><label for="plan">Your plan</label><select id="plan" name="plan" required><option value="">Choose</option><option value="s">Small</option><option>Large</option></select></p>
    <fieldset><legend>Rating *</legend><label><input type="radio" name="stars" value="1" required> One</label><label><input type="radio" name="stars" value="2"> Two</label></fieldset>
    <p><input id="privacy" name="privacy" type="checkbox" value="1" required> <label for="privacy">I read the <a href="/privacy">privacy policy</a></label></p>
    <p><label>Nickname <input name="nick"></label></p>`;

  test('with its label, and only that', () => {
    expect(open(formPage(added)).wants.questions).toEqual([
      { name: 'order', label: 'Order number', required: true, kind: 'line' },
      {
        name: 'plan',
        label: 'Your plan',
        required: true,
        kind: 'choice',
        choices: [
          { value: 's', label: 'Small' },
          { value: 'Large', label: 'Large' },
        ],
      },
      {
        name: 'stars',
        label: 'Rating',
        required: true,
        kind: 'choice',
        choices: [
          { value: '1', label: 'One' },
          { value: '2', label: 'Two' },
        ],
      },
      { name: 'privacy', label: 'I read the privacy policy', required: true, kind: 'check', value: '1' },
    ]);
  });

  test('and the answers are sent; without them nothing is', () => {
    const answers = { order: 'A-7', plan: 's', stars: '2', privacy: '1' };
    expect(filled(formPage(added), answers)).toEqual({ ...PLAIN, ...answers, nick: '' });
    expect(() => filled(formPage(added), { ...answers, privacy: '' })).toThrow(Refusal);
    expect(() => filled(formPage(added), { ...answers, plan: 'of another form' })).toThrow(Refusal);
  });

  test('WordPress’ cookies are offered, and left out unless wanted', () => {
    const cookies = `<p><input id="c" name="wp-comment-cookies-consent" type="checkbox" value="yes" /> <label for="c">Save my name</label></p>`;
    expect(open(formPage(cookies)).wants.questions).toMatchObject([{ kind: 'check', required: false }]);
    expect(filled(formPage(cookies))).toEqual(PLAIN);
    expect(filled(formPage(cookies), { 'wp-comment-cookies-consent': 'yes' })).toEqual({
      ...PLAIN,
      'wp-comment-cookies-consent': 'yes',
    });
  });
});

describe('what only a person can do there', () => {
  test.each([
    ['reCAPTCHA', '<div class="g-recaptcha" data-sitekey="k"></div>'],
    ['hCaptcha', '<h-captcha class="h-captcha"></h-captcha>'],
    ['Turnstile', '<div class="cf-turnstile"></div>'],
    ['a picture with letters', '<img src="/captcha.php?x=1"><input name="code">'],
    ['a sum', '<label>3 + four <input name="cptch_number" required></label>'],
    ['a file', '<label>Photo * <input type="file" name="photo" required></label>'],
    ['two questions of one name', '<label>A * <input name="q[]"></label><label>B * <input name="q[]"></label>'],
  ])('%s', (_what, added) => {
    expect(look(formPage(added))).toEqual({ state: 'by-hand' });
  });

  test.each([
    ['another host', 'https://comments.example/wp-comments-post.php'],
    ['another program of this host', '/other/transfer.php'],
    ['no address', ''],
  ])('nothing is sent to %s', (_where, action) => {
    expect(look(formPage().replace('https://docs.example/wp-comments-post.php', action))).toEqual({ state: 'by-hand' });
  });

  test('another service’s form in its place', () => {
    const jetpack =
      '<form id="commentform" class="comment-form"><iframe id="jetpack_remote_comment" src="https://jetpack.example"></iframe></form>';
    expect(look(`<!doctype html><body class="page-id-7">${jetpack}</body>`)).toEqual({ state: 'by-hand' });
  });
});

test.each([
  ['somebody is signed in', formPage('<p class="logged-in-as">Logged in as Ann.</p>'), 'signed-in'],
  ['somebody is signed in, by the body', formPage().replace('class="page ', 'class="logged-in page '), 'signed-in'],
  [
    'only members may comment',
    '<body><div id="respond"><p class="must-log-in">You must be <a href="/wp-login.php">logged in</a></p></div>',
    'sign-in-needed',
  ],
  ['comments are closed', '<body class="page-id-7"><p>Text</p></body>', 'none'],
  ['it is another post’s form', formPage().replace("value='7'", "value='8'"), 'none'],
])('%s', (_what, html, state) => {
  expect(look(html)).toEqual({ state });
});

test.each([
  [`<input type="hidden" name="x" value="${Math.round(Date.now() / 1000)}">`, true],
  ['<input type="hidden" name="form_time" value="bG9uZyBhZ28">', true],
  ['<input type="hidden" name="x" value="1000000000">', false],
  ['', false],
])('a form that tells its time is known as such: %s', (added, timed) => {
  expect(open(formPage(added)).timed).toBe(timed);
});

test('name and mail only as far as the form asks for them', () => {
  const optional = formPage().replaceAll(' required />', ' />').replaceAll(' <span class="required">*</span>', '');
  expect(open(optional).wants).toMatchObject({ name: 'optional', mail: 'optional' });
  const none = formPage().replace(/<p><label for="(author|email)".*\n/g, '');
  expect(open(none).wants).toMatchObject({ name: 'not-asked', mail: 'not-asked' });
});
