<?php
add_theme_support('title-tag');
add_theme_support('html5', ['comment-list', 'comment-form']);
add_action('wp_enqueue_scripts', fn() => wp_enqueue_style('plain-classic', get_stylesheet_uri()));
