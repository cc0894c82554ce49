//! Serves the awareness page and the package, for people and the lab to look at: may read the two folders and listen on
//! one port.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use project::place::{package, pages};
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Serves the built site and package until it is interrupted.
///
/// # Errors
/// When the server cannot be started.
pub fn run(listener: TcpListener) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server")?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router(&pages(), &package())).await
    })?;
    Ok(())
}

/// The folder `pages` at `/` and the folder `package` at `/pkg/`.
///
/// Folders are not listed, and nothing outside the two is served.
pub fn router(pages: &Path, package: &Path) -> Router {
    let mut router = Router::new()
        .nest_service("/pkg", ServeDir::new(package))
        .fallback_service(ServeDir::new(pages));
    for (name, value) in HEADERS {
        router = router.layer(SetResponseHeaderLayer::overriding(
            name.clone(),
            HeaderValue::from_static(value),
        ));
    }
    // As every host does: what is served here weighs what it will weigh there.
    router.layer(CompressionLayer::new())
}

/// What goes with every response.
const HEADERS: &[(HeaderName, &str)] = &[
    // What was just built is what is shown.
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    // Pages of other origins may load the package, as partners' pages do.
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
];

/// Claims an address.
///
/// # Errors
/// When it is not to be had: with the way out.
pub fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| refusal(address, &error))
}

/// Why an address cannot be listened on, with the way out.
fn refusal(address: SocketAddr, error: &std::io::Error) -> anyhow::Error {
    let (ip, port, kind) = (address.ip(), address.port(), error.kind());
    if kind == ErrorKind::AddrInUse {
        let next = port.checked_add(1).unwrap_or(8080);
        anyhow!("port {port} on {ip} is taken; choose another, for instance with --port {next}")
    } else if kind == ErrorKind::AddrNotAvailable {
        anyhow!("{ip} is no address of this machine; choose one with --addr, such as 127.0.0.1")
    } else if kind == ErrorKind::PermissionDenied {
        anyhow!("port {port} is the administrator's; choose one with --port, such as 8080")
    } else {
        anyhow!("cannot listen on {address}: {error}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use project::place::{package_sources, page_sources};

    use axum::body::Body;
    use axum::http::{Request, Response, StatusCode};
    use tower::ServiceExt;

    /// Asks for a path of this very project.
    async fn get(path: &str) -> Response<Body> {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip, br");
        let request = request.body(Body::empty()).unwrap();
        // The sources stand in for what a test of this file alone has not built.
        router(&page_sources(), &package_sources())
            .oneshot(request)
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn scripts_have_the_type_that_browsers_demand() {
        let response = get("/pkg/index.js").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/javascript");
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    }

    #[tokio::test]
    async fn text_is_compressed_and_says_so() {
        for path in ["/pkg/index.js", "/embed.css"] {
            let headers = get(path).await.headers().clone();
            assert_eq!(headers[header::CONTENT_ENCODING], "gzip", "{path}");
            assert_eq!(headers[header::VARY], "accept-encoding", "{path}");
        }
    }

    #[tokio::test]
    async fn nothing_outside_is_served() {
        for path in [
            "/Cargo.toml",
            "/../Cargo.toml",
            "/pkg/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/pkg//etc/passwd",
        ] {
            assert_eq!(get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[tokio::test]
    async fn folders_are_not_listed() {
        assert_eq!(get("/pkg/").await.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn taken_port_names_the_way_out() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap();
        let error = listen(address).unwrap_err().to_string();
        assert!(error.contains(&format!("port {} on 127.0.0.1 is taken", address.port())));
        assert!(error.contains("--port"));
    }
}
