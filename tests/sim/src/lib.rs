//! Counts the verdicts of conficker-check, and of the rules that came before it, over many simulated runs.
//!
//! Seeds decide everything: equal arguments give equal counts on every machine.

mod measure;
mod results;
mod sample;
mod tally;

pub use measure::{Size, measure, measure_scenario, speed};
pub use results::{
    Answers, Cell, Counted, Curve, Infected, Interval, Method, Point, Results, Row, Speed, Traits, Variation,
};
pub use sample::{Sample, sample};
