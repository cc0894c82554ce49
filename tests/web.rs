//! The check in a real browser: `cargo xtask test --only browser` runs this in Chromium and in Firefox.
//!
//! What the shell builds on is here: how a browser shows what a host did. Beside the page is a host that meets a request in each of the ways in which a site can, `xtask/src/test/stub.rs`. No other can be
//! reached. A test gives it a word of its own, asks no clock, and waits for what happens alone.

#![cfg(target_arch = "wasm32")]

use conficker_check::check::{Check, Output};
use conficker_check::settings::Settings;
use conficker_check::surroundings::Surroundings;
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{AbortController, RequestInit, RequestMode, Response, ResponseType, Window};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn check_asks_to_be_sent() {
    let mut check = Check::start(Settings::default(), Surroundings::default(), 7);
    let first = std::iter::from_fn(|| check.poll()).next();
    assert!(matches!(first, Some(Output::Send(_))));
}

#[wasm_bindgen_test]
async fn host_that_answers_is_opaque() {
    let stub = stub().await;
    let response = probe(&format!("{stub}/lit?opaque")).await.unwrap();
    assert_eq!(response.type_(), ResponseType::Opaque);
}

#[wasm_bindgen_test]
async fn host_that_leads_on_is_opaque() {
    let stub = stub().await;
    let response = probe(&format!("{stub}/redirect?leads-on")).await.unwrap();
    assert_eq!(response.type_(), ResponseType::Opaque);
    let heads = heads(&stub, "leads-on").await;
    assert!(heads.contains("GET /lit?leads-on "), "{heads}");
}

#[wasm_bindgen_test]
async fn host_that_withholds_its_answer_was_asked() {
    let stub = stub().await;
    assert!(probe(&format!("{stub}/withheld?withheld")).await.is_err());
    let heads = heads(&stub, "withheld").await;
    assert!(heads.contains("GET /withheld?withheld "), "{heads}");
}

#[wasm_bindgen_test]
async fn host_that_closes_is_a_rejection() {
    let stub = stub().await;
    assert!(probe(&format!("{stub}/close?closes")).await.is_err());
}

#[wasm_bindgen_test]
async fn name_that_does_not_resolve_is_a_rejection() {
    let stub = stub().await;
    assert!(probe("http://nobody.invalid/").await.is_err());
    assert!(probe(&format!("{stub}/lost?nobody")).await.is_err());
}

#[wasm_bindgen_test]
async fn host_that_hangs_is_left_alone_at_once() {
    let stub = stub().await;
    let controller = AbortController::new().unwrap();
    let init = no_cors();
    init.set_signal(Some(&controller.signal()));
    let waiting = window().fetch_with_str_and_init(&format!("{stub}/hang?hangs"), &init);
    // Only a request that has come can be left.
    until_asked(&stub, "hangs").await;
    controller.abort();
    assert!(waiting.await.is_err());
    read(&format!("{stub}/left?hangs")).await;
}

/// Asks in the mode in which the check does. What else its requests hold is tested beside them, in `src/browser/network.rs`.
async fn probe(url: &str) -> Result<Response, JsValue> {
    let settled = window().fetch_with_str_and_init(url, &no_cors()).await;
    settled.map(JsCast::unchecked_into)
}

fn no_cors() -> RequestInit {
    let init = RequestInit::new();
    init.set_mode(RequestMode::NoCors);
    init
}

/// Where the host is; the tests' runner serves that beside their page.
async fn stub() -> String {
    read("/stub").await
}

/// The heads of all requests with that word.
async fn heads(stub: &str, word: &str) -> String {
    read(&format!("{stub}/heads?{word}")).await
}

async fn until_asked(stub: &str, word: &str) {
    while heads(stub, word).await.is_empty() {}
}

async fn read(url: &str) -> String {
    let response: Response = window().fetch_with_str(url).await.unwrap().unchecked_into();
    let text: JsString = response.text().unwrap().await.unwrap().unchecked_into();
    text.into()
}

fn window() -> Window {
    web_sys::window().unwrap()
}
