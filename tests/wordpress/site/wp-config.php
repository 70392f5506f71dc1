<?php
// One code tree serves many runs at once: each has a folder of its own for the database, uploads and switches.
$docket_run = getenv('DOCKET_WP_RUN');

// The address follows the request, so that free ports and a proxy in front need no new installation.
$docket_host = $_SERVER['HTTP_HOST'] ?? '';
if (!preg_match('/^([a-z0-9-]+\.localhost|localhost|127\.0\.0\.1)(:\d+)?$/D', $docket_host)) {
	http_response_code(421);
	exit('This site answers on this machine only.');
}
define('WP_HOME', "http://$docket_host");
define('WP_SITEURL', "http://$docket_host");

define('DB_DIR', "$docket_run/database");
foreach (['DB_NAME' => 'wp', 'DB_USER' => '', 'DB_PASSWORD' => '', 'DB_HOST' => '', 'DB_CHARSET' => 'utf8mb4', 'DB_COLLATE' => ''] as $name => $value) {
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
