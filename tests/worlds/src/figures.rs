//! The figures of `data/model.toml` with their reasons, and the model they make.

use conficker_check::model::{Guard, Likelihood, Model, Pace, Threshold, Weight};
use conficker_check::time::Millis;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// One number with its reason.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The number as the file has it: odds, a chance, a ratio, a count, milliseconds or a factor.
    #[serde(
        alias = "odds",
        alias = "chance",
        alias = "ratio",
        alias = "count",
        alias = "ms",
        alias = "times"
    )]
    pub value: f64,
    /// Whether it was chosen by judgement rather than counted or measured.
    #[serde(default)]
    pub guess: bool,
    /// Why it is what it is.
    pub reason: String,
}

/// All figures, by `table.name`.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    figures: BTreeMap<String, Figure>,
}

impl Figures {
    /// Reads `data/model.toml`.
    ///
    /// # Errors
    ///
    /// The text does not read, lacks a figure, or has one that the model does not know.
    pub fn parse(text: &str) -> Result<Self, String> {
        let tables: BTreeMap<String, BTreeMap<String, Figure>> =
            toml::from_str(text).map_err(|error| error.to_string())?;
        let mut figures = BTreeMap::new();
        for (table, rows) in tables {
            for (name, figure) in rows {
                figures.insert(format!("{table}.{name}"), figure);
            }
        }
        let figures = Self { figures };
        figures.models()?;
        Ok(figures)
    }

    /// The figures that are shipped.
    ///
    /// # Panics
    ///
    /// When `data/model.toml` does not read: that is ours to mend.
    #[must_use]
    pub fn shipped() -> Self {
        match Self::parse(include_str!("../../../data/model.toml")) {
            Ok(figures) => figures,
            Err(error) => panic!("data/model.toml: {error}"),
        }
    }

    /// Every figure with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Figure)> {
        self.figures.iter().map(|(name, figure)| (name.as_str(), figure))
    }

    /// The same with one figure multiplied. A chance stays below one: its odds are multiplied instead.
    #[must_use]
    pub fn scaled(&self, name: &str, factor: f64) -> Self {
        let mut scaled = self.clone();
        if let Some(figure) = scaled.figures.get_mut(name) {
            let of_all = name.strip_prefix("own.").unwrap_or(name);
            let is_chance = ["dark.", "hanging.", "silent."]
                .iter()
                .any(|table| of_all.starts_with(table));
            figure.value = if is_chance {
                let odds = factor * figure.value / (1.0 - figure.value);
                odds / (1.0 + odds)
            } else {
                figure.value * factor
            };
        }
        scaled
    }

    /// The same with one figure of another value.
    #[must_use]
    pub fn with(&self, name: &str, value: f64) -> Self {
        let mut other = self.clone();
        if let Some(figure) = other.figures.get_mut(name) {
            figure.value = value;
        }
        other
    }

    /// The models that the figures make.
    ///
    /// # Errors
    ///
    /// A figure is missing, or one is there that no model knows.
    pub fn models(&self) -> Result<Models, String> {
        let mut read = Reader {
            figures: &self.figures,
            of_own: false,
            unread: RefCell::new(self.figures.keys().cloned().collect()),
        };
        let shipped = read.model()?;
        read.of_own = true;
        let own = read.model()?;
        match read.unread.into_inner().first() {
            Some(name) => Err(format!("no figure is called {name}")),
            None => Ok(Models { shipped, own }),
        }
    }
}

/// Both models of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Models {
    /// That for the shipped hosts, with an operator's twins or without.
    pub shipped: Model,
    /// That for an operator's own names.
    pub own: Model,
}

struct Reader<'a> {
    figures: &'a BTreeMap<String, Figure>,
    /// Whether a figure of the table `own` comes before the one that holds elsewhere.
    of_own: bool,
    unread: RefCell<Vec<String>>,
}

impl Reader<'_> {
    fn model(&self) -> Result<Model, String> {
        Ok(Model {
            prior: self.prior()?,
            likelihood: self.likelihoods()?,
            threshold: self.threshold()?,
            guard: self.guard()?,
            pace: self.pace()?,
        })
    }

    fn prior(&self) -> Result<[Weight; 7], String> {
        let odds = |name| Ok::<_, String>(weight(self.number("prior", name)?));
        Ok([
            odds("clear")?,
            odds("filter")?,
            odds("flaky")?,
            odds("name-list")?,
            odds("outage")?,
            odds("worm-b")?,
            odds("worm-c")?,
        ])
    }

    fn likelihoods(&self) -> Result<[Likelihood; 4], String> {
        let of_lit = |table| Ok::<_, String>(weight(self.number(table, "lit")?));
        let lit = Likelihood {
            hanging: of_lit("hanging")?,
            silent: of_lit("silent")?,
            ..self.likelihood("lit")?
        };
        let uneven = self.likelihood("uneven")?;
        Ok([
            self.likelihood("dark")?,
            self.likelihood("dim")?,
            lit,
            // What fails by chance is slow at least as often as what does not: a name that hangs is no sign.
            Likelihood {
                hanging: uneven.hanging.max(lit.hanging),
                silent: uneven.silent.max(lit.silent),
                ..uneven
            },
        ])
    }

    /// Where silence, however long, is as likely as darkness.
    fn likelihood(&self, brightness: &str) -> Result<Likelihood, String> {
        let chance = self.number("dark", brightness)?;
        let dark = weight(chance);
        Ok(Likelihood {
            seen: weight(1.0 - chance),
            hanging: dark,
            silent: dark,
            dark,
        })
    }

    fn threshold(&self) -> Result<Threshold, String> {
        let ratio = |name| Ok::<_, String>(weight(self.number("threshold", name)?));
        Ok(Threshold {
            sign_lead: ratio("sign-lead")?,
            variant_lead: ratio("variant-lead")?,
            worm_excluded: ratio("worm-excluded")?,
            clear_lead: ratio("clear-lead")?,
            filter_lead: ratio("filter-lead")?,
        })
    }

    fn guard(&self) -> Result<Guard, String> {
        let guard = |name| self.count("guard", name);
        Ok(Guard {
            dark_operators_min: guard("dark-operators-min")?,
            dark_general_min: guard("dark-general-min")?,
            dark_general_min_lossy: guard("dark-general-min-lossy")?,
            lit_after_dark_min: guard("lit-after-dark-min")?,
            lit_beside_dark_min: guard("lit-beside-dark-min")?,
            listed_seen_min: guard("listed-seen-min")?,
            vendors_seen_min: guard("vendors-seen-min")?,
            filtered_dark_min: guard("filtered-dark-min")?,
            outage_dark_min: guard("outage-dark-min")?,
            refused_min: guard("refused-min")?,
        })
    }

    fn pace(&self) -> Result<Pace, String> {
        let count = |name| self.count("pace", name);
        Ok(Pace {
            silence_max: self.ms("silence-max")?,
            lost_packet: self.ms("lost-packet")?,
            lost_packet_windows: self.ms("lost-packet-windows")?,
            lost_packet_browser: self.ms("lost-packet-browser")?,
            late_min: self.ms("late-min")?,
            grace: self.ms("grace")?,
            slow_factor: self.ms("slow-factor")?.0,
            slow_max: self.ms("slow-max")?,
            hang_min: self.ms("hang-min")?,
            hang_factor: self.ms("hang-factor")?.0,
            hang_unpaced: self.ms("hang-unpaced")?,
            run_max: self.ms("run-max")?,
            listed_in_flight_any: count("listed-in-flight-any")?,
            listed_in_flight_max: count("listed-in-flight-max")?,
            hosts_max: count("hosts-max")?,
            interruptions_max: count("interruptions-max")?,
        })
    }

    fn number(&self, table: &str, name: &str) -> Result<f64, String> {
        let mut name = format!("{table}.{name}");
        let of_own = format!("own.{name}");
        if self.of_own && self.figures.contains_key(&of_own) {
            name = of_own;
        }
        let figure = self.figures.get(&name);
        let figure = figure.ok_or_else(|| format!("the figure {name} is missing"))?;
        self.unread.borrow_mut().retain(|unread| *unread != name);
        Ok(figure.value)
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a conversion from float saturates, and the figures are small"
    )]
    fn count(&self, table: &str, name: &str) -> Result<usize, String> {
        Ok(self.number(table, name)?.round() as usize)
    }

    fn ms(&self, name: &str) -> Result<Millis, String> {
        let ms = self.count("pace", name)?;
        u32::try_from(ms)
            .map(Millis)
            .map_err(|_| format!("pace.{name} is too large"))
    }
}

/// Odds, a chance or a ratio as a weight.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a conversion from float saturates, and the figures are small"
)]
fn weight(of: f64) -> Weight {
    Weight {
        centibans: (100.0 * of.log10()).round() as i32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_figures_are_the_model_that_is_compiled_in() {
        let models = Figures::shipped().models().unwrap();
        assert_eq!((&models.shipped, &models.own), (Model::shipped(), Model::own()));
        assert_ne!(models.shipped, models.own);
    }

    #[test]
    fn a_figure_that_nothing_reads_is_refused() {
        let text = include_str!("../../../data/model.toml");
        let more = format!("{text}\n[prior2]\nx = {{ odds = 1, reason = \"\" }}");
        assert_eq!(Figures::parse(&more), Err("no figure is called prior2.x".into()));
        let less = text.replace("worm-c    =", "worm-d    =");
        assert_eq!(Figures::parse(&less), Err("the figure prior.worm-c is missing".into()));
    }

    #[test]
    fn doubling_a_chance_doubles_its_odds() {
        let figures = Figures::shipped();
        let chance = |of: &Figures, name: &str| of.figures.get(name).map(|figure| figure.value);
        let doubled = figures.scaled("dark.dark", 2.0);
        assert!(chance(&doubled, "dark.dark").is_some_and(|chance| (0.997..0.998).contains(&chance)));
        let doubled = figures.scaled("pace.hang-min", 2.0);
        assert_eq!(chance(&doubled, "pace.hang-min"), Some(700.0));
    }
}
