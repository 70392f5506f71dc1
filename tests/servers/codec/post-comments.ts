import * as v from 'valibot';
import type { Login } from '../../wordpress/people.ts';
import type { WordPress } from '../../wordpress/wordpress.ts';

/**
 * WordPress' own REST controller, as the person, for many comments in one process: the same capabilities, filters, database and
 * moderation as over the network, without a connection for each. Then once more, for the check for duplicates, and read by
 * somebody who is not signed in (held comments by a moderator, who is the only other person to see them).
 */
const POST_ALL = `
  $ask = function (string $method, string $path, int $user, array $body = []) {
    wp_set_current_user($user);
    $request = new WP_REST_Request($method, $path);
    $request->set_header('content-type', 'application/json');
    if ($body) $request->set_body(wp_json_encode($body, JSON_UNESCAPED_UNICODE));
    $reply = rest_do_request($request);
    return [$reply->get_status(), $reply->get_data()];
  };
  $moderator = get_user_by('login', 'admin')->ID;
  return array_map(function ($content) use ($ask, $args, $moderator) {
    $comment = ['post' => $args['post'], 'content' => $content];
    [$status, $made] = $ask('POST', '/wp/v2/comments', $args['user'], $comment);
    if ($status !== 201) return ['refused' => $made];
    [, $again] = $ask('POST', '/wp/v2/comments', $args['user'], $comment);
    $reader = $made['status'] === 'hold' ? $moderator : 0;
    [, $seen] = $ask('GET', '/wp/v2/comments/' . $made['id'], $reader);
    return [
      'status' => $made['status'], 'again' => $again['code'] ?? 'filed twice',
      'own' => $made['content']['rendered'], 'seen' => $seen['content']['rendered'],
      'stored' => get_comment($made['id'])->comment_content,
    ];
  }, $args['bodies']);`;

const Posted = v.array(
  v.object({
    status: v.picklist(['approved', 'hold']),
    /** WordPress' answer to the same comment sent a second time. */
    again: v.string(),
    /** As the author gets it back, and as somebody else reads it. */
    own: v.string(),
    seen: v.string(),
    stored: v.string(),
  }),
);
export type Posted = v.InferOutput<typeof Posted>[number];

/**
 * Posts the comments as one person, each twice, and says what became of them.
 * @param plugin - PHP that runs first, as a site owner's plugin would.
 * @throws Error when WordPress refused one the first time.
 */
export async function postAll(
  site: WordPress,
  login: Login,
  post: number,
  bodies: readonly string[],
  plugin = '',
): Promise<Posted[]> {
  return v.parse(Posted, await site.php(plugin + POST_ALL, { user: site.users[login].id, post, bodies }));
}
