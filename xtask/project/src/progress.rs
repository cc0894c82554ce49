//! Says what is being done: a spinner with the elapsed time on a terminal, plain lines elsewhere.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// Says a plain sentence.
pub fn say(sentence: &str) {
    eprintln!("{sentence}");
}

/// Does `work`, which prints nothing by itself, showing that it goes on and how long it took.
pub fn step<T>(doing: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let result = if std::io::stderr().is_terminal() {
        let spinner = spinner(doing);
        let result = work();
        spinner.finish_and_clear();
        result
    } else {
        say(&format!("{doing} …"));
        work()
    };
    let ending = if result.is_ok() { "done" } else { "failed" };
    say(&format!("{doing}: {ending} in {}", seconds(start.elapsed())));
    result
}

/// A duration as people read it.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

fn spinner(doing: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} … {elapsed}")
        .unwrap_or_else(|_| ProgressStyle::default_spinner());
    let spinner = ProgressBar::new_spinner().with_style(style);
    spinner.set_message(doing.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}
