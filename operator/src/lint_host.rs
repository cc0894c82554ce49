//! Says whether the worm blocks a host name, and by which string: a page on such a name is invisible to those it is
//! for.
//!
//! Strings with a source decide. One without is told as a caution, and decides nothing.

use std::fmt;

use anyhow::{Context, Result, anyhow, bail};
use conficker_check::blocklist::{self, Entry};
use conficker_check::settings::Settings;
use conficker_check::target::TWIN_LABELS;
use conficker_check::variant::{Variant, VariantSet};
use url::Url;

/// Arguments of `cargo xtask lint-host`.
#[derive(clap::Args)]
pub struct LintHostArgs {
    /// Host names or addresses of pages: your page's, your content network's.
    #[arg(required_unless_present_any = ["twins", "own"])]
    names: Vec<String>,
    /// A domain for twins: says whether its three names, `plain.`, `virus.` and `conficker.`, can serve as twins.
    #[arg(long, value_name = "DOMAIN")]
    twins: Option<String>,
    /// A domain for own names: says whether a wildcard below it can serve them.
    #[arg(long, value_name = "DOMAIN")]
    own: Option<String>,
}

/// Tells of each name whether the worm blocks it.
///
/// # Errors
/// When one of them is blocked, cannot serve as a twin, or is no host name.
pub fn run(args: &LintHostArgs) -> Result<()> {
    let mut unfit = 0;
    for name in &args.names {
        let finding = Finding::of(name)?;
        println!("{finding}");
        unfit += usize::from(finding.is_blocked());
    }
    if let Some(base) = &args.twins {
        for label in TWIN_LABELS {
            let twin = Twin::of(label, base)?;
            println!("{twin}");
            unfit += usize::from(!twin.serves());
        }
    }
    if let Some(domain) = &args.own {
        let base = own_domain(domain)?;
        println!("*.{base} can serve: Conficker blocks nothing in {base} itself.");
    }
    match unfit {
        0 => Ok(()),
        1 => bail!("one name cannot serve; what is wrong with it stands above"),
        _ => bail!("{unfit} names cannot serve; what is wrong with them stands above"),
    }
}

/// What there is to say of the host in an address that an infected PC cannot open.
pub fn blocked(address: &str) -> Result<Option<String>> {
    let finding = Finding::of(address)?;
    Ok(finding.is_blocked().then(|| finding.to_string()))
}

/// The domain as browsers write it, where it can hold twins.
///
/// # Errors
/// When it cannot: with the reason.
pub fn twin_domain(domain: &str) -> Result<String> {
    let mut base = String::new();
    for label in TWIN_LABELS {
        let twin = Twin::of(label, domain)?;
        if !twin.serves() {
            bail!("{twin}");
        }
        base = twin.base;
    }
    Ok(base)
}

/// The domain as browsers write it, where a wildcard below it can serve an operator's own names.
///
/// # Errors
/// When it is no domain name, or the worm blocks all names below it.
pub fn own_domain(domain: &str) -> Result<String> {
    let base = Finding::of(domain)?.host;
    if let Err(faults) = Settings::parse(None, Some(&base), 0) {
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        bail!("{}", faults.join("; "));
    }
    Ok(base)
}

/// What there is to say of a host name.
#[derive(Debug)]
struct Finding {
    /// What was asked about.
    asked: String,
    /// The name as browsers look it up: what the worm gets to see.
    host: String,
}

impl Finding {
    /// Reads a host name, or an address of a page, as browsers do.
    ///
    /// # Errors
    /// When there is no host name in it.
    fn of(asked: &str) -> Result<Self> {
        let asked = asked.trim();
        let rest = asked.split_once("://").map_or(asked, |(_, rest)| rest);
        // The scheme does not matter here, and only some have their names read as names.
        let url =
            Url::parse(&format!("https://{rest}")).map_err(|error| anyhow!("“{asked}” is no host name: {error}"))?;
        let host = url
            .host_str()
            .with_context(|| format!("“{asked}” holds no host name"))?;
        Ok(Self {
            asked: asked.to_owned(),
            host: host.to_owned(),
        })
    }

    /// Whether a variant refuses to look the name up.
    fn is_blocked(&self) -> bool {
        !self.blocked_by().is_empty()
    }

    fn blocked_by(&self) -> VariantSet {
        blocklist::listed_by(&self.host)
    }

    /// The line that shows where in the name a string is: `    ^^^^ eset`.
    fn mark(&self, entry: &Entry) -> String {
        let at = self.host.find(entry.text).unwrap_or_default();
        let text = entry.text;
        format!("    {}{} {text}", " ".repeat(at), "^".repeat(text.len()))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = &self.host;
        let variants = self.blocked_by();
        if variants.is_empty() {
            writeln!(f, "{host} is free: nothing in it is known to be on Conficker's list.")?;
        } else {
            writeln!(f, "{host} is BLOCKED by Conficker {}.", names(variants))?;
            writeln!(f, "    {host}")?;
            for entry in blocklist::matches(blocklist::sourced(), host) {
                let by = names(entry.variants);
                writeln!(f, "{}, blocked by {by}", self.mark(entry))?;
            }
            writeln!(
                f,
                "  A PC that is infected cannot open anything under this name: not the page, not a script, not a \
                picture.\n  \
                 Choose a name without {}.",
                quoted(blocklist::matches(blocklist::sourced(), host), "or")
            )?;
        }
        let said = || blocklist::matches(blocklist::unverified(), host);
        if said().next().is_some() {
            writeln!(
                f,
                "  Caution: Conficker is said to block {} as well, but nobody has published proof of that.\n  \
                 Where you can choose, choose another name.",
                quoted(said(), "and")
            )?;
        }
        if !self.asked.is_ascii() {
            writeln!(
                f,
                "  Of “{}” the worm sees only {host}: that is how browsers write such names when they look them up.",
                self.asked
            )?;
        }
        Ok(())
    }
}

/// One of the three names of an operator's twins.
struct Twin {
    label: &'static str,
    /// The domain that the twins are under.
    base: String,
    host: String,
}

impl Twin {
    fn of(label: &'static str, base: &str) -> Result<Self> {
        let base = Finding::of(base)?.host;
        let host = format!("{label}.{base}");
        Ok(Self { label, base, host })
    }

    /// The variants that have to block the name, so that it tells what it is there to tell.
    fn wanted(&self) -> VariantSet {
        blocklist::listed_by(self.label)
    }

    /// Whether just these variants block it, and its first label alone is why.
    fn serves(&self) -> bool {
        blocklist::listed_by(&self.base).is_empty() && blocklist::listed_by(&self.host) == self.wanted()
    }
}

impl fmt::Display for Twin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { base, host, .. } = self;
        let wanted = self.wanted();
        match (self.serves(), wanted.is_empty()) {
            (true, true) => writeln!(f, "{host} can serve: it is free, as it should be."),
            (true, false) => writeln!(
                f,
                "{host} can serve: it is blocked by Conficker {}, as it should be.",
                names(wanted)
            ),
            (false, _) => writeln!(
                f,
                "{host} CANNOT SERVE: Conficker blocks {base} itself, because of {}.\n  \
                 Twins may differ in their first label alone. Choose another domain.",
                quoted(blocklist::matches(blocklist::sourced(), base), "and")
            ),
        }
    }
}

/// `B and C`
fn names(variants: VariantSet) -> String {
    let names: Vec<_> = variants.iter().map(name).collect();
    names.join(" and ")
}

fn name(variant: Variant) -> &'static str {
    match variant {
        Variant::A => "A",
        Variant::B => "B",
        Variant::C => "C",
    }
}

/// `“eset”, “virus” or “ca.”`, with the word that joins the last two.
fn quoted(entries: impl Iterator<Item = &'static Entry>, join: &str) -> String {
    let mut texts: Vec<_> = entries.map(|entry| format!("“{}”", entry.text)).collect();
    match texts.pop() {
        Some(last) if !texts.is_empty() => format!("{} {join} {last}", texts.join(", ")),
        last => last.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was asked, the host in it, and whether the lines about it hold these words.
    const BLOCKED: &[(&str, &str, &[&str])] = &[
        (
            "reset.example",
            "reset.example",
            &["B and C", "     ^^^^ eset, blocked by B and C", "without “eset”"],
        ),
        (
            "https://WWW.Ca.Gov/page?x",
            "www.ca.gov",
            &["        ^^^ ca., blocked by B and C"],
        ),
        (
            "conficker.example:8443",
            "conficker.example",
            &["by Conficker C.", "    ^^^^^^^^^ conficker, blocked by C"],
        ),
        (
            "antivirus.technet.example",
            "antivirus.technet.example",
            &[
                "^^^^^ virus, blocked by B and C",
                "^^^^^^^ technet, blocked by C",
                "without “virus”, “antivir” or “technet”",
            ],
        ),
        (
            "https://eset.münchen.example/",
            "eset.xn--mnchen-3ya.example",
            &["the worm sees only eset.xn--mnchen-3ya.example"],
        ),
        // What follows the name is not looked up; a final dot is.
        ("https://www.cbc.ca./", "www.cbc.ca.", &["^^^ ca., blocked"]),
    ];

    const FREE: &[(&str, &str, &[&str])] = &[
        ("www.example.org", "www.example.org", &["is free"]),
        (
            "https://www.example.org/virus/eset.html",
            "www.example.org",
            &["is free"],
        ),
        ("www.cbc.ca", "www.cbc.ca", &["is free"]),
        ("//cdn.example:8080/x", "cdn.example", &["is free"]),
        (
            "www.gmer.net",
            "www.gmer.net",
            &["is free", "block “gmer.” as well", "nobody has published proof"],
        ),
        // The letters of the worm's string are there, but not in what is looked up.
        (
            "sicher-für-vírus.example",
            "xn--sicher-fr-vrus-bmb0v.example",
            &["is free", "the worm sees only"],
        ),
        ("192.0.2.7", "192.0.2.7", &["is free"]),
    ];

    #[track_caller]
    fn check(rows: &[(&str, &str, &[&str])], blocked: bool) {
        for (asked, host, words) in rows {
            let finding = Finding::of(asked).unwrap();
            assert_eq!(
                (finding.host.as_str(), finding.is_blocked()),
                (*host, blocked),
                "{asked}"
            );
            let text = finding.to_string();
            for word in *words {
                assert!(text.contains(word), "{asked}: {word:?} is not in\n{text}");
            }
        }
    }

    #[test]
    fn blocked_names_are_told_with_their_strings() {
        check(BLOCKED, true);
    }

    #[test]
    fn free_names_are_free_whatever_their_paths() {
        check(FREE, false);
    }

    #[test]
    fn name_that_is_none_is_no_free_one() {
        for asked in ["", "https://", "two words", "a..b^"] {
            assert!(Finding::of(asked).is_err(), "{asked:?}");
        }
    }

    #[test]
    fn mark_stands_below_the_string() {
        let finding = Finding::of("my.reset.example").unwrap().to_string();
        let lines: Vec<_> = finding.lines().collect();
        let at = lines[2].find('^').unwrap();
        assert_eq!(&lines[1][at..at + 4], "eset");
    }

    #[test]
    fn twins_serve_under_a_free_domain_alone() {
        let serving = |base: &str| -> Vec<bool> {
            TWIN_LABELS
                .iter()
                .map(|&label| Twin::of(label, base).unwrap().serves())
                .collect()
        };
        assert_eq!(serving("twins.example.org"), [true; 3]);
        assert_eq!(serving("https://Twins.example.org/"), [true; 3]);
        // The domain holds the very string that one label holds, or one that C alone blocks.
        for base in ["virus.example", "technet.example", "ca.example"] {
            assert_eq!(serving(base), [false; 3], "{base}");
        }
        let told = Twin::of("conficker", "technet.example").unwrap().to_string();
        assert!(
            told.contains("blocks technet.example itself, because of “technet”"),
            "{told}"
        );
    }

    #[test]
    fn domain_of_own_names_is_read_as_browsers_do() {
        for (written, read) in [
            (" Check.Bank.example", "check.bank.example"),
            ("bücher.example", "xn--bcher-kva.example"),
        ] {
            assert_eq!(own_domain(written).unwrap(), read);
        }
        for (written, words) in [
            ("virus.bank.example", "contains a string that the worm blocks: virus"),
            ("bank", "not a domain name of at least two labels"),
            ("192.0.2.10", "not a domain name"),
        ] {
            let error = own_domain(written).unwrap_err().to_string();
            assert!(error.contains(words), "{written}: {error}");
        }
    }
}
