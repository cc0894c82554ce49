//! The border between Rust and JavaScript in a real browser: options in, reports and refusals out, cancelling, listeners.
//! A stand-in answers in the place of the network; the real network path is for the end-to-end tests.
#![cfg(target_arch = "wasm32")]

use conficker_check::browser;
use js_sys::{Array, Function, JSON, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::AbortController;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "
    export function stand_in(outcome, ms) {
        return Object.assign(new EventTarget(), {
            userAgent: 'Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0',
            onLine: true,
            hosts: [],
            probe(host) {
                this.hosts.push(host);
                return new Promise((resolve) => setTimeout(resolve, ms, outcome));
            },
        });
    }
    export function dispatch(target, kind) { target.dispatchEvent(new Event(kind)); }
    export function options(simulation, canary) { return { simulation, canary, seed: 7 }; }
    export function cancels_at_once(controller) { return () => controller.abort(); }
    export function throws() { return () => { throw new Error('a listener of the page'); }; }
    export function frames() { return document.querySelectorAll('iframe').length; }
")]
extern "C" {
    fn stand_in(outcome: &str, ms: u32) -> JsValue;
    fn dispatch(target: &JsValue, kind: &str);
    fn options(simulation: &JsValue, canary: &JsValue) -> JsValue;
    fn cancels_at_once(controller: &AbortController) -> Function;
    fn throws() -> Function;
    fn frames() -> u32;
}

#[wasm_bindgen_test]
async fn a_world_that_answers_gives_no_sign_with_its_caveats() {
    let report = run(&stand_in("reached", 5)).await;
    assert_eq!(text(&report, "verdict"), "no-sign");
    let caveats = JSON::stringify(&get(&report, "caveats"))
        .map(String::from)
        .ok();
    assert_eq!(
        caveats.as_deref(),
        Some(r#"["variant-a","not-restarted","proxy","dns-over-https"]"#)
    );
    assert_eq!(get(&report, "reason"), JsValue::NULL);
    assert_eq!(get(&report, "simulated"), JsValue::TRUE);
    assert_eq!(get(&report, "schema"), JsValue::from(1));
}

#[wasm_bindgen_test]
async fn a_world_that_fails_at_once_is_a_captive_portal() {
    let report = run(&stand_in("failed", 1)).await;
    assert_eq!(
        (text(&report, "verdict"), text(&report, "reason")),
        ("cannot-tell".into(), "captive-portal".into())
    );
}

#[wasm_bindgen_test]
async fn a_world_that_refuses_is_the_page_policy() {
    let report = run(&stand_in("refused", 1)).await;
    assert_eq!(text(&report, "reason"), "page-policy");
}

#[wasm_bindgen_test]
async fn the_date_is_rfc_3339_in_utc() {
    let started = text(&run(&stand_in("reached", 1)).await, "startedAt");
    assert_eq!(
        (started.len(), started.as_bytes().last()),
        (24, Some(&b'Z')),
        "{started}"
    );
    assert!(started.starts_with("20"), "{started}");
}

#[wasm_bindgen_test]
async fn every_target_is_told_asked_or_not() {
    let world = stand_in("reached", 1);
    let report = run(&world).await;
    let targets: Array = get(&report, "targets").unchecked_into();
    let hosts: Array = get(&world, "hosts").unchecked_into();
    let asked = targets
        .iter()
        .filter(|target| text(target, "outcome") != "not-tried");
    assert_eq!(asked.count(), hosts.iter().count());
    assert_eq!(targets.length(), 24);
    let untold = targets
        .iter()
        .filter(|target| text(target, "outcome") == "not-tried");
    assert!(
        untold
            .into_iter()
            .all(|target| get(&target, "ms").is_null())
    );
}

#[wasm_bindgen_test]
async fn cancelling_ends_a_run_with_a_report() {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let running = browser::check(
        &options(&stand_in("reached", 60_000), &JsValue::UNDEFINED),
        signal,
        None,
    );
    if let Some(controller) = controller {
        controller.abort();
    }
    assert_eq!(text(&settled(running).await, "reason"), "cancelled");
}

#[wasm_bindgen_test]
async fn a_listener_of_progress_may_cancel() {
    let Ok(controller) = AbortController::new() else {
        panic!("no AbortController")
    };
    let signal = Some(controller.signal());
    let listener = Some(cancels_at_once(&controller));
    let world = stand_in("reached", 5);
    let report = settled(browser::check(
        &options(&world, &JsValue::UNDEFINED),
        signal,
        listener,
    ))
    .await;
    assert_eq!(text(&report, "reason"), "cancelled");
}

#[wasm_bindgen_test]
async fn a_listener_that_throws_harms_only_itself() {
    let world = stand_in("reached", 5);
    let report = settled(browser::check(
        &options(&world, &JsValue::UNDEFINED),
        None,
        Some(throws()),
    ))
    .await;
    assert_eq!(text(&report, "verdict"), "no-sign");
}

#[wasm_bindgen_test]
async fn losing_the_connection_ends_a_run() {
    let world = stand_in("reached", 60_000);
    let running = browser::check(&options(&world, &JsValue::UNDEFINED), None, None);
    dispatch(&world, "offline");
    assert_eq!(text(&settled(running).await, "reason"), "offline");
}

#[wasm_bindgen_test]
async fn sleeping_again_and_again_ends_a_run() {
    let world = stand_in("reached", 60_000);
    let running = browser::check(&options(&world, &JsValue::UNDEFINED), None, None);
    for kind in ["freeze", "resume", "freeze"] {
        dispatch(&world, kind);
    }
    assert_eq!(text(&settled(running).await, "reason"), "interrupted");
}

#[wasm_bindgen_test]
async fn a_canary_that_the_worm_blocks_is_refused() {
    let world = stand_in("reached", 1);
    let refused = browser::check(
        &options(&world, &JsValue::from_str("reset.example")),
        None,
        None,
    );
    let Err(refusal) = JsFuture::from(refused).await else {
        panic!("it ran")
    };
    assert_eq!(text(&refusal, "code"), "canary-listed");
    let faults: Array = get(&refusal, "faults").unchecked_into();
    let told = ["code", "field", "found", "string"].map(|name| text(&faults.get(0), name));
    assert_eq!(told, ["canary-listed", "canary", "reset.example", "eset"]);
}

#[wasm_bindgen_test]
fn a_host_is_looked_up_in_the_list() {
    let found = browser::listed("reset.example");
    assert_eq!(text(&found, "string"), "eset");
    assert!(browser::listed("bank.example").is_null());
}

#[wasm_bindgen_test]
async fn a_simulation_makes_no_frame() {
    let before = frames();
    run(&stand_in("failed", 1)).await;
    assert_eq!(frames(), before);
}

async fn run(world: &JsValue) -> JsValue {
    settled(browser::check(
        &options(world, &JsValue::UNDEFINED),
        None,
        None,
    ))
    .await
}

async fn settled(running: Promise) -> JsValue {
    match JsFuture::from(running).await {
        Ok(report) => report,
        Err(refusal) => panic!("{refusal:?}"),
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}
