<?php
// What a web server's rewrite rules do: pretty permalinks, folder indexes, uploads from the run's own folder.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?? '/');
$home = getenv('DOCKET_WP_HOME');
$files = getenv('DOCKET_WP_FILES');
$language = getenv('DOCKET_WP_LANGUAGE');

// Below a language stand pages and REST, but no files.
$translated = $language && str_starts_with("$path/", "$language/");
if ($translated) {
	$path = substr($path, strlen($language));
	$_SERVER['REQUEST_URI'] = substr($_SERVER['REQUEST_URI'], strlen($language)) ?: '/';
}

if (getenv('DOCKET_WP_NETWORK')) {
	// The rules that "Network Setup" prints: files of any site of the network are those of the root.
	$files = preg_match('~^(/[\w-]+)(/wp-(content|admin|includes)(/.*)?|/[^/]*\.php)$~', $path, $parts) ? $parts[1] : '';
} elseif (!str_starts_with("$path/", "$home/") && !str_starts_with("$path/", "$files/")) {
	http_response_code(404);
	exit('Something else stands at the root of this host.');
}
$inner = str_starts_with("$path/", "$files/") ? substr($path, strlen($files)) : '/index.php';
$pathInfo = preg_match('~^(.*/index\.php)(/.+)$~', $inner, $parts) ? $parts[2] : '';
$inner = $pathInfo === '' ? $inner : $parts[1];

if (str_starts_with($inner, '/wp-content/uploads/') && !str_contains($inner, '..')) {
	$file = getenv('DOCKET_WP_RUN') . '/uploads/' . substr($inner, strlen('/wp-content/uploads/'));
	if (!is_file($file)) {
		http_response_code(404);
		exit;
	}
	header('Content-Type: ' . mime_content_type($file));
	header('Content-Length: ' . filesize($file));
	readfile($file);
	exit;
}

if (is_dir($root . $inner)) {
	$inner = rtrim($inner, '/') . '/index.php';
}
if ($inner === '/index.php' || $translated || !is_file($root . $inner)) {
	$inner = '/index.php';
} elseif (!str_ends_with($inner, '.php')) {
	if ($files === '') {
		return false;
	}
	header('Content-Type: ' . (['css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml'][pathinfo($inner, PATHINFO_EXTENSION)] ?? mime_content_type($root . $inner)));
	readfile($root . $inner);
	exit;
}
$_SERVER['PATH_INFO'] = $pathInfo;
$_SERVER['SCRIPT_NAME'] = ($inner === '/index.php' ? $home : $files) . $inner;
$_SERVER['PHP_SELF'] = $_SERVER['SCRIPT_NAME'] . $pathInfo;
$_SERVER['SCRIPT_FILENAME'] = $root . $inner;
chdir(dirname($root . $inner));
require $root . $inner;
