<?php
/**
 * Takes away all that the plugin ever wrote: one option, on each site.
 *
 * @package ConfickerCheck
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'conficker_check' );

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $conficker_check_site ) {
		delete_blog_option( $conficker_check_site, 'conficker_check' );
	}
}
