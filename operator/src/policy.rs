//! The content security policy that each way of embedding needs, to the last host.
//!
//! One table makes them all: for the operator who asks for a line, for the page that writes snippets, for the eye chart
//! and for the tests. The hosts come from the catalogue, the hash from the script that it allows.

use std::fmt;

use anyhow::{Context, Result, bail, ensure};
use clap::ValueEnum;
use conficker_check::target::{Catalogue, TWIN_LABELS};
use project::progress::say;
use project::sri;
use url::Url;

use crate::{lint_host, pictures};

/// Arguments of `cargo xtask policy`.
#[derive(clap::Args)]
pub struct PolicyArgs {
    /// How the page gets the check; all ways if not given.
    #[arg(long)]
    way: Option<Way>,
    /// Where the package is served, such as https://cdn.example; the page's own host if not given.
    #[arg(long, value_name = "URL")]
    host: Option<String>,
    /// The domain of the twins that the page names in its `canary` attribute.
    #[arg(long, value_name = "DOMAIN")]
    twins: Option<String>,
    /// The domain of the operator's own names that the page names in its `own` attribute.
    #[arg(long, value_name = "DOMAIN", conflicts_with = "twins")]
    own: Option<String>,
}

/// Prints the headers on the standard output, and what there is to know about them beside it.
///
/// # Errors
/// When the host is no origin, when the worm blocks it, or when the domain cannot hold twins, or own names.
pub fn run(args: &PolicyArgs) -> Result<()> {
    let host = args.host.as_deref().map_or(Ok("'self'".to_owned()), origin)?;
    let twins = args.twins.as_deref().map(lint_host::twin_domain).transpose()?;
    let own = args.own.as_deref().map(lint_host::own_domain).transpose()?;
    let known = Known::of_project()?;
    for &way in Way::value_variants() {
        if args.way.is_some_and(|asked| asked != way) {
            continue;
        }
        say(way.title());
        let mut policy = known.policy(way);
        policy.fill(HOST, &host);
        if let Some(base) = &twins {
            policy.allow_twins(base);
        }
        if let Some(base) = &own {
            policy.allow_own_alone(base);
        }
        println!("Content-Security-Policy: {policy}");
        say("");
    }
    for (_, fact) in FACTS {
        say(&format!("- {fact}"));
    }
    Ok(())
}

/// A way in which a page gets the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Way {
    /// The tag and define.js.
    Element,
    /// The tag and single.js.
    Single,
    /// The tag and strict/check.js, for the strictest policies.
    Strict,
    /// A frame that shows frame.html.
    Framed,
    /// The framed page itself.
    FramedPage,
    /// A bundle of the page's own that holds the package.
    Npm,
    /// The eye chart.
    Chart,
}

impl Way {
    /// The way's name in scripts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Single => "single",
            Self::Strict => "strict",
            Self::Framed => "framed",
            Self::FramedPage => "framedPage",
            Self::Npm => "npm",
            Self::Chart => "chart",
        }
    }

    /// Whose policy it is.
    pub fn title(self) -> &'static str {
        match self {
            Self::Element => "A page with the tag and define.js:",
            Self::Single => "A page with the tag and single.js:",
            Self::Strict => "A page with the tag and strict/check.js, for the strictest policies:",
            Self::Framed => "A page that frames frame.html:",
            Self::FramedPage => "The framed page itself, frame.html:",
            Self::Npm => "A page whose own bundle holds the package:",
            Self::Chart => "The eye chart, chart/en.html and its translations:",
        }
    }
}

/// A name that cannot exist, of which the helper frame is asked where nothing else shows how nothing looks
/// (`src/browser/second_opinion.rs`).
const NOBODY: &str = "nobody.invalid";

/// What policies are made of.
pub struct Known {
    /// Every target of the catalogue, and a name that cannot exist, as sources.
    targets: Vec<String>,
    /// Every host that shows a picture on the eye chart, as a source.
    pictures: Vec<String>,
    /// The script of the helper frame that asks a host again, as a source.
    opinion: String,
}

impl Known {
    /// What this project's catalogue and sources say.
    pub fn of_project() -> Result<Self> {
        let source = |host: &str| format!("https://{host}");
        let catalogue = Catalogue::shipped();
        Ok(Self {
            targets: catalogue
                .iter()
                .map(|(_, target)| source(&target.host))
                .chain([source(NOBODY)])
                .collect(),
            pictures: pictures::all()?.iter().map(|picture| source(&picture.host)).collect(),
            opinion: sri::source_of_script(helper_script()),
        })
    }

    /// The awareness page's own policy: that of the framed page, its icon, and the operator's names, if any.
    pub fn awareness_page(&self, names: Option<&Names>) -> Policy {
        let mut policy = self.policy(Way::FramedPage).in_page();
        policy.0.push(("img-src", vec!["data:".to_owned()]));
        match names {
            Some(Names::Twins(base)) => policy.allow_twins(base),
            Some(Names::Own(base)) => policy.allow_own_alone(base),
            None => {}
        }
        policy
    }

    /// The help-desk page's own policy: nothing but its script, its looks and its icon, also in a copy on a disk.
    pub fn help_desk_page(&self) -> Policy {
        let list = |sources: &[&str]| sources.iter().map(|&source| source.to_owned()).collect();
        Policy(vec![
            ("default-src", list(&["'none'"])),
            ("script-src", list(&["'self'", "file:"])),
            ("style-src", list(&["'self'", "file:"])),
            ("img-src", list(&["data:"])),
            ("base-uri", list(&["'none'"])),
            ("form-action", list(&["'none'"])),
        ])
    }

    /// The policy of a way: what has to be allowed, and for a page of our own all there is.
    pub fn policy(&self, way: Way) -> Policy {
        let list = |sources: &[&str]| sources.iter().map(|&source| source.to_owned()).collect();
        let script = |host: &str| list(&[host, "'wasm-unsafe-eval'", &self.opinion]);
        let targets = || ("connect-src", self.targets.clone());
        let ours = || {
            [
                ("default-src", list(&["'none'"])),
                ("base-uri", list(&["'none'"])),
                ("form-action", list(&["'none'"])),
            ]
        };
        let framed = ("frame-ancestors", list(&["*"]));
        Policy(match way {
            Way::Element => vec![("script-src", script(HOST)), targets(), ("frame-src", list(&[HOST]))],
            // Its core is JavaScript.
            Way::Single => vec![
                ("script-src", list(&[HOST, &self.opinion])),
                targets(),
                ("frame-src", list(&[HOST])),
            ],
            Way::Strict => vec![
                ("script-src", list(&[HOST])),
                ("style-src", list(&[HOST])),
                targets(),
                ("frame-src", list(&[HOST])),
            ],
            Way::Framed => vec![("frame-src", list(&[HOST]))],
            Way::FramedPage => {
                let [default, base, form] = ours();
                vec![
                    default,
                    ("script-src", script("'self'")),
                    ("style-src", list(&["'self'"])),
                    targets(),
                    ("frame-src", list(&["'self'"])),
                    base,
                    form,
                    framed,
                ]
            }
            Way::Npm => vec![("script-src", script("'self'")), targets()],
            Way::Chart => {
                let [default, base, form] = ours();
                vec![
                    default,
                    ("img-src", self.pictures.clone()),
                    ("style-src", list(&["'self'"])),
                    base,
                    form,
                    framed,
                ]
            }
        })
    }
}

/// The script of the helper frame, as a page and the strict build hold it.
pub fn helper_script() -> &'static str {
    include_str!("../../src/browser/helper.min.js").trim_ascii_end()
}

/// An operator's names that a page of ours names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// The domain of names in the place of all others.
    Own(String),
    /// The domain of twins beside the shipped hosts.
    Twins(String),
}

/// What a page allows: for each directive its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy(pub Vec<(&'static str, Vec<String>)>);

impl Policy {
    /// Puts `value` in place of a placeholder.
    fn fill(&mut self, placeholder: &str, value: &str) {
        for source in self.0.iter_mut().flat_map(|(_, sources)| sources) {
            if source == placeholder {
                value.clone_into(source);
            }
        }
    }

    /// Allows an operator's twins where targets are allowed.
    fn allow_twins(&mut self, base: &str) {
        for (directive, sources) in &mut self.0 {
            if *directive == "connect-src" {
                sources.extend(twins(base));
            }
        }
    }

    /// Allows an operator's own names in the place of targets.
    pub fn allow_own_alone(&mut self, base: &str) {
        let shipped = Catalogue::shipped();
        let is_target = |source: &String| {
            let mut hosts = shipped.iter().map(|(_, target)| &target.host);
            hosts.any(|host| source.strip_prefix("https://") == Some(host))
        };
        for (directive, sources) in &mut self.0 {
            if *directive == "connect-src" {
                sources.retain(|source| !is_target(source));
                sources.push(format!("https://*.{base}"));
            }
        }
    }

    /// The part that a page can say of itself in a `meta` element; the rest is for headers alone.
    pub fn in_page(mut self) -> Self {
        self.0.retain(|(directive, _)| *directive != "frame-ancestors");
        self
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let directives: Vec<_> = self
            .0
            .iter()
            .map(|(directive, sources)| format!("{directive} {}", sources.join(" ")))
            .collect();
        f.write_str(&directives.join("; "))
    }
}

/// The sources of the twins under a domain.
pub fn twins(base: &str) -> impl Iterator<Item = String> {
    TWIN_LABELS.map(|label| format!("https://{label}.{base}")).into_iter()
}

/// Where the package is served, in a policy that is yet to be filled in.
pub const HOST: &str = "{host}";

/// The domain of an operator's twins, in a list that is yet to be filled in.
pub const TWINS: &str = "{twins}";

/// The domain of an operator's own names, in a list that is yet to be filled in.
pub const OWN: &str = "{own}";

/// What an operator has to know about the policies, by name.
pub const FACTS: &[(&str, &str)] = &[
    (
        "add",
        "Add these sources to the policy that your page already has. Where a page has two policies, both have to allow \
        them.",
    ),
    (
        "connect",
        "A host that connect-src leaves out cannot be asked, and neither can one that has moved to a host it leaves \
        out. Where too many \
         are missing, the check cannot tell, and says `page-policy`. A new release may ask other hosts: make the list \
         anew with each, \
         or write https: in its place, which allows them all.",
    ),
    (
        "hash",
        "The hash allows the script of a hidden, sandboxed frame that asks a host again whose answer was withheld, or \
        did not come. Without \
         it the check says less: where names fail at once, it cannot tell in most browsers, and its report says \
         `no-second-opinion`.",
    ),
    (
        "wasm",
        "'wasm-unsafe-eval' allows WebAssembly. Without it the same check runs as JavaScript: more to download, the \
        same verdict.",
    ),
    (
        "frame",
        "frame-src lets visitors without script open the eye chart inside the tag. Where it is missing, they get no \
        chart.",
    ),
];

/// The origin of an address, where it is nothing but one and infected PCs can open it.
fn origin(address: &str) -> Result<String> {
    let url = Url::parse(address)
        .with_context(|| format!("--host {address} is no address; write it as https://cdn.example"))?;
    ensure!(
        matches!(url.scheme(), "http" | "https") && url.path() == "/" && url.query().is_none(),
        "--host {address} is more or less than an origin; write it as https://cdn.example"
    );
    if let Some(reason) = lint_host::blocked(address)? {
        bail!("{reason}");
    }
    Ok(url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        Known {
            targets: vec!["https://www.example.org".to_owned()],
            pictures: vec!["https://pictures.example".to_owned()],
            opinion: "'sha256-x'".to_owned(),
        }
    }

    /// What each way allows, with one target and one picture.
    const POLICIES: &[(Way, &str)] = &[
        (
            Way::Element,
            "script-src {host} 'wasm-unsafe-eval' 'sha256-x'; connect-src https://www.example.org; frame-src {host}",
        ),
        (
            Way::Single,
            "script-src {host} 'sha256-x'; connect-src https://www.example.org; frame-src {host}",
        ),
        (
            Way::Strict,
            "script-src {host}; style-src {host}; connect-src https://www.example.org; frame-src {host}",
        ),
        (Way::Framed, "frame-src {host}"),
        (
            Way::FramedPage,
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-x'; style-src 'self'; \
             connect-src https://www.example.org; frame-src 'self'; base-uri 'none'; form-action 'none'; \
             frame-ancestors *",
        ),
        (
            Way::Npm,
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-x'; connect-src https://www.example.org",
        ),
        (
            Way::Chart,
            "default-src 'none'; img-src https://pictures.example; style-src 'self'; base-uri 'none'; form-action \
            'none'; \
             frame-ancestors *",
        ),
    ];

    #[test]
    fn each_way_allows_what_it_needs_and_no_more() {
        for (way, policy) in POLICIES {
            assert_eq!(known().policy(*way).to_string(), *policy, "{way:?}");
        }
        assert_eq!(POLICIES.len(), Way::value_variants().len());
    }

    #[test]
    fn our_own_pages_allow_no_more_than_they_do() {
        assert_eq!(
            known().awareness_page(None).to_string(),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-x'; style-src 'self'; \
             connect-src https://www.example.org; frame-src 'self'; base-uri 'none'; form-action 'none'; img-src data:"
        );
        let with_twins = known()
            .awareness_page(Some(&Names::Twins("twins.example".to_owned())))
            .to_string();
        assert!(with_twins.contains(" https://virus.twins.example "), "{with_twins}");
        assert_eq!(
            known().help_desk_page().to_string(),
            "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; base-uri 'none'; \
            form-action 'none'"
        );
    }

    #[test]
    fn every_target_is_allowed_by_name() {
        let policy = Known::of_project().unwrap().policy(Way::Element).to_string();
        for (_, target) in Catalogue::shipped().iter() {
            assert!(policy.contains(&format!("https://{}", target.host)), "{}", target.host);
        }
        assert!(!policy.contains("https: ") && !policy.contains('*'), "{policy}");
    }

    #[test]
    fn twins_are_allowed_where_targets_are() {
        let mut policy = known().policy(Way::Strict);
        policy.fill(HOST, "https://cdn.example");
        policy.allow_twins("twins.example");
        assert_eq!(
            policy.to_string(),
            "script-src https://cdn.example; style-src https://cdn.example; connect-src https://www.example.org \
             https://plain.twins.example https://virus.twins.example https://conficker.twins.example; \
             frame-src https://cdn.example"
        );
    }

    #[test]
    fn own_names_are_allowed_in_the_place_of_targets() {
        let mut policy = Known::of_project().unwrap().policy(Way::Strict);
        policy.fill(HOST, "'self'");
        policy.allow_own_alone("check.bank.example");
        assert_eq!(
            policy.to_string(),
            "script-src 'self'; style-src 'self'; connect-src https://nobody.invalid \
             https://*.check.bank.example; frame-src 'self'"
        );
    }

    #[test]
    fn page_does_not_say_of_itself_what_headers_alone_can_say() {
        let policy = known().policy(Way::Chart).in_page().to_string();
        assert!(
            policy.contains("img-src") && !policy.contains("frame-ancestors"),
            "{policy}"
        );
    }

    #[test]
    fn host_is_an_origin_that_infected_pcs_can_open() {
        assert_eq!(origin("https://CDN.example:8443/").unwrap(), "https://cdn.example:8443");
        for address in [
            "cdn.example",
            "https://cdn.example/lib",
            "https://cdn.example/?v=1",
            "ftp://cdn.example",
            "https://virus.example",
        ] {
            assert!(origin(address).is_err(), "{address}");
        }
    }
}
