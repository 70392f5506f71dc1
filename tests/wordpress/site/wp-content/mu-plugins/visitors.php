<?php
/**
 * Plugin Name: What plugins of site owners do to the comment form
 * Description: Traps for robots, nonces, fields of their own, captchas, a REST API for members only; each by a switch.
 */

$docket_form = fn(string $name): bool => (bool) ($docket_switches[$name] ?? false);
$docket_refuse = fn(string $why) => wp_die("<p>$why</p>", 'Comment Submission Failure', ['response' => 403, 'back_link' => true]);

if ($docket_form('traps')) {
	add_action('wp_head', fn() => print '<style>.comment-form .extra-line { position: absolute; left: -9999px } @media print { .comment-form-author { display: none } }</style>');
	add_action('comment_form_top', function (): void {
		echo '<p class="extra-line"><label for="website2">Website</label><input id="website2" name="website2" type="text" value=""></p>';
		echo '<p style="display:none"><label>Leave this field empty <input name="subject" type="text" value="" aria-required="true"></label></p>';
		echo '<textarea name="message" aria-hidden="true" tabindex="-1"></textarea>';
		wp_nonce_field('docket-comment', 'comment_nonce', false);
	});
	add_action('pre_comment_on_post', function () use ($docket_refuse): void {
		foreach (['website2', 'subject', 'message'] as $trap) {
			if (($_POST[$trap] ?? 'missing') !== '') {
				$docket_refuse("You look like a robot: $trap.");
			}
		}
		if (!wp_verify_nonce($_POST['comment_nonce'] ?? '', 'docket-comment')) {
			$docket_refuse('This form is too old. Load the page again.');
		}
	});
}

// The words' own name is a trap, and people write into a field of another name.
if ($docket_form('decoy')) {
	add_filter('comment_form_field_comment', function (string $field): string {
		$words = str_replace('name="comment"', 'name="words' . substr(md5(home_url()), 0, 8) . '"', $field);
		return $words . '<textarea name="comment" aria-label="hp-comment" aria-hidden="true" tabindex="-1" autocomplete="new-password" style="clip:rect(1px, 1px, 1px, 1px);position:absolute;height:1px;width:1px"></textarea>';
	});
	add_action('init', function () use ($docket_refuse): void {
		$name = 'words' . substr(md5(home_url()), 0, 8);
		if (!str_ends_with($_SERVER['SCRIPT_NAME'], '/wp-comments-post.php')) {
			return;
		}
		if (($_POST['comment'] ?? '') !== '') {
			$docket_refuse('You look like a robot: comment.');
		}
		$_POST['comment'] = $_POST[$name] ?? '';
	});
}

if ($docket_form('questions')) {
	add_filter('comment_form_default_fields', fn(array $fields): array => $fields + [
		'order' => '<p><label for="order">Order number <span class="required">*</span></label> <input id="order" name="order_number" type="text"></p>',
		'plan' => '<p><label for="plan">Your plan</label> <select id="plan" name="plan" required><option value="">Choose one</option><option value="s">Small</option><option value="l">Large</option></select></p>',
		'privacy' => '<p><input id="privacy" name="privacy" type="checkbox" value="1" required> <label for="privacy">I have read the <a href="/privacy/">privacy policy</a></label></p>',
		'nickname' => '<p><label for="nickname">Nickname</label> <input id="nickname" name="nickname" type="text" value=""></p>',
	]);
	add_action('pre_comment_on_post', function () use ($docket_refuse): void {
		foreach (['order_number', 'plan', 'privacy'] as $name) {
			if (($_POST[$name] ?? '') === '') {
				$docket_refuse("Please answer: $name.");
			}
		}
	});
	add_action('comment_post', function (int $id): void {
		foreach (['order_number', 'plan', 'privacy', 'nickname'] as $name) {
			add_comment_meta($id, $name, $_POST[$name] ?? '(not sent)');
		}
	});
}

if ($docket_form('captcha')) {
	add_filter('comment_form_submit_field', fn(string $field): string => '<div class="g-recaptcha" data-sitekey="6LeIxAcTAAAAA"></div>' . $field);
	add_action('pre_comment_on_post', fn() => ($_POST['g-recaptcha-response'] ?? '') === '' && $docket_refuse('Please solve the captcha.'));
}

if ($docket_form('hasty')) {
	add_action('comment_form_top', fn() => print '<input type="hidden" name="form_time" value="' . time() . '">');
	add_action('pre_comment_on_post', fn() => time() - (int) ($_POST['form_time'] ?? time()) < 4 && $docket_refuse('You write faster than people do.'));
}

if ($docket_form('referrer')) {
	add_action('pre_comment_on_post', fn() => str_starts_with($_SERVER['HTTP_REFERER'] ?? '', home_url()) || $docket_refuse('Comments come from this site alone.'));
}

if ($docket_form('restForMembers')) {
	add_filter('rest_authentication_errors', fn($result) => $result ?: (is_user_logged_in() ? $result
		: new WP_Error('rest_login_required', 'REST API restricted to authenticated users.', ['status' => 401])));
}
