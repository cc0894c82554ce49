<?php
/**
 * A self-check for the Conficker worm, as a block and a shortcode.
 *
 * This file is all that a PHP reads which is too old for the rest: it has no newer syntax than PHP 5.6.
 *
 * @package           ConfickerCheck
 *
 * @wordpress-plugin
 * Plugin Name:       Conficker Check
 * Description:       Lets visitors check their PC for signs of the Conficker worm: a block and a shortcode.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The conficker-check authors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       conficker-check
 * Domain Path:       /languages
 */

namespace ConfickerCheck;

defined( 'ABSPATH' ) || exit;

const FILE = __FILE__;

/** What the head of this file says, such as its `Version`. */
function header_of( $name ) {
	$headers = get_file_data( FILE, array( 'wanted' => $name ) );
	return $headers['wanted'];
}

/** Loads the plugin's own words; WordPress looks for those of its directory alone. */
function load_words() {
	load_plugin_textdomain( 'conficker-check', false, dirname( plugin_basename( FILE ) ) . '/languages' );
}
add_action( 'init', __NAMESPACE__ . '\load_words', 5 );

/** Says to those who can do something about it that PHP is too old. */
function tell_of_old_php() {
	if ( ! current_user_can( 'activate_plugins' ) ) {
		return;
	}
	/* translators: 1: the version of PHP that is needed, 2: the version that is there. */
	$words = __( 'Conficker Check needs PHP %1$s or newer, and this server has PHP %2$s. Until it is updated, visitors do not see the check.', 'conficker-check' );
	$words = sprintf( $words, header_of( 'Requires PHP' ), PHP_VERSION );
	printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $words ) );
}

if ( version_compare( PHP_VERSION, header_of( 'Requires PHP' ), '<' ) ) {
	add_action( 'admin_notices', __NAMESPACE__ . '\tell_of_old_php' );
	// Visitors see nothing where the check was, and no bare shortcode either.
	add_shortcode( 'conficker-check', '__return_empty_string' );
	return;
}

require __DIR__ . '/includes/names.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/page.php';
require __DIR__ . '/includes/check.php';
require __DIR__ . '/includes/editor.php';
