<?php
// What a web server's rewrite rules do: pretty permalinks, folder indexes, uploads from the run's own folder.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?? '/');

if (str_starts_with($path, '/wp-content/uploads/') && !str_contains($path, '..')) {
	$file = getenv('DOCKET_WP_RUN') . '/uploads/' . substr($path, strlen('/wp-content/uploads/'));
	if (!is_file($file)) {
		http_response_code(404);
		exit;
	}
	header('Content-Type: ' . mime_content_type($file));
	header('Content-Length: ' . filesize($file));
	readfile($file);
	exit;
}

if (is_dir($root . $path)) {
	$path = rtrim($path, '/') . '/index.php';
}
if ($path !== '/index.php' && is_file($root . $path)) {
	if (!str_ends_with($path, '.php')) {
		return false;
	}
} else {
	$path = '/index.php';
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $path;
$_SERVER['SCRIPT_FILENAME'] = $root . $path;
chdir(dirname($root . $path));
require $root . $path;
