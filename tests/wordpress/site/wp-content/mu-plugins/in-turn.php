<?php
/**
 * Plugin Name: One after the other
 * Description: Tests sign one person in from many sides at once, and make pages of one title at once. WordPress reads, changes and writes: of two at the same moment one is lost.
 */

/** Runs the work while nobody else of this site, in any process, does work of the same name. */
function docket_in_turn(string $name, callable $work) {
	$lock = fopen(getenv('DOCKET_WP_RUN') . "/$name.lock", 'c');
	flock($lock, LOCK_EX);
	try {
		return $work();
	} finally {
		fclose($lock);
	}
}

/** All sessions of a person are one row. */
class Docket_Sessions_In_Turn extends WP_User_Meta_Session_Tokens {
	protected function update_session($verifier, $session = null) {
		docket_in_turn("sessions-$this->user_id", function () use ($verifier, $session) {
			wp_cache_delete($this->user_id, 'user_meta'); // as it is now, not as this request first saw it
			parent::update_session($verifier, $session);
		});
	}
}
add_filter('session_token_manager', fn() => Docket_Sessions_In_Turn::class);
