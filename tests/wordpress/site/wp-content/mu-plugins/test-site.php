<?php
/**
 * Plugin Name: What this test site needs
 * Description: Uploads and mails stay in the run's own folder; switches change what a site owner's plugins would change.
 */

$docket_switches = json_decode((string) @file_get_contents("$docket_run/switches.json"), true) ?: [];

add_filter('upload_dir', function (array $dir) use ($docket_run): array {
	$dir['basedir'] = "$docket_run/uploads";
	$dir['path'] = $dir['basedir'] . $dir['subdir'];
	return $dir;
});

add_filter('pre_wp_mail', function ($sent, array $mail) use ($docket_run): bool {
	file_put_contents("$docket_run/mails.jsonl", json_encode($mail) . "\n", FILE_APPEND | LOCK_EX);
	return true;
}, 10, 2);

if (!($docket_switches['floodCheck'] ?? true)) {
	add_action('init', fn() => remove_filter('comment_flood_filter', 'wp_throttle_comment_flood', 10));
}
if ($docket_switches['anonymousComments'] ?? false) {
	add_filter('rest_allow_anonymous_comments', '__return_true');
}

// Types of a plugin: one with a REST base of its own, one without comments, one that is not in REST at all.
if ($docket_switches['types'] ?? false) {
	add_action('init', function (): void {
		$type = ['public' => true, 'show_in_rest' => true, 'supports' => ['title', 'editor', 'comments']];
		register_post_type('kb_article', ['label' => 'Articles', 'rest_base' => 'handbook', 'rewrite' => ['slug' => 'kb']] + $type);
		register_post_type('notice', ['label' => 'Notices', 'supports' => ['title', 'editor']] + $type);
		register_post_type('faq', ['label' => 'Questions', 'show_in_rest' => false] + $type);
	});
}

// Twenty Twenty-Four shows no comments on pages until the owner adds the block in the site editor, as done here.
function docket_show_comments_on_pages(): void {
	$theme = 'twentytwentyfour';
	$template = file_get_contents(get_theme_root() . "/$theme/templates/page.html");
	$comments = '<!-- wp:group {"layout":{"type":"constrained"}} --><div class="wp-block-group">'
		. '<!-- wp:pattern {"slug":"twentytwentyfour/hidden-comments"} /--></div><!-- /wp:group -->';
	$content = preg_replace('~(<!-- wp:post-content .*?/-->)~s', '$1' . $comments, $template);
	$id = wp_insert_post(['post_type' => 'wp_template', 'post_status' => 'publish', 'post_name' => 'page', 'post_title' => 'Pages', 'post_content' => wp_slash($content)], true);
	wp_set_object_terms($id, $theme, 'wp_theme');
}

// A network keeps its sites' addresses in its tables; here they follow the request.
if (is_multisite()) {
	foreach (['home', 'siteurl'] as $docket_option) {
		add_filter("pre_option_$docket_option", fn(): string => "http://{$_SERVER['HTTP_HOST']}" . untrailingslashit(get_site()->path));
	}
}

// Plugins for several languages put the language before REST's address, too.
if (getenv('DOCKET_WP_LANGUAGE')) {
	add_filter('rest_url', fn(string $url): string => str_replace(home_url('/'), home_url(getenv('DOCKET_WP_LANGUAGE') . '/'), $url));
}
