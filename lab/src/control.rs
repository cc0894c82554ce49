//! How a test asks what happened and changes the world.

use std::net::Ipv4Addr;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use worlds::{Change, Engine, Ground, Networks, Scenario};

use super::namespace::{self, Line};
use super::scene::Scene;
use super::stage::Stage;
use crate::browser::Flags;

/// Serves, on a port of its own, until the lab ends:
///
/// - `GET /scenario`: the world that is played, what a check must say in it, and how its browser is to be started;
/// - `GET /requests`: what the name server and the hosts were asked since the world began;
/// - `GET /worlds`: the names of the worlds that the end-to-end tests play;
/// - `GET /networks`: the names of the networks of `data/networks.toml`, with the engines in which each can exist;
/// - `GET /changes`: what becomes of networks while a tab stays open, with the engines in which both can exist;
/// - `POST /world/NAME`: plays another world;
/// - `POST /network/NAME/ENGINE`: plays a network as that engine meets it;
/// - `POST /address/HOST/IP`: gives a host that is lit another address, until another world is played;
/// - `POST /line/up`, `POST /line/cut`: as a person who plugs the cable in or pulls it; after `POST /line/down` the
///   machine believes that it was pulled.
///
/// Returns the URL.
pub(super) async fn serve(stage: Arc<Stage>, flags: Flags) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .context("cannot open a port for the lab's control")?;
    let url = format!("http://{}", listener.local_addr()?);
    let router = Router::new()
        .route(
            "/scenario",
            get(async move |State(stage): State<Arc<Stage>>| answer(Ok(scenario(&stage, &flags)))),
        )
        .route(
            "/requests",
            get(async |State(stage): State<Arc<Stage>>| answer(stage.log())),
        )
        .route("/worlds", get(async || answer(Ok(worlds()))))
        .route(
            "/networks",
            get(async |State(stage): State<Arc<Stage>>| answer(Ok(networks(stage.is_apart())))),
        )
        .route(
            "/changes",
            get(async |State(stage): State<Arc<Stage>>| answer(Ok(changes(stage.is_apart())))),
        )
        .route("/world/{name}", post(change_world))
        .route("/network/{name}/{engine}", post(change_network))
        .route("/address/{host}/{address}", post(move_host))
        .route("/line/{state}", post(change_line))
        .with_state(stage);
    tokio::spawn(axum::serve(listener, router).into_future());
    Ok(url)
}

fn scenario(stage: &Stage, flags: &Flags) -> Value {
    stage.scene(|scene| {
        let mut told = scene.to_json();
        told["browserArgs"] = json!(flags.for_scene(scene));
        told
    })
}

fn worlds() -> Value {
    let chosen = worlds::scenarios().into_iter().filter(|scenario| scenario.lab);
    chosen.map(|scenario| scenario.name).collect()
}

async fn change_world(State(stage): State<Arc<Stage>>, Path(name): Path<String>) -> impl IntoResponse {
    answer(change(&stage, Scene::named(&name)))
}

fn networks(is_apart: bool) -> Value {
    let told = |network: &Scenario| {
        let engines = engines([network], is_apart);
        json!({ "name": network.name, "about": network.about, "engines": engines })
    };
    Networks::shipped().network.iter().map(told).collect()
}

fn changes(is_apart: bool) -> Value {
    let table = Networks::shipped();
    let told = |change: &Change| {
        let Change { name, about, from, to } = change;
        let engines = engines(table.of_change(change)?, is_apart);
        Some(json!({ "name": name, "about": about, "from": from, "to": to, "engines": engines }))
    };
    table.change.iter().filter_map(told).collect()
}

/// The engines in which all of these can be played.
fn engines<const N: usize>(networks: [&Scenario; N], is_apart: bool) -> Vec<Engine> {
    let ground = if is_apart { Ground::Driven } else { Ground::Loopback };
    let can = |engine: &Engine| networks.iter().all(|of| of.obstacle(ground(*engine)).is_none());
    Engine::ALL.into_iter().filter(can).collect()
}

async fn change_network(
    State(stage): State<Arc<Stage>>,
    Path((name, engine)): Path<(String, Engine)>,
) -> impl IntoResponse {
    answer(change(&stage, Scene::met_by(engine, &name)))
}

fn change(stage: &Stage, scene: Result<Scene>) -> Result<Value> {
    stage.change(scene?).map(|()| Value::Null)
}

async fn move_host(
    State(stage): State<Arc<Stage>>,
    Path((host, address)): Path<(String, Ipv4Addr)>,
) -> impl IntoResponse {
    stage.move_host(host, address);
    answer(Ok(Value::Null))
}

async fn change_line(Path(line): Path<Line>) -> impl IntoResponse {
    answer(namespace::set_line(line).map(|()| Value::Null))
}

fn answer(result: Result<Value>) -> impl IntoResponse {
    let (status, value) = match result {
        Ok(value) => (StatusCode::OK, value),
        Err(error) => (StatusCode::BAD_REQUEST, json!({ "error": format!("{error:#}") })),
    };
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string())
}
