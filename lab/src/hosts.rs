//! The hosts of the lab's internet: one server that answers for whatever name it is called by.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use axum::Router;
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use worlds::Part;

use super::namespace::{FOREIGN_HOST, HOSTS};
use super::scene::{LOGIN_HOST, PAGE_HOST, RESOLVER_HOST};
use super::stage::Stage;
use axum::serve::{IncomingStream, Listener as _};

use super::tls::{Authority, Certificate, Peer, TlsListener};
use super::{doh, log, page};
use page::RESOURCE_POLICY;

/// Serves the page and all other hosts with `certificate`, the page by http as well, and a login page whose certificate
/// is not for the name that was asked for, until the lab ends.
pub(super) async fn serve(stage: Arc<Stage>, authority: &Authority, certificate: &Certificate) -> Result<()> {
    let hosts = page::router(Arc::clone(&stage)).layer(from_fn_with_state(Arc::clone(&stage), receive));
    let plain = TcpListener::bind((HOSTS, 80)).await?;
    tokio::spawn(axum::serve(plain, hosts).into_future());
    let at = |host| SocketAddr::from((host, 443));
    serve_secure(stage, authority, certificate, [HOSTS, FOREIGN_HOST].map(at)).await?;
    Ok(())
}

/// The same by https alone, at addresses of which some may leave the port open; gives those that it has.
pub(super) async fn serve_secure(
    stage: Arc<Stage>,
    authority: &Authority,
    certificate: &Certificate,
    addresses: [SocketAddr; 2],
) -> Result<[SocketAddr; 2]> {
    let hosts = page::router(Arc::clone(&stage)).layer(from_fn_with_state(Arc::clone(&stage), receive));
    let foreign = authority.certificate([String::from("elsewhere.example")])?;
    let portal = Router::new().fallback(async || LOGIN);
    let [hosts_at, foreign_at] = addresses;
    let number = {
        let stage = Arc::clone(&stage);
        move || stage.number()
    };
    let listener = TlsListener::bind(hosts_at, certificate, number).await?;
    let strangers = TlsListener::bind(foreign_at, &foreign, move || stage.number()).await?;
    let found = [listener.local_addr()?.address, strangers.local_addr()?.address];
    let hosts = hosts.into_make_service_with_connect_info::<Peer>();
    tokio::spawn(axum::serve(listener, hosts).into_future());
    tokio::spawn(axum::serve(strangers, portal).into_future());
    Ok(found)
}

const LOGIN: &str = "Please log in.\n";

impl Connected<IncomingStream<'_, TlsListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TlsListener>) -> Self {
        *stream.remote_addr()
    }
}

/// Notes a request; what is not for the page's host is answered as any other site answers. What comes on a connection
/// of an earlier scene belongs to a visit that has ended, and is not noted.
async fn receive(State(stage): State<Arc<Stage>>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<Peer>>();
    if peer.is_some_and(|ConnectInfo(peer)| peer.scene != stage.number()) {
        return StatusCode::GONE.into_response();
    }
    let (head, body) = request.into_parts();
    let noted = log::Request::of(&head);
    let host = noted.host.clone();
    if host == RESOLVER_HOST {
        return doh::answer(&stage, Request::from_parts(head, body)).await;
    }
    stage.note_request(noted);
    if !stage.is_apart() {
        // No name server sees what was looked up.
        stage.note_question(&host);
    }
    let is_page = is_page(&host);
    let (fate, answer_ms) = stage.scene(|scene| (scene.fate(&host), scene.answer_ms(is_page)));
    let part = fate.part();
    tokio::time::sleep(Duration::from_millis((answer_ms + part.answer_ms).into())).await;
    if is_page {
        return next.run(Request::from_parts(head, body)).await;
    }
    if host == LOGIN_HOST {
        return LOGIN.into_response();
    }
    let (kind, body) = resource(head.uri.path());
    let status = StatusCode::from_u16(part.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, headers(part, kind), body).into_response()
}

/// What any site has: a picture where the eye chart looks for one, and rules for robots elsewhere.
fn resource(path: &str) -> (HeaderValue, &'static str) {
    if path.ends_with(".ico") {
        (HeaderValue::from_static("image/svg+xml"), PICTURE)
    } else {
        (HeaderValue::from_static("text/plain"), "User-agent: *\n")
    }
}

const PICTURE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='32' height='32'>\
                       <circle cx='16' cy='16' r='14' fill='#2f74c0'/></svg>";

/// Whether the page is to be had there, too; some of these names are listed.
fn is_page(host: &str) -> bool {
    host == PAGE_HOST || host.strip_suffix(PAGE_HOST).is_some_and(|label| label.ends_with('.'))
}

fn headers(part: Part, kind: HeaderValue) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, kind);
    // Bait: a check that keeps cookies would bring it back.
    headers.insert(
        header::SET_COOKIE,
        HeaderValue::from_static("seen=yes; Secure; SameSite=None"),
    );
    let place = part
        .leads_to
        .map(|host| HeaderValue::try_from(format!("https://{host}/")));
    if let Some(Ok(place)) = place {
        headers.insert(header::LOCATION, place);
    }
    if part.is_withheld {
        headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_is_told_from_hosts_that_end_alike() {
        assert!(is_page("partner.example") && is_page("eset.partner.example"));
        assert!(!is_page("notpartner.example") && !is_page("www.eset.com"));
    }

    #[test]
    fn every_picture_of_the_chart_is_a_picture_here() {
        for picture in operator::pictures::all().unwrap() {
            assert_eq!(resource(&picture.path).1, PICTURE, "{picture:?}");
        }
        assert_ne!(resource("/robots.txt").1, PICTURE);
    }
}
