<?php
/**
 * The plugin's settings: one option, made valid when it is saved, and again whenever it is read.
 *
 * @package ConfickerCheck
 */

namespace ConfickerCheck;

defined( 'ABSPATH' ) || exit;

const OPTION = 'conficker_check';

const DEFAULTS = array(
	'way'     => 'frame',
	'address' => '',
	'lang'    => '',
	'canary'  => '',
	'own'     => '',
);

/** The settings, valid whatever is in the database: what is not valid counts as left empty. */
function settings(): array {
	return valid( get_option( OPTION ), DEFAULTS, null );
}

/** The settings to save: what is not valid stays as it was, and is told of on the page. */
function sanitized( $typed ): array {
	$tell = static function ( string $name, \WP_Error $fault ): void {
		add_settings_error( OPTION, "$name-{$fault->get_error_code()}", esc_html( $fault->get_error_message() ) );
	};
	return valid( $typed, settings(), $tell );
}

/** The settings as typed, each that is not valid as it is in `$otherwise`; `$tell` is told of it. */
function valid( $typed, array $otherwise, ?callable $tell ): array {
	$typed = is_array( $typed ) ? array_filter( $typed, 'is_string' ) : array();
	$valid = array();
	foreach ( DEFAULTS as $name => $default ) {
		$value = valid_one( $name, $typed[ $name ] ?? $default );
		if ( is_wp_error( $value ) ) {
			if ( $tell ) {
				$tell( $name, $value );
			}
			$value = $otherwise[ $name ];
		}
		$valid[ $name ] = $value;
	}
	return $valid;
}

/**
 * One setting, valid.
 *
 * @return string|\WP_Error
 */
function valid_one( string $name, string $typed ) {
	switch ( $name ) {
		case 'way':
			return 'element' === $typed ? 'element' : 'frame';
		case 'address':
			return folder_of( $typed );
		case 'lang':
			return isset( languages()['names'][ $typed ] ) ? $typed : '';
		default:
			return domain_of( $typed );
	}
}

/** Registers the option, so that only who may manage options can change it, from our own page. */
function register_option(): void {
	register_setting(
		OPTION,
		OPTION,
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\sanitized',
			'show_in_rest'      => false,
		)
	);
}
add_action( 'admin_init', __NAMESPACE__ . '\register_option' );

/** What an editor should know of these settings and of this site, as sentences; none where all is well. */
function notes(): array {
	$notes = array();
	$home  = wp_parse_url( home_url() );
	if ( '' === settings()['address'] ) {
		$notes[] = __( 'Visitors do not see the check yet: enter in the settings where its files are served.', 'conficker-check' );
	}
	$string = blocked_by( $home['host'] );
	if ( '' !== $string ) {
		$notes[] = listed( $home['host'], $string )->get_error_message();
	}
	if ( 'frame' === settings()['way'] && ! knows_height( $home['scheme'], $home['host'] ) ) {
		$notes[] = __( 'This site is not served over https, so the frame cannot tell how high it should be, and scrolls.', 'conficker-check' );
	}
	return $notes;
}

/** Whether the framed page tells a site its height: over https, and on the developer's own machine. */
function knows_height( string $scheme, string $host ): bool {
	return 'https' === $scheme || in_array( $host, array( 'localhost', '127.0.0.1', '[::1]' ), true );
}
