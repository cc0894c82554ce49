<?php
/**
 * The check on a page, as visitors get it: the markup that partners without WordPress paste.
 *
 * @package ConfickerCheck
 */

namespace ConfickerCheck;

defined( 'ABSPATH' ) || exit;

/** What may be chosen for one place, each with what a value of it looks like. */
const CHOICES = array(
	'lang'     => '/^[A-Za-z0-9-]{1,35}$/D',
	'theme'    => '/^(?:light|dark)$/D',
	'simulate' => '/^[a-z0-9-]{1,40}$/D',
);

const ELEMENT = 'conficker-check-element';

/** Registers the block and the shortcode. */
function register(): void {
	register_block_type( dirname( FILE ), array( 'render_callback' => __NAMESPACE__ . '\shown' ) );
	add_shortcode( 'conficker-check', __NAMESPACE__ . '\shown' );
	add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );
}
add_action( 'init', __NAMESPACE__ . '\register' );

/**
 * The check in one place, in a box that the theme lays out as it does other blocks. Where it is not set up, visitors
 * see nothing, and editors what to do.
 */
function shown( $attributes, $content = '', $block = null ): string {
	$settings = settings();
	if ( '' === $settings['address'] ) {
		$words = current_user_can( 'edit_posts' ) ? notes() : array();
		return $words ? '<p>' . esc_html( $words[0] ) . '</p>' : '';
	}
	$chosen = array( 'lang' => $settings['lang'] );
	foreach ( CHOICES as $name => $pattern ) {
		$value = is_array( $attributes ) ? ( $attributes[ $name ] ?? '' ) : '';
		if ( is_string( $value ) && preg_match( $pattern, $value ) ) {
			$chosen[ $name ] = $value;
		}
	}
	$check = 'element' === $settings['way'] ? element( $settings, $chosen ) : frame( $settings['address'], $chosen );
	$box   = $block instanceof \WP_Block ? get_block_wrapper_attributes() : 'class="wp-block-conficker-check-check"';
	return "<div $box>$check</div>";
}

/** A frame with the check, and the script that gives it its height. */
function frame( string $address, array $chosen ): string {
	wp_enqueue_script( 'conficker-check-frame-height', plugins_url( 'frame-height.js', FILE ), array(), header_of( 'Version' ), true );
	$home = wp_parse_url( home_url() );
	$port = isset( $home['port'] ) ? ":{$home['port']}" : '';
	// A frame cannot see in which language the page around it is.
	$chosen['lang'] = '' === $chosen['lang'] ? get_bloginfo( 'language' ) : $chosen['lang'];
	$chosen         = array( 'for' => "{$home['scheme']}://{$home['host']}$port" ) + $chosen;
	$written        = array(
		'class'          => 'conficker-check',
		'src'            => esc_url( $address . 'frame.html#' . http_build_query( $chosen ) ),
		'title'          => languages()['titles'][ language_of( $chosen['lang'] ) ],
		'sandbox'        => 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
		'allow'          => '',
		'referrerpolicy' => 'no-referrer',
		'loading'        => 'lazy',
		'width'          => '100%',
		'height'         => '480',
		'frameborder'    => '0',
	);
	return '<iframe' . attributes( $written ) . '></iframe>';
}

/** The tag, and in it what visitors without script get. */
function element( array $settings, array $chosen ): string {
	wp_enqueue_script( ELEMENT, $settings['address'] . 'define.js', array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters -- the host asks for no version.
	$chosen += array(
		'canary' => $settings['canary'],
		'own'    => $settings['own'],
	);
	$lang    = language_of( '' === $chosen['lang'] ? get_bloginfo( 'language' ) : $chosen['lang'] );
	$inner   = str_replace( '{base}', esc_url( $settings['address'] ), languages()['fallbacks'][ $lang ] );
	return '<conficker-check' . attributes( array_filter( $chosen ) ) . ">$inner</conficker-check>";
}

/** The script of the element, which is a module. */
function as_module( string $tag, string $handle, string $src ): string {
	return ELEMENT === $handle ? wp_get_script_tag( array( 'type' => 'module', 'src' => $src, 'id' => "$handle-js" ) ) : $tag;
}

/** Attributes as they stand in a tag. */
function attributes( array $attributes ): string {
	$written = '';
	foreach ( $attributes as $name => $value ) {
		$written .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return $written;
}
