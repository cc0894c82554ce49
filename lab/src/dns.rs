//! The name server: answers each name as its fate in the world says.

use std::net::Ipv4Addr;
use std::sync::Arc;

use anyhow::{Context, Result};
use hickory_proto::op::{Message, Metadata, ResponseCode};
use hickory_proto::rr::{RData, Record, RecordType};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use worlds::{Fate, Lookup, Place};

use super::namespace::{CLOSED, FOREIGN_HOST, HOSTS, NAME_SERVERS, SILENT};
use super::stage::Stage;

/// Answers questions on the usual port of every name server until the lab ends.
pub(super) async fn serve(stage: &Arc<Stage>) -> Result<()> {
    for server in NAME_SERVERS {
        let address = (server, 53);
        let udp = UdpSocket::bind(address)
            .await
            .context("cannot open the name server's port")?;
        let mut tcp = TcpListener::bind(address)
            .await
            .context("cannot open the name server's port")?;
        let of_udp = Arc::clone(stage);
        tokio::spawn(serve_udp(Arc::new(udp), move |question| {
            let stage = Arc::clone(&of_udp);
            async move { respond(&question, &stage).await }
        }));
        let stage = Arc::clone(stage);
        tokio::spawn(async move {
            loop {
                // `Listener` retries where `accept` fails.
                let (stream, _) = axum::serve::Listener::accept(&mut tcp).await;
                tokio::spawn(serve_tcp(stream, Arc::clone(&stage)));
            }
        });
    }
    Ok(())
}

/// Answers the questions that come to a socket, where there is an answer.
pub(super) async fn serve_udp<Reply>(socket: Arc<UdpSocket>, respond: impl Fn(Vec<u8>) -> Reply)
where
    Reply: Future<Output = Option<Vec<u8>>> + Send + 'static,
{
    let mut packet = vec![0; PACKET_MAX];
    loop {
        let Ok((length, peer)) = socket.recv_from(&mut packet).await else {
            continue;
        };
        let Some(question) = packet.get(..length).map(<[u8]>::to_vec) else {
            continue;
        };
        let (socket, reply) = (Arc::clone(&socket), respond(question));
        // One that waits keeps no other waiting.
        tokio::spawn(async move {
            if let Some(reply) = reply.await {
                // A peer that has gone is no trouble of the server's.
                let _ = socket.send_to(&reply, peer).await;
            }
        });
    }
}

/// Each message has its length before it. A question that gets no reply leaves the connection open.
async fn serve_tcp(mut stream: TcpStream, stage: Arc<Stage>) -> std::io::Result<()> {
    loop {
        let mut question = vec![0; usize::from(stream.read_u16().await?)];
        stream.read_exact(&mut question).await?;
        if let Some(reply) = respond(&question, &stage).await {
            stream.write_u16(u16::try_from(reply.len()).unwrap_or(0)).await?;
            stream.write_all(&reply).await?;
        }
    }
}

async fn respond(question: &[u8], stage: &Stage) -> Option<Vec<u8>> {
    let question = Message::from_vec(question).ok()?;
    let host = host(&question)?;
    let kind = question.queries.first()?.query_type();
    stage.note_question(&host);
    if stage.is_lost(&host, kind.into()) {
        return None;
    }
    let reply = reply(&question, lookup(&host, stage.fate(&host)), stage.address(&host))?;
    tokio::time::sleep(stage.lookup_takes(&host)).await;
    reply.to_vec().ok()
}

/// What the name server says of a name, by its fate: one under `.invalid` (RFC 6761) has no host, whose fate could be
/// another than that there is none.
fn lookup(host: &str, ruled: Fate) -> Lookup {
    let lookup = ruled.part().lookup;
    let is_host = matches!(lookup, Lookup::At(Place::Closed | Place::Home | Place::Silent));
    if is_host && host.ends_with(".invalid") {
        Lookup::NoSuchName
    } else {
        lookup
    }
}

/// What a resolver outside the machine, whom nothing hinders, says.
pub(super) fn respond_freely(question: &[u8], stage: &Stage) -> Option<Vec<u8>> {
    let question = Message::from_vec(question).ok()?;
    let host = host(&question)?;
    stage.note_question(&host);
    reply(&question, lookup(&host, Fate::Lit), stage.address(&host))?
        .to_vec()
        .ok()
}

/// What a resolver says that has no answer.
pub(super) fn server_fails(question: &[u8]) -> Option<Vec<u8>> {
    let question = Message::from_vec(question).ok()?;
    reply(&question, Lookup::ServerFails, HOSTS)?.to_vec().ok()
}

/// The name that a question is about, in the form that the worm's strings have.
fn host(question: &Message) -> Option<String> {
    let name = question.queries.first()?.name().to_ascii();
    Some(name.trim_end_matches('.').to_ascii_lowercase())
}

/// The server's message, if there is one; `home` is where the host is when it is within reach.
///
/// The names have an IPv4 address each and no other record; nothing may be remembered. What happens inside the machine,
/// or on the way, is not the name server's to play.
fn reply(question: &Message, lookup: Lookup, home: Ipv4Addr) -> Option<Message> {
    let query = question.queries.first()?;
    let address = match lookup {
        Lookup::At(Place::Closed) => Ok(CLOSED),
        Lookup::At(Place::Foreign) => Ok(FOREIGN_HOST),
        Lookup::At(Place::Home) => Ok(home),
        Lookup::At(Place::Loopback) => Ok(Ipv4Addr::LOCALHOST),
        Lookup::At(Place::Nowhere) => Ok(Ipv4Addr::UNSPECIFIED),
        Lookup::At(Place::Silent) => Ok(SILENT),
        Lookup::NoSuchName => Err(ResponseCode::NXDomain),
        Lookup::ServerFails => Err(ResponseCode::ServFail),
        Lookup::Unanswered => return None,
    };
    let mut reply = Message::response(question.metadata.id, question.metadata.op_code);
    reply.metadata = Metadata::response_from_request(&question.metadata);
    reply.metadata.recursion_available = true;
    reply.add_query(query.clone());
    match address {
        Ok(address) if query.query_type() == RecordType::A => {
            reply.add_answer(Record::from_rdata(query.name().clone(), 0, RData::A(address.into())));
        }
        Ok(_) => {}
        Err(code) => reply.metadata.response_code = code,
    }
    Some(reply)
}

/// No question is longer: a name has at most 255 bytes.
pub(super) const PACKET_MAX: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;
    use hickory_proto::op::{OpCode, Query};
    use hickory_proto::rr::Name;

    fn question(name: &str, kind: RecordType) -> Message {
        let mut question = Message::query();
        question.add_query(Query::query(Name::from_ascii(name).unwrap(), kind));
        // Over the wire and back, as the server gets it.
        Message::from_vec(&question.to_vec().unwrap()).unwrap()
    }

    #[track_caller]
    fn check(fate: Fate, kind: RecordType, code: ResponseCode, addresses: &[Ipv4Addr]) {
        let question = question("www.example.org.", kind);
        let reply = reply(&question, lookup("www.example.org", fate), HOSTS).unwrap();
        let reply = Message::from_vec(&reply.to_vec().unwrap()).unwrap();
        assert_eq!(reply.metadata.id, question.metadata.id);
        assert_eq!(reply.metadata.op_code, OpCode::Query);
        assert_eq!(reply.metadata.response_code, code);
        assert_eq!(reply.queries, question.queries);
        let found: Vec<_> = reply
            .answers
            .iter()
            .map(|record| (record.ttl, record.data.clone()))
            .collect();
        let expected: Vec<_> = addresses.iter().map(|&address| (0, RData::A(address.into()))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn name_that_is_lit_has_the_hosts_address() {
        check(Fate::Lit, RecordType::A, ResponseCode::NoError, &[HOSTS]);
        check(Fate::Withheld, RecordType::A, ResponseCode::NoError, &[HOSTS]);
    }

    #[test]
    fn captive_portal_sends_everybody_to_itself() {
        check(
            Fate::BadCertificate,
            RecordType::A,
            ResponseCode::NoError,
            &[FOREIGN_HOST],
        );
    }

    #[test]
    fn name_that_is_lit_has_no_other_record() {
        check(Fate::Lit, RecordType::AAAA, ResponseCode::NoError, &[]);
        check(Fate::Lit, RecordType::HTTPS, ResponseCode::NoError, &[]);
    }

    #[test]
    fn refused_name_does_not_exist_for_any_record() {
        check(Fate::NoSuchName, RecordType::A, ResponseCode::NXDomain, &[]);
        check(Fate::NoSuchName, RecordType::HTTPS, ResponseCode::NXDomain, &[]);
    }

    #[test]
    fn lies_and_faults_are_told_as_such() {
        let a = RecordType::A;
        check(Fate::Nowhere, a, ResponseCode::NoError, &[Ipv4Addr::UNSPECIFIED]);
        check(Fate::Loopback, a, ResponseCode::NoError, &[Ipv4Addr::LOCALHOST]);
        check(Fate::ServerFails, a, ResponseCode::ServFail, &[]);
    }

    #[test]
    fn dropped_name_gets_no_reply_for_any_record() {
        for kind in [RecordType::A, RecordType::AAAA, RecordType::HTTPS] {
            assert_eq!(
                reply(&question("www.example.org.", kind), Lookup::Unanswered, HOSTS),
                None
            );
        }
    }

    #[test]
    fn invalid_name_exists_only_where_somebody_answers_for_every_name() {
        let met = |ruled| lookup("nobody.invalid", ruled);
        for ruled in [Fate::Lit, Fate::Slow3S, Fate::Reset, Fate::Silent] {
            assert_eq!(met(ruled), Lookup::NoSuchName);
        }
        for ruled in [Fate::BadCertificate, Fate::Dropped, Fate::Nowhere, Fate::ServerFails] {
            assert_eq!(met(ruled), ruled.part().lookup);
        }
        assert_eq!(lookup("www.example.org", Fate::Lit), Lookup::At(Place::Home));
    }

    #[test]
    fn name_is_looked_at_in_lower_case_without_its_final_dot() {
        let question = question("WWW.Eset.COM.", RecordType::A);
        assert_eq!(host(&question).as_deref(), Some("www.eset.com"));
    }
}
