//! How browsers show what a host did: what the shell builds on. The host is that of `tests/in-browser/src/stub.rs`.

use super::trial::{heads, read, stub};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, RequestInit, RequestMode, Response, ResponseType, window};

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
    let waiting = window()
        .unwrap()
        .fetch_with_str_and_init(&format!("{stub}/hang?hangs"), &init);
    // Only a request that has come can be left.
    until_asked(&stub, "hangs").await;
    controller.abort();
    assert!(waiting.await.is_err());
    read(&format!("{stub}/left?hangs")).await;
}

/// Asks in the mode in which the check does. What else its requests hold is tested beside them, in `network.rs`.
async fn probe(url: &str) -> Result<Response, JsValue> {
    let settled = window().unwrap().fetch_with_str_and_init(url, &no_cors()).await;
    settled.map(JsCast::unchecked_into)
}

fn no_cors() -> RequestInit {
    let init = RequestInit::new();
    init.set_mode(RequestMode::NoCors);
    init
}

async fn until_asked(stub: &str, word: &str) {
    while heads(stub, word).await.is_empty() {}
}
