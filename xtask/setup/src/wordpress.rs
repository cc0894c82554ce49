//! WordPress, with PHP and a database, in which the plugin is tried.
//!
//! WordPress is only unpacked: installed it would ask for a web server, which would start and serve on this machine.
//! The packages of the others hold programs alone.

use std::path::PathBuf;

use anyhow::{Context, Result};
use project::place::{root, target};

use super::{debian, node};

/// Finds or installs it, and the sanitisers of other content systems; gives WordPress's folder.
///
/// # Errors
/// When something is missing and cannot be had.
pub fn find_or_install() -> Result<PathBuf> {
    let programs = [
        ("mariadbd", "mariadb-server-core"),
        ("my_print_defaults", "mariadb-client-core"),
        ("php", "php-cli"),
    ];
    debian::ensure(&programs, WHY)?;
    debian::ensure_packages(&["php-mysql"], WHY)?;
    node::ensure(
        &root().join("tests/content-systems"),
        "DOMPurify and sanitize-html",
        WHY,
    )?;
    let home = target().join("wordpress");
    let site = home.join("usr/share/wordpress");
    if !site.join("wp-load.php").exists() {
        debian::unpack(PACKAGES, &home, WHY).context("WordPress could not be had from Debian's archive")?;
    }
    Ok(site)
}

const WHY: &str = "try the WordPress plugin in tests";

/// WordPress, its languages, a theme, and what it takes from other packages by links.
const PACKAGES: &[&str] = &[
    "wordpress",
    "wordpress-l10n",
    "wordpress-theme-twentytwentythree",
    "libjs-cropper",
    "libjs-underscore",
    "php-getid3",
];
