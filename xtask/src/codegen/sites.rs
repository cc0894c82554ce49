//! The sites that a check may contact, as the widget lists them before anything is contacted.

use super::notice;
use conficker_check::code::{All as _, Code as _};
use conficker_check::target::{Catalogue, Role};
use std::fmt::Write as _;

/// The module: `sites`, the hosts of each role.
pub(super) fn source() -> anyhow::Result<String> {
    let catalogue = Catalogue::shipped();
    let mut out = format!("{}export const sites = {{\n", notice("data/catalogue.toml"));
    for &role in Role::ALL {
        let hosts: Vec<_> = catalogue
            .iter()
            .filter(|(_, target)| target.role() == role)
            .map(|(_, target)| format!("'{}'", target.host))
            .collect();
        writeln!(out, "  {}: [{}],", role.code(), hosts.join(", "))?;
    }
    out.push_str("};\n");
    Ok(out)
}
