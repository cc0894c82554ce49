<?php
/**
 * What the block's script needs in the editor: its words, the languages, and what an editor should know.
 *
 * @package ConfickerCheck
 */

namespace ConfickerCheck;

defined( 'ABSPATH' ) || exit;

/** Hands it over. Nothing is loaded from elsewhere. */
function hand_over(): void {
	$languages = array();
	foreach ( language_choices( __( 'As in the settings', 'conficker-check' ) ) as $value => $label ) {
		$languages[] = compact( 'value', 'label' );
	}
	$told = array(
		'languages' => $languages,
		'notes'     => notes(),
		'themes'    => array(
			array( 'value' => 'auto', 'label' => __( 'Light or dark, as the visitor prefers', 'conficker-check' ) ),
			array( 'value' => 'light', 'label' => __( 'Light', 'conficker-check' ) ),
			array( 'value' => 'dark', 'label' => __( 'Dark', 'conficker-check' ) ),
		),
		'settings'  => current_user_can( 'manage_options' ) ? page_url() : null,
		'words'     => array(
			'about'    => __( 'Visitors see the check here, and start it by a button. Nothing is loaded in the editor.', 'conficker-check' ),
			'language' => __( 'Language of the check', 'conficker-check' ),
			'colours'  => __( 'Colours', 'conficker-check' ),
			'settings' => __( 'Settings', 'conficker-check' ),
			'title'    => __( 'Conficker Check', 'conficker-check' ),
		),
	);
	$handle = generate_block_asset_handle( 'conficker-check/check', 'editorScript' );
	wp_add_inline_script( $handle, 'window.confickerCheckBlock = ' . wp_json_encode( $told, JSON_HEX_TAG ) . ';', 'before' );
}
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\hand_over' );
