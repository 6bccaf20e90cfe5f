use intents_core::{Agent, BuildError, Result, State};
use intents_dialogflow::{FlexibleRequest, Webhook};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Query;

#[derive(Serialize)]
struct Rates;

struct Bank;

async fn state_first(_: State<'_, Bank>, _: FlexibleRequest<Query>) -> Result<Rates> {
    Ok(Rates)
}

fn not_async(_: FlexibleRequest<Query>) -> Result<Rates> {
    Ok(Rates)
}

async fn not_send(_: FlexibleRequest<Query>) -> Result<Rates> {
    let shared = std::rc::Rc::new(());
    std::future::ready(()).await;
    drop(shared);
    Ok(Rates)
}

fn webhook(agent: Agent) -> Result<Webhook, BuildError> {
    Webhook::new(agent)
        .flexible("/state_first", state_first)?
        .flexible("/not_async", not_async)?
        .flexible("/not_send", not_send)
}

fn main() {}
