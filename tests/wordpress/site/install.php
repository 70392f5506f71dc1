<?php
// Runs once, through run.php; its database becomes the template of every run.
require ABSPATH . 'wp-admin/includes/upgrade.php';
$first = $args['people'][0];
wp_install('Docket user guide', $first['login'], "{$first['login']}@example.org", true, '', $first['password']);

$accounts = [];
foreach ($args['people'] as $person) {
	$user = get_user_by('login', $person['login']);
	$id = wp_insert_user([
		'ID' => $user ? $user->ID : 0,
		'user_login' => $person['login'],
		'user_email' => "{$person['login']}@example.org",
		'display_name' => $person['name'],
		'nickname' => $person['name'],
		'role' => $person['role'],
	] + ($user ? [] : ['user_pass' => $person['password']]));
	[$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Test']);
	$accounts[$person['login']] = ['id' => $id, 'appPassword' => $password];
}

global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%postname%/');
$wp_rewrite->flush_rules();
update_option('show_avatars', 0); // they would come from another server
update_option('blogdescription', 'How to ask, answer and follow up on the page itself');
wp_delete_post(2, true); // the sample page
wp_delete_comment(1, true); // the sample comment

// WordPress approves at once who was approved before: this person was.
wp_insert_comment([
	'comment_post_ID' => 1,
	'user_id' => $accounts['approved']['id'],
	'comment_author' => get_userdata($accounts['approved']['id'])->display_name,
	'comment_author_email' => 'approved@example.org',
	'comment_content' => 'Thank you, this is what I was looking for.',
	'comment_approved' => 1,
	'comment_date' => '2024-05-06 09:00:00', // long ago for the flood check
	'comment_date_gmt' => '2024-05-06 09:00:00',
]);

switch_theme($args['theme']);
if ($args['theme'] === 'twentytwentyfour') {
	docket_show_comments_on_pages();
}
return $accounts;
