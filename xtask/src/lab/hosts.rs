//! The hosts of the lab's internet: one server that answers for whatever name it is called by.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use worlds::Fate;

use super::scene::PAGE_HOST;
use super::stage::Stage;
use super::tls::{Certificate, TlsListener};
use super::{log, page};

/// Where all hosts are.
pub(super) const HOSTS: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 1);

/// Where somebody else is, who answers for every name and cannot show the right certificate.
pub(super) const FOREIGN_HOST: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// An address at which nobody listens.
pub(super) const NO_HOST: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);

/// Serves the page and all other hosts with `certificate`, and a login page with one of its own, until the lab ends.
pub(super) async fn serve(stage: Arc<Stage>, certificate: &Certificate) -> Result<()> {
    let hosts = page::router(Arc::clone(&stage)).layer(from_fn_with_state(stage, receive));
    let foreign = Certificate::for_hosts([String::from("login.example")])?;
    let portal = Router::new().fallback(async || "Please log in.\n");
    for (address, certificate, router) in [
        (HOSTS, certificate, hosts),
        (FOREIGN_HOST, &foreign, portal),
    ] {
        let listener = TlsListener::bind(SocketAddr::from((address, 443)), certificate).await?;
        tokio::spawn(axum::serve(listener, router).into_future());
    }
    Ok(())
}

/// Notes a request; what is not for the page's host is answered as any other site answers.
async fn receive(State(stage): State<Arc<Stage>>, request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let noted = log::Request::of(&head);
    let host = noted.host.clone();
    stage.note_request(noted);
    if is_page(&host) {
        return next.run(Request::from_parts(head, body)).await;
    }
    let answer_ms = stage.scene(|scene| scene.answer_ms());
    tokio::time::sleep(Duration::from_millis(answer_ms.into())).await;
    let (kind, body) = resource(head.uri.path());
    (headers(stage.fate(&host), kind), body).into_response()
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
    host == PAGE_HOST
        || host
            .strip_suffix(PAGE_HOST)
            .is_some_and(|label| label.ends_with('.'))
}

fn headers(fate: Fate, kind: HeaderValue) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, kind);
    // Bait: a check that keeps cookies would bring it back.
    headers.insert(
        header::SET_COOKIE,
        HeaderValue::from_static("seen=yes; Secure; SameSite=None"),
    );
    if fate == Fate::Withheld {
        headers.insert(
            "cross-origin-resource-policy",
            HeaderValue::from_static("same-origin"),
        );
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
        for picture in crate::codegen::pictures().unwrap() {
            assert_eq!(resource(&picture.path).1, PICTURE, "{picture:?}");
        }
        assert_ne!(resource("/robots.txt").1, PICTURE);
    }
}
