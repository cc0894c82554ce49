//! What the tests of this folder share. They run in a browser, beside the host of `tests/in-browser/src/stub.rs`.

use super::border;
use super::run::{self, Run};
use js_sys::{Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Response, window};

wasm_bindgen_test_configure!(run_in_browser);

/// The check of this page. Its network is simulated and never answers, so it asks nobody.
pub(super) fn run() -> &'static Run {
    if run::current().is_none() {
        let silent = script("return new Promise(() => {})");
        let simulation = object(&[("userAgent", "".into()), ("onLine", true.into()), ("probe", silent)]);
        let options = object(&[
            ("simulation", simulation),
            ("isCancelled", false.into()),
            ("isKept", script("return false")),
            ("onProgress", script("")),
            ("onReport", script("")),
        ]);
        assert!(border::start(options.unchecked_ref()).is_undefined());
    }
    run::current().unwrap()
}

/// A function of the page.
pub(super) fn script(body: &str) -> JsValue {
    Function::new_no_args(body).into()
}

/// An object with these members.
pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object: JsValue = Object::new().into();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object
}

/// What a global is.
pub(super) fn global(name: &str) -> JsValue {
    Reflect::get(&window().unwrap(), &name.into()).unwrap()
}

/// Puts something in a global's place.
pub(super) fn replace(name: &str, value: &JsValue) {
    Reflect::set(&window().unwrap(), &name.into(), value).unwrap();
}

/// Waits until the given function was called, and gives what with.
pub(super) async fn heard(begin: impl FnOnce(Function)) -> JsValue {
    let mut begin = Some(begin);
    let promise = Promise::new(&mut |resolve: Function, _| {
        if let Some(begin) = begin.take() {
            begin(resolve);
        }
    });
    promise.await.unwrap()
}

/// Where the host is.
pub(super) async fn stub() -> String {
    read("/stub").await
}

/// The heads of all requests with that word.
pub(super) async fn heads(stub: &str, word: &str) -> String {
    read(&format!("{stub}/heads?{word}")).await
}

/// What is at an address.
pub(super) async fn read(url: &str) -> String {
    let response = window().unwrap().fetch_with_str(url).await.unwrap();
    let text = response.unchecked_into::<Response>().text().unwrap();
    let text: JsString = text.await.unwrap().unchecked_into();
    text.into()
}
