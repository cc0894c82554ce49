//! What tabs hold, look by look, and whether it grows.

use std::fmt::Write as _;

use serde::Deserialize;
use worlds::Engine;

/// What a tab holds after so many checks.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub(super) struct Look {
    /// Which of an engine's tabs it is.
    pub(super) tab: String,
    pub(super) checks: u32,
    pub(super) nodes: u64,
    pub(super) frames: u64,
    /// Those on the page and in the widget.
    pub(super) listeners: u64,
    /// The heap of the page's scripts, in bytes, where the engine tells.
    pub(super) heap_bytes: Option<u64>,
    /// The memory of all modules that were not collected, in bytes.
    pub(super) wasm_bytes: u64,
    /// What all processes of the browser hold, in bytes.
    pub(super) bytes: u64,
    /// The browser's version.
    pub(super) version: String,
}

/// What one engine's tabs held, look by look, and what was wrong.
pub(super) struct Soaked {
    pub(super) engine: Engine,
    pub(super) looks: Vec<Look>,
    pub(super) faults: Vec<String>,
}

impl Soaked {
    /// The looks of one tab after the other.
    pub(super) fn tabs(&self) -> impl Iterator<Item = &[Look]> {
        tabs(&self.looks)
    }
}

fn tabs(looks: &[Look]) -> impl Iterator<Item = &[Look]> {
    looks.chunk_by(|one, next| one.tab == next.tab)
}

/// A row for each tab of each engine.
pub(super) fn table(soaked: &[Soaked]) -> String {
    let mut table = String::from(
        "| engine | tab | checks | nodes at first, at last | frames | listeners | heap of scripts | modules \
        | memory |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for of in soaked {
        for tab in of.tabs() {
            let (Some(first), Some(last)) = (tab.first(), tab.last()) else {
                continue;
            };
            // Writing to a string does not fail.
            let _ = write!(table, "| {} {} ", of.engine.title(), last.version);
            let _ = write!(table, "| {} | {} ", last.tab, last.checks);
            for (_, _, of) in COUNTED {
                if let (Some(first), Some(last)) = (of(first), of(last)) {
                    let _ = write!(table, "| {first}, {last} ");
                }
            }
            for (_, _, of) in WEIGHED {
                let _ = match (of(first), of(last)) {
                    (Some(first), Some(last)) => write!(table, "| {:.1}, {:.1} MiB ", mebi(first), mebi(last)),
                    _ => write!(table, "| – "),
                };
            }
            table.push_str("|\n");
        }
    }
    table
}

/// Bytes as MiB.
pub(super) fn mebi(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// What grows in some tab, in sentences.
pub(super) fn growths(looks: &[Look]) -> impl Iterator<Item = String> {
    tabs(looks).flat_map(growth)
}

/// What grows over the later half of a tab's looks.
fn growth(looks: &[Look]) -> Vec<String> {
    let later = looks.get(looks.len() / 2..).unwrap_or_default();
    let Some(last) = later.last().filter(|last| last.checks >= CHECKS_MIN) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let (early, late) = later.split_at(later.len() / 2);
    for (what, most, of) in COUNTED.into_iter().chain(WEIGHED) {
        let least = |looks: &[Look]| looks.iter().filter_map(of).min();
        if let (Some(early), Some(late)) = (least(early), least(late))
            && late > early + most
        {
            found.push(format!("{what}, in tab {}: from {early} to {late}", last.tab));
        }
    }
    found
}

/// Fewer checks than these fill the caches of an engine, and tell no growth.
const CHECKS_MIN: u32 = 200;

/// What a look says of something that is held.
type Of = fn(&Look) -> Option<u64>;

/// Numbers of things.
const COUNTED: [(&str, u64, Of); 3] = [
    ("nodes grow", 0, |look| Some(look.nodes)),
    ("frames grow", 0, |look| Some(look.frames)),
    ("listeners grow", 0, |look| Some(look.listeners)),
];

/// Bytes, and by how much the least of the later looks may be above that of the earlier ones. Engines collect what
/// nobody needs when they like: what a browser holds in all goes up and down by 130 MiB from one look to the next
/// (WebKitGTK). It is the coarsest of the three, and finds what leaks half a megabyte with every check; the heap and
/// the modules are exact, so that a module of 192 KiB that is kept with every check is far above.
const WEIGHED: [(&str, u64, Of); 3] = [
    ("the heap of scripts grows", 1 << 20, |look| look.heap_bytes),
    ("memory of modules grows", 8 << 20, |look| Some(look.wasm_bytes)),
    ("memory grows", 128 << 20, |look| Some(look.bytes)),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn look(checks: u32) -> Look {
        Look {
            tab: String::from("clean"),
            checks,
            nodes: 90,
            frames: 0,
            listeners: 12,
            heap_bytes: Some(3 << 20),
            wasm_bytes: 2 << 20,
            bytes: 300 << 20,
            version: String::from("1"),
        }
    }

    /// Ten looks, each changed by what leaks.
    fn growths_with(leak: impl Fn(&mut Look, u64)) -> Vec<String> {
        let leaking = |at: u32| {
            let mut look = look(at * 100);
            leak(&mut look, at.into());
            look
        };
        let looks: Vec<_> = (1..=10).map(leaking).collect();
        growths(&looks).collect()
    }

    #[test]
    fn what_stays_flat_is_no_growth() {
        assert_eq!(growths_with(|_, _| ()), Vec::<String>::new());
        assert_eq!(growths_with(|look, _| look.heap_bytes = None), Vec::<String>::new());
    }

    #[test]
    fn each_tab_has_a_row() {
        let later = Look {
            nodes: 91,
            heap_bytes: None,
            ..look(200)
        };
        let soaked = Soaked {
            engine: Engine::Firefox,
            looks: vec![look(100), later],
            faults: Vec::new(),
        };
        let table = table(&[soaked]);
        let row = "| Firefox 1 | clean | 200 | 90, 91 | 0, 0 | 12, 12 | – | 2.0, 2.0 MiB | 300.0, 300.0 MiB |";
        assert_eq!(table.lines().nth(2), Some(row));
    }

    #[test]
    fn each_leak_is_found() {
        let found = |leak: fn(&mut Look, u64), what: &str| {
            let said = growths_with(leak);
            assert!(said.len() == 1 && said[0].contains(what), "{said:?}");
        };
        found(|look, at| look.nodes += at, "nodes");
        found(|look, at| look.frames += at, "frames");
        found(|look, at| look.listeners += at, "listeners");
        found(|look, at| look.heap_bytes = Some(at << 20), "the heap of scripts");
        found(|look, at| look.wasm_bytes += at << 23, "memory of modules");
        found(|look, at| look.bytes += at << 27, "memory grows");
    }
}
