<?php
// Runs a piece of PHP inside WordPress: {"code", "args"} comes on standard input, what it returns goes out as JSON.
[, $root] = $argv;
$docket_task = json_decode(stream_get_contents(STDIN), true);
$_SERVER['HTTP_HOST'] = getenv('DOCKET_WP_HOST');
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = getenv('DOCKET_WP_HOME') . '/';
if ($docket_task['installing'] ?? false) {
	define('WP_INSTALLING', true);
}
ob_start();
require "$root/wp-load.php";
$docket_answer = (function (array $args) use ($docket_task) {
	return eval($docket_task['code']);
})($docket_task['args'] ?? []);
ob_end_clean();
if (is_wp_error($docket_answer)) {
	fwrite(STDERR, $docket_answer->get_error_message());
	exit(1);
}
echo json_encode($docket_answer, JSON_THROW_ON_ERROR);
