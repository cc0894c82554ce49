<?php
/**
 * What people type as an address or a domain, made valid, or told in words what is wrong with it.
 *
 * @package ConfickerCheck
 */

namespace ConfickerCheck;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/** The string of the worm in a host name by which infected PCs cannot look it up, or `''`. */
function blocked_by( string $host ): string {
	static $strings = null;
	$strings        = $strings ?? require __DIR__ . '/../generated/blocklist.php';
	foreach ( $strings as $string ) {
		if ( false !== stripos( $host, $string ) ) {
			return $string;
		}
	}
	return '';
}

/** Whether a text is a domain name of at least two labels; numbers alone are an address. */
function is_domain( string $text ): bool {
	$label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
	return strlen( $text ) <= 240 && 1 === preg_match( "/^(?:$label\.)+(?=[a-z0-9-]*[a-z])$label\$/D", $text );
}

/**
 * The folder of the package's files on the host that serves them, with a slash at its end: `''` for nothing.
 *
 * @return string|WP_Error
 */
function folder_of( string $typed ) {
	$typed = trim( $typed );
	if ( '' === $typed ) {
		return '';
	}
	$has_scheme = 1 === preg_match( '#^[a-z][a-z0-9+.-]*:#i', $typed ) && 1 !== preg_match( '#^[^/]+:[0-9]+(/|$)#', $typed );
	$parts      = wp_parse_url( $has_scheme ? $typed : "https://$typed" );
	$host       = strtolower( $parts['host'] ?? '' );
	// The file of a way in, where it was copied as well.
	$path = preg_replace( '#[^/]*\.(?:html|js)$#', '', $parts['path'] ?? '/' );
	if ( $has_scheme && 0 !== stripos( $typed, 'https:' ) ) {
		/* translators: %s: what was typed. */
		return fault( 'not-https', __( 'The address must begin with https://, or browsers refuse to load the check: %s', 'conficker-check' ), $typed );
	}
	if ( ! is_domain( $host ) || isset( $parts['user'] ) || 1 !== preg_match( '#^/[A-Za-z0-9._~/-]*$#D', $path ) ) {
		/* translators: %s: what was typed. */
		return fault( 'no-address', __( 'This is no address of a folder, such as https://check.example.org/: %s', 'conficker-check' ), $typed );
	}
	$string = blocked_by( $host );
	if ( '' !== $string ) {
		return listed( $host, $string );
	}
	$port = isset( $parts['port'] ) ? ":{$parts['port']}" : '';
	return "https://$host$port" . trailingslashit( $path );
}

/**
 * A domain of the operator's own names, under which the check puts a label of its own: `''` for nothing.
 *
 * @return string|WP_Error
 */
function domain_of( string $typed ) {
	$domain = strtolower( trim( $typed ) );
	if ( '' === $domain ) {
		return '';
	}
	if ( ! is_domain( $domain ) ) {
		/* translators: %s: what was typed. */
		return fault( 'no-domain', __( 'This is no domain. Write the domain alone, such as twins.example.org, with no https:// before it and nothing behind it: %s', 'conficker-check' ), $typed );
	}
	$string = blocked_by( ".$domain" );
	return '' === $string ? $domain : listed( $domain, $string );
}

/** The language in which the check can speak for a tag such as `de-AT`, or English: a key of the table of languages. */
function language_of( string $tag ): string {
	$languages = languages();
	for ( $rest = strtolower( $tag ); '' !== $rest; $rest = (string) substr( $rest, 0, (int) strrpos( $rest, '-' ) ) ) {
		if ( isset( $languages['tags'][ $rest ] ) ) {
			return $languages['tags'][ $rest ];
		}
	}
	return 'en';
}

/** The languages of the check, and what stands in them outside it. */
function languages(): array {
	static $languages = null;
	$languages        = $languages ?? require __DIR__ . '/../generated/languages.php';
	return $languages;
}

/** What is wrong with what was typed, in words. */
function fault( string $code, string $words, string $typed ): WP_Error {
	return new WP_Error( $code, sprintf( $words, $typed ) );
}

/** That infected PCs cannot look a name up. */
function listed( string $name, string $string ): WP_Error {
	/* translators: 1: a host name, 2: the string in it that the worm blocks. */
	$words = __( 'Infected PCs cannot open %1$s, because the worm blocks every name with “%2$s” in it. Choose another name.', 'conficker-check' );
	return new WP_Error( 'listed', sprintf( $words, $name, $string ) );
}
