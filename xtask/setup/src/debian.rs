//! Debian's packages: installed with apt-get, where this is Debian and we may.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use project::process;
use project::progress::{say, step};

/// Makes sure that programs can be found, each named with the Debian package that holds it.
///
/// `why` completes the sentence "… needed to …".
///
/// # Errors
/// One sentence with the remedy, where a program is missing and cannot be installed.
pub fn ensure(programs: &[(&str, &str)], why: &str) -> Result<()> {
    let missing: Vec<_> = programs
        .iter()
        .filter(|(program, _)| process::find(program).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = listing(missing.iter().map(|(program, _)| *program));
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
    if !can_install() {
        bail!(
            "{names} is needed to {why}, but is not installed; install it \
             (Debian's packages: {}) and run this again",
            packages.join(" ")
        );
    }
    install(&packages, why)?;
    match missing.iter().find(|(program, _)| process::find(program).is_none()) {
        Some((program, package)) => {
            bail!("Debian's package {package} was installed, but holds no `{program}`")
        }
        None => Ok(()),
    }
}

/// Makes sure that packages are installed that hold no program by which one could find them.
///
/// Where this is no Debian, whether what they hold is there shows when it is used.
///
/// # Errors
/// One sentence with the remedy, where one is missing and we may not install it.
pub fn ensure_packages(packages: &[&str], why: &str) -> Result<()> {
    if process::find("dpkg-query").is_none() {
        return Ok(());
    }
    let missing: Vec<_> = packages
        .iter()
        .copied()
        .filter(|package| installed(package).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !can_install() {
        bail!(
            "{} is needed to {why}, but is not installed; install it with apt-get and run this again",
            listing(missing.into_iter())
        );
    }
    install(&missing, why)
}

/// Whether apt-get is here and we are the user who may use it.
pub fn can_install() -> bool {
    process::find("apt-get").is_some()
        && process::find("dpkg-query").is_some()
        && process::ask(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// The version of an installed package.
pub fn installed(package: &str) -> Option<String> {
    let format = "--showformat=${db:Status-Status} ${Version}";
    let answer = process::ask(Command::new("dpkg-query").args(["--show", format, package]))?;
    answer.strip_prefix("installed ").map(str::to_owned)
}

/// Whether apt-get would install a version of `package` that serves.
///
/// Refreshes the package lists where they name none: they may be older than the archive, or missing.
pub fn offers(package: &str, serves: fn(&str) -> bool) -> Result<bool> {
    offers_once_fresh(&|| listed(package), &refresh, serves)
}

fn offers_once_fresh(
    listed: &dyn Fn() -> Option<String>,
    refresh: &dyn Fn() -> Result<()>,
    serves: fn(&str) -> bool,
) -> Result<bool> {
    let offered = || listed().is_some_and(|version| serves(&version));
    if offered() {
        return Ok(true);
    }
    refresh()?;
    Ok(offered())
}

/// Installs packages, having said so.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let names = packages.join(" ");
    say(&format!(
        "Installing from Debian's package archive, with apt-get: {names}. Needed to {why}."
    ));
    if packages.iter().any(|package| listed(package).is_none()) {
        refresh()?;
    }
    let install = || step(&format!("Installing {names}"), || apt_get_install(packages));
    // Lists that are out of date name files that the archive no longer holds: refreshing them is the cure.
    install()
        .or_else(|_| refresh().and_then(|()| install()))
        .with_context(|| format!("apt-get could not install {names}; install these packages and run this again"))
}

/// Unpacks packages into a folder, having said so. None of their scripts runs, and nothing outside the folder changes.
///
/// # Errors
/// When this is no Debian, or the archive cannot be reached.
pub fn unpack(packages: &[&str], into: &Path, why: &str) -> Result<()> {
    let programs = ["apt-get", "dpkg-deb"];
    ensure!(
        programs.iter().all(|program| process::find(program).is_some()),
        "this system has no apt-get"
    );
    let names = packages.join(" ");
    say(&format!(
        "Unpacking from Debian's package archive, with apt-get, into {}: {names}. Needed to {why}. \
         Nothing is installed or started.",
        into.display()
    ));
    if can_install() && packages.iter().any(|package| listed(package).is_none()) {
        refresh()?;
    }
    let download = || step(&format!("Unpacking {names}"), || download_into(packages, into));
    download().or_else(|_| refresh().and_then(|()| download()))
}

fn download_into(packages: &[&str], into: &Path) -> Result<()> {
    let archives = into.join("archives");
    fs::create_dir_all(&archives).with_context(|| format!("cannot make {}", archives.display()))?;
    let mut apt_get = Command::new("apt-get");
    apt_get.arg("download").args(packages).current_dir(&archives);
    process::run_silently(&mut apt_get)?;
    for archive in fs::read_dir(&archives)? {
        let mut dpkg_deb = Command::new("dpkg-deb");
        dpkg_deb.arg("-x").arg(archive?.path()).arg(into);
        process::run_silently(&mut dpkg_deb)?;
    }
    fs::remove_dir_all(&archives).with_context(|| format!("cannot remove {}", archives.display()))
}

fn apt_get_install(packages: &[&str]) -> Result<()> {
    let mut apt_get = Command::new("apt-get");
    apt_get
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--no-install-recommends", "--no-remove"])
        .args(packages);
    process::run_silently(&mut apt_get).map(drop)
}

fn refresh() -> Result<()> {
    step("Refreshing Debian's package lists (apt-get update)", || {
        process::run_silently(Command::new("apt-get").arg("update")).map(drop)
    })
    .context("apt-get cannot refresh Debian's package lists; see that it can reach the archive")
}

fn listed(package: &str) -> Option<String> {
    let policy = process::ask(Command::new("apt-cache").env("LC_ALL", "C").args(["policy", package]))?;
    parse_candidate(&policy)
}

fn parse_candidate(policy: &str) -> Option<String> {
    let version = policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    (version != "(none)").then(|| version.to_owned())
}

/// `a`, or `a and b`, or `a, b and c`, in code quotes.
fn listing<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn candidate_is_read_from_apt_s_policy() {
        let policy = "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1-1~deb12u2\n";
        assert_eq!(parse_candidate(policy).as_deref(), Some("1.96.0+dfsg1-1~deb12u2"));
    }

    #[test]
    fn lists_older_than_the_archive_are_refreshed() {
        let listed = Cell::new("1.85");
        let refresh = || {
            listed.set("1.96");
            Ok(())
        };
        let listed = || Some(listed.get().to_owned());
        assert!(offers_once_fresh(&listed, &refresh, |version| version == "1.96").unwrap());
        let refused = || bail!("the lists served, and were refreshed");
        assert!(offers_once_fresh(&listed, &refused, |version| version == "1.96").unwrap());
        assert!(!offers_once_fresh(&|| None, &|| Ok(()), |_| true).unwrap());
    }

    #[test]
    fn package_without_candidate_cannot_be_had() {
        assert_eq!(parse_candidate("x:\n  Candidate: (none)\n"), None);
        assert_eq!(parse_candidate(""), None);
    }

    #[test]
    fn listing_reads_like_a_sentence() {
        assert_eq!(listing(["a"].into_iter()), "`a`");
        assert_eq!(listing(["a", "b", "c"].into_iter()), "`a`, `b` and `c`");
    }
}
