//! What a check needs of the page's globals. A page may have put its own in their place, also of another kind, and at
//! any time: each is named here alone, most are read once, when a check begins, and each is used only where it is what
//! it seems. What scripts throw is never more than "none".
//!
//! Functions that are called from many places are kept out of their callers: that takes 1 kB from what visitors
//! download.

use crate::blocklist::find;
use crate::form::Form;
use js_sys::{Array, Function, Reflect, Uint32Array};
use serde::Serialize as _;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Window;
}

/// Declares the members that can be read of any value. Each is an import of its own, so that the list of imports
/// contains them all.
macro_rules! members {
    ($($name:ident = $written:ident,)*) => {
        #[wasm_bindgen]
        extern "C" {
            /// Whatever a page has in some place.
            pub(super) type Thing;
            $(
                #[wasm_bindgen(method, getter, structural, catch, js_name = $written)]
                pub(super) fn $name(this: &Thing) -> Result<JsValue, JsValue>;
            )*
            /// Sets the listener of a port, or takes it away.
            #[wasm_bindgen(method, setter, structural, catch, js_name = onmessage)]
            pub(super) fn set_onmessage(this: &Thing, heard: &JsValue) -> Result<(), JsValue>;
        }
    };
}

members! {
    abort = abort,
    abort_controller = AbortController,
    add_event_listener = addEventListener,
    blocked_uri = blockedURI,
    clear_timeout = clearTimeout,
    controller = controller,
    crypto = crypto,
    data = data,
    date = Date,
    disposition = disposition,
    duration = duration,
    fetch = fetch,
    get_entries_by_name = getEntriesByName,
    get_high_entropy_values = getHighEntropyValues,
    get_random_values = getRandomValues,
    is_secure_context = isSecureContext,
    kind = type,
    math = Math,
    message_channel = MessageChannel,
    name = name,
    navigator = navigator,
    now = now,
    on_line = onLine,
    origin = origin,
    performance = performance,
    platform = platform,
    platform_version = platformVersion,
    pop = pop,
    port1 = port1,
    port2 = port2,
    post_message = postMessage,
    random = random,
    remove_event_listener = removeEventListener,
    service_worker = serviceWorker,
    set_property = setProperty,
    set_timeout = setTimeout,
    signal = signal,
    style = style,
    then = then,
    to_string = toString,
    user_agent = userAgent,
    user_agent_data = userAgentData,
    violated_directive = violatedDirective,
}

/// Reads a member.
pub(super) type Member = fn(&Thing) -> Result<JsValue, JsValue>;

/// A form as a value of the scripts.
#[inline(never)]
pub(super) fn value(form: &Form<'_>) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    form.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// A member of a value, if it can be read.
#[inline(never)]
pub(super) fn member(of: &JsValue, name: Member) -> Option<JsValue> {
    name(of.unchecked_ref()).ok()
}

/// A member that is a text.
#[inline(never)]
pub(super) fn text(of: &JsValue, name: Member) -> Option<String> {
    member(of, name)?.as_string()
}

/// A method of a value.
#[inline(never)]
pub(super) fn method(of: &JsValue, name: Member) -> Option<Function> {
    member(of, name)?.dyn_into().ok()
}

/// Calls a method; none where there is no such method, or it throws.
#[inline(never)]
pub(super) fn call(of: &JsValue, name: Member, given: &Array) -> Option<JsValue> {
    method(of, name)?.apply(of, given).ok()
}

/// A function for scripts.
pub(super) fn function(heard: impl Fn(JsValue) + 'static) -> Function {
    wrapped(Box::new(heard))
}

#[inline(never)]
fn wrapped(heard: Box<dyn Fn(JsValue)>) -> Function {
    Closure::wrap(heard).into_js_value().unchecked_into()
}

/// Calls with what a promise comes to, or with undefined where it is none.
#[inline(never)]
pub(super) fn then(promise: &JsValue, kept: &Function, broken: &Function) {
    if call(promise, Thing::then, &Array::of2(kept, broken)).is_none() {
        let _ = broken.call1(&JsValue::UNDEFINED, &JsValue::UNDEFINED);
    }
}

/// The page, as far as a check needs it.
pub(super) struct Page {
    pub(super) window: Window,
    pub(super) document: Option<Document>,
    pub(super) navigator: JsValue,
    pub(super) abort_controller: Option<Function>,
    pub(super) message_channel: Option<Function>,
    set_timeout: Option<Function>,
    clear_timeout: Option<Function>,
    fetch: Option<Function>,
    clock: Option<(JsValue, Function)>,
    wall: Option<Function>,
    listening: RefCell<Vec<Listener>>,
    /// When the check began, by both clocks.
    began_at: (f64, f64),
    passed: Cell<f64>,
    /// How far the clocks are behind the timers.
    behind: Cell<f64>,
    /// When a timer was set, and for how long that was.
    armed: Cell<(f64, f64)>,
}

impl Page {
    pub(super) fn new() -> &'static Self {
        Box::leak(Box::new(Self::read()))
    }

    fn read() -> Self {
        let window = WINDOW.with(Window::clone);
        let performance = member(&window, Thing::performance);
        let now = performance.and_then(|of| method(&of, Thing::now).map(|now| (of, now)));
        // A clock that gives no number is none.
        let clock = now.filter(|(of, now)| number(now.call0(of)).is_some());
        let mut page = Self {
            document: window.document(),
            navigator: member(&window, Thing::navigator).unwrap_or(JsValue::UNDEFINED),
            abort_controller: method(&window, Thing::abort_controller),
            message_channel: method(&window, Thing::message_channel),
            set_timeout: method(&window, Thing::set_timeout),
            clear_timeout: method(&window, Thing::clear_timeout),
            fetch: method(&window, Thing::fetch),
            wall: member(&window, Thing::date).and_then(|date| method(&date, Thing::now)),
            clock,
            listening: RefCell::default(),
            began_at: (0.0, 0.0),
            passed: Cell::new(0.0),
            behind: Cell::new(0.0),
            armed: Cell::new((0.0, 0.0)),
            window,
        };
        page.began_at = (page.clock(), page.wall());
        page
    }

    /// Listens until [`Self::end`].
    pub(super) fn listen(&self, source: &JsValue, kind: &'static str, heard: Function) {
        let _ = call(source, Thing::add_event_listener, &Array::of2(&kind.into(), &heard));
        self.listening.borrow_mut().push(Listener(source.clone(), kind, heard));
    }

    /// Ends all listening.
    pub(super) fn end(&self) {
        for Listener(source, kind, heard) in self.listening.borrow().iter() {
            let _ = call(
                source,
                Thing::remove_event_listener,
                &Array::of2(&(*kind).into(), heard),
            );
        }
    }

    /// Milliseconds by the wall clock, which goes on while the machine sleeps.
    pub(super) fn wall(&self) -> f64 {
        let wall = self.wall.as_ref();
        wall.and_then(|now| number(now.call0(&JsValue::UNDEFINED)))
            .unwrap_or_default()
    }

    /// Milliseconds by a clock that no one sets, or by the wall clock where there is none.
    pub(super) fn clock(&self) -> f64 {
        let clock = self.clock.as_ref();
        clock
            .and_then(|(of, now)| number(now.call0(of)))
            .unwrap_or_else(|| self.wall())
    }

    /// Time that the check has taken, in milliseconds. It never goes back. A page may have stopped a clock, or made it
    /// slow or fast: of two that go, the slower one counts, and where none goes the timers do.
    pub(super) fn elapsed(&self) -> u32 {
        let (clock, wall) = self.began_at;
        let (clock, wall) = (self.clock() - clock, self.wall() - wall);
        let slower = clock.min(wall);
        let passed = if slower > 0.0 { slower } else { clock.max(wall) };
        let passed = passed + self.behind.get();
        if passed > self.passed.get() {
            self.passed.set(passed);
        }
        self.passed.get() as u32
    }

    /// A timer of so many milliseconds was set.
    pub(super) fn armed(&self, ms: f64) {
        self.armed.set((self.passed.get(), ms));
    }

    /// It fired: where the clocks have not moved, its time has passed.
    pub(super) fn woke(&self) {
        let (at, ms) = self.armed.get();
        self.elapsed();
        // A timer that comes too soon, by a clock that goes, is a fast timer: it makes no silence.
        if self.passed.get() <= at {
            self.behind.set(self.behind.get() + ms);
            self.passed.set(at + ms);
        }
    }

    /// Calls after so many milliseconds. Nothing is handed along with the function: some pages' timers forget that.
    pub(super) fn after(&self, ms: u32, heard: &Function) -> JsValue {
        let timer = self.set_timeout.as_ref();
        let timer = timer.and_then(|set| set.call2(&self.window, heard, &ms.into()).ok());
        timer.unwrap_or(JsValue::UNDEFINED)
    }

    /// Calls off what [`Self::after`] has set.
    pub(super) fn disarm(&self, timer: &JsValue) {
        if let Some(clear) = &self.clear_timeout {
            let _ = clear.call1(&self.window, timer);
        }
    }

    /// Sends a request: what `fetch` gives, or none where the page has broken it.
    pub(super) fn fetch(&self, url: &str, init: &JsValue) -> Option<JsValue> {
        let promise = self.fetch.as_ref()?.call2(&self.window, &url.into(), init);
        promise.ok().filter(|promise| method(promise, Thing::then).is_some())
    }

    /// 32 random bits, or zero where the page has replaced the source of chance. They order the names.
    pub(super) fn random(&self) -> u32 {
        let math = member(&self.window, Thing::math);
        let drawn = math.and_then(|math| call(&math, Thing::random, &Array::new())?.as_f64());
        (drawn.unwrap_or_default() * 4_294_967_296.0) as u32
    }

    /// Random bits that make an address new, so that no cache answers in a host's place. From them nobody can compute
    /// the order of the names, nor the other nonces: they come from another source as well.
    pub(super) fn nonce(&self) -> [u32; 2] {
        let drawn = Uint32Array::new_with_length(2);
        if let Some(crypto) = member(&self.window, Thing::crypto) {
            call(&crypto, Thing::get_random_values, &Array::of1(&drawn));
        }
        [drawn.get_index(0) ^ self.random(), drawn.get_index(1)]
    }

    /// Whether a service worker controls the page, or a function of the page replaces `fetch`: then others may answer
    /// where a host does not. A page that may have workers and shows none hides one, perhaps, as does one with a
    /// replacement that receives no events.
    pub(super) fn is_mediated(&self) -> bool {
        let workers =
            member(&self.navigator, Thing::service_worker).filter(|of| method(of, Thing::add_event_listener).is_some());
        let controller = workers.and_then(|of| member(&of, Thing::controller));
        let may_have_one = match controller {
            Some(controller) => !controller.is_null(),
            None => self.may_have_workers(),
        };
        may_have_one || !self.has_own_fetch()
    }

    /// Whether a browser that knows service workers lets this page have one: not on an insecure page, nor on one
    /// without an origin.
    fn may_have_workers(&self) -> bool {
        let is_secure = member(&self.window, Thing::is_secure_context);
        is_secure.and_then(|is_secure| is_secure.as_bool()) == Some(true)
            && text(&self.window, Thing::origin).as_deref() != Some("null")
    }

    fn has_own_fetch(&self) -> bool {
        let Some(fetch) = &self.fetch else {
            return true;
        };
        // A function that was bound, and a proxy, are native code as well, but without a name.
        let written = call(fetch, Thing::to_string, &Array::new()).and_then(|text| text.as_string());
        let written = written.unwrap_or_default();
        written.starts_with("function fetch() {") && find("[native code]", &written).is_some()
    }

    /// How long the page's resource timing of an address is.
    pub(super) fn timing(&self, url: &str) -> Option<f64> {
        let (performance, _) = self.clock.as_ref()?;
        let given = Array::of1(&url.into());
        let entries = call(performance, Thing::get_entries_by_name, &given)?;
        let last = call(&entries, Thing::pop, &Array::new())?;
        member(&last, Thing::duration)?.as_f64()
    }
}

/// Makes an object of a class, such as `AbortController`; none where the page has none, or a broken one.
pub(super) fn make(class: Option<&Function>) -> Option<JsValue> {
    Reflect::construct(class?, &Array::new()).ok()
}

/// Does something with each of a list, which may grow meanwhile: nothing is held while a page's own code may run.
pub(super) fn each<T: Copy>(list: &RefCell<Vec<T>>, mut act: impl FnMut(T)) {
    for at in 0.. {
        let one = list.borrow().get(at).copied();
        match one {
            Some(one) => act(one),
            None => return,
        }
    }
}

fn number(told: Result<JsValue, JsValue>) -> Option<f64> {
    told.ok()?.as_f64()
}

/// Who listens: to what, to which kind of event, and by which function.
struct Listener(JsValue, &'static str, Function);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::trial::{global, heard, replace, script};
    use std::rc::Rc;
    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::Event;

    #[wasm_bindgen_test]
    fn listener_that_ended_hears_nothing() {
        let page = Page::new();
        let count = Rc::new(Cell::new(0));
        let counting = Rc::clone(&count);
        let note = function(move |_| counting.set(counting.get() + 1));
        page.listen(&page.window, "offline", note);
        let event = Event::new("offline").unwrap();
        page.window.dispatch_event(&event).unwrap();
        page.end();
        page.window.dispatch_event(&event).unwrap();
        assert_eq!(count.get(), 1);
    }

    #[wasm_bindgen_test]
    fn listener_of_what_is_none_is_no_trouble() {
        let page = Page::new();
        page.listen(&JsValue::UNDEFINED, "offline", function(|_| ()));
        page.end();
    }

    #[wasm_bindgen_test]
    async fn timer_hands_nothing_along() {
        let page = Page::new();
        let given = heard(|told| {
            page.after(0, &told);
        });
        // Firefox once handed the lateness to whatever it called.
        assert!(given.await.is_undefined());
    }

    #[wasm_bindgen_test]
    fn page_that_broke_its_clock_has_the_wall_s() {
        let own = global("performance");
        for broken in ["({})", "({ now: 7 })", "({ now: () => 'late' })", "7"] {
            let other = js_sys::eval(broken).unwrap();
            let shadow = js_sys::Object::new();
            js_sys::Reflect::set(&shadow, &"configurable".into(), &true.into()).unwrap();
            js_sys::Reflect::set(&shadow, &"value".into(), &other).unwrap();
            js_sys::Reflect::set(&shadow, &"writable".into(), &true.into()).unwrap();
            let window = WINDOW.with(Window::clone);
            js_sys::Object::define_property(&window, &"performance".into(), &shadow);
            let page = Page::new();
            replace("performance", &own);
            assert!(page.clock() >= 1_000_000_000_000.0, "{broken}");
        }
    }

    #[wasm_bindgen_test]
    fn of_two_clocks_and_the_timers_none_is_believed_alone() {
        let says = |name: &str| Function::new_no_args(&format!("return window.{name}"));
        let at = |clock: u32, wall: u32| {
            replace("labClock", &clock.into());
            replace("labWall", &wall.into());
        };
        at(1000, 7000);
        let page = Page {
            clock: Some((JsValue::UNDEFINED, says("labClock"))),
            wall: Some(says("labWall")),
            began_at: (1000.0, 7000.0),
            ..Page::read()
        };
        for (clock, wall, passed, why) in [
            (1300, 7300, 300, "both go"),
            (9000, 7400, 400, "one is too fast"),
            (1500, 9999, 500, "or the other"),
            (1600, 7000, 600, "one has stopped"),
            (1000, 7700, 700, "or the other"),
            (900, 6000, 700, "both went back"),
        ] {
            at(clock, wall);
            assert_eq!(page.elapsed(), passed, "{why}");
        }
        // The timer that fired says how long they have stopped.
        page.armed(50.0);
        page.woke();
        assert_eq!(page.elapsed(), 750);
    }

    #[wasm_bindgen_test]
    fn page_that_took_fetch_away_sends_nothing() {
        let own = global("fetch");
        for broken in [JsValue::UNDEFINED, script("throw 1"), script("return 7")] {
            replace("fetch", &broken);
            let page = Page::new();
            replace("fetch", &own);
            assert!(page.fetch("/stub", &JsValue::UNDEFINED).is_none());
        }
    }

    #[wasm_bindgen_test]
    fn page_with_a_fetch_of_its_own_is_mediated() {
        let own = global("fetch");
        assert!(!Page::new().is_mediated());
        replace("fetch", &script("return Promise.resolve()"));
        let page = Page::new();
        replace("fetch", &own);
        assert!(page.is_mediated());
    }
}
