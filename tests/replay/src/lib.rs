//! The module of the page of error rates: tells a simulated run, of the core's own sources in the tests' own worlds.
//!
//! It imports nothing, so it can reach nothing: the script beside it writes the name of a run into its memory, and
//! reads JSON from there.

use std::cell::RefCell;

use worlds::Replay;

thread_local! {
    static RUN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static TOLD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Makes room for the name of a run, `[SCENARIO:]SEED` in UTF-8, and says where.
#[allow(unsafe_code, reason = "the name by which scripts call it; no other function has it")]
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    RUN.with_borrow_mut(|run| {
        run.clear();
        run.resize(bytes, 0);
        run.as_mut_ptr()
    })
}

/// Tells the run that was written there, and says where that begins.
#[allow(unsafe_code, reason = "the name by which scripts call it; no other function has it")]
#[unsafe(no_mangle)]
pub extern "C" fn tell() -> *const u8 {
    let json = RUN.with_borrow(|run| told(&String::from_utf8_lossy(run)));
    TOLD.with_borrow_mut(|told| {
        *told = json;
        told.as_ptr()
    })
}

/// How many bytes were told.
#[allow(unsafe_code, reason = "the name by which scripts call it; no other function has it")]
#[unsafe(no_mangle)]
pub extern "C" fn told_bytes() -> usize {
    TOLD.with_borrow(String::len)
}

/// A replay as JSON, or `{ "fault" }`.
fn told(run: &str) -> String {
    let told = Replay::of(run).and_then(|replay| serde_json::to_string(&replay).map_err(|error| error.to_string()));
    told.unwrap_or_else(|fault| serde_json::json!({ "fault": fault }).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn what_is_told_is_the_run_that_was_asked_for() {
        let told: Value = serde_json::from_str(&told("conficker-b:17")).unwrap();
        let replay = Replay::of("conficker-b:17").unwrap();
        assert_eq!(told, serde_json::to_value(&replay).unwrap());
        assert_eq!(told["steps"].as_array().map(Vec::len), Some(replay.steps.len()));
        assert_eq!(told["steps"][0]["atMs"], 0);
    }

    #[test]
    fn what_is_no_run_is_a_fault() {
        let told: Value = serde_json::from_str(&told("nowhere:1")).unwrap();
        assert_eq!(told["fault"], "no scenario is called `nowhere`");
    }

    #[test]
    fn it_is_told_as_many_bytes_as_were_written() {
        room("nowhere:1".len());
        RUN.with_borrow_mut(|run| run.copy_from_slice(b"nowhere:1"));
        tell();
        assert_eq!(TOLD.with_borrow(String::clone), told("nowhere:1"));
        assert_eq!(told_bytes(), told("nowhere:1").len());
    }
}
