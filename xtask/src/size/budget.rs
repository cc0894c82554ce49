//! The committed budget, and the comparison with it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

/// What each part weighs, in bytes, by its path in the project.
pub(super) type Weights = BTreeMap<String, usize>;

/// `size-budget.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Budget {
    before_click_bytes_max: usize,
    all_bytes_max: usize,
    /// What comes before the click where another language than English is spoken.
    before_click_with_language_bytes_max: usize,
    /// The texts of a language: those before the click, and those that come with it.
    language_bytes_max: usize,
    /// What the partner's page loads: path and most bytes.
    before_click: BTreeMap<String, usize>,
    /// What the visitor's click loads besides: path and most bytes.
    on_click: BTreeMap<String, usize>,
    /// What comes in other ways or at other times.
    elsewhere: BTreeMap<String, Elsewhere>,
    /// The files that every language has, `*` being its code: whichever it is, this is the most bytes.
    languages: BTreeMap<String, Elsewhere>,
}

/// A file that is in no sum.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Elsewhere {
    /// The most bytes.
    max: usize,
    /// Why it is in no sum, for whoever reads the file.
    #[serde(rename = "why")]
    _why: String,
}

/// What the languages weigh.
#[derive(Default)]
pub(super) struct Languages {
    /// Their codes, in the order of their table.
    pub(super) codes: Vec<String>,
    /// The texts of each, as modules hold them.
    pub(super) texts: Weights,
}

impl Budget {
    /// The paths of all files.
    pub(super) fn parts(&self, codes: &[String]) -> Vec<String> {
        let named = self.before_click.keys().chain(self.on_click.keys());
        let of_languages = self
            .languages
            .keys()
            .flat_map(|pattern| codes.iter().map(|code| pattern.replace('*', code)))
            .filter(|path| !path.contains(BUILT_IN));
        named
            .chain(self.elsewhere.keys())
            .cloned()
            .chain(of_languages)
            .collect()
    }

    /// What a person reads: a line a part, the sums, and a line a language.
    pub(super) fn table(&self, weights: &Weights, languages: &Languages) -> String {
        let mut rows = vec![("before the click".to_owned(), None)];
        rows.extend(part_rows(&self.before_click, weights));
        let before_click = sum(&self.before_click, weights);
        rows.push(("sum".into(), Some((before_click, self.before_click_bytes_max))));
        rows.push(("with the click".to_owned(), None));
        rows.extend(part_rows(&self.on_click, weights));
        let all = before_click + sum(&self.on_click, weights);
        rows.push(("sum of all, with English".into(), Some((all, self.all_bytes_max))));
        rows.push(("elsewhere".to_owned(), None));
        let elsewhere = self.elsewhere.iter().map(|(path, file)| {
            let size = weights.get(path).copied().unwrap_or(0);
            (path.clone(), Some((size, file.max)))
        });
        rows.extend(elsewhere);

        let mut table = format!("{:<40} {:>8} {:>8}\n", "bytes after brotli -11", "size", "budget");
        for (name, numbers) in rows {
            // Writing to a string cannot fail.
            let _ = match numbers {
                Some((size, max)) => writeln!(table, "  {name:<38} {size:>8} {max:>8}"),
                None => writeln!(table, "{name}"),
            };
        }
        table + &self.table_of_languages(weights, languages)
    }

    fn table_of_languages(&self, weights: &Weights, languages: &Languages) -> String {
        let mut table = String::from("the files of each language; its texts; the sum before the click\n");
        let patterns: Vec<_> = self.languages.keys().map(String::as_str).collect();
        let heads = patterns.iter().map(|pattern| {
            let (_, kind) = pattern.split_once('*').unwrap_or_default();
            kind.to_owned()
        });
        let row = |name: &str, cells: Vec<String>| {
            let cells: String = cells.iter().map(|cell| format!(" {cell:>11}")).collect();
            format!("  {name:<10}{cells}\n")
        };
        let sums = ["texts", "before click"].map(str::to_owned);
        table += &row("", heads.chain(sums).collect());
        let maxima = self.languages.values().map(|file| file.max);
        let sums = [self.language_bytes_max, self.before_click_with_language_bytes_max];
        table += &row("budget", maxima.chain(sums).map(|max| max.to_string()).collect());
        for code in &languages.codes {
            let files = patterns
                .iter()
                .map(|pattern| weights.get(&pattern.replace('*', code)).copied());
            let texts = languages.texts.get(code).copied();
            let cells = files.chain([texts, Some(self.before_click_in(code, weights))]);
            let cells = cells.map(|size| size.map_or("-".to_owned(), |size| size.to_string()));
            table += &row(code, cells.collect());
        }
        table
    }

    /// What comes before the click where this language is spoken.
    fn before_click_in(&self, code: &str, weights: &Weights) -> usize {
        let first = weights.get(&FIRST.replace('*', code)).copied();
        sum(&self.before_click, weights) + first.unwrap_or(0)
    }

    /// Everything that is over its budget, a sentence each.
    pub(super) fn faults(&self, weights: &Weights, languages: &Languages) -> Vec<String> {
        let size = |path: &str| weights.get(path).copied().unwrap_or(0);
        let before_click = sum(&self.before_click, weights);
        let all = before_click + sum(&self.on_click, weights);
        let mut held: Vec<(String, usize, usize)> = [&self.before_click, &self.on_click]
            .into_iter()
            .flatten()
            .chain(self.elsewhere.iter().map(|(path, file)| (path, &file.max)))
            .map(|(path, max)| (path.clone(), size(path), *max))
            .collect();
        held.push((
            "what loads before the click".to_owned(),
            before_click,
            self.before_click_bytes_max,
        ));
        held.push(("all parts together".to_owned(), all, self.all_bytes_max));
        for code in &languages.codes {
            for (pattern, file) in &self.languages {
                let path = pattern.replace('*', code);
                held.push((path.clone(), size(&path), file.max));
            }
            let texts = languages.texts.get(code).copied().unwrap_or(0);
            held.push((format!("the texts of {code}"), texts, self.language_bytes_max));
            held.push((
                format!("what loads before the click in {code}"),
                self.before_click_in(code, weights),
                self.before_click_with_language_bytes_max,
            ));
        }
        held.into_iter()
            .filter(|(_, size, max)| size > max)
            .map(|(name, size, max)| format!("{name}: {size} bytes, {} over {max}", size - max))
            .collect()
    }

    /// Shipped files that the budget does not name, a sentence each.
    pub(super) fn unnamed(&self, shipped: &[String], codes: &[String]) -> Vec<String> {
        let parts = self.parts(codes);
        shipped
            .iter()
            .filter(|path| !parts.contains(path))
            .map(|path| format!("{path}: shipped, but not named in size-budget.toml"))
            .collect()
    }
}

/// The texts of a language that come before the click.
const FIRST: &str = "pkg/dist/lang/*.js";

/// English needs no script of its own: all of it is in the parts.
const BUILT_IN: &str = "/lang/en.";

fn part_rows(
    parts: &BTreeMap<String, usize>,
    weights: &Weights,
) -> impl Iterator<Item = (String, Option<(usize, usize)>)> {
    parts.iter().map(|(path, max)| {
        let size = weights.get(path).copied().unwrap_or(0);
        (path.clone(), Some((size, *max)))
    })
}

fn sum(parts: &BTreeMap<String, usize>, weights: &Weights) -> usize {
    parts.keys().filter_map(|path| weights.get(path)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        toml::from_str(
            r#"
            before_click_bytes_max = 100
            all_bytes_max = 150
            before_click_with_language_bytes_max = 110
            language_bytes_max = 40
            before_click = { "pkg/dist/element.js" = 80, "pkg/dist/define.js" = 30 }
            on_click = { "pkg/dist/run.js" = 60 }
            elsewhere = { "pkg/dist/simulations.js" = { max = 70, why = "only for simulations" } }
            languages = { "pkg/dist/lang/*.js" = { max = 12, why = "where it is spoken" } }
            "#,
        )
        .unwrap()
    }

    #[track_caller]
    fn check(element: usize, define: usize, run: usize, expected: &[&str]) {
        check_with(element, define, run, (10, 40), expected);
    }

    #[track_caller]
    fn check_with(element: usize, define: usize, run: usize, (first, texts): (usize, usize), expected: &[&str]) {
        let weights = Weights::from([
            ("pkg/dist/element.js".into(), element),
            ("pkg/dist/define.js".into(), define),
            ("pkg/dist/run.js".into(), run),
            ("pkg/dist/simulations.js".into(), 70),
            ("pkg/dist/lang/fr.js".into(), first),
        ]);
        let languages = Languages {
            codes: vec!["en".into(), "fr".into()],
            texts: Weights::from([("fr".into(), texts)]),
        };
        assert_eq!(budget().faults(&weights, &languages), expected);
    }

    #[test]
    fn within_the_budget_there_is_no_fault() {
        check(80, 20, 50, &[]);
    }

    #[test]
    fn part_over_its_own_budget_is_named() {
        check(10, 20, 61, &["pkg/dist/run.js: 61 bytes, 1 over 60"]);
    }

    #[test]
    fn language_is_held_to_budgets_of_its_own() {
        check_with(
            80,
            20,
            50,
            (13, 41),
            &[
                "pkg/dist/lang/fr.js: 13 bytes, 1 over 12",
                "the texts of fr: 41 bytes, 1 over 40",
                "what loads before the click in fr: 113 bytes, 3 over 110",
            ],
        );
    }

    #[test]
    fn sums_are_held_even_where_each_part_fits() {
        check(
            80,
            30,
            60,
            &[
                "what loads before the click: 110 bytes, 10 over 100",
                "all parts together: 170 bytes, 20 over 150",
                "what loads before the click in fr: 120 bytes, 10 over 110",
            ],
        );
    }

    #[test]
    fn shipped_file_must_be_named() {
        let shipped = [
            "pkg/dist/run.js",
            "pkg/dist/simulations.js",
            "pkg/dist/stray.js",
            "pkg/dist/lang/fr.js",
            "pkg/dist/lang/xx.js",
        ];
        let shipped = shipped.map(str::to_owned);
        assert_eq!(
            budget().unnamed(&shipped, &["fr".to_owned()]),
            [
                "pkg/dist/stray.js: shipped, but not named in size-budget.toml",
                "pkg/dist/lang/xx.js: shipped, but not named in size-budget.toml"
            ]
        );
    }
}
