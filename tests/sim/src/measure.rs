//! Plays the simulated checks on every processor, and counts what they say.

use crate::results::{Cell, Counted, Curve, Infected, Method, Point, Results, Row, Speed, Traits, Variation};
use crate::tally::{ANSWERS, Spread, Tally};
use conficker_check::code::{All as _, Code as _};
use conficker_check::variant::{Variant, VariantSet};
use conficker_check::verdict::Verdict;
use indicatif::ProgressBar;
use rayon::prelude::*;
use std::time::Instant;
use worlds::{
    Agent, Answer, Bench, Draw, Expectation, Figures, Kind, Models, Population, Predecessor, Scenario, Simulator,
};

/// How much is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The first seed.
    pub first: u64,
    /// Runs of the mixed population.
    pub mixed: u64,
    /// Runs of the mixed population of checks on an operator's own names.
    pub own: u64,
    /// Runs of each scenario.
    pub scenario: u64,
    /// Runs of each scenario for each figure that is varied, and each value of a curve.
    pub variation: u64,
}

/// Counts the runs of one scenario.
#[must_use]
pub fn measure_scenario(scenario: &Scenario, first: u64, runs: u64, progress: &ProgressBar) -> Row {
    progress.set_length(runs);
    scenario_row(scenario, first, runs, progress)
}

/// Counts everything. Says with `progress` how far it is; its length is set here.
#[must_use]
pub fn measure(size: Size, progress: &ProgressBar) -> Results {
    let population = Population::shipped();
    let figures = Figures::shipped();
    let guesses: Vec<_> = figures.iter().filter(|(_, figure)| figure.guess).collect();
    let count = population.scenarios().len() as u64;
    let models = 1 + 2 * guesses.len() as u64 + CURVES.iter().map(|(_, values)| values.len() as u64).sum::<u64>();
    progress.set_length(size.mixed + size.own + count * (size.scenario + models * size.variation));
    let (mixed, all, infected) = mixed(&population, size.first, size.mixed, progress);
    let (own, own_all, _) = self::mixed(&Population::own(), size.first, size.own, progress);
    let scenarios = population
        .scenarios()
        .iter()
        .map(|scenario| scenario_row(scenario, size.first, size.scenario, progress))
        .collect();
    let rates = |figures: &Figures, value| rates(&population, figures, value, size, progress);
    let mut variations = vec![as_it_is(rates(&figures, 1.0))];
    for (name, figure) in guesses {
        variations.push(Variation {
            figure: name.to_owned(),
            value: figure.value,
            reason: figure.reason.clone(),
            halved: rates(&figures.scaled(name, 0.5), figure.value / 2.0),
            doubled: rates(&figures.scaled(name, 2.0), figure.value * 2.0),
        });
    }
    let curves = CURVES.iter().map(|(name, values)| Curve {
        figure: (*name).to_owned(),
        chosen: figures
            .iter()
            .find(|(of, _)| of == name)
            .map_or(f64::NAN, |(_, of)| of.value),
        points: values
            .iter()
            .map(|&value| rates(&figures.with(name, value), value))
            .collect(),
    });
    Results {
        mixed_runs: size.mixed,
        own_runs: size.own,
        scenario_runs: size.scenario,
        curves: curves.collect(),
        mixed,
        own,
        own_all,
        all,
        infected,
        scenarios,
        variations,
    }
}

/// Figures whose choice trades one thing for another, and the values tried.
const CURVES: [(&str, &[f64]); 3] = [
    (
        "threshold.sign-lead",
        &[1.0, 10.0, 100.0, 300.0, 1_000.0, 3_000.0, 10_000.0, 30_000.0, 100_000.0],
    ),
    (
        "pace.lost-packet",
        &[500.0, 1_000.0, 2_000.0, 3_000.0, 4_000.0, 5_000.0, 6_000.0, 7_000.0],
    ),
    ("guard.dark-general-min", &[1.0, 2.0, 3.0, 4.0]),
];

fn as_it_is(point: Point) -> Variation {
    Variation {
        figure: String::new(),
        value: 1.0,
        reason: String::new(),
        halved: point,
        doubled: point,
    }
}

/// How fast checks of the mixed population run on one core.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]
pub fn speed(checks: u64) -> Speed {
    let population = Population::shipped();
    let mut simulators = Simulators::new(&population);
    let draws: Vec<_> = (0..checks).map(|number| population.draw(number)).collect();
    for draw in &draws {
        simulators.get(*draw);
    }
    let start = Instant::now();
    let mut signs = 0;
    for (number, draw) in (0..).zip(&draws) {
        let report = simulators.get(*draw).0.run(number).report;
        signs += u64::from(report.is_some_and(|report| matches!(report.verdict, Verdict::Sign { .. })));
    }
    let seconds = start.elapsed().as_secs_f64();
    assert!(signs > 0 || checks < 10_000, "no run was a sign: nothing was measured");
    Speed { checks, seconds }
}

/// Simulators of draws, made when first asked for.
struct Simulators<'a> {
    population: &'a Population,
    held: Vec<Option<(Simulator, Bench)>>,
}

impl<'a> Simulators<'a> {
    fn new(population: &'a Population) -> Self {
        let places = population.scenarios().len() * population.lines().len();
        Self {
            population,
            held: (0..places).map(|_| None).collect(),
        }
    }

    fn get(&mut self, draw: Draw) -> &(Simulator, Bench) {
        let place = draw.scenario * self.population.lines().len() + draw.line;
        self.held[place].get_or_insert_with(|| {
            let scenario = self.population.on_line(draw);
            (Simulator::new(scenario.clone()), Bench::new(scenario))
        })
    }
}

/// Tallies of every method.
pub(crate) type Tallies = [Tally; 4];

/// Runs are handed out in portions of so many.
const PORTION: u64 = 2_000;

/// The first seed and the number of seeds of every portion.
fn portions(first: u64, runs: u64) -> Vec<(u64, u64)> {
    let count = runs.div_ceil(PORTION);
    let portion = |at| (first + at * PORTION, PORTION.min(runs - at * PORTION));
    (0..count).map(portion).collect()
}

/// Tallies of a mixed population, by scenario.
pub(crate) fn tallies_of_mix(population: &Population, first: u64, runs: u64, progress: &ProgressBar) -> Vec<Tallies> {
    let places = population.scenarios().len();
    let none = || vec![Tallies::default(); places];
    portions(first, runs)
        .into_par_iter()
        .map_init(
            || Simulators::new(population),
            |simulators, (first, count)| {
                let mut tallies = none();
                for number in first..first + count {
                    let draw = population.draw(number);
                    let (simulator, bench) = simulators.get(draw);
                    judge(&mut tallies[draw.scenario], simulator, bench, number);
                }
                progress.inc(count);
                tallies
            },
        )
        .reduce(none, |mut held, more| {
            for (held, more) in held.iter_mut().zip(&more) {
                merge(held, more);
            }
            held
        })
}

/// Rows of the mixed population by kind, that of all of it, and what became of the infected runs.
fn mixed(population: &Population, first: u64, runs: u64, progress: &ProgressBar) -> (Vec<Row>, Row, Infected) {
    let tallies = tallies_of_mix(population, first, runs, progress);
    let mut infected = Infected::default();
    for (scenario, [ours, ..]) in population.scenarios().iter().zip(&tallies) {
        infected.add(scenario, ours);
    }
    let rows = |kind: Option<Kind>| {
        let mut cells: Option<Vec<Cell>> = None;
        let mut sum = Tallies::default();
        for (scenario, tallies) in population.scenarios().iter().zip(&tallies) {
            if kind.is_none_or(|kind| kind == scenario.kind) {
                merge(&mut sum, tallies);
                let more = cells_of(tallies, &scenario.expect);
                match &mut cells {
                    Some(held) => held.iter_mut().zip(&more).for_each(|(held, more)| held.add(more)),
                    None => cells = Some(more),
                }
            }
        }
        let mut cells = cells.unwrap_or_default();
        for (cell, tally) in cells.iter_mut().zip(&sum) {
            cell.place(tally);
        }
        Row {
            name: kind.map_or("all", Kind::name).to_owned(),
            about: String::new(),
            kind: kind.map_or("", Kind::name).to_owned(),
            scenario: None,
            cells,
        }
    };
    let kinds = Kind::ALL.iter().map(|&kind| rows(Some(kind)));
    (kinds.collect(), rows(None), infected)
}

impl Infected {
    fn add(&mut self, scenario: &Scenario, tally: &Tally) {
        if !scenario.kind.is_infected() {
            return;
        }
        let signs = tally.count(|said| matches!(said, Verdict::Sign { .. }));
        let runs = tally.runs();
        self.runs += runs;
        self.hidden += runs - signs;
        if scenario.world.agent == Agent::Chromium109 {
            self.found_in_old_chromium += signs;
        }
    }
}

/// Tallies of one scenario.
pub(crate) fn tallies_of(scenario: &Scenario, first: u64, runs: u64, progress: &ProgressBar) -> Tallies {
    portions(first, runs)
        .into_par_iter()
        .map_init(
            || (Simulator::new(scenario.clone()), Bench::new(scenario.clone())),
            |(simulator, bench), (first, count)| {
                let mut tallies = Tallies::default();
                for seed in first..first + count {
                    judge(&mut tallies, simulator, bench, seed);
                }
                progress.inc(count);
                tallies
            },
        )
        .reduce(Tallies::default, |mut held, more| {
            merge(&mut held, &more);
            held
        })
}

fn scenario_row(scenario: &Scenario, first: u64, runs: u64, progress: &ProgressBar) -> Row {
    let tallies = tallies_of(scenario, first, runs, progress);
    Row {
        name: scenario.name.clone(),
        about: scenario.about.clone(),
        kind: scenario.kind.name().to_owned(),
        scenario: Some(Traits::of(scenario)),
        cells: cells_of(&tallies, &scenario.expect),
    }
}

impl Traits {
    /// What the tables say of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            expect: name(&scenario.expect.answer),
            rate_min: scenario.expect.rate,
            loss: scenario.world.loss,
            own: scenario.world.own,
            sound: !scenario.world.has_moods(),
            plain: scenario.expect.or.is_empty(),
        }
    }
}

fn judge(tallies: &mut Tallies, simulator: &Simulator, bench: &Bench, seed: u64) {
    let [ours, theirs @ ..] = tallies;
    ours.add_run(&simulator.run(seed), seed);
    for (tally, rule) in theirs.iter_mut().zip(Predecessor::ALL) {
        tally.add_opinion(rule.judge(bench, seed), seed);
    }
}

fn merge(held: &mut Tallies, more: &Tallies) {
    for (held, more) in held.iter_mut().zip(more) {
        held.merge(more);
    }
}

fn rates(population: &Population, figures: &Figures, value: f64, size: Size, progress: &ProgressBar) -> Point {
    let runs = size.variation;
    let models: &'static Models = match figures.models() {
        Ok(models) => Box::leak(Box::new(models)),
        Err(error) => panic!("{error}"),
    };
    let point = population
        .scenarios()
        .par_iter()
        .map(|scenario| {
            let simulator = Simulator::with_models(scenario.clone(), models);
            let mut tally = Tally::default();
            for seed in size.first..size.first + runs {
                tally.add_run(&simulator.run(seed), seed);
            }
            progress.inc(runs);
            let signs = tally.count(|of| matches!(of, Verdict::Sign { .. }));
            let mut point = Point::default();
            match scenario.kind {
                Kind::Clean => {
                    point.clean = runs;
                    point.clean_missed = runs - tally.count(|of| of == Verdict::NoSign);
                }
                Kind::Worm => {
                    point.infected = runs;
                    point.missed = runs - signs;
                    point.variant_right = right_variants(&tally, &scenario.expect);
                }
                Kind::Filter | Kind::HiddenWorm | Kind::Trouble => {}
            }
            if !scenario.kind.is_infected() {
                point.innocent = runs;
                point.false_signs = signs;
            }
            if scenario.name == "conficker-b" {
                point.dropped_ms = tally.time.percentile(50);
            }
            if scenario.name == "conficker-b-fast" {
                point.fast_probes = tally.probes.percentile(50);
            }
            point
        })
        .reduce(Point::default, Point::plus);
    Point { value, ..point }
}

fn right_variants(tally: &Tally, expect: &Expectation) -> u64 {
    let right = variants(expect);
    tally.count(|of| matches!(of, Verdict::Sign { variants } if variants == right))
}

/// The variant that a scenario is about; none where it expects no sign.
fn variants(expect: &Expectation) -> VariantSet {
    let named = |variant: &Variant| expect.answer.variants.iter().any(|code| code == variant.code());
    let named: Vec<_> = Variant::ALL.iter().copied().filter(named).collect();
    VariantSet::of(&named)
}

impl Point {
    fn plus(self, other: Self) -> Self {
        Self {
            value: self.value,
            innocent: self.innocent + other.innocent,
            false_signs: self.false_signs + other.false_signs,
            infected: self.infected + other.infected,
            missed: self.missed + other.missed,
            variant_right: self.variant_right + other.variant_right,
            clean: self.clean + other.clean,
            clean_missed: self.clean_missed + other.clean_missed,
            dropped_ms: self.dropped_ms + other.dropped_ms,
            fast_probes: self.fast_probes + other.fast_probes,
        }
    }
}

fn cells_of(tallies: &Tallies, expect: &Expectation) -> Vec<Cell> {
    debug_assert_eq!(tallies.len(), Method::ALL.len());
    tallies.iter().map(|tally| Cell::of(tally, expect)).collect()
}

impl Cell {
    fn of(tally: &Tally, expect: &Expectation) -> Self {
        let is_sign = |of| matches!(of, Verdict::Sign { .. });
        let wanted = variants(expect);
        let named = tally.count(|of| matches!(of, Verdict::Sign { variants } if variants.iter().count() == 1));
        let variant_right = right_variants(tally, expect);
        let mut cell = Self {
            runs: tally.runs(),
            right: tally.count(|of| expect.allows(of)),
            sign: tally.count(is_sign),
            variant_right,
            variant_wrong: if wanted.is_empty() { 0 } else { named - variant_right },
            no_sign: tally.count(|of| of == Verdict::NoSign),
            cannot_tell: crate::Answers::new(),
            probes: Counted::default(),
            ms: Counted::default(),
            slack_percent: Counted::default(),
            unexpected: crate::Answers::new(),
        };
        cell.place(tally);
        for ((answer, &count), example) in ANSWERS.iter().zip(&tally.answers).zip(tally.example) {
            if let (Verdict::CannotTell(reason), true) = (answer, count > 0) {
                cell.cannot_tell.insert(reason.code().to_owned(), count);
            }
            if let (Some(seed), false) = (example, expect.allows(*answer)) {
                cell.unexpected.insert(name(&Answer::of(*answer, &[])), seed);
            }
        }
        cell
    }

    fn place(&mut self, tally: &Tally) {
        let counted = |spread: &Spread| Counted {
            median: spread.percentile(50),
            p95: spread.percentile(95),
        };
        self.probes = counted(&tally.probes);
        self.ms = counted(&tally.time);
        self.slack_percent = counted(&tally.slack);
    }

    fn add(&mut self, more: &Self) {
        self.runs += more.runs;
        self.right += more.right;
        self.sign += more.sign;
        self.variant_right += more.variant_right;
        self.variant_wrong += more.variant_wrong;
        self.no_sign += more.no_sign;
        for (reason, count) in &more.cannot_tell {
            *self.cannot_tell.entry(reason.clone()).or_default() += count;
        }
        for (answer, &seed) in &more.unexpected {
            let held = self.unexpected.entry(answer.clone()).or_insert(seed);
            *held = seed.min(*held);
        }
    }
}

/// An answer as a person types it: `sign/b`, `cannot-tell/offline`.
fn name(answer: &Answer) -> String {
    let variants = answer.variants.join("");
    let detail = answer.reason.as_ref().unwrap_or(&variants);
    [answer.verdict.as_str(), detail]
        .join("/")
        .trim_end_matches('/')
        .to_owned()
}
