//! Dialogflow CX (Conversational Agents): `google.cloud.dialogflow.cx.v3.WebhookRequest` and
//! `WebhookResponse`. The messages of v3beta1 are the same.
//!
//! # Which handler is called
//!
//! The fulfillment's tag decides. An agent's own definitions write an intent's display name as
//! the tag, whichever page, route or event calls the webhook for it; write the same where you
//! maintain an agent by hand. A tag that is no display name is that of a `#[fulfill(tag = "…")]`;
//! where there is neither, of `#[fulfill(unhandled)]`. Only a fulfillment without a tag is
//! dispatched by the display name of the intent that was matched last.
//!
//! # Where parameters come from
//!
//! From the page's form, then from what the matched intent resolved, then from the session; names
//! are compared without regard to case. While a required parameter of the form has no value, and
//! the handler's intent has that parameter, the handler is not called and Dialogflow goes on
//! prompting, unless a handler of the intent's [`Partial`](intents_core::Partial), or one without
//! types (`#[fulfill(intent = "…")]`), answers in the meantime. A handler of a tag is called
//! whatever the form says.
//!
//! # How an intent is triggered
//!
//! CX has no follow-up events. A reply that triggers an intent sets the intent's parameters in
//! the session, clears those that it does not give, and sets the session parameter
//! [`TRIGGER_PARAMETER`] to the intent's display name. A route with the condition
//! `$session.params.intents_trigger = "the display name"` leads to the page that answers; its
//! entry fulfillment clears the parameter.
//!
//! # What becomes of parameters
//!
//! A form is the page's: what a reply says of its parameters goes into `pageInfo.formInfo`, by the
//! form's own spelling of their names, with the request's `required` unless the reply says another
//! one. Where the request tells the form, a parameter that it does not have is reported. One that is
//! refused ([`FormParameter::invalid`]) is `INVALID`, and the session's parameter of its name is
//! cleared, as Google's own sample does where the agent is to ask again.
//!
//! Session parameters, contexts and what a trigger carries are all parameters of the session, and
//! a form's value is copied to it. No parameter is given two values: what is triggered goes first,
//! then the form, then what a [`Partial`](intents_core::Partial) fills in, then session parameters,
//! then contexts; whatever loses is reported.
//!
//! # Where the conversation goes on
//!
//! A [`Transition`] becomes `targetPage` or `targetFlow`. The end of a name is completed by the name
//! of the request's current page; outside of flows, as in a playbook, it is reported. A name that
//! no page or flow can have is an [`EncodeError::Value`].
//!
//! A response has one target, and a triggered intent is another. So a trigger goes first, then a
//! transition, then the end of the session; whatever loses is reported.
//!
//! # How the session ends
//!
//! A reply that ends the session goes to the page `END_SESSION` of the current flow, by the name
//! that routes have for it. Google's documents say that a webhook may go to another page of the
//! flow, and do not say whether this is one; where you want to be sure, set a context, which is a
//! session parameter here, and let a route with a condition on it end the session.
//!
//! # What is said
//!
//! | [`Message`] | [`ResponseMessage`] |
//! |---|---|
//! | text, with all its variants | `text` |
//! | speech | `outputAudioText`: where there is one, it is spoken in the place of all texts |
//! | audio | `playAudio` |
//! | a call to transfer | `telephonyTransferCall` |
//! | a handoff to a person | `liveAgentHandoff` |
//! | success of the conversation | `conversationSuccess` |
//! | payload | `payload` |
//! | quick replies, cards, images | a `payload` in the format of Dialogflow Messenger, or their words as a `text` |
//! | kinds of other platforms | what comes nearest; reported |
//!
//! Four kinds are read and never written: `endInteraction` and `mixedAudio` are output only, and
//! `knowledgeInfoCard` and `toolCall` come of Dialogflow's own data stores and tools.
//!
//! [`EncodeError::Value`]: intents_core::connector::EncodeError::Value
//! [`FormParameter::invalid`]: intents_core::FormParameter::invalid
//! [`Message`]: intents_core::Message
//! [`Transition`]: intents_core::Transition

mod connector;
mod encode;
pub mod message;
mod messenger;
mod page;
mod parameters;
mod request;
mod response;
mod target;
mod write;

pub(crate) use connector::{Body, State, original_words};
pub use connector::{Cx, DIALECT, TRIGGER_PARAMETER};
pub use message::ResponseMessage;
pub use page::{DEFAULT_START_FLOW, FormInfo, PageId, PageInfo, ParameterInfo, ParameterState};
pub use request::{
    FulfillmentInfo, IntentInfo, IntentParameterValue, LanguageInfo, Query, Sentiment,
    SentimentAnalysisResult, SessionInfo, WebhookRequest,
};
pub use response::{FulfillmentResponse, MergeBehavior, WebhookResponse};
