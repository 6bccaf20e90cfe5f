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
//! | `channel()`, [`OriginalRequest`] | `originalDetectIntentRequest` | `originalRequest` | `payload` |
//! | everything else | [`es::v2::WebhookRequest`] | [`es::v1::WebhookRequest`] | [`cx::WebhookRequest`] |
//!
//! # What a reply becomes
//!
//! | | ES V2 | V1 / API.AI | CX |
//! |---|---|---|---|
//! | [`Reply::keep`] | `{}` | `{}` | `{}` |
//! | [`Reply::text`] | `fulfillmentText`, and a `text` in `fulfillmentMessages` | `speech` and `displayText` | a `text` in `fulfillmentResponse.messages`, which CX appends to its own |
//! | several texts | `fulfillmentText` by lines, and a message each | by lines; beside another kind also a message each, of type 0 | a message each |
//! | [`quick_replies`] | `quickReplies` | a message of type 2 | the title as a `text`, then `chips` of [Messenger] |
//! | [`card`] | `card`; its title and subtitle in `fulfillmentText` | a message of type 1; its title and subtitle in `speech` | `image`, `info`, `button` for links, `chips` for other buttons of [Messenger] |
//! | what a button says, other than its text | `postback` | `postback` | reported: a chip says what is written on it |
//! | [`image`] | `image`; its description also in `fulfillmentText` | a message of type 3; its description in `speech` | `image` of [Messenger] |
//! | these three on the telephone or in another channel | left to the channel | left to the channel | their words as a `text`; the rest reported |
//! | [`payload`] | `payload` in `fulfillmentMessages` | a message of type 4 | `payload` in `fulfillmentResponse.messages` |
//! | [`webhook_payload`] | `payload` | `data` | `payload` |
//! | [`on`] the channel of the request | instead of all others | instead of all others | instead of all others |
//! | [`on`] another channel | left out, since the request is not from there | left out | left out |
//! | [`on`] a channel, when the request tells none | with its `platform`; reported for a channel that has none in v2 | with its `platform`; reported for a channel that has none | with its `channel`: [`Channel::name`] |
//! | the same, with nothing for all others | beside it, the agent's own text: `fulfillmentText` of the request | the same: `fulfillment.speech` | CX says its own anyway |
//! | [`Reply::trigger`] | `followupEventInput` | `followupEvent` | the session parameter [`cx::TRIGGER_PARAMETER`] |
//! | its parameters | `parameters` | `data` | session parameters; `null` for those without a value |
//! | [`Reply::event`] | `followupEventInput` | `followupEvent` | reported: a webhook cannot raise events |
//! | messages and payloads beside a trigger | dropped and reported: ES ignores them | dropped and reported | both |
//! | [`output_context`] | `outputContexts`, by the name of the session and the context's in lower case | `contextOut`, in lower case | a session parameter by the context's name in lower case: an object, which does not expire |
//! | [`delete_context`] | `lifespanCount` 0 | `lifespan` 0 | `null` for the session parameter |
//! | a [`Partial`] | Dialogflow's own contexts for slot filling, with the values in them; reported if the request has none | the same | `pageInfo.formInfo.parameterInfo` for what the form has, session parameters for the rest |
//! | [`session_entities`] | `sessionEntityTypes` | reported: no part of its responses | reported: no part of its responses |
//! | [`end_session`] | reported: `endInteraction` is one of v2beta1, and v2 refuses it | reported | `targetPage`, the page `END_SESSION` of the current flow; reported beside a trigger, and outside of flows |
//! | a date in it | `"2026-02-28"` | `"2026-02-28"` | `{"year":2026,"month":2,"day":28}` |
//!
//! What is reported is in [`FulfillmentResponse::dropped`], which the webhook logs.
//!
//! *Quick replies without a title.* Chat networks show quick replies beneath a text. Where the
//! messages are for one of those that ES has a `platform` for, quick replies without a title get
//! the text before them as theirs; elsewhere both are sent as they are, since what shows texts
//! alone would lose the question.
//!
//! *The Google Assistant.* It took kinds of messages of its own, and is gone: messages for it are
//! sent like any others, and only to requests that come from it.
//!
//! Contexts and session entities have names that begin with that of the session; without one in
//! the request they are reported. A context whose name Dialogflow would refuse, and a payload that
//! is not an object, are an [`EncodeError::Value`](intents_core::EncodeError::Value).
//!
//! [`Active`]: intents_core::Active
//! [`Follow`]: intents_core::Follow
//! [`Partial`]: intents_core::Partial
//! [Messenger]: https://cloud.google.com/dialogflow/cx/docs/concept/integration/dialogflow-messenger/fulfillment
//! [`Channel::name`]: intents_core::Channel::name
//! [`FulfillmentResponse::dropped`]: intents_core::FulfillmentResponse::dropped
//! [`Reply::keep`]: intents_core::Reply::keep
//! [`Reply::event`]: intents_core::Reply::event
//! [`Reply::text`]: intents_core::Reply::text
//! [`Reply::trigger`]: intents_core::Reply::trigger
//! [`card`]: intents_core::Reply::card
//! [`delete_context`]: intents_core::Reply::delete_context
//! [`end_session`]: intents_core::Reply::end_session
//! [`image`]: intents_core::Reply::image
//! [`on`]: intents_core::Reply::on
//! [`output_context`]: intents_core::Reply::output_context
//! [`payload`]: intents_core::Reply::payload
//! [`quick_replies`]: intents_core::Reply::quick_replies
//! [`session_entities`]: intents_core::Reply::session_entities
//! [`webhook_payload`]: intents_core::Reply::webhook_payload

#![forbid(unsafe_code)]

pub mod cx;
mod detect;
pub mod es;
#[cfg(doc)]
pub mod guides;
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
