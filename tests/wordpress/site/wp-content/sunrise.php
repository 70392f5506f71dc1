<?php
// Which site of the network is asked for: by its path alone, because hosts and ports differ from run to run.
global $wpdb, $current_site, $current_blog, $blog_id, $site_id, $public;
$docket_path = '/' . explode('/', ltrim((string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), '/'))[0] . '/';
$docket_row = $wpdb->get_row($wpdb->prepare("SELECT * FROM $wpdb->blogs WHERE path = %s", $docket_path))
	?? $wpdb->get_row("SELECT * FROM $wpdb->blogs WHERE path = '/'");
$docket_row->domain = $_SERVER['HTTP_HOST'];
$current_blog = new WP_Site($docket_row);
$current_site = new WP_Network((object) ['id' => 1, 'domain' => $_SERVER['HTTP_HOST'], 'path' => '/', 'blog_id' => 1]);
[$blog_id, $site_id, $public] = [(int) $current_blog->blog_id, 1, (int) $current_blog->public];
