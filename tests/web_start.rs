//! What scripts may call of the check, in a real browser, with simulated networks.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "clippy knows only tests of the standard kind as tests"
)]

use conficker_check::browser::border::{listed, start};
use js_sys::{Function, JSON, Object, Promise, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn network_that_reaches_all_shows_no_sign() {
    let told = report("return Promise.resolve('reached')", |options| {
        assert!(start(options.unchecked_ref()).is_undefined());
    });
    let told = plain(&told.await);
    assert_eq!(
        (&told["schema"], &told["verdict"], &told["reason"]),
        (&json!(1), &json!("no-sign"), &Value::Null)
    );
    let today: String = js_sys::Date::new_0().to_iso_string().into();
    let started = told["startedAt"].as_str().unwrap();
    assert_eq!(started.len(), today.len());
    assert!(*started <= *today, "{started} > {today}");
    let targets = told["targets"].as_array().unwrap();
    assert!(targets.iter().any(|target| target["outcome"] == "reached"));
}

#[wasm_bindgen_test]
async fn network_that_drops_what_the_worm_blocks_is_a_sign() {
    let told = report(
        "return Promise.resolve(BLOCKED(host) ? 'failed' : 'reached')",
        |options| assert!(start(options.unchecked_ref()).is_undefined()),
    );
    assert_eq!(plain(&told.await)["verdict"], "sign");
}

#[wasm_bindgen_test]
async fn network_that_rejects_its_promises_is_refused() {
    let told = report("return Promise.reject('no')", |options| {
        assert!(start(options.unchecked_ref()).is_undefined());
    });
    let told = plain(&told.await);
    assert_eq!(told["verdict"], "cannot-tell");
    let targets = told["targets"].as_array().unwrap();
    assert!(targets.iter().any(|target| target["outcome"] == "refused"));
    assert!(targets.iter().all(|target| target["outcome"] != "reached"));
}

#[wasm_bindgen_test]
fn canary_that_is_wrong_starts_nothing() {
    let of = |canary: &str| {
        let options = options("throw 1", &Function::new_no_args("throw 1"));
        set(&options, "canary", &canary.into());
        plain(&start(options.unchecked_ref()))
    };
    assert_eq!(
        of("no domain"),
        json!([{ "code": "domain-invalid", "field": "canary", "found": "no domain" }])
    );
    let listed = of("virus.example");
    assert_eq!(listed[0]["code"], "domain-listed");
    assert_eq!(listed[0]["string"], "virus");
}

#[wasm_bindgen_test]
fn listed_host_names_its_string() {
    let told = plain(&listed("www.RESET.example"));
    assert_eq!(told, json!({ "string": "eset", "variants": ["b", "c"] }));
    assert!(listed("partner.example").is_null());
    assert!(listed("").is_null());
}

/// What a check reports whose simulated network answers by this script.
async fn report(probe: &str, begin: impl FnOnce(JsValue)) -> JsValue {
    let mut begin = Some(begin);
    let reported = Promise::new(&mut |resolve: Function, _| {
        if let Some(begin) = begin.take() {
            begin(options(probe, &resolve));
        }
    });
    reported.await.unwrap()
}

fn options(probe: &str, on_report: &Function) -> JsValue {
    let blocked =
        wasm_bindgen::closure::Closure::<dyn Fn(String) -> bool>::new(|host: String| !listed(&host).is_null());
    set(&js_sys::global(), "BLOCKED", &blocked.into_js_value());
    let simulation = Object::new();
    let agent = "Mozilla/5.0 (Windows NT 6.1) Firefox/115.0";
    set(&simulation, "userAgent", &agent.into());
    set(&simulation, "onLine", &true.into());
    set(&simulation, "probe", &Function::new_with_args("host", probe));
    let options = Object::new();
    set(&options, "isCancelled", &false.into());
    set(&options, "isKept", &Function::new_no_args("return false"));
    set(&options, "seed", &7.into());
    set(&options, "simulation", &simulation);
    // What a page's listener throws is no trouble of the check.
    set(&options, "onProgress", &Function::new_no_args("throw 1"));
    set(&options, "onReport", on_report);
    options.into()
}

fn set(of: &JsValue, name: &str, value: &JsValue) {
    Reflect::set(of, &name.into(), value).unwrap();
}

/// What `JSON` makes of a value, which must be all of it.
fn plain(value: &JsValue) -> Value {
    let written: String = JSON::stringify(value).unwrap().into();
    let again = js_sys::eval(
        "(function same(a, b) { return Object(a) !== a ? a === b : Object.getPrototypeOf(a) === \
        Object.getPrototypeOf(b) \
         && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every(k => same(a[k], b[k])) })",
    );
    let same: Function = again.unwrap().unchecked_into();
    let read = JSON::parse(&written).unwrap();
    let same = same.call2(&JsValue::UNDEFINED, value, &read).unwrap();
    assert!(same.is_truthy(), "{written}");
    serde_json::from_str(&written).unwrap()
}
