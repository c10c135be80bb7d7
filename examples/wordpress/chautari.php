<?php
/**
 * Plugin Name: Chautari
 * Description: Gold, silver, exchange rates, the Nepali calendar and news in a post: [chautari kind="gold"]. Set CHAUTARI_SITE in wp-config.php.
 * Version: 1.0.0
 * Requires at least: 5.9
 * Requires PHP: 7.4
 * License: MIT
 *
 * @package Chautari
 */

defined( 'ABSPATH' ) || exit;

// Pixels that a frame may have, and its height where the shortcode states none.
const CHAUTARI_NARROWEST = 240;
const CHAUTARI_WIDEST    = 600;
const CHAUTARI_LOWEST    = 80;
const CHAUTARI_HIGHEST   = 900;
const CHAUTARI_HEIGHTS   = array(
	'metals' => 490,
	'forex'  => 480,
	'news'   => 540,
);
const CHAUTARI_HEIGHT    = 280;

/** The address of the site, as `define( 'CHAUTARI_SITE', 'https://chautari.example.np' );`; empty where none is set. */
function chautari_site() {
	return defined( 'CHAUTARI_SITE' ) ? untrailingslashit( CHAUTARI_SITE ) : '';
}

/**
 * The frame of a shortcode: [chautari kind="gold" lang="ne" theme="dark" colour="8f1d2f" width="320" height="280"].
 *
 * @param array|string $attributes What the author wrote.
 * @return string HTML, or nothing where the site is not set.
 */
function chautari_shortcode( $attributes ) {
	$site = chautari_site();
	if ( '' === $site ) {
		return '';
	}
	$usual = array(
		'kind'   => 'metals',
		'lang'   => 'ne',
		'theme'  => 'auto',
		'colour' => '',
		'width'  => 320,
		'height' => 0,
	);
	$given = shortcode_atts( $usual, $attributes, 'chautari' );
	// Never another figure than the one that was meant: the site refuses in words what it has not.
	$kind  = strtolower( trim( $given['kind'] ) );
	$kind  = preg_match( '/^[\w-]{1,40}$/D', $kind ) ? $kind : 'unknown';
	$query = array(
		'lang'  => 'en' === $given['lang'] ? 'en' : 'ne',
		'theme' => in_array( $given['theme'], array( 'light', 'dark' ), true ) ? $given['theme'] : 'auto',
	);
	if ( preg_match( '/^#?(?:[0-9A-Fa-f]{3}){1,2}$/D', $given['colour'] ) ) {
		$query['colour'] = ltrim( $given['colour'], '#' );
	}
	$usual_height = CHAUTARI_HEIGHTS[ $kind ] ?? CHAUTARI_HEIGHT;
	$height       = chautari_within( $given['height'], CHAUTARI_LOWEST, CHAUTARI_HIGHEST, $usual_height );
	$width        = chautari_within( $given['width'], CHAUTARI_NARROWEST, CHAUTARI_WIDEST, 320 );
	return sprintf(
		'<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy" sandbox="%s" frameborder="0"></iframe>',
		esc_url( $site . '/embed/' . $kind . '?' . http_build_query( $query ) ),
		esc_attr( 'Chautari: ' . $kind ),
		$width,
		$height,
		'allow-popups allow-popups-to-escape-sandbox'
	);
}

/**
 * A number of pixels within its limits, or the usual one where none was written.
 *
 * @param mixed $pixels  What the author wrote.
 * @param int   $least   The least.
 * @param int   $most    The most.
 * @param int   $usual   What is taken for none.
 * @return int
 */
function chautari_within( $pixels, $least, $most, $usual ) {
	$number = absint( $pixels );
	return 0 === $number ? $usual : min( max( $number, $least ), $most );
}

/** Let an address of the site that stands alone on a line become its frame. */
function chautari_register_provider() {
	$site = chautari_site();
	if ( '' !== $site ) {
		wp_oembed_add_provider( $site . '/*', $site . '/oembed' );
	}
}

add_shortcode( 'chautari', 'chautari_shortcode' );
add_action( 'init', 'chautari_register_provider' );
