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
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, HtmlIFrameElement, MessageChannel, Node, Window};

/// The frame's document. The script answers an empty message at once, and an address with its `readyState`.
///
/// A page with a strict policy allows it by the hash of the script; `pkg/README.md` tells the hash, and `tests/tidy.rs` holds it true.
const DOCUMENT: &str = concat!(
    "<meta name=referrer content=no-referrer><script>",
    "onmessage=e=>{let p=e.ports[0],s;if(!e.data)return p.postMessage(0);s=new EventSource(e.data);",
    "s.onopen=s.onerror=()=>{p.postMessage(s.readyState);s.close()}}",
    "</script>"
);

/// How long a frame may take to load.
const LOADING_MAX: Millis = Millis(1_000);

/// How long a loaded frame may take to show that its script runs; where the page's policy forbids it, it never does.
const GREETING_MAX: Millis = Millis(400);

/// A frame to ask.
pub(super) struct SecondOpinion {
    window: Window,
    frame: HtmlIFrameElement,
    loaded: Promise,
    greeted: RefCell<Option<Promise>>,
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
            loaded: Promise::race(&Array::of2(&loaded, &timer(window, LOADING_MAX))),
            greeted: RefCell::default(),
        })
    }

    /// Whether a response came back for `url`; none when the frame does not answer, or the probe is given up.
    pub(super) async fn ask(&self, url: &str, signal: &AbortSignal) -> Option<bool> {
        let given_up = Promise::new(&mut |resolve: Function, _| signal.set_onabort(Some(&resolve)));
        first(&self.loaded, &given_up).await?;
        first(&self.greeting()?, &given_up).await?;
        let answer = first(&self.post(url)?, &given_up).await?;
        Some(field(&answer, "data").as_f64()? > 0.0)
    }

    /// The frame's answer to the one greeting it gets.
    fn greeting(&self) -> Option<Promise> {
        let mut greeted = self.greeted.borrow_mut();
        if greeted.is_none() {
            let reply = self.post("")?;
            let too_late = timer(&self.window, GREETING_MAX);
            *greeted = Some(Promise::race(&Array::of2(&reply, &too_late)));
        }
        greeted.clone()
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
}

/// The event that `awaited` comes to; none when it came too late or the probe was given up before.
async fn first(awaited: &Promise, given_up: &Promise) -> Option<JsValue> {
    let event = JsFuture::from(Promise::race(&Array::of2(awaited, given_up)))
        .await
        .ok()?;
    let kind = field(&event, "type").as_string()?;
    (kind != "abort").then_some(event)
}

impl Drop for SecondOpinion {
    fn drop(&mut self) {
        self.frame.set_onload(None);
        self.frame.remove();
    }
}
