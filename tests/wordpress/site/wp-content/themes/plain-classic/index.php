<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="<?php bloginfo('charset'); ?>">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<?php wp_body_open(); ?>
<header class="site-header"><a href="<?php echo esc_url(home_url('/')); ?>" rel="home"><?php bloginfo('name'); ?></a></header>
<main id="main" class="site-main">
<?php while (have_posts()) : the_post(); ?>
	<article id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
		<header class="entry-header"><?php the_title(is_singular() ? '<h1 class="entry-title">' : '<h2 class="entry-title">', is_singular() ? '</h1>' : '</h2>'); ?></header>
		<div class="entry-content"><?php the_content(); ?></div>
	</article>
	<?php if (is_singular()) { comments_template(); } ?>
<?php endwhile; ?>
</main>
<?php wp_footer(); ?>
</body>
</html>
