//! Checks from a browser whether names that the Conficker worm blocks can be reached while comparable names can.
//!
//! The crate is a pure core: it does no input or output, asks no clock, draws no entropy and runs natively in tests.
//! Effects are the business of the folder `browser`, which is compiled for browsers alone, with libraries that do not
//! exist natively.
//!
//! A check is a state machine. Start it, drain [`check::Check::poll`], and feed it what happens:
//!
//! ```
//! use conficker_check::check::{Check, Input, Output};
//! use conficker_check::{probe::Outcome, settings::Settings, surroundings::Surroundings, time::Millis};
//!
//! let mut check = Check::start(Settings::default(), Surroundings::default(), 7);
//! let mut report = None;
//! while let Some(output) = check.poll() {
//!     match output {
//!         Output::Send(probe) => {
//!             let outcome = Outcome::Reached;
//!             check.handle(Millis(30), Input::Observed { probe: probe.id, outcome });
//!         }
//!         Output::Done(done) => report = Some(done),
//!         Output::Abort(_) | Output::Progress(_) | Output::WakeAt(_) => {}
//!     }
//! }
//! assert_eq!(report.map(|report| report.verdict), Some(conficker_check::verdict::Verdict::NoSign));
//! ```

// Modules in dependency order: each uses only those before it.

/// Stable names of everything a person may be shown.
pub mod code;

/// Milliseconds since a check began.
pub mod time;

/// A seeded generator for the order of targets.
pub mod rng;

/// The members of the worm family, and sets of them.
pub mod variant;

/// The strings that each variant refuses to resolve.
pub mod blocklist;

/// Hosts that a check may try to reach.
pub mod target;

/// One attempt to reach a target, and what a browser can report of it.
pub mod probe;

/// The probes of a run that have not settled.
pub mod flights;

/// What is held about each target.
pub mod evidence;

/// The figures by which evidence is weighed and a run is paced.
pub mod model;

/// How much the evidence supports each explanation.
pub mod inference;

/// What the evidence allows to report.
pub mod verdict;

/// Whom to probe next.
pub mod plan;

/// What a partner wrote, made valid.
pub mod settings;

/// The operating system and the browser, as far as they limit the verdict.
pub mod surroundings;

/// How long to wait, by who looks names up and how late answers come.
pub mod pacing;

/// What a finished check holds.
pub mod report;

/// The state machine of one run.
pub mod check;

/// The forms in which a report and all else leaves for the scripts.
pub mod form;

/// What a browser saw of one request, and what is to be made of it.
pub mod sighting;

/// The check in a browser: the one place with effects.
#[cfg(all(feature = "browser", target_arch = "wasm32"))]
pub mod browser;

mod generated;
