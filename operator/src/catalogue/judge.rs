//! What rots in a target, and what a person should look at.

use std::fmt;

use conficker_check::blocklist::listed_by;
use conficker_check::target::Sector;
use url::Url;

use super::file::Entry;
use crate::visit::{Answer, Trouble};

/// A step of a visit: the host first asked, or one that it led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hop {
    pub(super) host: String,
    pub(super) path: String,
    /// Whether it is asked over HTTPS, at the usual port.
    pub(super) secure: bool,
}

impl Hop {
    pub(super) fn first(host: &str, path: &str) -> Self {
        Self {
            host: host.to_owned(),
            path: path.to_owned(),
            secure: true,
        }
    }
}

/// Where a redirect leads; nothing where it leads nowhere that a browser could go.
pub(super) fn next_hop(from: &Hop, place: &str) -> Option<Hop> {
    let base = Url::parse(&format!("https://{}{}", from.host, from.path)).ok()?;
    let url = base.join(place).ok()?;
    let query = url.query().map(|query| format!("?{query}"));
    Some(Hop {
        host: url.host_str()?.to_owned(),
        path: format!("{}{}", url.path(), query.unwrap_or_default()),
        secure: url.scheme() == "https" && url.port().is_none(),
    })
}

/// What is to be said of one target.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Findings {
    /// Why the target no longer serves.
    pub(super) rot: Vec<String>,
    /// What a person should look at.
    pub(super) remarks: Vec<String>,
    summary: String,
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rot.is_empty() {
            write!(f, "{}", self.summary)?;
        } else {
            write!(f, "ROTS: {}", self.rot.join("; "))?;
        }
        for remark in &self.remarks {
            write!(f, "; look: {remark}")?;
        }
        Ok(())
    }
}

/// Judges what came of visiting a target's own path.
pub(super) fn reach(entry: &Entry, hops: &[(Hop, Result<Answer, Trouble>)], findings: &mut Findings) {
    for (place, (hop, visit)) in hops.iter().enumerate() {
        let first = place == 0;
        let at = if first {
            String::new()
        } else {
            findings.remarks.extend(moved(entry, hop));
            findings.rot.extend(strayed(entry, hop));
            format!("redirect to {}: ", hop.host)
        };
        match visit {
            Ok(answer) => {
                if let Some(header) = answer.withheld_by() {
                    findings
                        .rot
                        .push(format!("{at}browsers withhold its answer from other sites ({header})"));
                }
                if first {
                    findings.summary = format!("status {} in {} ms", answer.status, answer.took.as_millis());
                    if answer.days_left < DAYS_MIN {
                        findings
                            .remarks
                            .push(format!("its certificate is good for {} days more", answer.days_left));
                    }
                }
            }
            Err(trouble) => findings.rot.push(format!("{at}{trouble}")),
        }
    }
    if let Some((_, Ok(answer))) = hops.last()
        && let Some(place) = answer.leads_to()
    {
        findings.rot.push(format!("its redirects do not end ({place})"));
    }
}

/// A redirect to a name that the worm treats otherwise: whether the target is reached then depends on two names.
fn strayed(entry: &Entry, hop: &Hop) -> Option<String> {
    let (own, other) = (entry.listed_by(), listed_by(&hop.host));
    let told = |listed: bool| if listed { "listed" } else { "not listed" };
    if own == other {
        None
    } else if own.is_empty() == other.is_empty() {
        Some(format!(
            "redirects to {}, which other variants of the worm block",
            hop.host
        ))
    } else {
        Some(format!(
            "redirects to {}, which is {} where {} is {}",
            hop.host,
            told(!other.is_empty()),
            entry.host,
            told(!own.is_empty())
        ))
    }
}

/// A redirect to another site, of whose sector nothing is known here.
fn moved(entry: &Entry, hop: &Hop) -> Option<String> {
    let bare = |host: &str| host.trim_start_matches("www.").to_owned();
    let (own, other) = (bare(&entry.host), bare(&hop.host));
    let related = own == other || own.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{own}"));
    let sector = match entry.sector {
        Sector::General => "general",
        Sector::Security => "security",
    };
    (!related).then(|| {
        format!(
            "it redirects to {}, of which the catalogue does not say whether it is in the {sector} sector, too",
            hop.host
        )
    })
}

/// Judges what came of visiting the picture that a page without scripts shows.
pub(super) fn image(path: &str, hops: &[(Hop, Result<Answer, Trouble>)], findings: &mut Findings) {
    let mut rot = |why: String| findings.rot.push(format!("picture {path}: {why}"));
    for (hop, visit) in hops {
        match visit {
            Err(trouble) => rot(format!("{} {trouble}", hop.host)),
            Ok(answer) => {
                if let Some(header) = answer.withheld_by() {
                    rot(format!("browsers withhold it from other sites ({header})"));
                }
            }
        }
    }
    if let Some((_, Ok(answer))) = hops.last() {
        let kind = answer.header("content-type");
        if answer.status != 200 {
            rot(format!("status {} where 200 is needed", answer.status));
        } else if !kind.starts_with("image/") {
            rot(format!("its type is {kind:?}, which is no picture's"));
        }
    }
}

/// Less makes a maintainer look; sites renew a month before the end.
const DAYS_MIN: u16 = 7;

#[cfg(test)]
mod tests {
    use super::*;
    use conficker_check::target::PATH;

    fn entry(host: &str, sector: Sector) -> Entry {
        Entry {
            host: host.to_owned(),
            sector,
            image: None,
        }
    }

    /// Judges a visit of `host` that led through `hops`.
    fn judge(host: &str, sector: Sector, hops: Vec<(&str, Result<Answer, Trouble>)>) -> Findings {
        let hops: Vec<_> = hops
            .into_iter()
            .map(|(host, visit)| (Hop::first(host, PATH), visit))
            .collect();
        let mut findings = Findings::default();
        reach(&entry(host, sector), &hops, &mut findings);
        findings
    }

    fn ok() -> Result<Answer, Trouble> {
        Ok(Answer::sample(200, &[], ""))
    }

    fn redirect(place: &str) -> Result<Answer, Trouble> {
        Ok(Answer::sample(301, &[("location", place)], ""))
    }

    #[track_caller]
    fn check(findings: &Findings, rot: &[&str], remarks: &[&str]) {
        for (found, expected) in [(&findings.rot, rot), (&findings.remarks, remarks)] {
            assert_eq!(found.len(), expected.len(), "{findings:?}");
            for (found, expected) in found.iter().zip(expected) {
                assert!(found.contains(expected), "{found}");
            }
        }
    }

    #[test]
    fn any_status_is_an_answer() {
        for status in [200, 403, 404, 503] {
            let answer = Ok(Answer::sample(status, &[], ""));
            let findings = judge("www.debian.org", Sector::General, vec![("www.debian.org", answer)]);
            check(&findings, &[], &[]);
            assert!(findings.to_string().starts_with(&format!("status {status}")));
        }
    }

    #[test]
    fn trouble_of_every_kind_is_rot() {
        let why = String::from;
        for trouble in [
            Trouble::Certificate(why("it has expired")),
            Trouble::NoAnswer(why("closed")),
            Trouble::NoConnection(why("refused")),
            Trouble::NoName(why("no such name")),
            Trouble::NoTls(why("eof")),
            Trouble::TooLate(std::time::Duration::from_secs(8)),
        ] {
            let words = trouble.to_string();
            let hops = vec![("www.eset.com", Err(trouble))];
            check(&judge("www.eset.com", Sector::Security, hops), &[&words], &[]);
        }
    }

    #[test]
    fn answer_that_is_withheld_is_rot() {
        let headers = [("cross-origin-resource-policy", "same-origin")];
        let answer = Ok(Answer::sample(200, &headers, ""));
        let findings = judge("www.w3.org", Sector::General, vec![("www.w3.org", answer)]);
        check(&findings, &["withhold"], &[]);
        assert!(findings.to_string().starts_with("ROTS: "), "{findings}");
    }

    #[test]
    fn redirect_within_a_site_is_no_trouble() {
        for to in ["www.eset.com", "eset.com", "www.global.eset.com"] {
            let hops = vec![("www.eset.com", redirect("/en/robots.txt")), (to, ok())];
            check(&judge("www.eset.com", Sector::Security, hops), &[], &[]);
        }
    }

    #[test]
    fn redirect_to_a_name_of_another_role_is_rot() {
        let hops = |to| vec![("www.eset.com", redirect("https://x.example/")), (to, ok())];
        let findings = judge("www.eset.com", Sector::Security, hops("www.example.org"));
        check(
            &findings,
            &["not listed where www.eset.com is listed"],
            &["security sector"],
        );
        let hops = vec![("www.debian.org", redirect("https://x.example/")), ("www.ca.gov", ok())];
        let findings = judge("www.debian.org", Sector::General, hops);
        check(
            &findings,
            &["listed where www.debian.org is not listed"],
            &["general sector"],
        );
    }

    #[test]
    fn redirect_to_a_name_that_other_variants_block_is_rot() {
        let hops = vec![
            ("www.secureworks.com", redirect("https://www.sophos.com/")),
            ("www.sophos.com", ok()),
        ];
        let findings = judge("www.secureworks.com", Sector::Security, hops);
        check(&findings, &["other variants"], &["security sector"]);
    }

    #[test]
    fn redirect_to_another_site_of_the_same_kind_is_for_a_person_to_judge() {
        let hops = vec![
            ("www.cisa.gov", redirect("https://www.example.org/")),
            ("www.example.org", ok()),
        ];
        let findings = judge("www.cisa.gov", Sector::Security, hops);
        check(&findings, &[], &["www.example.org"]);
        assert!(findings.to_string().contains("; look: "), "{findings}");
    }

    #[test]
    fn redirect_that_browsers_do_not_follow_is_rot() {
        let hops = vec![
            ("www.w3.org", redirect("http://www.w3.org/")),
            ("www.w3.org", Err(Trouble::NoTls(String::from("plain HTTP")))),
        ];
        check(&judge("www.w3.org", Sector::General, hops), &["plain HTTP"], &[]);
        let hops = vec![("www.w3.org", redirect("https://www.w3.org/"))];
        check(&judge("www.w3.org", Sector::General, hops), &["do not end"], &[]);
    }

    #[test]
    fn places_are_read_as_browsers_read_them() {
        let from = Hop::first("www.eset.com", PATH);
        for (place, expected) in [
            ("/en/", Some(("www.eset.com", "/en/", true))),
            ("//eset.com/a?b=c", Some(("eset.com", "/a?b=c", true))),
            ("https://WWW.Example.org", Some(("www.example.org", "/", true))),
            ("http://www.eset.com/", Some(("www.eset.com", "/", false))),
            ("https://www.eset.com:8443/", Some(("www.eset.com", "/", false))),
            ("mailto:a@b.example", None),
        ] {
            let hop = next_hop(&from, place);
            let hop = hop
                .as_ref()
                .map(|hop| (hop.host.as_str(), hop.path.as_str(), hop.secure));
            assert_eq!(hop, expected, "{place}");
        }
    }

    #[test]
    fn picture_must_be_one_and_be_let_through() {
        for (status, headers, rot) in [
            (200, vec![("content-type", "image/png")], vec![]),
            (404, vec![("content-type", "image/png")], vec!["status 404"]),
            (200, vec![("content-type", "text/html")], vec!["no picture's"]),
            (200, vec![], vec!["no picture's"]),
            (
                200,
                vec![
                    ("content-type", "image/svg+xml"),
                    ("cross-origin-resource-policy", "same-site"),
                ],
                vec!["withhold"],
            ),
        ] {
            let hops = [(
                Hop::first("www.w3.org", "/a.png"),
                Ok(Answer::sample(status, &headers, "")),
            )];
            let mut findings = Findings::default();
            image("/a.png", &hops, &mut findings);
            check(&findings, &rot, &[]);
        }
        let mut findings = Findings::default();
        let dead = Err(Trouble::NoName(String::from("no such name")));
        image("/a.png", &[(Hop::first("www.w3.org", "/a.png"), dead)], &mut findings);
        check(&findings, &["picture /a.png: www.w3.org"], &[]);
    }
}
