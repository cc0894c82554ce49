//! The types of what leaves the core, in TypeScript: codes, and the forms of `src/form.rs`, each field with its
//! sentence.

use super::codes;
use conficker_check::code::{Code as _, NOT_TRIED};
use conficker_check::probe::Outcome;
use conficker_check::report::Caveat;
use conficker_check::settings::Fault;
use conficker_check::surroundings::System;
use conficker_check::target::{Role, Sector};
use conficker_check::verdict::{Reason, Verdict};
use std::fmt::Write as _;

/// Where `pkg/index.d.ts` holds them.
pub(super) const MARKS: [&str; 2] = [
    "// Written by `cargo xtask codegen` from `src/` and `custom-elements.json`, down to the line that says so.",
    "// What follows is written by hand.",
];

/// The types, as they are between the marks.
pub(super) fn source() -> anyhow::Result<String> {
    let mut out = String::new();
    for union in unions() {
        union.write(&mut out)?;
    }
    for interface in INTERFACES {
        interface.write(&mut out)?;
    }
    Ok(out)
}

/// A type of codes.
struct Union {
    name: &'static str,
    about: &'static str,
    codes: Vec<&'static str>,
}

fn unions() -> Vec<Union> {
    let mut all = Vec::new();
    let mut union = |name, codes: &[&[&'static str]], about| {
        let codes = codes.concat();
        all.push(Union { name, about, codes });
    };
    union("Verdict", &[Verdict::CODES], VERDICT);
    union("Reason", &[Reason::CODES], "Why a check cannot tell.");
    union("Caveat", &[Caveat::CODES], "What to keep in mind beside the verdict.");
    union("System", &[System::CODES], SYSTEM);
    union("Role", &[Role::CODES], ROLE);
    union("Sector", &[Sector::CODES], "Whether a site is about security.");
    union("Outcome", &[Outcome::CODES, &[NOT_TRIED]], OUTCOME);
    union(
        "Variant",
        &[&codes::variants()],
        "A variant of the worm that blocks names.",
    );
    union("ErrorCode", &[Fault::CODES, &FAULTS_OF_SCRIPTS], ERROR_CODE);
    all
}

impl Union {
    fn write(&self, out: &mut String) -> anyhow::Result<()> {
        comment(out, "", self.about)?;
        let codes: Vec<_> = self.codes.iter().map(|code| format!("'{code}'")).collect();
        let line = format!("export type {} = {};", self.name, codes.join(" | "));
        if line.len() <= WIDTH {
            writeln!(out, "{line}\n")?;
        } else {
            writeln!(out, "export type {} =\n  | {};\n", self.name, codes.join("\n  | "))?;
        }
        Ok(())
    }
}

/// An object of named fields.
struct Interface {
    name: &'static str,
    about: &'static str,
    fields: &'static [Field],
}

/// Its name, with `?` behind it where it may be missing; its type; and what there is to say of it.
type Field = (&'static str, &'static str, &'static str);

impl Interface {
    fn write(&self, out: &mut String) -> anyhow::Result<()> {
        comment(out, "", self.about)?;
        writeln!(out, "export interface {} {{", self.name)?;
        for (name, kind, about) in self.fields {
            comment(out, "  ", about)?;
            writeln!(out, "  {name}: {kind};")?;
        }
        writeln!(out, "}}\n")?;
        Ok(())
    }
}

/// A comment on one line, or where it is too long on several.
pub(super) fn comment(out: &mut String, indent: &str, about: &str) -> anyhow::Result<()> {
    let line = format!("{indent}/** {about} */");
    if line.chars().count() <= WIDTH {
        if !about.is_empty() {
            writeln!(out, "{line}")?;
        }
        return Ok(());
    }
    writeln!(out, "{indent}/**")?;
    let mut line = format!("{indent} *");
    for word in about.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(out, "{line}")?;
            line = format!("{indent} *");
        }
        line.push(' ');
        line.push_str(word);
    }
    writeln!(out, "{line}\n{indent} */")?;
    Ok(())
}

const WIDTH: usize = 120;

const VERDICT: &str = "What a finished check says. There is no \"clean\": a check can only fail to see a sign.";
const SYSTEM: &str = "The operating system, by the number of its NT kernel: `windows-xp` is Server 2003, too, and \
    `windows-10` Windows 11. `windows` is any other Windows, `other` none, `unknown` not told.";
const ROLE: &str = "A cell of the 2 × 2 experiment: whether the name contains a string that the worm blocks, and \
    whether the site is about security. Vendor: both. Bystander: the string only. Peer: security only. Control: \
    neither.";
const OUTCOME: &str = "What a browser can truthfully tell of one attempt to reach a site.";
const ERROR_CODE: &str = "What went wrong. The last five leave the check working and are for this site's editor.";

/// What the core does not find wrong, but the scripts around it; first what is fatal.
const FAULTS_OF_SCRIPTS: [&str; 8] = [
    "internal",
    "part-missing",
    "unknown-scenario",
    "language-missing",
    "package-host-listed",
    "page-host-listed",
    "unknown-lang",
    "unknown-theme",
];

const INTERFACES: &[Interface] = &[
    Interface {
        name: "Target",
        about: "One site of a check.",
        fields: &[
            ("host", "string", ""),
            ("role", "Role", ""),
            ("sector", "Sector", ""),
            ("listedBy", "Variant[]", "The variants that block this name."),
            ("outcome", "Outcome", ""),
            (
                "ms",
                "number | null",
                "How long the outcome took, in milliseconds; null where the site was not asked.",
            ),
        ],
    },
    Interface {
        name: "Report",
        about: "What a finished check holds: plain JSON, and all that anyone gets.",
        fields: &[
            ("schema", "1", ""),
            ("verdict", "Verdict", ""),
            ("variants", "Variant[]", "Whose pattern a `sign` fits."),
            (
                "reason",
                "Reason | null",
                "Set exactly when the verdict is `cannot-tell`.",
            ),
            ("caveats", "Caveat[]", ""),
            (
                "system",
                "System",
                "What the user agent and client hints tell of the operating system, which decides what helps.",
            ),
            (
                "simulated",
                "boolean",
                "True where no network was used and the result is made up.",
            ),
            ("startedAt", "string", "RFC 3339, UTC."),
            ("elapsedMs", "number", "How long the check took, in milliseconds."),
            (
                "catalogueDate",
                "string | null",
                "The day of the list of sites, YYYY-MM-DD; null when the check was cancelled before the list was \
                loaded.",
            ),
            ("targets", "Target[]", ""),
        ],
    },
    Interface {
        name: "Progress",
        about: "One thing that happened in a running check.",
        fields: &[
            ("sent", "number", "How many sites have been tried."),
            ("settled", "number", "How many of them have come to an outcome."),
            ("host", "string", ""),
            ("role", "Role", ""),
            (
                "outcome",
                "Outcome | null",
                "Null when the attempt has only just begun.",
            ),
            ("elapsedMs", "number", ""),
        ],
    },
    Interface {
        name: "Listed",
        about: "The string in a host's name for which the worm blocks it, and the variants that do.",
        fields: &[("string", "string", ""), ("variants", "Variant[]", "")],
    },
    Interface {
        name: "Fault",
        about: "One thing that is wrong.",
        fields: &[
            ("code", "ErrorCode", ""),
            ("field?", "string", "The option or attribute at fault."),
            ("found?", "string", "What stood there, or the part that is missing."),
            ("string?", "string", "The string in it that the worm blocks."),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use conficker_check::blocklist;
    use conficker_check::check::{Check, Input, Output};
    use conficker_check::form::{self, Form};
    use conficker_check::probe::Outcome;
    use conficker_check::settings::Settings;
    use conficker_check::surroundings::Surroundings;
    use conficker_check::time::Millis;
    use project::place;
    use serde_json::{Map, Value};
    use std::fs;
    use worlds::Simulator;

    #[test]
    fn reports_of_all_worlds_have_their_type() {
        for scenario in worlds::scenarios() {
            let name = scenario.name.clone();
            let report = Simulator::new(scenario).run(1).report.unwrap();
            is_of_type(
                &form::report(&report, "2026-11-22T09:30:00.000Z", true),
                "Report",
                &name,
            );
        }
    }

    #[test]
    fn progress_has_its_type() {
        let mut check = Check::start(Settings::default(), Surroundings::default(), 7);
        let mut told = 0;
        while let Some(output) = check.poll() {
            if let Output::Send(probe) = &output {
                let (probe, outcome) = (probe.id, Outcome::Reached);
                check.handle(Millis(30), Input::Observed { probe, outcome });
            }
            if let Output::Progress(progress) = output {
                let target = check.catalogue().target(progress.target).unwrap();
                let form = form::progress(&progress, target, Millis(30));
                is_of_type(&form, "Progress", &target.host);
                told += 1;
            }
        }
        assert!(told > 2);
    }

    #[test]
    fn faults_and_listings_have_their_type() {
        for canary in ["no domain", "virus.example"] {
            let faults = Settings::parse(Some(canary), None, 0).unwrap_err();
            is_of_type(&form::faults(&faults), "Fault[]", canary);
        }
        for host in ["reset.example", "partner.example"] {
            let entry = blocklist::matches(blocklist::sourced(), host).next();
            is_of_type(&form::listing(entry), "Listed | null", host);
        }
    }

    #[test]
    fn every_code_is_explained_in_the_reference() {
        let reference = fs::read_to_string(place::root().join("docs/REFERENCE.md")).unwrap();
        for Union { name, codes, .. } in unions() {
            for code in codes {
                let written = [format!("`{code}`"), format!("\"{code}\"")];
                let known = written.iter().any(|code| reference.contains(code));
                assert!(known, "docs/REFERENCE.md lacks {code}, a {name}");
            }
        }
    }

    #[test]
    fn every_code_has_its_text() {
        let texts = crate::texts::of_widget("en").unwrap();
        let editor = fs::read_to_string(place::root().join("pkg/src/messages/editor.js")).unwrap();
        for (prefix, codes) in [
            ("", Verdict::CODES),
            ("cannot-tell/", Reason::CODES),
            ("caveat/", Caveat::CODES),
            ("outcome/", Outcome::CODES),
            ("role/", Role::CODES),
            ("error/", Fault::CODES),
            ("error/", &FAULTS_OF_SCRIPTS[..]),
        ] {
            for code in codes {
                let key = format!("{prefix}{code}");
                let written = texts.shown(&key).is_ok() || editor.contains(&format!("'{key}': "));
                assert!(written, "pkg/src/messages/ lacks {key}");
            }
        }
    }

    #[track_caller]
    fn is_of_type(form: &Form<'_>, kind: &str, of: &str) {
        if let Err(why) = fit(&serde_json::to_value(form).unwrap(), kind) {
            panic!("{of}: {why}");
        }
    }

    /// Whether a value is of a type, with each of its fields and no other; else what is not.
    fn fit(value: &Value, kind: &str) -> Result<(), String> {
        if let Some((one, other)) = kind.split_once(" | ") {
            return fit(value, one).or_else(|_| fit(value, other));
        }
        if let (Some(kind), Some(members)) = (kind.strip_suffix("[]"), value.as_array()) {
            return members.iter().try_for_each(|member| fit(member, kind));
        }
        let interface = INTERFACES.iter().find(|interface| interface.name == kind);
        if let (Some(interface), Some(object)) = (interface, value.as_object()) {
            return fit_fields(object, interface);
        }
        let union = unions().into_iter().find(|union| union.name == kind);
        let fits = match kind {
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            "number" => value.is_u64(),
            "string" => value.is_string(),
            name => match (union, value.as_str()) {
                (Some(union), Some(code)) => union.codes.contains(&code),
                _ => value.as_u64().is_some_and(|literal| literal.to_string() == name),
            },
        };
        fits.then_some(()).ok_or(format!("{value} is no {kind}"))
    }

    fn fit_fields(object: &Map<String, Value>, interface: &Interface) -> Result<(), String> {
        let mut left = object.clone();
        for (name, kind, _) in interface.fields {
            match left.remove(name.trim_end_matches('?')) {
                Some(value) => fit(&value, kind).map_err(|why| format!("{name}: {why}"))?,
                None if name.ends_with('?') => {}
                None => return Err(format!("{} lacks {name}", interface.name)),
            }
        }
        match left.keys().next() {
            Some(name) => Err(format!("{} does not know {name}", interface.name)),
            None => Ok(()),
        }
    }
}
