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
//! # How the session ends
//!
//! A reply that ends the session goes to the page `END_SESSION` of the current flow, by the name
//! that routes have for it. Google's documents say that a webhook may go to another page of the
//! flow, and do not say whether this is one; where you want to be sure, set a context, which is a
//! session parameter here, and let a route with a condition on it end the session.

mod connector;
mod messenger;
mod request;
mod response;

pub(crate) use connector::{Body, State, original_words};
pub use connector::{Cx, DIALECT, TRIGGER_PARAMETER};
pub use request::{
    FormInfo, FulfillmentInfo, IntentInfo, IntentParameterValue, LanguageInfo, PageInfo,
    ParameterInfo, SentimentAnalysisResult, SessionInfo, WebhookRequest,
};
