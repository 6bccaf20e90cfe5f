//! A dialect outside this project: with a connector for it, the same handlers answer its requests.

use std::sync::Arc;

use example_agent::calculator::{SolveMathOperationError, SolveMathOperationResponse, solve};
use intents_core::connector::{
    Absent, DecodeError, Dialect, EncodeError, FulfillmentResponse, Notation, Prediction, Sink,
};
use intents_core::{
    Agent, BuildError, Card, Connector, FromContext, FulfillError, FulfillmentContext,
    FulfillmentRequest, Intent, Message, RawParameters, Reply, Session, fulfill, sys,
};
use intents_dialogflow::es;
use intents_tests::{Dialogflow, request};
use serde::Deserialize;
use serde_json::value::RawValue;

const DIALECT: Dialect = Dialect { id: "rasa", name: "Rasa", notation: Notation::Iso };

/// The action server of Rasa, as far as these tests need it: actions are intents, slots are
/// parameters.
struct Rasa;

#[derive(Deserialize)]
struct Call<'a> {
    next_action: &'a str,
    sender_id: &'a str,
    #[serde(borrow)]
    tracker: Tracker<'a>,
}

#[derive(Deserialize)]
struct Tracker<'a> {
    #[serde(borrow)]
    slots: &'a RawValue,
    #[serde(borrow)]
    latest_message: LatestMessage<'a>,
}

#[derive(Deserialize)]
struct LatestMessage<'a> {
    text: &'a str,
    confidence: f64,
}

impl Connector for Rasa {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        let call: Call<'a> = serde_json::from_slice(request.body()).map_err(|_| DecodeError {
            dialect: DIALECT.name,
            pointer: String::new(),
            message: "expected a call of an action".to_owned(),
        })?;
        let mut prediction = Prediction::new(DIALECT);
        prediction.intent = call.next_action.into();
        prediction.session = call.sender_id.into();
        prediction.query_text = call.tracker.latest_message.text.into();
        prediction.confidence = Some(call.tracker.latest_message.confidence);
        prediction.parameters = RawParameters::object(Some(call.tracker.slots));
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        _: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        let mut sink = Sink::new(DIALECT.notation);
        let mut body = sink.value().object();
        if let Some(trigger) = reply.parts().trigger {
            let mut events = body.member("events").list();
            let mut event = events.item().object();
            event.member("event").string("followup");
            event.member("name").string(trigger.intent().map_or("", |intent| intent.name));
            event.object_unless_empty("slots", |slots| {
                trigger.write_parameters(slots, Absent::Null);
            });
            event.end();
            events.end();
        }
        let mut responses = body.member("responses").list();
        for message in reply.parts().messages {
            let mut response = responses.item().object();
            if let Message::Image(image) = message {
                response.member("image").string(&image.url);
            }
            // Whatever else there is, its words.
            if let Some(words) = message.words() {
                response.member("text").string(&words);
            }
            response.end();
        }
        responses.end();
        body.end();
        if let Some(problem) = sink.problem() {
            return Err(EncodeError::Value(problem));
        }
        Ok(FulfillmentResponse::new(sink.into_bytes(), Vec::new()))
    }
}

fn call(action: &str, slots: &str) -> String {
    format!(
        r#"{{
            "next_action": "{action}",
            "sender_id": "user-1",
            "tracker": {{
                "slots": {slots},
                "latest_message": {{"text": "hi", "confidence": 0.5}}
            }}
        }}"#
    )
}

/// The user asks what the agent knows of the call.
#[derive(Debug, Intent)]
#[intent(name = "Who am I?")]
struct WhoAmI {
    since: sys::Date,
    name: Option<String>,
}

#[fulfill]
async fn who_am_i(ask: WhoAmI, context: &FulfillmentContext<'_>, session: Session<'_>) -> Reply {
    let (dialect, query) = (context.dialect().name, context.query_text());
    let confidence = context.confidence();
    Reply::text(format!("{} says {query:?} in {dialect}, {confidence:?} sure", session.id()))
        .card(Card::new("You").subtitle("a user"))
        .then(WhoAmI { since: ask.since.tomorrow().unwrap_or(ask.since), name: None })
}

fn agent() -> Result<Agent, BuildError> {
    Agent::empty_builder()
        .handler::<solve>()
        .intent::<SolveMathOperationResponse>()
        .intent::<SolveMathOperationError>()
        .handler::<who_am_i>()
        .build()
}

async fn answer(
    connector: impl Connector,
    agent: &Agent,
    body: &str,
) -> Result<String, FulfillError> {
    let response = connector.fulfill(agent, FulfillmentRequest::new(body.as_bytes())).await?;
    Ok(String::from_utf8_lossy(&response.body).into_owned())
}

#[tokio::test]
async fn the_same_handler_answers_in_every_dialect() {
    let agent = agent().unwrap();
    let (action, slots) = (
        "calculator.SolveMathOperation",
        r#"{"first_operand": 2, "second_operand": "2", "operator": "+", "mood": null}"#,
    );
    assert_eq!(
        answer(Rasa, &agent, &call(action, slots)).await.unwrap(),
        r#"{"events":[{"event":"followup","name":"calculator.SolveMathOperationResponse","slots":{"operation_result":4}}],"responses":[]}"#
    );
    assert_eq!(
        answer(Dialogflow, &agent, &request::es_v1(action, slots)).await.unwrap(),
        r#"{"followupEvent":{"name":"E_CALCULATOR_SOLVE_MATH_OPERATION_RESPONSE","data":{"operation_result":4}}}"#
    );
}

#[tokio::test]
async fn its_context_and_its_notation_are_its_own() {
    let agent = agent().unwrap();
    let body = call("Who am I?", r#"{"since": "2024-02-28", "name": "Ana"}"#);
    let expected = r#"{"events":[{"event":"followup","name":"Who am I?","slots":{"since":"2024-02-29","name":null}}],"responses":[{"text":"user-1 says \"hi\" in Rasa, Some(0.5) sure"},{"text":"You\na user"}]}"#;
    assert_eq!(answer(Rasa, &agent, &body).await.unwrap(), expected);
    // One of several that is chosen while the program runs.
    let connector: Arc<dyn Connector> = Arc::new(Rasa);
    assert_eq!(answer(connector, &agent, &body).await.unwrap(), expected);
}

#[tokio::test]
async fn what_goes_wrong_is_told_in_its_own_name() {
    let agent = agent().unwrap();
    let error = answer(Rasa, &agent, "{}").await.unwrap_err();
    assert_eq!(error.to_string(), "invalid Rasa request: expected a call of an action");
    let error = answer(Rasa, &agent, &call("listen", "{}")).await.unwrap_err();
    assert_eq!(error.to_string(), "the agent has no intent `listen`");
    let error = answer(Rasa, &agent, &call("Who am I?", "{}")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "parameters do not fit the intent `Who am I?`: `since`: required, but not given"
    );

    let body = call("Who am I?", "{}");
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Rasa.decode(&request).unwrap();
    let error = es::v2::WebhookRequest::from_context(&context).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the handler takes a Dialogflow ES V2 request; this is a Rasa request"
    );
}
