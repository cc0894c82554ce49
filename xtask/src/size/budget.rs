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
    /// The texts of a language.
    language_bytes_max: usize,
    /// What the partner's page loads: path and most bytes.
    before_click: BTreeMap<String, usize>,
    /// What the visitor's click loads besides: path and most bytes.
    on_click: BTreeMap<String, usize>,
    /// What comes in other ways or at other times.
    elsewhere: BTreeMap<String, Elsewhere>,
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

impl Budget {
    /// The paths of all files.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.before_click
            .keys()
            .chain(self.on_click.keys())
            .chain(self.elsewhere.keys())
            .map(String::as_str)
    }

    /// What a person reads: a line a part, and the sums.
    pub(super) fn table(&self, weights: &Weights, languages: &Weights) -> String {
        let mut rows = vec![("before the click".to_owned(), None)];
        rows.extend(part_rows(&self.before_click, weights));
        let before_click = sum(&self.before_click, weights);
        rows.push((
            "sum".into(),
            Some((before_click, self.before_click_bytes_max)),
        ));
        rows.push(("with the click".to_owned(), None));
        rows.extend(part_rows(&self.on_click, weights));
        let all = before_click + sum(&self.on_click, weights);
        rows.push((
            "sum of all, with English".into(),
            Some((all, self.all_bytes_max)),
        ));
        rows.push(("the texts of a language, within the above".to_owned(), None));
        rows.extend(
            languages
                .iter()
                .map(|(name, size)| (name.clone(), Some((*size, self.language_bytes_max)))),
        );

        rows.push(("elsewhere".to_owned(), None));
        let elsewhere = self.elsewhere.iter().map(|(path, file)| {
            let size = weights.get(path).copied().unwrap_or(0);
            (path.clone(), Some((size, file.max)))
        });
        rows.extend(elsewhere);

        let mut table = format!(
            "{:<40} {:>8} {:>8}\n",
            "bytes after brotli -11", "size", "budget"
        );
        for (name, numbers) in rows {
            // Writing to a string cannot fail.
            let _ = match numbers {
                Some((size, max)) => writeln!(table, "  {name:<38} {size:>8} {max:>8}"),
                None => writeln!(table, "{name}"),
            };
        }
        table
    }

    /// Everything that is over its budget, a sentence each.
    pub(super) fn faults(&self, weights: &Weights, languages: &Weights) -> Vec<String> {
        let before_click = sum(&self.before_click, weights);
        let all = before_click + sum(&self.on_click, weights);
        let parts = [&self.before_click, &self.on_click].into_iter().flatten();
        let elsewhere = self.elsewhere.iter().map(|(path, file)| (path, &file.max));
        parts
            .chain(elsewhere)
            .map(|(path, max)| (path.as_str(), weights.get(path).copied().unwrap_or(0), *max))
            .chain([
                (
                    "what loads before the click",
                    before_click,
                    self.before_click_bytes_max,
                ),
                ("all parts together", all, self.all_bytes_max),
            ])
            .chain(
                languages
                    .iter()
                    .map(|(name, size)| (name.as_str(), *size, self.language_bytes_max)),
            )
            .filter(|(_, size, max)| size > max)
            .map(|(name, size, max)| format!("{name}: {size} bytes, {} over {max}", size - max))
            .collect()
    }

    /// Shipped files that the budget does not name, a sentence each.
    pub(super) fn unnamed(&self, shipped: &[String]) -> Vec<String> {
        shipped
            .iter()
            .filter(|path| !self.parts().any(|part| part == path.as_str()))
            .map(|path| format!("{path}: shipped, but not named in size-budget.toml"))
            .collect()
    }
}

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
            language_bytes_max = 40
            before_click = { "pkg/element.js" = 80, "pkg/define.js" = 30 }
            on_click = { "pkg/run.js" = 60 }
            elsewhere = { "pkg/simulations.js" = { max = 70, why = "only for simulations" } }
            "#,
        )
        .unwrap()
    }

    #[track_caller]
    fn check(element: usize, define: usize, run: usize, expected: &[&str]) {
        check_with(element, define, run, 40, expected);
    }

    #[track_caller]
    fn check_with(element: usize, define: usize, run: usize, texts: usize, expected: &[&str]) {
        let weights = Weights::from([
            ("pkg/element.js".into(), element),
            ("pkg/define.js".into(), define),
            ("pkg/run.js".into(), run),
            ("pkg/simulations.js".into(), 70),
        ]);
        let languages = Weights::from([("en".into(), texts)]);
        assert_eq!(budget().faults(&weights, &languages), expected);
    }

    #[test]
    fn within_the_budget_there_is_no_fault() {
        check(80, 20, 50, &[]);
    }

    #[test]
    fn part_over_its_own_budget_is_named() {
        check(10, 20, 61, &["pkg/run.js: 61 bytes, 1 over 60"]);
    }

    #[test]
    fn language_is_held_to_a_budget_of_its_own() {
        check_with(80, 20, 50, 41, &["en: 41 bytes, 1 over 40"]);
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
            ],
        );
    }

    #[test]
    fn shipped_file_must_be_named() {
        let shipped = ["pkg/run.js", "pkg/simulations.js", "pkg/stray.js"].map(str::to_owned);
        assert_eq!(
            budget().unnamed(&shipped),
            ["pkg/stray.js: shipped, but not named in size-budget.toml"]
        );
    }
}
