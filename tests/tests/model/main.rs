//! The model of an agent beyond single parameters, from bytes to bytes: relations, contexts, groups
//! of parameters, slot filling, and which handler is called.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what tests call is a part of them")]

mod agent_problems;
mod contexts;
mod corpus;
mod dispatch;
mod dispatch_failures;
mod entity_types;
mod events;
mod following;
mod hand_written;
mod handler_arguments;
mod params;
mod relation_problems;
mod relations;
mod sensitive;
mod single_parameters;
mod slot_filling;
mod untagged;

use intents_core::connector::Connector;
use intents_core::{Agent, FulfillError, FulfillmentRequest};
use intents_tests::{Dialogflow, request};
use serde_json::{Value as Json, json};

/// A context: its id, the turns that are left, and what it carries.
type Context<'c> = (&'c str, Option<u32>, &'c str);

/// ES V2, with contexts under the plain form of a session's name.
fn es_v2(intent: &str, parameters: &str, contexts: &[Context<'_>]) -> String {
    es_v2_in("projects/p/agent/sessions/s-1", intent, parameters, contexts)
}

/// ES V2, in a session of this name.
fn es_v2_in(session: &str, intent: &str, parameters: &str, contexts: &[Context<'_>]) -> String {
    let contexts = contexts.iter().map(|(id, lifespan, parameters)| {
        let mut context = json!({
            "name": format!("{session}/contexts/{id}"),
            "parameters": parsed(parameters),
        });
        if let Some(lifespan) = lifespan {
            context["lifespanCount"] = json!(lifespan);
        }
        context
    });
    let mut body = parsed(&request::es_v2(intent, parameters));
    body["session"] = json!(session);
    body["queryResult"]["outputContexts"] = contexts.collect();
    body.to_string()
}

/// V1, with contexts.
fn es_v1(intent: &str, parameters: &str, contexts: &[Context<'_>]) -> String {
    let contexts = contexts.iter().map(|(id, lifespan, parameters)| {
        json!({"name": id, "lifespan": lifespan, "parameters": parsed(parameters)})
    });
    let mut body = parsed(&request::es_v1(intent, parameters));
    body["result"]["contexts"] = contexts.collect();
    body.to_string()
}

fn parsed(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

async fn answer(agent: &Agent, body: &str) -> Result<Json, FulfillError> {
    let response = Dialogflow.fulfill(agent, FulfillmentRequest::new(body.as_bytes())).await?;
    assert_eq!(response.dropped, []);
    Ok(serde_json::from_slice(&response.body).unwrap())
}

/// The text of the answer, in whichever dialect it is; empty where the agent's own stands.
async fn said(agent: &Agent, body: &str) -> String {
    let answer = answer(agent, body).await.unwrap_or_else(|error| panic!("{error}: {body}"));
    let texts = ["/fulfillmentText", "/speech", "/fulfillmentResponse/messages/0/text/text/0"];
    let text = texts.iter().find_map(|pointer| answer.pointer(pointer));
    if text.is_none() {
        assert_eq!(answer, json!({}), "{body}");
    }
    text.map(|text| text.as_str().unwrap().to_owned()).unwrap_or_default()
}

/// What does not fit the intent, as the 400 says it.
async fn refused(agent: &Agent, body: &str) -> String {
    match answer(agent, body).await {
        Err(FulfillError::Invalid(invalid)) => invalid.to_string(),
        other => panic!("{other:?}: {body}"),
    }
}
