<?php
/**
 * The settings page.
 *
 * @package ConfickerCheck
 */

namespace ConfickerCheck;

defined( 'ABSPATH' ) || exit;

/** Adds the page to the menu of settings. */
function add_page(): void {
	$title = __( 'Conficker Check', 'conficker-check' );
	add_options_page( $title, $title, 'manage_options', OPTION, __NAMESPACE__ . '\show_page' );
}
add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );

/** Where the page is. */
function page_url(): string {
	return admin_url( 'options-general.php?page=' . OPTION );
}

/** Adds a link to it beside the plugin's own line. */
function link_page( array $links ): array {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( page_url() ), esc_html__( 'Settings', 'conficker-check' ) );
	return array_merge( array( $link ), $links );
}
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\link_page' );

/** Writes the page. WordPress itself checks the nonce, and who may save. */
function show_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings = settings();
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
	foreach ( notes() as $note ) {
		printf( '<div class="notice notice-warning inline"><p>%s</p></div>', esc_html( $note ) );
	}
	echo '<form action="options.php" method="post">';
	settings_fields( OPTION );
	echo '<table class="form-table" role="presentation">';
	text_row( 'address', __( 'Where the files of the check are served', 'conficker-check' ), $settings, __( 'The folder with frame.html and define.js, such as https://check.example.org/', 'conficker-check' ) );
	choice_row(
		'way',
		__( 'How it gets onto the page', 'conficker-check' ),
		$settings,
		array(
			'frame'   => __( 'A frame: no script of the check runs on your site', 'conficker-check' ),
			'element' => __( 'The element: it takes on the fonts of your site', 'conficker-check' ),
		)
	);
	choice_row( 'lang', __( 'Language of the check', 'conficker-check' ), $settings, language_choices( __( 'As the page', 'conficker-check' ) ) );
	$alone = __( 'With the element alone. In the frame, its operator decides.', 'conficker-check' );
	text_row( 'canary', __( 'Domain of your twins', 'conficker-check' ), $settings, $alone );
	text_row( 'own', __( 'Domain of your own names', 'conficker-check' ), $settings, __( 'The check then contacts your names and no others.', 'conficker-check' ) . ' ' . $alone );
	echo '</table>';
	submit_button();
	echo '</form></div>';
}

/** The languages to choose from, after the words for none of them. */
function language_choices( string $none ): array {
	return array( '' => $none ) + languages()['names'];
}

/** A row with a line to type in. */
function text_row( string $name, string $label, array $settings, string $help ): void {
	printf(
		'<tr><th scope="row"><label for="%1$s">%2$s</label></th><td><input id="%1$s" name="%3$s" value="%4$s" class="regular-text code" inputmode="url" autocapitalize="none" spellcheck="false" aria-describedby="%1$s-help"><p class="description" id="%1$s-help">%5$s</p></td></tr>',
		esc_attr( OPTION . '-' . $name ),
		esc_html( $label ),
		esc_attr( OPTION . "[$name]" ),
		esc_attr( $settings[ $name ] ),
		esc_html( $help )
	);
}

/** A row with a list to choose from. */
function choice_row( string $name, string $label, array $settings, array $choices ): void {
	$options = '';
	foreach ( $choices as $value => $words ) {
		$options .= sprintf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( $settings[ $name ], $value, false ), esc_html( $words ) );
	}
	printf(
		'<tr><th scope="row"><label for="%1$s">%2$s</label></th><td><select id="%1$s" name="%3$s">%4$s</select></td></tr>',
		esc_attr( OPTION . '-' . $name ),
		esc_html( $label ),
		esc_attr( OPTION . "[$name]" ),
		$options // phpcs:ignore WordPress.Security.EscapeOutput -- each part was escaped above.
	);
}
