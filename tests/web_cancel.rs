//! A check of the real network, which is cancelled, in a real browser. `cancel` ends the first check of a page alone,
//! so this file has one test.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "clippy knows only tests of the standard kind as tests"
)]

use conficker_check::browser::border::{cancel, start};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::window;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn check_that_is_cancelled_reports_and_leaves_no_frame() {
    // Before there is a check there is nothing to cancel.
    cancel();
    let reported = Promise::new(&mut |resolve: Function, _| {
        let options = Object::new();
        Reflect::set(&options, &"isCancelled".into(), &false.into()).unwrap();
        let never = Function::new_no_args("return false");
        Reflect::set(&options, &"isKept".into(), &never).unwrap();
        Reflect::set(&options, &"onReport".into(), &resolve).unwrap();
        let idle = Function::new_no_args("");
        Reflect::set(&options, &"onProgress".into(), &idle).unwrap();
        assert!(start(options.unchecked_ref()).is_undefined());
    });
    let turn = Promise::new(&mut |resolve: Function, _| {
        let window = window().unwrap();
        let _ = window.set_timeout_with_callback(&resolve).unwrap();
    });
    turn.await.unwrap();
    assert_eq!(frames(), 1);
    cancel();
    let told = reported.await.unwrap();
    let of = |name: &str| Reflect::get(&told, &name.into()).unwrap();
    assert_eq!(of("verdict").as_string().unwrap(), "cannot-tell");
    assert_eq!(of("reason").as_string().unwrap(), "cancelled");
    assert_eq!(of("simulated"), JsValue::FALSE);
    assert_eq!(frames(), 0);
    cancel();
}

fn frames() -> u32 {
    let document = window().unwrap().document().unwrap();
    document.get_elements_by_tag_name("iframe").length()
}
