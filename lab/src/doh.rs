//! A resolver that browsers ask by https (RFC 8484), past whatever hinders look-ups in the machine.

use axum::body::{Bytes, to_bytes};
use axum::extract::{Query, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use serde::Deserialize;

use super::dns;
use super::stage::Stage;

/// Answers a question that came as the body or in the address.
pub(super) async fn answer(stage: &Stage, request: Request) -> Response {
    let question = match Query::<Asked>::try_from_uri(request.uri()) {
        Ok(Query(asked)) => decoded(&asked.dns),
        Err(_) => to_bytes(request.into_body(), QUESTION_MAX).await.ok(),
    };
    match question.and_then(|question| dns::respond_freely(&question, stage)) {
        Some(reply) => ([(header::CONTENT_TYPE, "application/dns-message")], reply).into_response(),
        None => StatusCode::BAD_REQUEST.into_response(),
    }
}

#[derive(Deserialize)]
struct Asked {
    dns: String,
}

fn decoded(text: &str) -> Option<Bytes> {
    let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    engine.decode(text).ok().map(Bytes::from)
}

const QUESTION_MAX: usize = 4096;
