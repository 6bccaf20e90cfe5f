use intents_core::{Agent, BuildError, Result};
use intents_dialogflow::{FlexibleRequest, Webhook};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Query;

#[derive(Serialize)]
struct Rates;

async fn unreadable(_: FlexibleRequest<Rates>) -> Result<Rates> {
    Ok(Rates)
}

async fn unwritable(_: FlexibleRequest<Query>) -> Result<Query> {
    Ok(Query)
}

async fn no_error(_: FlexibleRequest<Query>) -> Result<Rates, String> {
    Ok(Rates)
}

fn webhook(agent: Agent) -> Result<Webhook, BuildError> {
    Webhook::new(agent)
        .flexible("/unreadable", unreadable)?
        .flexible("/unwritable", unwritable)?
        .flexible("/no_error", no_error)
}

fn main() {}
