//! What the lab's servers were asked, for tests that prove what was *not*.

use std::collections::BTreeSet;

use axum::http::header::{ACCEPT, COOKIE, HOST, ORIGIN, REFERER};
use axum::http::{HeaderName, request::Parts};
use serde::Serialize;

/// Everything that came in since the world began.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Log {
    /// The names that the name server was asked for.
    pub(super) names: BTreeSet<String>,
    /// The requests that hosts received, in order.
    pub(super) requests: Vec<Request>,
}

/// One request, with all that could tell the host who asks and from where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) host: String,
    /// The path with its query.
    pub(super) path: String,
    pub(super) accept: Option<String>,
    pub(super) cookie: Option<String>,
    pub(super) origin: Option<String>,
    pub(super) referer: Option<String>,
}

impl Request {
    /// Reads a request's head.
    pub(super) fn of(head: &Parts) -> Self {
        let text = |name: HeaderName| {
            let value = head.headers.get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let host = text(HOST).unwrap_or_default().to_ascii_lowercase();
        Self {
            method: head.method.to_string(),
            host: host.trim_end_matches(":443").to_owned(),
            path: head.uri.path_and_query().map_or_else(String::new, ToString::to_string),
            accept: text(ACCEPT),
            cookie: text(COOKIE),
            origin: text(ORIGIN),
            referer: text(REFERER),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(request: axum::http::request::Builder) -> Request {
        Request::of(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn what_discloses_a_visitor_is_noted() {
        let request = axum::http::Request::get("/robots.txt?n=1")
            .header("Host", "WWW.Eset.com:443")
            .header("Cookie", "a=b")
            .header("Origin", "null")
            .header("Referer", "https://partner.example/");
        let expected = Request {
            method: "GET".into(),
            host: "www.eset.com".into(),
            path: "/robots.txt?n=1".into(),
            accept: None,
            cookie: Some("a=b".into()),
            origin: Some("null".into()),
            referer: Some("https://partner.example/".into()),
        };
        assert_eq!(read(request), expected);
    }

    #[test]
    fn header_that_is_no_text_does_not_go_unnoticed() {
        let request = axum::http::Request::get("/").header("Referer", &b"\xff"[..]);
        assert_eq!(read(request).referer.as_deref(), Some("\u{fffd}"));
    }
}
