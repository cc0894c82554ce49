//! Sends a probe, and passes what was seen of it to [`crate::sighting`], which determines the outcome.

use super::options::{Options, Simulation};
use super::page::{Page, Thing, call, each, function, make, member, text, then, value};
use super::second_opinion::{ANSWER_MAX_MS, NOBODY, SecondOpinion};
use crate::blocklist::find;
use crate::check::Input;
use crate::code::{All as _, Code as _};
use crate::form::Form;
use crate::probe::{Outcome, ProbeId};
use crate::sighting::{Answer, Opinion, Sighting, Step};
use crate::target::PATH;
use js_sys::Array;
use std::cell::{Cell, OnceCell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::RequestInit;

/// Measured: Chromium, Firefox and WebKitGTK report a violation of the page's policy within 5 ms of the rejection.
/// Where the frame is asked it takes longer than that to answer.
const SETTLE_MS: u32 = 10;

/// A request that took longer was not refused at once, and the second look may take as long.
const SLOW_MS: u32 = ANSWER_MAX_MS;

/// Who has a network, and hears what was seen there.
pub(super) trait Hearer: Sized + 'static {
    fn network(&self) -> &Network<Self>;
    fn handle(&'static self, input: Input);
}

/// The network of a check.
pub(super) struct Network<H: Hearer> {
    page: &'static Page,
    simulation: Option<Simulation>,
    /// The addresses that the page's policy forbade, a slash behind each: older browsers report the origin alone.
    violated: RefCell<String>,
    /// How often the page began to be left.
    left: Cell<u32>,
    opinion: OnceCell<SecondOpinion>,
    nothing: Cell<Opinion>,
    /// What waits for the frame's word on a name that cannot exist.
    awaiting: RefCell<Vec<&'static Probe<H>>>,
    probes: RefCell<Vec<&'static Probe<H>>>,
}

impl<H: Hearer> Network<H> {
    pub(super) fn new(options: &Options, page: &'static Page) -> Self {
        Self {
            page,
            simulation: options.simulation(),
            violated: RefCell::default(),
            left: Cell::new(0),
            opinion: OnceCell::new(),
            nothing: Cell::new(Opinion::Unasked),
            awaiting: RefCell::default(),
            probes: RefCell::default(),
        }
    }

    /// Listens to what the page's policy refuses and to its end.
    pub(super) fn open(&'static self) {
        if self.simulation.is_some() {
            return;
        }
        self.opinion.get_or_init(|| SecondOpinion::new(self.page));
        if let Some(document) = &self.page.document {
            let note = function(move |event| self.violation(&event));
            self.page.listen(document, "securitypolicyviolation", note);
        }
        for &kind in &["beforeunload", "pagehide"] {
            let leave = function(move |_| self.left.set(self.left.get() + 1));
            self.page.listen(&self.page.window, kind, leave);
        }
    }

    /// Makes the helper frame. It loads while the first probes are under way, and is there when one of them is
    /// rejected.
    pub(super) fn open_frame(&'static self, options: &Options) {
        if let Some(opinion) = self.opinion.get() {
            opinion.open(&options.mount(), options.helper().as_deref());
        }
    }

    fn violation(&self, event: &JsValue) {
        // A report-only policy lets the request proceed, and what forbids another kind of use lets `fetch`. Older
        // browsers report no disposition, and the directive that the policy has.
        let directive = text(event, Thing::violated_directive).unwrap_or_default();
        if text(event, Thing::disposition).as_deref() != Some("report")
            && (directive.starts_with("connect") || directive.starts_with("default"))
            && let Some(uri) = text(event, Thing::blocked_uri)
        {
            *self.violated.borrow_mut() += &(String::from("\n") + &uri + "/");
        }
    }

    /// Whether the page was notified that its policy forbids a host, by its origin between a line break and a slash:
    /// one that only occurs within another address is not meant.
    fn is_forbidden(&self, origin: &str) -> bool {
        find(origin, &self.violated.borrow()).is_some()
    }

    /// Notices where nobody is there to answer.
    pub(super) fn watch(&'static self) {
        if let Some(opinion) = self.opinion.get() {
            opinion.watch();
        }
    }

    /// Tries to reach a target.
    pub(super) fn send(&'static self, hearer: &'static H, id: ProbeId, host: &str) {
        let origin = String::from("\nhttps://") + host + "/";
        let url = String::from("https://") + host + PATH + "?" + &hex(self.page.nonce());
        // Where a page has another one in its place, a request ends only when it ends by itself.
        let controller = make(self.page.abort_controller.as_ref());
        let probe: &'static Probe<H> = Box::leak(Box::new(Probe {
            id,
            hearer,
            origin,
            url,
            controller: controller.filter(|of| member(of, Thing::signal).is_some_and(|signal| signal.is_object())),
            is_given_up: Cell::new(false),
            left: self.left.get(),
            sent: self.page.elapsed(),
            sighting: Cell::default(),
        }));
        self.probes.borrow_mut().push(probe);
        match &self.simulation {
            Some(simulation) => {
                let told = function(move |code| probe.tell(outcome(&code.as_string().unwrap_or_default())));
                then(&simulation.probe(host), &told, &told);
            }
            None => probe.send(),
        }
    }

    /// Stops the request of a probe; what comes of it, and of what the frame was asked for it, means nothing from then
    /// on.
    pub(super) fn give_up(&self, id: ProbeId) {
        each(&self.probes, |probe| {
            if probe.id == id {
                probe.give_up();
            }
        });
    }

    /// Gives everything up.
    pub(super) fn close(&self) {
        each(&self.probes, Probe::give_up);
        if let Some(opinion) = self.opinion.get() {
            opinion.close();
        }
    }
}

/// A probe that is under way.
struct Probe<H: Hearer> {
    id: ProbeId,
    hearer: &'static H,
    origin: String,
    url: String,
    controller: Option<JsValue>,
    is_given_up: Cell<bool>,
    /// How often the page had begun to be left when it was sent.
    left: u32,
    sent: u32,
    sighting: Cell<Sighting>,
}

impl<H: Hearer> Probe<H> {
    fn send(&'static self) {
        let page = self.hearer.network().page;
        if page.is_mediated() {
            return self.saw(Sighting {
                answer: Answer::Untried,
                mediated: true,
                ..self.sighting.get()
            });
        }
        let init: RequestInit = value(&request()).unchecked_into();
        if let Some(signal) = self.controller.as_ref().and_then(|of| member(of, Thing::signal)) {
            init.set_signal(Some(signal.unchecked_ref()));
        }
        let Some(promise) = page.fetch(&self.url, &init) else {
            return self.saw(Sighting {
                answer: Answer::Unsent,
                ..self.sighting.get()
            });
        };
        let kept = function(move |response| {
            let is_opaque = text(&response, Thing::kind).as_deref() == Some("opaque");
            self.settled(if is_opaque { Answer::Opaque } else { Answer::Own });
        });
        let broken = function(move |cause| {
            let name = text(&cause, Thing::name);
            let was_stopped = name.as_deref() == Some("AbortError");
            self.settled(if was_stopped { Answer::Stopped } else { Answer::Rejected });
        });
        then(&promise, &kept, &broken);
    }

    fn settled(&'static self, answer: Answer) {
        if self.is_given_up.get() {
            return;
        }
        let page = self.hearer.network().page;
        let nobody_asks = self.hearer.network().opinion.get().is_some_and(SecondOpinion::is_gone);
        let see = move || {
            self.saw(Sighting {
                answer,
                is_slow: self.hearer.network().page.elapsed() - self.sent > SLOW_MS,
                mediated: page.is_mediated(),
                ..self.sighting.get()
            });
        };
        if answer == Answer::Rejected && nobody_asks {
            page.after(SETTLE_MS, &function(move |_| see()));
        } else {
            see();
        }
    }

    /// Takes in what was seen so far, and does what follows from it.
    fn saw(&'static self, seen: Sighting) {
        if self.is_given_up.get() {
            return;
        }
        let network = self.hearer.network();
        let sighting = Sighting {
            forbidden: network.is_forbidden(&self.origin),
            left: network.left.get() != self.left,
            nothing: network.nothing.get(),
            ..seen
        };
        self.sighting.set(sighting);
        match (sighting.step(), network.opinion.get()) {
            (Step::Conclude(outcome), _) => self.tell(outcome),
            (Step::AskNothing, Some(of)) => self.await_nothing(of),
            (step @ (Step::Ask | Step::AskAgain), Some(of)) => {
                // From here on it is not the host that is silent: the frame may be away, or loading.
                if !self.is_asked() {
                    return;
                }
                let tell = move |told: Option<Opinion>| {
                    let Some(told) = told else {
                        return self.is_asked();
                    };
                    let mut seen = self.sighting.get();
                    if step == Step::Ask {
                        seen.opinion = told;
                        // In Firefox the timing comes a little later than the rejection.
                        seen.timing = self.hearer.network().page.timing(&self.url);
                    } else {
                        seen.again = told;
                    }
                    self.saw(seen);
                    true
                };
                of.ask(&self.url, Box::new(tell));
            }
            (Step::Wait, _) => {}
            // Nobody can be asked, so nothing is known.
            (Step::Ask | Step::AskAgain | Step::AskNothing, None) => self.tell(Outcome::Unknown),
        }
    }

    /// Notes that what it met is looked into from now on; whether anybody still wants to know.
    fn is_asked(&self) -> bool {
        if !self.is_given_up.get() {
            self.hearer.handle(Input::AskedAgain(self.id));
        }
        // A sleep was noticed by it, or the end of the run.
        !self.is_given_up.get()
    }

    /// Waits for the frame's word on a name that cannot exist, which it is asked for once, and again only where that
    /// was not clear.
    fn await_nothing(&'static self, of: &'static SecondOpinion) {
        let network = self.hearer.network();
        if !self.is_asked() {
            return;
        }
        let is_first = network.awaiting.borrow().is_empty();
        network.awaiting.borrow_mut().push(self);
        if is_first {
            let tell = move |told: Option<Opinion>| {
                let Some(told) = told else {
                    each(&network.awaiting, |probe| {
                        probe.is_asked();
                    });
                    return true;
                };
                network.nothing.set(told);
                for probe in network.awaiting.take() {
                    probe.saw(probe.sighting.get());
                }
                // A packet may have been lost, or the page stopped it: the next asks anew.
                if matches!(told, Opinion::Silent | Opinion::Unavailable | Opinion::Closed(None)) {
                    network.nothing.set(Opinion::Unasked);
                }
                true
            };
            of.ask(NOBODY, Box::new(tell));
        }
    }

    fn give_up(&self) {
        self.is_given_up.set(true);
        if let Some(controller) = &self.controller {
            let _ = call(controller, Thing::abort, &Array::new());
        }
    }

    fn tell(&self, outcome: Outcome) {
        if self.is_given_up.get() {
            return;
        }
        // The headers are enough: whatever else the host would send is not wanted.
        self.give_up();
        let probe = self.id;
        self.hearer.handle(Input::Observed { probe, outcome });
    }
}

/// How a probe asks: nothing is sent but the address, and nothing is kept.
fn request() -> Form<'static> {
    Form::Object(vec![
        ("mode", Form::Text("no-cors")),
        ("credentials", Form::Text("omit")),
        ("referrerPolicy", Form::Text("no-referrer")),
        ("cache", Form::Text("no-store")),
    ])
}

/// What a simulated browser reports.
fn outcome(code: &str) -> Outcome {
    let known = Outcome::ALL.iter().find(|outcome| outcome.code() == code);
    known.copied().unwrap_or(Outcome::Refused)
}

/// Digits as texts: to push characters takes more of what visitors download.
pub(super) const DIGITS: [&str; 16] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f",
];

/// 16 hexadecimal digits, which make an address new.
fn hex([mut one, mut other]: [u32; 2]) -> String {
    let mut digits = String::new();
    for _ in 0..8 {
        digits.push_str(DIGITS[one as usize & 15]);
        digits.push_str(DIGITS[other as usize & 15]);
        one >>= 4;
        other >>= 4;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::run::Run;
    use crate::browser::trial::{heads, heard, object, run, stub};
    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::{Response, ResponseType};

    #[wasm_bindgen_test]
    fn nonce_is_16_digits() {
        assert_eq!(hex([0, 0]), "0000000000000000");
        assert_eq!(hex([1, 0]), "1000000000000000");
        assert_eq!(hex([0, 1]), "0100000000000000");
        assert_eq!(hex([u32::MAX; 2]), "ffffffffffffffff");
    }

    #[wasm_bindgen_test]
    fn code_that_no_browser_tells_is_refused() {
        assert_eq!(outcome("reached"), Outcome::Reached);
        assert_eq!(outcome("unknown"), Outcome::Unknown);
        assert_eq!(outcome("refused"), Outcome::Refused);
        assert_eq!(outcome("timeout"), Outcome::Refused);
    }

    #[wasm_bindgen_test]
    async fn request_tells_nothing_but_its_address() {
        let stub = stub().await;
        // A cookie of this page is one of the host's too: cookies know no ports.
        js_sys::eval("document.cookie = 'who=me'").unwrap();
        let page = Page::new();
        let url = format!("{stub}/lit?quiet");
        let response = heard(|told| {
            let promise = page.fetch(&url, &value(&request())).unwrap();
            then(&promise, &told, &told);
        });
        let response: Response = response.await.unchecked_into();
        assert_eq!(response.type_(), ResponseType::Opaque);
        let heads = heads(&stub, "quiet").await.to_ascii_lowercase();
        assert!(heads.contains("get /lit?quiet "), "{heads}");
        for header in ["cookie:", "referer:", "origin:", "if-"] {
            assert!(!heads.contains(&format!("\n{header}")), "{heads}");
        }
        assert!(heads.contains("\ncache-control: no-cache"), "{heads}");
    }

    #[wasm_bindgen_test]
    fn host_is_forbidden_by_its_whole_origin() {
        let options = object(&[]);
        let network = Network::<Run>::new(options.unchecked_ref(), run().page);
        let hear = |uri: &str, disposition: &str, directive: &str| {
            network.violation(&object(&[
                ("blockedURI", uri.into()),
                ("disposition", disposition.into()),
                ("violatedDirective", directive.into()),
            ]));
        };
        hear("https://a.example/x", "enforce", "connect-src");
        hear("https://b.example", "enforce", "default-src 'self'");
        hear("https://c.example/", "report", "connect-src");
        hear("https://d.example/", "enforce", "img-src");
        hear("inline", "enforce", "script-src");
        assert!(network.is_forbidden("https://a.example/"));
        assert!(network.is_forbidden("https://b.example/"));
        assert!(!network.is_forbidden("https://c.example/"));
        assert!(!network.is_forbidden("https://d.example/"));
        assert!(!network.is_forbidden("https://a.exam/"));
    }
}
