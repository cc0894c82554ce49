<?php
/**
 * What the block's script needs to be there before it.
 *
 * @package ConfickerCheck
 */

defined( 'ABSPATH' ) || exit;

return array(
	'dependencies' => array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
	'version'      => filemtime( __DIR__ . '/block.js' ),
);
