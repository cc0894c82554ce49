//! Whether a response came back for an address that `fetch` rejected, in Chromium and WebKit.
//!
//! An `EventSource` that meets no response will try again (`readyState` 0); one that met a response of the wrong kind will not (2).
//! It sends the Origin of its page, and a Referer as the page's policy says. So it lives in a sandboxed frame whose origin is opaque:
//! the host sees `Origin: null`, no Referer and no cookie (measured in Chromium 156, Firefox 153 and WebKitGTK 2.50), and
//! the embedding page stays undisclosed. A page whose policy forbids the frame or its script has no second opinion.

use super::clock::timer;
use super::options::field;
use crate::time::Millis;
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, HtmlIFrameElement, MessageChannel, Node, Window};

/// The frame's document. The script answers an empty message at once, and an address with its `readyState`.
///
/// A page with a strict policy allows it by the hash of the script; `tests/second_opinion.rs` holds the hash and README tells it.
const DOCUMENT: &str = concat!(
    "<meta name=referrer content=no-referrer><script>",
    "onmessage=e=>{let p=e.ports[0],s;if(!e.data)return p.postMessage(0);s=new EventSource(e.data);",
    "s.onopen=s.onerror=()=>{p.postMessage(s.readyState);s.close()}}",
    "</script>"
);

/// How long a frame may take to show that its script runs.
const GREETING_MAX: Millis = Millis(1_500);

/// A frame to ask.
pub(super) struct SecondOpinion {
    window: Window,
    frame: HtmlIFrameElement,
    loaded: Promise,
    answers: Cell<Option<bool>>,
}

impl SecondOpinion {
    /// Makes the frame in `mount`, or in the page's body; none where the page does not let it.
    pub(super) fn open(window: &Window, mount: Option<Node>) -> Option<Self> {
        let document = window.document()?;
        let frame: HtmlIFrameElement = document.create_element("iframe").ok()?.dyn_into().ok()?;
        for (name, value) in [
            ("sandbox", "allow-scripts"),
            ("referrerpolicy", "no-referrer"),
            ("aria-hidden", "true"),
            ("tabindex", "-1"),
        ] {
            frame.set_attribute(name, value).ok()?;
        }
        frame.style().set_property("display", "none").ok()?;
        // By name, because a page that requires trusted types makes this assignment throw.
        Reflect::set(
            &frame,
            &JsValue::from_str("srcdoc"),
            &JsValue::from_str(DOCUMENT),
        )
        .ok()?;
        let loaded = Promise::new(&mut |resolve: Function, _| frame.set_onload(Some(&resolve)));
        let mount = mount.or_else(|| document.body().map(Node::from))?;
        mount.append_child(&frame).ok()?;
        Some(Self {
            window: window.clone(),
            frame,
            loaded,
            answers: Cell::new(None),
        })
    }

    /// Whether a response came back for `url`; none when the frame does not answer, or the probe is given up.
    pub(super) async fn ask(&self, url: &str, signal: &AbortSignal) -> Option<bool> {
        if !self.is_there().await {
            return None;
        }
        let given_up = Promise::new(&mut |resolve: Function, _| signal.set_onabort(Some(&resolve)));
        let reply = self.post(url)?;
        let answer = Promise::race(&Array::of2(&reply, &given_up));
        let answer = JsFuture::from(answer).await.ok()?;
        Some(field(&answer, "data").as_f64()? > 0.0)
    }

    async fn is_there(&self) -> bool {
        if let Some(answers) = self.answers.get() {
            return answers;
        }
        let answers = self.greet().await;
        self.answers.set(Some(answers));
        answers
    }

    async fn greet(&self) -> bool {
        if JsFuture::from(self.or_too_late(self.loaded.clone()))
            .await
            .is_ok_and(|event| event.is_undefined())
        {
            return false;
        }
        let Some(reply) = self.post("") else {
            return false;
        };
        JsFuture::from(self.or_too_late(reply))
            .await
            .is_ok_and(|reply| !reply.is_undefined())
    }

    /// Sends a message with a port of its own to answer on: a promise of the answering event.
    fn post(&self, message: &str) -> Option<Promise> {
        let channel = MessageChannel::new().ok()?;
        let reply =
            Promise::new(&mut |resolve: Function, _| channel.port1().set_onmessage(Some(&resolve)));
        let ports = Array::of1(&channel.port2());
        // The frame's origin is opaque, so no narrower address than `*` can name it; it holds our script alone.
        let posted = self.frame.content_window()?.post_message_with_transfer(
            &JsValue::from_str(message),
            "*",
            &ports,
        );
        posted.ok().map(|()| reply)
    }

    /// The promise, or undefined when it takes too long.
    fn or_too_late(&self, promise: Promise) -> Promise {
        Promise::race(&Array::of2(&promise, &timer(&self.window, GREETING_MAX)))
    }
}

impl Drop for SecondOpinion {
    fn drop(&mut self) {
        self.frame.set_onload(None);
        self.frame.remove();
    }
}
