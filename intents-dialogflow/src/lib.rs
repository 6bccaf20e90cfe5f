//! Dialogflow for [`intents_core`]: one handler for three protocols, and the webhook that serves
//! it.
//!
//! ```no_run,standalone_crate
//! use intents_core::{Agent, Intent, fulfill, sys};
//! use intents_dialogflow::Webhook;
//! use tokio::net::TcpListener;
//!
//! /// The user asks for rain.
//! #[derive(Intent)]
//! #[intent(name = "weather.AskRain", examples(en = ["will it rain $when{tomorrow}?"]))]
//! struct AskRain {
//!     when: sys::Date,
//! }
//!
//! #[fulfill]
//! fn rain(ask: AskRain) -> String {
//!     format!("It never rains on {}.", ask.when)
//! }
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let agent = Agent::builder().build()?;
//!     let listener = TcpListener::bind("127.0.0.1:8000").await?;
//!     Webhook::new(agent).serve(listener).await?;
//!     Ok(())
//! }
//! ```
//!
//! # Without HTTP
//!
//! A connector answers a request from bytes to bytes, for an endpoint of your own or a test:
//!
//! ```standalone_crate
//! use intents_core::{Agent, Connector, FulfillmentRequest, Intent, fulfill};
//! use intents_dialogflow::Dialogflow;
//!
//! #[derive(Intent)]
//! struct Ping;
//!
//! #[fulfill]
//! fn pong(_: Ping) -> &'static str {
//!     "pong"
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let agent = Agent::builder().build()?;
//! let body = br#"{
//!     "queryResult": {"intent": {"displayName": "Ping"}, "allRequiredParamsPresent": true}
//! }"#;
//! let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(body)).await?;
//! let body = String::from_utf8(response.body)?;
//! assert!(body.starts_with(r#"{"fulfillmentText":"pong""#), "{body}");
//! # Ok(()) }
//! ```
//!
//! # What a handler gets
//!
//! | | ES V2 | V1 / API.AI | CX |
//! |---|---|---|---|
//! | is called by | `queryResult.intent.displayName` | `result.metadata.intentName` | `fulfillmentInfo.tag`; if it is empty, `intentInfo.displayName` |
//! | the intent's fields | `queryResult.parameters` | `result.parameters` | `pageInfo.formInfo`, then `intentInfo.parameters`, then `sessionInfo.parameters`; names without case |
//! | is not called while | `allRequiredParamsPresent` is not `true` | `actionIncomplete` is `true` | a required parameter of the form that the intent has is not `FILLED` |
//! | `session()` | `session` | `sessionId` | `sessionInfo.session` |
//! | `response_id()` | `responseId` | `id` | `detectIntentResponseId` |
//! | `query_text()` | `queryText` | `resolvedQuery` | `text`, `transcript`, `triggerIntent`, `triggerEvent` or `dtmfDigits` |
//! | `language()` | `languageCode` | `lang` | `languageCode` |
//! | `intent()` | `intent.displayName` | `metadata.intentName` | `intentInfo.displayName` |
//! | `action()` | `action` | `action` | empty |
//! | `tag()` | empty | empty | `fulfillmentInfo.tag` |
//! | `confidence()` | `intentDetectionConfidence` | `score` | `intentInfo.confidence` |
//! | `fulfillment_text()` | `fulfillmentText` | `fulfillment.speech` | empty |
//! | everything else | [`es::v2::WebhookRequest`] | [`es::v1::WebhookRequest`] | [`cx::WebhookRequest`] |
//!
//! # What a reply becomes
//!
//! | | ES V2 | V1 / API.AI | CX |
//! |---|---|---|---|
//! | [`Reply::keep`] | `{}` | `{}` | `{}` |
//! | [`Reply::text`] | `fulfillmentText`, and a `text` in `fulfillmentMessages` | `speech` and `displayText` | a `text` in `fulfillmentResponse.messages`, which CX appends to its own |
//! | several texts | `fulfillmentText` by lines, and a message each | by lines | a message each |
//! | [`Reply::trigger`] | `followupEventInput` | `followupEvent` | the session parameter [`cx::TRIGGER_PARAMETER`] |
//! | its parameters | `parameters` | `data` | session parameters; `null` for those without a value |
//! | text beside a trigger | dropped and reported: ES ignores it | dropped and reported | both |
//! | a date in it | `"2026-02-28"` | `"2026-02-28"` | `{"year":2026,"month":2,"day":28}` |
//!
//! [`Reply::keep`]: intents_core::Reply::keep
//! [`Reply::text`]: intents_core::Reply::text
//! [`Reply::trigger`]: intents_core::Reply::trigger

#![forbid(unsafe_code)]

pub mod cx;
mod detect;
pub mod es;
mod original;
mod proto;
mod response;
#[cfg(feature = "server")]
mod serve;
#[cfg(feature = "server")]
mod webhook;

pub use cx::Cx;
pub use detect::Dialogflow;
pub use es::v1::EsV1;
pub use es::v2::EsV2;
pub use original::OriginalRequest;
pub use proto::{Lazy, Struct};
pub use response::MAX_RESPONSE_BYTES;
#[cfg(feature = "server")]
pub use serve::{DevServer, Serve, run_dev_server, termination};
#[cfg(feature = "server")]
pub use webhook::{ResponseFuture, UnknownIntents, Webhook};

use intents_core::{Dialect, Error, FulfillmentContext, Result};

/// The whole request, for the extractors of one dialect's requests.
fn request_of<'a, F: proto::Field<'a> + Default>(
    context: &'a FulfillmentContext<'a>,
    dialect: Dialect,
) -> Result<F> {
    let (expected, found) = (dialect.name, context.dialect().name);
    if context.dialect() != dialect {
        let message = format!("the handler takes a request of {expected}, this one is of {found}");
        return Err(Error::msg(message));
    }
    Ok(proto::decode(expected, proto::text(expected, context.request().body())?)?)
}
