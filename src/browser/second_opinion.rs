//! The helper frame, which asks a host a second time where `fetch` did not show whether a response came back.
//!
//! Its script is `helper.js`, of which `helper.min.js` is the shorter form that is run; a page with a policy of its own
//! allows it by its hash, and the build puts it into `strict/opinion.js` as well. It acts for its parent alone, and
//! only with an origin of its own: hosts then see `Origin: null`, no Referer and no cookie (measured in Chromium 156,
//! Firefox 153 and WebKitGTK 2.50), and the embedding page stays undisclosed.
//!
//! It answers an empty message with 0, and an address, when its `EventSource` closed, with the length of its resource
//! timing in milliseconds, or with a code below. A length of 0 is not told by a clock whose steps are 3 ms or longer,
//! as it would take quick answers for none.

use super::page::{Page, Thing, call, each, function, make, member};
use crate::sighting::Opinion;
use js_sys::{Array, Function};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlIFrameElement, Node, Window};

const SCRIPT: &str = include_str!("helper.min.js").trim_ascii_end();

/// How long a frame may take to load, and a loaded one to show that its script runs; where the page's policy forbids
/// it, it never does.
const LOADING_MAX_MS: u32 = 3000;
const GREETING_MAX_MS: u32 = 1000;

/// How long an address may take. A name that fails at once is looked up anew as quickly, unless a packet is lost.
pub(super) const ANSWER_MAX_MS: u32 = 2500;

const WAITING: f64 = -1.0;
const FORBIDDEN: f64 = -2.0;

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// It has not loaded, or the page has moved it, so that it loads anew.
    Loading,
    /// It has loaded, but has not shown yet that its script runs.
    Loaded,
    Greeted,
    Gone,
}

/// Hears what becomes of a question: nothing, whenever it is asked or was lost, and then what was answered. Gives false
/// where nobody wants to know it any more.
type Tell = Box<dyn Fn(Option<Opinion>) -> bool>;

/// Something to ask, until it is answered.
struct Question {
    url: String,
    tell: Tell,
    is_open: Cell<bool>,
    /// How often it was asked.
    asked: Cell<u32>,
}

impl Question {
    fn answer(&self, opinion: Opinion) {
        if self.is_open.replace(false) {
            (self.tell)(Some(opinion));
        }
    }
}

/// The helper frame of a check.
pub(super) struct SecondOpinion {
    page: &'static Page,
    frame: RefCell<Option<HtmlIFrameElement>>,
    /// The window that it last loaded. Wherever the page moves it, it gets another one.
    window: RefCell<JsValue>,
    state: Cell<State>,
    /// How often it was waited for.
    waits: Cell<u32>,
    questions: RefCell<Vec<&'static Question>>,
    /// The ports of answers. Firefox and WebKit keep one that listens as long as the page, and with it the instance.
    ports: Array,
}

impl SecondOpinion {
    /// One that is still to be opened.
    pub(super) fn new(page: &'static Page) -> Self {
        Self {
            page,
            frame: RefCell::default(),
            window: RefCell::default(),
            state: Cell::new(State::Loading),
            waits: Cell::new(0),
            questions: RefCell::default(),
            ports: Array::new(),
        }
    }

    /// Makes the frame in `mount`, or in the page's body, where the page lets it.
    pub(super) fn open(&'static self, mount: &JsValue, helper: Option<&str>) {
        if self.try_open(mount, helper).is_none() {
            return self.give_up();
        }
        self.wait_for(State::Loading, LOADING_MAX_MS + GREETING_MAX_MS);
    }

    /// Gives it up where it is still in this state after so long.
    fn wait_for(&'static self, state: State, ms: u32) {
        self.state.set(state);
        let wait = self.waits.get() + 1;
        self.waits.set(wait);
        let late = function(move |_| {
            if self.state.get() == state && self.waits.get() == wait {
                self.give_up();
            }
        });
        self.later(ms, &late);
    }

    /// Notices where the page has moved it, or taken it away: until it has loaded anew, nobody is silent.
    pub(super) fn watch(&'static self) {
        if matches!(self.state.get(), State::Loaded | State::Greeted) && !self.is_there() {
            self.wait_for(State::Loading, LOADING_MAX_MS + GREETING_MAX_MS);
            each(&self.questions, |question| {
                if question.is_open.get() {
                    (question.tell)(None);
                }
            });
        }
    }

    fn try_open(&'static self, mount: &JsValue, helper: Option<&str>) -> Option<()> {
        let document = self.page.document.as_ref()?;
        let frame: HtmlIFrameElement = document.create_element("iframe").ok()?.unchecked_into();
        let page;
        let attributes = [
            ("sandbox", "allow-scripts"),
            ("referrerpolicy", "no-referrer"),
            ("aria-hidden", "true"),
            ("tabindex", "-1"),
            // A page that requires trusted types refuses what is written inline.
            match helper {
                Some(address) => ("src", address),
                None => {
                    page = String::from("<meta name=referrer content=no-referrer><script>") + SCRIPT + "</script>";
                    ("srcdoc", page.as_str())
                }
            },
        ];
        for (name, value) in attributes {
            frame.set_attribute(name, value).ok()?;
        }
        let style = member(&frame, Thing::style)?;
        call(
            &style,
            Thing::set_property,
            &Array::of3(&"display".into(), &"none".into(), &"important".into()),
        )?;
        // It loads anew wherever the page moves the tag that it is in.
        frame.set_onload(Some(&function(move |_| self.greet())));
        let body = document.body();
        let place: &Node = match mount.dyn_ref::<Node>() {
            Some(mount) => mount,
            None => body.as_ref()?,
        };
        *self.frame.borrow_mut() = Some(frame.clone());
        place.append_child(&frame).ok()?;
        Some(())
    }

    /// Asks it to show that its script runs, and all else at once: where none runs, nobody answers. What it was asked
    /// before it was moved has gone with what it was loaded as.
    fn greet(&'static self) {
        if self.is_gone() {
            return;
        }
        if let Some(window) = self.new_window() {
            self.window.replace(window.into());
        }
        let greeted = function(move |message| {
            if is_answer(&message).is_some() && self.state.get() == State::Loaded {
                self.state.set(State::Greeted);
            }
        });
        if !self.send("", &greeted) {
            return self.give_up();
        }
        self.wait_for(State::Loaded, GREETING_MAX_MS);
        each(&self.questions, |question| self.post(question));
    }

    /// Whether it is known that nobody can be asked.
    pub(super) fn is_gone(&self) -> bool {
        self.state.get() == State::Gone
    }

    /// Asks about an address; reports [`Opinion::Silent`] where it does not answer in time, and its answer where that
    /// comes late. Reports [`Opinion::Unavailable`] where there is no frame.
    #[inline(never)]
    pub(super) fn ask(&'static self, url: &str, tell: Tell) {
        let question: &'static Question = Box::leak(Box::new(Question {
            url: String::from(url),
            tell,
            is_open: Cell::new(true),
            asked: Cell::new(0),
        }));
        match self.state.get() {
            State::Gone => return question.answer(Opinion::Unavailable),
            State::Loading => {}
            State::Loaded | State::Greeted => self.post(question),
        }
        self.questions.borrow_mut().push(question);
    }

    fn post(&'static self, question: &'static Question) {
        if !question.is_open.get() || !(question.tell)(None) {
            return;
        }
        let asked = question.asked.get() + 1;
        question.asked.set(asked);
        let heard = function(move |message| {
            if let Some(told) = is_answer(&message) {
                question.answer(opinion(told));
            }
        });
        // Where the page moves it just now nobody is there. It is asked again as soon as it has loaded anew.
        self.send(&question.url, &heard);
        // What comes later still is an answer.
        let late = function(move |_| {
            self.watch();
            if question.is_open.get() && question.asked.get() == asked && self.state.get() == State::Greeted {
                (question.tell)(Some(Opinion::Silent));
            }
        });
        self.later(ANSWER_MAX_MS, &late);
    }

    /// Sends a message with a port of its own to answer on; false where the page took the frame away, or has broken
    /// what this needs.
    fn send(&self, message: &str, heard: &Function) -> bool {
        let sent = || -> Option<()> {
            let window = self.new_window()?;
            let channel = make(self.page.message_channel.as_ref())?;
            let (ours, theirs) = (member(&channel, Thing::port1)?, member(&channel, Thing::port2)?);
            if !ours.is_object() {
                return None;
            }
            ours.unchecked_ref::<Thing>().set_onmessage(heard).ok()?;
            self.ports.push(&ours);
            // The frame's origin is opaque, so no narrower address than `*` can name it; it holds our script alone.
            call(
                &window,
                Thing::post_message,
                &Array::of3(&message.into(), &"*".into(), &Array::of1(&theirs)),
            )
            .map(drop)
        };
        sent().is_some()
    }

    fn later(&self, ms: u32, late: &Function) {
        self.page.after(ms, late);
    }

    /// The frame's window as it is now; none where the page took the frame away.
    fn new_window(&self) -> Option<Window> {
        let frame = self.frame.borrow().clone();
        frame?.content_window()
    }

    /// Whether the frame is still what it last loaded.
    fn is_there(&self) -> bool {
        let window = self.window.borrow().clone();
        self.new_window().is_some_and(|now| JsValue::from(now) == window)
    }

    fn give_up(&self) {
        self.state.set(State::Gone);
        each(&self.questions, |question| question.answer(Opinion::Unavailable));
    }

    /// Takes the frame away.
    pub(super) fn close(&self) {
        self.state.set(State::Gone);
        for _ in 0..self.ports.length() {
            let _ = self.ports.pop().unchecked_ref::<Thing>().set_onmessage(&JsValue::NULL);
        }
        if let Some(frame) = self.frame.take() {
            frame.set_onload(None);
            // Pages have a `remove` of their own, for older browsers, which fails in a shadow.
            if let Some(place) = frame.parent_node() {
                let _ = place.remove_child(&frame);
            }
        }
    }
}

fn is_answer(message: &JsValue) -> Option<f64> {
    member(message, Thing::data)?.as_f64()
}

fn opinion(told: f64) -> Opinion {
    if told >= 0.0 {
        Opinion::Closed(Some(told))
    } else if told == WAITING {
        Opinion::Waiting
    } else if told == FORBIDDEN {
        Opinion::Forbidden
    } else {
        Opinion::Closed(None)
    }
}

/// Nobody's name (RFC 6761): what is seen of it is how nothing looks in this browser.
pub(super) const NOBODY: &str = "https://nobody.invalid/";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::trial::{global, heads, heard, replace, run, stub};
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::{Document, window};

    /// One that nobody closes but the test.
    fn opened() -> &'static SecondOpinion {
        let opinion: &'static SecondOpinion = Box::leak(Box::new(SecondOpinion::new(run().page)));
        opinion.open(&JsValue::UNDEFINED, None);
        opinion
    }

    async fn asked(of: &'static SecondOpinion, url: &str) -> Opinion {
        let told = Rc::new(RefCell::new(None));
        heard(|done| {
            let told = Rc::clone(&told);
            let answered = move |opinion: Option<Opinion>| {
                if opinion.is_some() {
                    *told.borrow_mut() = opinion;
                    done.call0(&JsValue::UNDEFINED).unwrap();
                }
                true
            };
            of.ask(url, Box::new(answered));
        })
        .await;
        told.take().unwrap()
    }

    fn document() -> Document {
        window().unwrap().document().unwrap()
    }

    fn frames() -> u32 {
        document().get_elements_by_tag_name("iframe").length()
    }

    fn is_firefox() -> bool {
        let agent = window().unwrap().navigator().user_agent().unwrap();
        agent.contains("Firefox")
    }

    #[wasm_bindgen_test]
    async fn host_that_cannot_be_reached_has_no_length() {
        let opinion = opened();
        let dark = if is_firefox() {
            Opinion::Closed(Some(0.0))
        } else {
            Opinion::Waiting
        };
        assert_eq!(asked(opinion, NOBODY).await, dark);
        assert_eq!(asked(opinion, "http://nobody.invalid/").await, dark);
        opinion.close();
    }

    /// Firefox gives the length of a request that reached its host, even where no answer came back.
    #[wasm_bindgen_test]
    async fn host_that_closes_after_the_request_has_a_length_in_firefox_alone() {
        let (stub, opinion) = (stub().await, opened());
        let told = asked(opinion, &format!("{stub}/close?after")).await;
        let has_length = matches!(told, Opinion::Closed(Some(ms)) if ms > 0.0);
        let is_as_measured = if is_firefox() {
            has_length
        } else {
            told == Opinion::Waiting
        };
        assert!(is_as_measured, "{told:?}");
        opinion.close();
    }

    #[wasm_bindgen_test]
    async fn answer_that_is_withheld_has_a_length() {
        let (stub, opinion) = (stub().await, opened());
        for path in ["lit", "withheld", "redirect"] {
            let told = asked(opinion, &format!("{stub}/{path}?second")).await;
            let has_length = matches!(told, Opinion::Closed(Some(ms)) if ms > 0.0);
            assert!(has_length, "{path}: {told:?}");
        }
        let heads = heads(&stub, "second").await.to_ascii_lowercase();
        assert!(heads.contains("\norigin: null"), "{heads}");
        assert!(!heads.contains("\nreferer:"), "{heads}");
        assert!(!heads.contains("\ncookie:"), "{heads}");
        opinion.close();
    }

    #[wasm_bindgen_test]
    async fn frame_greets_and_goes() {
        let before = frames();
        let opinion = opened();
        assert_eq!(frames(), before + 1);
        asked(opinion, NOBODY).await;
        assert!(opinion.state.get() == State::Greeted);
        let greeting = heard(|told| assert!(opinion.send("", &told))).await;
        assert_eq!(is_answer(&greeting), Some(0.0));
        opinion.close();
        assert_eq!(frames(), before);
        assert!(opinion.is_gone());
        assert_eq!(asked(opinion, NOBODY).await, Opinion::Unavailable);
    }

    #[wasm_bindgen_test]
    async fn frame_that_was_moved_answers() {
        let (stub, opinion) = (stub().await, opened());
        asked(opinion, NOBODY).await;
        let frame = opinion.frame.borrow().clone().unwrap();
        let place = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        place.append_child(&frame).unwrap();
        let told = asked(opinion, &format!("{stub}/withheld?moved")).await;
        assert!(matches!(told, Opinion::Closed(Some(_))), "{told:?}");
        opinion.close();
        place.remove();
    }

    #[wasm_bindgen_test]
    async fn page_that_takes_channels_away_later_changes_nothing() {
        let own = global("MessageChannel");
        run();
        replace("MessageChannel", &JsValue::UNDEFINED);
        let opinion = opened();
        let told = asked(opinion, NOBODY).await;
        replace("MessageChannel", &own);
        assert_ne!(told, Opinion::Unavailable);
        opinion.close();
    }

    #[wasm_bindgen_test]
    async fn frame_that_the_page_took_away_cannot_be_asked() {
        let opinion = opened();
        asked(opinion, NOBODY).await;
        opinion.frame.borrow().clone().unwrap().remove();
        opinion.watch();
        assert_eq!(asked(opinion, NOBODY).await, Opinion::Unavailable);
        opinion.close();
    }

    #[wasm_bindgen_test]
    fn code_of_the_frame_is_an_opinion() {
        assert_eq!(opinion(0.0), Opinion::Closed(Some(0.0)));
        assert_eq!(opinion(WAITING), Opinion::Waiting);
        assert_eq!(opinion(FORBIDDEN), Opinion::Forbidden);
        assert_eq!(opinion(-3.0), Opinion::Closed(None));
    }
}
