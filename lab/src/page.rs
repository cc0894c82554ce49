//! The page that embeds the widget: the awareness page, and pages on which a test tries what partners may get wrong.

use std::env;
use std::future::pending;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use project::place;
use serde::Deserialize;
use tower_http::services::ServeDir;

use super::stage::Stage;

/// What the page's host serves.
pub(super) fn router(stage: Arc<Stage>) -> Router {
    let root = place::root();
    let package = || ServeDir::new(place::package());
    let mut router = serve::router(&place::pages(), &place::package());
    // An earlier package, served as today's is.
    if let Some(before) = env::var_os("LAB_BEFORE") {
        router = router.nest("/before", serve::router(&place::pages(), before.as_ref()));
    }
    router
        .nest_service("/embed", ServeDir::new(root.join("tests/e2e/pages")))
        // Pages that a test writes, such as one that holds a snippet as a person copied it.
        .nest_service("/written", ServeDir::new(place::target().join("lab-pages")))
        .nest_service("/apps", ServeDir::new(root.join("tests/bundlers/out")))
        .route("/pkg-without-core/core.js", get(StatusCode::NOT_FOUND))
        .route("/pkg-without-core/core-js.js", get(StatusCode::NOT_FOUND))
        .nest_service("/pkg-without-core", package())
        .route("/pkg-without-check/check.js", get(StatusCode::NOT_FOUND))
        .nest_service("/pkg-without-check", package())
        .route("/pkg-without-help/help.js", get(StatusCode::NOT_FOUND))
        .nest_service("/pkg-without-help", package())
        .route("/pkg-stalled-help/help.js", get(pending::<StatusCode>))
        .nest_service("/pkg-stalled-help", package())
        .route("/pkg-stalled/core.js", get(pending::<StatusCode>))
        .nest_service("/pkg-stalled", package())
        .layer(from_fn_with_state(stage, set_policies))
}

/// What a test asks for in the address; policies win over those of the world and of the page.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Asked {
    csp: Option<String>,
    /// A policy that is only reported.
    csp_report_only: Option<String>,
    referrer: Option<String>,
    /// Cross-Origin-Embedder-Policy.
    coep: Option<String>,
    /// Cross-Origin-Resource-Policy.
    corp: Option<String>,
    /// Whether the answer is `attachment`, which browsers save instead of showing it.
    disposition: Option<String>,
    /// Answers so instead, with nothing in it: 204 leaves a browser on the page where it is.
    status: Option<u16>,
}

const EMBEDDER_POLICY: HeaderName = HeaderName::from_static("cross-origin-embedder-policy");
pub(super) const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

async fn set_policies(State(stage): State<Arc<Stage>>, uri: Uri, request: Request, next: Next) -> Response {
    let asked = Query::<Asked>::try_from_uri(&uri).unwrap_or_default().0;
    let csp = asked.csp.or_else(|| stage.scene(|scene| scene.page_policy()));
    let coep = asked.coep.or_else(|| stage.scene(|scene| scene.world().coep.clone()));
    let mut response = match asked.status.map(StatusCode::from_u16) {
        Some(Ok(status)) => status.into_response(),
        _ => next.run(request).await,
    };
    // A frame without an origin loads modules from another origin than its own, wherever they are.
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, csp),
        (header::CONTENT_SECURITY_POLICY_REPORT_ONLY, asked.csp_report_only),
        (header::CONTENT_DISPOSITION, asked.disposition),
        (header::REFERRER_POLICY, asked.referrer),
        (EMBEDDER_POLICY, coep),
        (RESOURCE_POLICY, asked.corp),
    ] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
