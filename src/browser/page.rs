//! What a check takes from the page and its browser, and listens to on them.

use super::options::field;
use crate::surroundings::Surroundings;
use crate::verdict::Line;
use js_sys::Math;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, EventTarget, Window};

/// 64 random bits. They order the names and fill nonces; nobody gains by guessing them.
pub(super) fn entropy() -> u64 {
    let bits = || u64::from((Math::random() * f64::from(u32::MAX)) as u32);
    bits() << 32 | bits()
}

/// What is known of the machine before the check, from a `navigator`.
pub(super) fn surroundings(navigator: &JsValue) -> Surroundings {
    let line = if field(navigator, "onLine").is_falsy() {
        Line::Offline
    } else {
        Line::Online
    };
    Surroundings::of_user_agent(
        &field(navigator, "userAgent")
            .as_string()
            .unwrap_or_default(),
        line,
    )
}

/// Listens to one kind of event for as long as it lives.
pub(super) struct Listener {
    target: EventTarget,
    kind: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to `kind` on `target`.
    pub(super) fn new(
        target: &EventTarget,
        kind: &'static str,
        heard: impl FnMut(Event) + 'static,
    ) -> Self {
        let heard = Closure::new(heard);
        // Only an unknown option could make this throw; there is none.
        let _ = target.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            kind,
            heard,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.kind, heard);
    }
}

/// The addresses that the page's policy forbade since this began to listen.
pub(super) struct Violations {
    blocked: Rc<RefCell<Vec<String>>>,
    _listener: Option<Listener>,
}

impl Violations {
    /// Begins to listen.
    pub(super) fn watch(window: &Window) -> Self {
        let blocked = Rc::new(RefCell::new(Vec::new()));
        let listener = window.document().map(|document| {
            let blocked = Rc::clone(&blocked);
            Listener::new(&document, "securitypolicyviolation", move |event| {
                // A report-only policy lets the request proceed.
                if field(&event, "disposition").as_string().as_deref() == Some("enforce") {
                    blocked
                        .borrow_mut()
                        .extend(field(&event, "blockedURI").as_string());
                }
            })
        });
        Self {
            blocked,
            _listener: listener,
        }
    }

    /// Whether an address of `origin` was forbidden.
    pub(super) fn hit(&self, origin: &str) -> bool {
        self.blocked
            .borrow()
            .iter()
            .any(|uri| uri.starts_with(origin))
    }
}
