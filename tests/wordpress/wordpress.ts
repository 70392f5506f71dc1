import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Account, Login } from './people.ts';
import { runPhp } from './run-php.ts';
import type { SiteFolders } from './run-php.ts';

/** A running site as plain values: they travel from a test run's set-up to its workers. */
export interface RunningWordPress {
  /** For browsers, which take every *.localhost for this machine. */
  url: string;
  /** The same site for node, which may not. Cookies and links differ: they are made for the host that was asked. */
  loopbackUrl: string;
  folders: SiteFolders;
  accounts: Account[];
}

/** Block themes but for the last two; Twenty Twenty-One comes with Debian's WordPress alone, Twenty Twenty-Four with the others. */
export type Theme = 'twentytwentyfour' | 'twentytwentythree' | 'twentytwentyone' | 'plain-classic';

export interface NewPost {
  title: string;
  html: string;
  slug?: string;
  status?: 'publish' | 'private' | 'draft' | 'pending';
  comments?: 'open' | 'closed';
  author?: Login;
  /** Protects it, for those who do not know it. */
  password?: string;
}

/** `path` starts with a slash: the address below whichever host is asked. */
export interface PostRef {
  id: number;
  path: string;
  url: string;
}

/** What a site owner's plugins change about comments. WordPress' own way: flood check on, no anonymous ones by REST. */
export interface Switches {
  floodCheck?: boolean;
  anonymousComments?: boolean;
  /** Fields that only robots fill in, and a nonce. */
  traps?: boolean;
  /** The words' field has another name, and one of its own name is a trap. */
  decoy?: boolean;
  /** Required fields of a plugin's own: a line, a choice and a box; and one that may stay empty. */
  questions?: boolean;
  captcha?: boolean;
  /** Refuses a form that was filled in within four seconds. */
  hasty?: boolean;
  /** Refuses what does not say that it comes from the site. */
  referrer?: boolean;
  /** REST answers only those who are signed in. */
  restForMembers?: boolean;
  /** Types of a plugin: `kb_article` (in REST as "handbook"), `notice` (without comments), `faq` (not in REST). */
  types?: boolean;
}

const StoredComments = v.array(
  v.object({
    id: v.number(),
    parent: v.number(),
    status: v.picklist(['approved', 'hold', 'spam', 'trash']),
    author: v.string(),
    content: v.string(),
  }),
);
/** A comment as the database has it, held ones included. `author` is the login. */
export type StoredComment = v.InferOutput<typeof StoredComments>[number];

const Cookies = v.array(v.object({ name: v.string(), value: v.string() }));
const Post = v.object({ id: v.number(), path: v.string() });
const PREPARE_POST = `
  $author = get_user_by('login', $args['author']);
  $id = docket_in_turn('posts', fn() => wp_insert_post(wp_slash([
    'post_type' => $args['type'], 'post_title' => $args['title'], 'post_content' => $args['html'],
    'post_name' => $args['slug'], 'post_status' => $args['status'], 'comment_status' => $args['comments'],
    'post_author' => $author->ID, 'post_password' => $args['password'],
  ]), true));
  return is_wp_error($id) ? $id : ['id' => $id, 'path' => wp_make_link_relative(get_permalink($id))];`;
const READ_COMMENTS = `
  $found = get_comments(['post_id' => $args['post'], 'status' => 'any', 'orderby' => 'comment_ID', 'order' => 'ASC']);
  $status = ['1' => 'approved', '0' => 'hold'];
  return array_map(fn($one) => [
    'id' => (int) $one->comment_ID, 'parent' => (int) $one->comment_parent,
    'status' => $status[$one->comment_approved] ?? $one->comment_approved,
    'author' => $one->user_id ? get_userdata($one->user_id)->user_login : $one->comment_author,
    'content' => $one->comment_content,
  ], $found);`;
const MAKE_COOKIES = `
  $until = time() + DAY_IN_SECONDS;
  $token = WP_Session_Tokens::get_instance($args['user'])->create($until);
  return [
    ['name' => AUTH_COOKIE, 'value' => wp_generate_auth_cookie($args['user'], $until, 'auth', $token)],
    ['name' => LOGGED_IN_COOKIE, 'value' => wp_generate_auth_cookie($args['user'], $until, 'logged_in', $token)],
  ];`;

/** A site that runs, and what its owner can do with it behind WordPress' back. */
export class WordPress {
  readonly url: string;
  readonly loopbackUrl: string;
  readonly users: Readonly<Record<Login, Account>>;
  /** Where its pages stand as well, if it is translated: "/de". */
  readonly language: string;
  readonly #site: RunningWordPress;

  constructor(site: RunningWordPress) {
    this.#site = site;
    this.url = site.url;
    this.loopbackUrl = site.loopbackUrl;
    this.language = site.folders.shape?.language ?? '';
    const users = Object.fromEntries(site.accounts.map((account) => [account.login, account]));
    this.users = users as Record<Login, Account>; // prepared from the list that Login comes from
  }

  /** @see runPhp */
  php(code: string, args: unknown = {}): Promise<unknown> {
    return runPhp(this.#site.folders, code, args);
  }

  /** A page with open comments, unless told otherwise. WordPress' own default for pages is closed. */
  createPage(page: NewPost): Promise<PostRef> {
    return this.#create('page', page);
  }

  createPost(post: NewPost): Promise<PostRef> {
    return this.#create('post', post);
  }

  /** An entry of a plugin's type, see the switch `types`. */
  createEntry(type: 'kb_article' | 'notice' | 'faq', entry: NewPost): Promise<PostRef> {
    return this.#create(type, entry);
  }

  async setComments(postId: number, state: 'open' | 'closed'): Promise<void> {
    const code = `return wp_update_post(['ID' => $args['id'], 'comment_status' => $args['state']], true);`;
    await this.php(code, { id: postId, state });
  }

  /** Without trash: the address is gone afterwards. */
  async deletePost(postId: number): Promise<void> {
    await this.php(`return (bool) wp_delete_post($args['id'], true);`, { id: postId });
  }

  /** Every comment of a post, oldest first, as it is stored. */
  async commentsOn(postId: number): Promise<StoredComment[]> {
    return v.parse(StoredComments, await this.php(READ_COMMENTS, { post: postId }));
  }

  async setCommentStatus(commentId: number, status: 'approve' | 'hold' | 'spam' | 'trash'): Promise<void> {
    await this.php(`return wp_set_comment_status($args['id'], $args['status'], true);`, { id: commentId, status });
  }

  async setOption(name: string, value: unknown): Promise<void> {
    await this.php(`return update_option($args['name'], $args['value']);`, { name, value });
  }

  async useTheme(theme: Theme): Promise<void> {
    await this.php(`switch_theme($args['theme']);`, { theme });
  }

  /** @param structure - As under "Settings, Permalinks": "" for plain ones, "/index.php/%postname%/" for path info. */
  async usePermalinks(structure: string): Promise<void> {
    const code = `global $wp_rewrite; $wp_rewrite->set_permalink_structure($args['to']); $wp_rewrite->flush_rules();`;
    await this.php(code, { to: structure });
  }

  /** The switches given hold from the next request on; those left out go back to WordPress' own way. */
  switch(switches: Switches): void {
    writeFileSync(join(this.#site.folders.run, 'switches.json'), JSON.stringify(switches));
  }

  /** Cookies of a new session, as the sign-in form would set them for this host ("name:port"). */
  async cookiesFor(login: Login, host = new URL(this.loopbackUrl).host): Promise<{ name: string; value: string }[]> {
    const folders = { ...this.#site.folders, host };
    return v.parse(Cookies, await runPhp(folders, MAKE_COOKIES, { user: this.users[login].id }));
  }

  /** Mails that WordPress wanted to send, oldest first. */
  mails(): { to: string | string[]; subject: string; message: string }[] {
    const file = join(this.#site.folders.run, 'mails.jsonl');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    const Mail = v.object({ to: v.union([v.string(), v.array(v.string())]), subject: v.string(), message: v.string() });
    return lines.filter((line) => line !== '').map((line) => v.parse(Mail, JSON.parse(line)));
  }

  async #create(type: string, post: NewPost): Promise<PostRef> {
    const defaults = { slug: '', status: 'publish', comments: 'open', author: 'editor', password: '' };
    const made = v.parse(Post, await this.php(PREPARE_POST, { ...defaults, ...post, type }));
    return { ...made, url: new URL(made.path, this.url).href };
  }
}
