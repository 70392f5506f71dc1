<?php
// Makes a network of the site that was installed; runs once, through run.php.
require ABSPATH . 'wp-admin/includes/upgrade.php';
global $wpdb;
foreach ($wpdb->tables('ms_global') as $table => $prefixed) {
	$wpdb->$table = $prefixed;
}
install_network();
$made = populate_network(1, 'wordpress.localhost', 'admin@example.org', 'Docket network', '/', false);
return is_wp_error($made) && $made->get_error_code() !== 'no_wildcard_dns' ? $made : true;
