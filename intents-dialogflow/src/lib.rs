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
//! Those who come from the npm package `dialogflow-fulfillment` or from the Python library `intents`
//! find what they know in the [`guides`].
//!
//! # Without HTTP
//!
//! A connector answers a request from bytes to bytes, for an endpoint of your own or a test:
//!
//! ```standalone_crate
//! use intents_core::{Agent, FulfillmentRequest, Intent, fulfill};
//! use intents_core::connector::Connector;
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
//! | is called by | `queryResult.intent.displayName` | `result.metadata.intentName` | `fulfillmentInfo.tag`: that of `#[fulfill(tag = "…")]`, or a display name; if it is empty, `intentInfo.displayName` |
//! | without a handler of that name, by | `queryResult.action` | `result.action` | nothing |
//! | if the agent does not have the intent either, by | `#[fulfill(unhandled)]` | the same | the same |
//! | the intent's fields | `queryResult.parameters` | `result.parameters` | `pageInfo.formInfo`, then `intentInfo.parameters`, then `sessionInfo.parameters`; names without case |
//! | an untagged field | there, or in the context of the intent's event | there, or in the context of the intent's event | there |
//! | slots are being filled while | `allRequiredParamsPresent` is not `true` | `actionIncomplete` is `true` | a required parameter of the form that the intent has is not `FILLED` |
//! | then is called | the handler of its [`Partial`], or else one without types for its name; without either nothing, and Dialogflow goes on | the same | the same |
//! | [`Follow`] | the context of the intent in `outputContexts` | in `contexts` | the session's parameters |
//! | [`Active`] | the context of its name in `outputContexts` | in `contexts` | the session parameter of its name, an object |
//! | `original_words()` | `x.original` in the first context that has it | the same | `originalValue` in `intentInfo.parameters` |
//! | `session()` | `session` | `sessionId` | `sessionInfo.session` |
//! | `response_id()` | `responseId` | `id` | `detectIntentResponseId` |
//! | `query_text()` | `queryText` | `resolvedQuery` | `text`, `transcript`, `triggerIntent`, `triggerEvent` or `dtmfDigits` |
//! | `language()` | `languageCode` | `lang` | `languageCode` |
//! | `intent()` | `intent.displayName` | `metadata.intentName` | `intentInfo.displayName` |
//! | `action()` | `action` | `action` | empty |
//! | `tag()` | empty | empty | `fulfillmentInfo.tag` |
//! | `confidence()` | `intentDetectionConfidence` | `score` | `intentInfo.confidence` |
//! | `fulfillment_text()` | `fulfillmentText` | `fulfillment.speech` | empty |
//! | `agent_messages()` | `fulfillmentMessages` | `fulfillment.messages` | `messages`: what is queued in this turn |
//! | `channel()`, [`OriginalRequest`] | `originalDetectIntentRequest` | `originalRequest` | `payload` |
//! | everything else | [`es::v2::WebhookRequest`] | [`es::v1::WebhookRequest`] | [`cx::WebhookRequest`] |
//!
//! # What a reply becomes
//!
#![doc = include_str!("what_a_reply_becomes.md")]
//!
//! What is reported is in [`FulfillmentResponse::dropped`], which the webhook logs.
//!
//! *Texts.* In ES, clients of the API read `fulfillmentText` (V1: `displayText`, and `speech` aloud):
//! the words of all messages, by lines. Chat channels read the messages. In CX, messages come after
//! what the fulfillment itself says, unless the reply [replaces](intents_core::Reply::replace_queue)
//! the queue.
//!
//! *Channels.* Messages [`on`] the channel of the request go instead of all others; those on another
//! channel are left out. Where the request tells no channel, all are sent, each with its `platform`
//! (CX: `channel`). If there are then none for everyone, ES gets the agent's own messages among them.
//!
//! *Speech.* On the telephone everything is spoken: ES sends no text beside what is only spoken
//! there. Where the request tells no channel, what is spoken alone is also a text, to be read.
//!
//! *What CX has no messages for.* Cards, images and quick replies are sent in the format of
//! [Messenger]; in another channel, or on the telephone, as their words. A chip of Messenger says
//! what is written on it.
//!
//! *Contexts.* In CX a context is a parameter of the session by its name in lower case: an object,
//! which does not expire. What a [`Partial`] fills in goes to Dialogflow's own contexts for slot
//! filling in ES, in CX to the form, or to the session where the form does not have it.
//!
//! *Triggers.* CX has no follow-up events: see [`cx`]. Parameters without a value are left out in ES
//! and `null` in CX.
//!
//! *Values.* A date is `"2026-02-28"` in ES and `{"year":2026,"month":2,"day":28}` in CX.
//!
//! *Quick replies without a title.* Chat networks show quick replies beneath a text. Where the
//! messages are for one of those that ES has a `platform` for, quick replies without a title get
//! the text before them as theirs; elsewhere both are sent as they are, since what shows texts
//! alone would lose the question.
//!
//! *The Google Assistant.* It took kinds of messages of its own, [`assistant`]. In ES they are sent
//! as they are, under the name of the Assistant; where a request comes from elsewhere, and in CX, the
//! nearest to them are. The usual kinds, [`on`] the Assistant, become its own.
//!
//! *What only v2beta1 has*, the telephone's messages, those of RCS Business Messaging ([`rbm`]), the
//! end of the session and the handoff to a person, is read by every connector. Of the connectors of
//! ES V2 [`EsV2Beta1`] alone writes it: v2 refuses a response with a member that it does not know.
//! V1 has the telephone's messages, and CX all of it but those of RCS.
//!
//! *What is never sent.* `endInteraction` and `mixedAudio` of CX are Dialogflow's own output;
//! `knowledgeInfoCard` and `toolCall` are of its own making too. All four are read, by [`cx::WebhookRequest`].
//!
//! Contexts and session entities have names that begin with that of the session; without one in
//! the request they are reported. A context whose name Dialogflow would refuse, and a payload that
//! is not an object, are an [`EncodeError::Value`](intents_core::connector::EncodeError::Value).
//!
//! [`Active`]: intents_core::Active
//! [`Follow`]: intents_core::Follow
//! [`Partial`]: intents_core::Partial
//! [Messenger]: https://cloud.google.com/dialogflow/cx/docs/concept/integration/dialogflow-messenger/fulfillment
//! [`FulfillmentResponse::dropped`]: intents_core::connector::FulfillmentResponse::dropped
//! [`assistant`]: intents_core::assistant
//! [`on`]: intents_core::Reply::on
//! [`rbm`]: intents_core::rbm

#![forbid(unsafe_code)]

pub mod cx;
mod detect;
pub mod es;
#[cfg(doc)]
pub mod guides;
mod messages;
pub mod original;
mod proto;
mod response;
#[cfg(feature = "server")]
mod serve;
#[cfg(feature = "server")]
mod webhook;

pub use cx::Cx;
pub use detect::Dialogflow;
pub use es::v1::EsV1;
pub use es::v2::{EsV2, EsV2Beta1};
pub use original::OriginalRequest;
pub use proto::{Lazy, Struct};
pub use response::MAX_RESPONSE_BYTES;
#[cfg(feature = "server")]
pub use serve::{DevServer, Serve, run_dev_server, termination};
#[cfg(feature = "server")]
pub use webhook::{FlexibleHandler, FlexibleRequest, ResponseFuture, UnknownIntents, Webhook};

use intents_core::connector::Dialect;
use intents_core::{Error, FulfillmentContext, Result};

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
