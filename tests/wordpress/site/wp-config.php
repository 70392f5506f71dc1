<?php
// One code tree serves many runs at once: each has a folder of its own for the database, uploads and switches.
$docket_run = getenv('DOCKET_WP_RUN');

// The address follows the request, so that free ports and a proxy in front need no new installation.
$docket_host = $_SERVER['HTTP_HOST'] ?? '';
if (!preg_match('/^([a-z0-9-]+\.localhost|localhost|127\.0\.0\.1)(:\d+)?$/D', $docket_host)) {
	http_response_code(421);
	exit('This site answers on this machine only.');
}
if (getenv('DOCKET_WP_NETWORK')) {
	define('MULTISITE', true);
	define('SUBDOMAIN_INSTALL', false);
	define('DOMAIN_CURRENT_SITE', $docket_host);
	define('PATH_CURRENT_SITE', '/');
	define('SITE_ID_CURRENT_SITE', 1);
	define('BLOG_ID_CURRENT_SITE', 1);
	define('SUNRISE', 'on'); // wp-content/sunrise.php
} else {
	define('WP_HOME', "http://$docket_host" . getenv('DOCKET_WP_HOME'));
	define('WP_SITEURL', "http://$docket_host" . getenv('DOCKET_WP_FILES'));
}

define('DB_DIR', "$docket_run/database");
$docket_socket = getenv('DOCKET_WP_SOCKET');
$docket_database = $docket_socket
	? ['DB_USER' => 'root', 'DB_HOST' => "localhost:$docket_socket"]
	: ['DB_USER' => '', 'DB_HOST' => '']; // wp-content/db.php takes SQLite
foreach ($docket_database + ['DB_NAME' => 'wp', 'DB_PASSWORD' => '', 'DB_CHARSET' => 'utf8mb4', 'DB_COLLATE' => ''] as $name => $value) {
	define($name, $value);
}
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) {
	define($name, "test-$name");
}
define('WP_ENVIRONMENT_TYPE', getenv('DOCKET_WP_ENVIRONMENT') ?: 'local');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);

$table_prefix = 'wp_';
if (!defined('ABSPATH')) {
	define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
