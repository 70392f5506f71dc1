<?php
// Adds a site to the network, with the people in the same roles; runs once, through run.php.
$admin = get_user_by('login', $args['people'][0]['login']);
$id = wpmu_create_blog($_SERVER['HTTP_HOST'], "{$args['path']}/", 'Handbook', $admin->ID, ['public' => 1], 1);
if (is_wp_error($id)) {
	return $id;
}
foreach ($args['people'] as $person) {
	add_user_to_blog($id, get_user_by('login', $person['login'])->ID, $person['role']);
}
switch_to_blog($id);
global $wp_rewrite;
$wp_rewrite->init();
$wp_rewrite->set_permalink_structure('/%postname%/');
$wp_rewrite->flush_rules();
update_option('show_avatars', 0);
wp_delete_comment(1, true);
switch_theme('twentytwentyfour');
docket_show_comments_on_pages();
restore_current_blog();
return $id;
