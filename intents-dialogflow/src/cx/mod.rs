//! Dialogflow CX (Conversational Agents), v3 and v3beta1.
//!
//! ```
//! use intents_core::{Agent, FulfillmentRequest, Intent, fulfill};
//! use intents_core::connector::Connector;
//! use intents_dialogflow::Cx;
//!
//! #[derive(Intent)]
//! #[intent(name = "smalltalk.Hello")]
//! struct Hello;
//!
//! #[fulfill]
//! fn hello(_: Hello) -> &'static str {
//!     "Hello!"
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let agent = Agent::empty_builder().handler::<hello>().build()?;
//! let request = FulfillmentRequest::new(br#"{"fulfillmentInfo": {"tag": "smalltalk.Hello"}}"#);
//! let response = Cx.fulfill(&agent, request).await?;
//! assert_eq!(
//!     response.body,
//!     br#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Hello!"]}}]}}"#
//! );
//! # Ok(()) }
//! ```
//!
//! CX agents cannot be exported yet. The [guide](crate::guides::dialogflow_cx) shows how to build the
//! pages and routes that this module relies on.
//!
//! # Dispatch
//!
//! The tag of the request selects the handler: a `#[fulfill(tag = "…")]`, or the handler of the intent
//! whose display name is the tag. For an unknown tag, `#[fulfill(unhandled)]` is called. The display
//! name of the matched intent counts only if the tag is empty.
//!
//! # Parameters
//!
//! Parameters come from the form of the current page, then from the matched intent, then from the
//! session. Names are compared without case.
//!
//! Slot filling is in progress while a required parameter of the form is not filled and the intent
//! has that parameter. During slot filling, the agent calls the handler of the intent's
//! [`Partial`](intents_core::Partial), or an untyped handler (`#[fulfill(intent = "…")]`). Without
//! either, the response is empty and CX continues to prompt. The handler of a tag is always called.
//!
//! # Triggers
//!
//! CX has no follow-up events. A reply that triggers an intent sets the parameters of the intent as
//! session parameters and clears those without a value. It also sets the session parameter
//! [`TRIGGER_PARAMETER`] to the display name of the intent.
//!
//! The agent needs a route with the condition `$session.params.intents_trigger = "<display name>"`
//! to the page of the intent. The entry fulfillment of that page must clear the parameter.
//!
//! # Parameter updates
//!
//! Changes of form parameters are written to `pageInfo.formInfo`, with the form's spelling of the name
//! and the `required` of the request. If the request describes a form without the parameter, the change
//! is reported. [`FormParameter::invalid`] sets the state `INVALID` and clears the session parameter of
//! the same name.
//!
//! Contexts, session parameters and the parameters of a trigger are all session parameters, and CX
//! copies the values of a form to the session. If a reply sets one name several times, only one value
//! is sent, and the others are reported. The order of precedence is trigger, form parameter,
//! [`Partial`](intents_core::Partial), session parameter, context.
//!
//! # Transitions
//!
//! A [`Transition`] becomes `targetPage` or `targetFlow`. A short name is completed from the current
//! page of the request. Outside of flows, for example in a playbook, the transition is reported. An
//! invalid name is an [`EncodeError::Value`].
//!
//! A response has one target. If a reply sets several targets, only one is sent, and the others are
//! reported. The order of precedence is trigger, transition, end of the session.
//!
//! # The end of the session
//!
//! A reply that ends the session transitions to the page `END_SESSION` of the current flow, the
//! name that routes use. Google documents that webhooks can transition to pages of the flow, but
//! not whether `END_SESSION` is included. For certainty, set a context, which is a session
//! parameter, and add a route with a condition on the parameter that ends the session.
//!
//! # Messages
//!
//! | [`Message`] | [`ResponseMessage`] |
//! |---|---|
//! | text, with all variants | `text` |
//! | speech | `outputAudioText`, which is spoken instead of all texts |
//! | audio | `playAudio` |
//! | call transfer | `telephonyTransferCall` |
//! | handoff to a human agent | `liveAgentHandoff` |
//! | conversation success | `conversationSuccess` |
//! | payload | `payload` |
//! | quick replies, card, image | `payload` in the format of Dialogflow Messenger, or `text` |
//! | message types of other platforms | the nearest message; reported |
//!
//! The connector never writes `endInteraction`, `mixedAudio`, `knowledgeInfoCard` and `toolCall`, which
//! are output of Dialogflow.
//!
//! [`EncodeError::Value`]: intents_core::connector::EncodeError::Value
//! [`FormParameter::invalid`]: intents_core::FormParameter::invalid
//! [`Message`]: intents_core::Message
//! [`Transition`]: intents_core::Transition

mod connector;
mod continuation;
mod encode;
pub mod message;
mod page;
mod parameters;
mod request;
mod response;

pub(crate) use connector::{Body, State};
pub use connector::{Cx, DIALECT, TRIGGER_PARAMETER};
pub use message::ResponseMessage;
pub use page::{DEFAULT_START_FLOW, FormInfo, PageId, PageInfo, ParameterInfo, ParameterState};
pub(crate) use request::original_words;
pub use request::{
    FulfillmentInfo, IntentInfo, IntentParameterValue, LanguageInfo, Query, Sentiment,
    SentimentAnalysisResult, SessionInfo, WebhookRequest,
};
pub use response::{FulfillmentResponse, MergeBehavior, WebhookResponse};
