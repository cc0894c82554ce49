//! The catalogue's file, changed without touching what people wrote around the dates.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use conficker_check::blocklist::listed_by;
use conficker_check::code::Code as _;
use conficker_check::target::{Role, Sector};
use conficker_check::variant::VariantSet;
use toml_edit::{DocumentMut, Table, value};

/// A catalogue as it lies on the disk, with all comments.
pub(super) struct CatalogueFile(DocumentMut);

/// What of a target matters to a visit.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) host: String,
    pub(super) sector: Sector,
    /// The picture that a page without scripts shows, if the host has one for that.
    pub(super) image: Option<String>,
}

impl Entry {
    pub(super) fn listed_by(&self) -> VariantSet {
        listed_by(&self.host)
    }

    /// The cell of the 2 x 2 experiment, with its name.
    pub(super) fn role(&self) -> (Role, &'static str) {
        let role = match (self.sector, self.listed_by().is_empty()) {
            (Sector::General, false) => Role::Bystander,
            (Sector::General, true) => Role::Control,
            (Sector::Security, false) => Role::Vendor,
            (Sector::Security, true) => Role::Peer,
        };
        (role, role.code())
    }
}

impl CatalogueFile {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read or is no TOML.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let document = text.parse().with_context(|| path.display().to_string())?;
        Ok(Self(document))
    }

    /// The targets, in order.
    ///
    /// # Errors
    /// When one of them lacks its host. The rest is demanded by `cargo xtask codegen`.
    pub(super) fn entries(&self) -> Result<Vec<Entry>> {
        self.tables().map(entry).collect()
    }

    /// Sets the day on which these hosts were reached.
    pub(super) fn verify(&mut self, hosts: &[&str], day: &str) {
        let tables = self.0["target"].as_array_of_tables_mut();
        for table in tables.into_iter().flat_map(|tables| tables.iter_mut()) {
            if text(table, "host").is_some_and(|host| hosts.contains(&host)) {
                table["verified"] = value(day);
            }
        }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn save(&self, path: &Path) -> Result<()> {
        fs::write(path, self.0.to_string()).with_context(|| format!("cannot write {}", path.display()))
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        let tables = self.0.get("target");
        let tables = tables.and_then(toml_edit::Item::as_array_of_tables);
        tables.into_iter().flatten()
    }
}

fn entry(table: &Table) -> Result<Entry> {
    let host = text(table, "host").context("a target of the catalogue has no host")?;
    Ok(Entry {
        host: host.to_owned(),
        sector: if text(table, "sector") == Some("security") {
            Sector::Security
        } else {
            Sector::General
        },
        image: text(table, "image").map(str::to_owned),
    })
}

fn text<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key)?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"# What people wrote.

date = "2026-11-22"

[[target]]
host = "www.eset.com" # a vendor
sector = "security"
verified = "never"
image = "/favicon.ico"

# A control.
[[target]]
host = "www.debian.org"
sector = "general"
verified = "2026-01-01"
"#;

    #[test]
    fn only_the_dates_of_those_that_pass_are_changed() {
        let mut file = CatalogueFile(FILE.parse().unwrap());
        file.verify(&["www.eset.com"], "2026-12-24");
        assert_eq!(file.0.to_string(), FILE.replace("never", "2026-12-24"));
        file.verify(&["www.debian.org"], "2026-12-24");
        let expected = FILE.replace("never", "2026-12-24");
        let expected = expected.replace("2026-01-01", "2026-12-24");
        assert_eq!(file.0.to_string(), expected);
    }

    #[test]
    fn targets_are_read_with_their_roles_and_pictures() {
        let entries = CatalogueFile(FILE.parse().unwrap()).entries().unwrap();
        let told: Vec<_> = entries
            .iter()
            .map(|entry| (entry.host.as_str(), entry.role().1, entry.image.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("www.eset.com", "vendor", Some("/favicon.ico")),
                ("www.debian.org", "control", None)
            ]
        );
    }

    #[test]
    fn shipped_catalogue_survives_unchanged() {
        let path = project::place::root().join("data/catalogue.toml");
        let file = CatalogueFile::read(&path).unwrap();
        assert_eq!(file.0.to_string(), fs::read_to_string(&path).unwrap());
        assert!(file.entries().unwrap().len() > 10);
    }

    #[test]
    fn target_without_a_host_is_refused() {
        let file = CatalogueFile("[[target]]\nsector = \"general\"".parse().unwrap());
        assert!(file.entries().is_err());
    }
}
