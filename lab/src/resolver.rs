//! A system's resolver, which stands between browsers and the name server where the world has one: it asks again, and
//! gives up, when that system does.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::UdpSocket;
use tokio::time::{Instant, timeout_at};
use worlds::{End, Resolver};

use super::dns;
use super::namespace::{NAME_SERVERS, RESOLVER};
use super::stage::Stage;

/// Answers questions until the lab ends.
pub(super) async fn serve(stage: &Arc<Stage>) -> Result<()> {
    let socket = UdpSocket::bind((RESOLVER, 53))
        .await
        .context("cannot open the resolver's port")?;
    let stage = Arc::clone(stage);
    tokio::spawn(dns::serve_udp(Arc::new(socket), move |question| {
        let stage = Arc::clone(&stage);
        async move { resolve(question, &stage).await.ok()? }
    }));
    Ok(())
}

/// Asks the name server until there is an answer, or none is hoped for. The resolver goes with its scene: whoever asked
/// has gone by then, and the next scene's name server is to hear nothing of it.
async fn resolve(question: Vec<u8>, stage: &Stage) -> std::io::Result<Option<Vec<u8>>> {
    let turn = stage.turn();
    let Some(resolver) = stage.scene(|scene| scene.resolver().cloned()) else {
        return Ok(None);
    };
    let mut asking = Asking::new(question, resolver);
    let server = UdpSocket::bind((RESOLVER, 0)).await?;
    server.connect((NAME_SERVERS[0], 53)).await?;
    let began = Instant::now();
    let mut packet = vec![0; dns::PACKET_MAX];
    let mut now = 0;
    loop {
        match asking.tick(now) {
            Step::Ask(_) if stage.turn() != turn => return Ok(None),
            Step::Ask(question) => {
                server.send(question).await?;
            }
            Step::End(reply) => return Ok(reply),
            Step::WaitUntil(ms) => {
                let until = began + Duration::from_millis(ms.into());
                if let Ok(length) = timeout_at(until, server.recv(&mut packet)).await {
                    let heard = packet.get(..length?).unwrap_or_default();
                    if asking.is_answered_by(heard) {
                        return Ok(Some(heard.to_vec()));
                    }
                }
                now = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
            }
        }
    }
}

/// A question on its way, in the milliseconds since it came.
struct Asking {
    question: Vec<u8>,
    resolver: Resolver,
    /// How often the name server was asked.
    asked: usize,
}

/// What a resolver does next with a question.
#[derive(Debug, PartialEq, Eq)]
enum Step<'a> {
    /// Asks the name server, and looks again at once.
    Ask(&'a [u8]),
    /// Gives up, and says this or nothing.
    End(Option<Vec<u8>>),
    /// Waits for an answer, and looks again then.
    WaitUntil(u32),
}

impl Asking {
    fn new(question: Vec<u8>, resolver: Resolver) -> Self {
        Self {
            question,
            resolver,
            asked: 0,
        }
    }

    /// What is to be done at a time when no answer has come.
    fn tick(&mut self, now: u32) -> Step<'_> {
        let Resolver {
            asks_ms, ends_ms, end, ..
        } = &self.resolver;
        if now >= *ends_ms {
            return Step::End(match end {
                End::Nothing => None,
                End::ServerFails => dns::server_fails(&self.question),
            });
        }
        match asks_ms.get(self.asked) {
            Some(&at) if at <= now => {
                self.asked += 1;
                Step::Ask(&self.question)
            }
            next => Step::WaitUntil(next.copied().unwrap_or(*ends_ms)),
        }
    }

    /// Whether a packet of the name server's is about this question; whichever time it was asked, the first answer
    /// counts, and ends it, whatever it says.
    fn is_answered_by(&self, packet: &[u8]) -> bool {
        packet.get(..ID_BYTES) == self.question.get(..ID_BYTES)
    }
}

/// A message begins with the number that an answer shares with its question (RFC 1035, 4.1.1).
const ID_BYTES: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;
    use hickory_proto::op::{Message, Query, ResponseCode};
    use hickory_proto::rr::{Name, RecordType};
    use worlds::Networks;

    fn shipped(name: &str) -> Resolver {
        Networks::shipped().resolver.remove(name).unwrap()
    }

    fn question() -> Message {
        let mut question = Message::query();
        let name = Name::from_ascii("www.example.org.").unwrap();
        question.add_query(Query::query(name, RecordType::A));
        question
    }

    /// What became of a question in virtual time.
    #[derive(Debug, PartialEq, Eq)]
    struct Story {
        /// When the name server was asked.
        asked: Vec<u32>,
        /// When whoever asked was done with.
        ended: u32,
        /// What it heard from the resolver itself, where the name server said nothing.
        gave_up: Option<Option<ResponseCode>>,
    }

    /// Asks a resolver whose first questions are lost, where an answer takes so many milliseconds.
    fn play(name: &str, lost: usize, takes: u32) -> Story {
        let sent = question().to_vec().unwrap();
        let mut asking = Asking::new(sent.clone(), shipped(name));
        let (mut now, mut asked, mut answers) = (0, Vec::new(), Vec::new());
        loop {
            match asking.tick(now) {
                Step::Ask(question) => {
                    assert_eq!(question, sent, "the question is passed on as it came");
                    asked.push(now);
                    if asked.len() > lost {
                        answers.push(now + takes);
                    }
                }
                Step::End(reply) => {
                    let code = |reply: Vec<u8>| Message::from_vec(&reply).unwrap().metadata.response_code;
                    let (ended, gave_up) = (now, Some(reply.map(code)));
                    return Story { asked, ended, gave_up };
                }
                Step::WaitUntil(until) => {
                    assert!(until > now, "it waits for what is past");
                    if let Some(&ended) = answers.first().filter(|&&at| at <= until) {
                        return Story {
                            asked,
                            ended,
                            gave_up: None,
                        };
                    }
                    now = until;
                }
            }
        }
    }

    #[track_caller]
    fn answered(name: &str, [lost, takes]: [u32; 2], asked: &[u32], ended: u32) {
        let story = play(name, lost as usize, takes);
        let expected = Story {
            asked: asked.to_vec(),
            ended,
            gave_up: None,
        };
        assert_eq!(story, expected, "{name}");
    }

    #[test]
    fn question_that_is_answered_is_asked_once() {
        for name in Networks::shipped().resolver.keys() {
            answered(name, [0, 40], &[0], 40);
        }
    }

    #[test]
    fn lost_questions_cost_what_they_cost_on_that_system() {
        answered("windows", [1, 40], &[0, 1_000], 1_040);
        answered("windows", [2, 40], &[0, 1_000, 2_000], 2_040);
        answered("windows", [3, 40], &[0, 1_000, 2_000, 4_000], 4_040);
        answered("windows", [4, 40], &[0, 1_000, 2_000, 4_000, 8_000], 8_040);
        answered("glibc", [1, 40], &[0, 5_000], 5_040);
        answered("systemd-resolved", [2, 40], &[0, 5_000, 10_000], 10_040);
    }

    #[test]
    fn late_answer_to_an_earlier_question_counts() {
        answered("windows", [0, 1_500], &[0, 1_000], 1_500);
        answered("windows", [1, 5_000], &[0, 1_000, 2_000, 4_000], 6_000);
    }

    #[test]
    fn dropped_question_ends_as_on_that_system() {
        let ends = |name: &str| {
            let Story { asked, ended, gave_up } = play(name, usize::MAX, 0);
            (asked.len(), ended, gave_up.unwrap())
        };
        let fails = Some(ResponseCode::ServFail);
        assert_eq!(ends("windows"), (5, 10_000, fails));
        assert_eq!(ends("windows-7"), (5, 12_000, fails));
        assert_eq!(ends("glibc"), (2, 10_000, fails));
        assert_eq!(ends("systemd-resolved"), (6, 30_000, None));
    }

    #[test]
    fn machine_that_stood_still_asks_what_it_missed_and_no_more_than_that() {
        let mut asking = Asking::new(vec![0; 12], shipped("windows"));
        let asks = |asking: &mut Asking| {
            let due = std::iter::from_fn(|| matches!(asking.tick(3_000), Step::Ask(_)).then_some(()));
            due.count()
        };
        assert_eq!(asks(&mut asking), 3);
        assert_eq!(asking.tick(3_000), Step::WaitUntil(4_000));
    }

    #[test]
    fn reply_is_to_the_very_question() {
        let question = question();
        let sent = question.to_vec().unwrap();
        let mut asking = Asking::new(sent.clone(), shipped("windows"));
        let Step::End(Some(reply)) = asking.tick(10_000) else {
            panic!("it did not give up")
        };
        assert!(asking.is_answered_by(&reply));
        let reply = Message::from_vec(&reply).unwrap();
        assert_eq!(reply.metadata.id, question.metadata.id);
        assert_eq!(reply.queries, question.queries);
        let mut other = sent;
        other[1] ^= 1;
        assert!(!asking.is_answered_by(&other) && !asking.is_answered_by(&[]));
    }
}
