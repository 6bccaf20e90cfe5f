//! Conversational agents for Dialogflow as Rust types.
//!
//! A struct with [`#[derive(Intent)]`](macro@Intent) is an intent, and its fields are the
//! parameters. An enum or struct with [`#[derive(Entity)]`](macro@Entity) is an entity type. A
//! function with [`#[fulfill]`](macro@fulfill) is the fulfillment of an intent. The [`Agent`]
//! contains all intents, entity types and handlers that are linked into the program.
//!
//! ```standalone_crate
//! use intents_core::{Agent, Intent, fulfill, sys};
//!
//! /// The user asks whether it will rain.
//! #[derive(Intent)]
//! #[intent(name = "weather.AskRain", examples(en = ["will it rain $when{tomorrow}?"]))]
//! struct AskRain {
//!     when: sys::Date,
//! }
//!
//! #[fulfill]
//! fn rain(ask: AskRain) -> String {
//!     format!("No rain on {}.", ask.when)
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let agent = Agent::builder().build()?;
//! assert_eq!(agent.intents().len(), 1);
//! # Ok(()) }
//! ```
//!
//! This crate contains the model, without HTTP, async runtime or platform. A crate of intents and
//! handlers needs no other dependency. The crate `intents-dialogflow` contains the dialects of
//! Dialogflow, the webhook and the guides.
//!
//! # One request
//!
//! 1. A [`Connector`] decodes a [`FulfillmentRequest`] into a [`FulfillmentContext`].
//! 2. The [`Agent`] selects the handler and reads the typed intent from the parameters.
//! 3. The agent extracts the handler's other arguments from the context ([`FromContext`]).
//! 4. The handler's return value becomes a [`Reply`] ([`IntoReply`]).
//! 5. The connector encodes the reply.
//!
//! # Selection of the handler
//!
//! The agent calls the first handler that exists in this order:
//!
//! 1. `#[fulfill(tag = "…")]`, for the tag of the request (CX).
//! 2. The handler of the intent whose display name is the tag or, without a tag, the name of the
//!    matched intent. While Dialogflow prompts for required parameters, the agent calls the handler
//!    of the intent's [`Partial`], or `#[fulfill(intent = "…")]`. Without either handler, the agent's
//!    own response is kept.
//! 3. `#[fulfill(action = "…")]`, for the intent's action (ES).
//! 4. `#[fulfill(unhandled)]`, for requests whose intent the agent does not contain. An intent of
//!    the agent without a handler keeps the agent's own response. Without an `unhandled` handler, a
//!    request for an unknown intent fails with [`FulfillError::UnknownIntent`].
//!
//! If a handler fails, [`AgentBuilder::on_error`] sets the reply.
//!
//! # Features
//!
//! - `chrono`, `time`: dates and times of these crates as parameters, in addition to the types of
//!   [`jiff`].

#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
mod agent;
mod call;
pub mod connector;
pub mod definition;
mod error;
mod message;
pub mod meta;
mod model;
pub mod problem;
mod reply;
pub mod sys;
mod value;

pub use intents_language::Language;

pub use intents_derive::{Entity, Followed, Intent, Params, fulfill};

/// The crate `jiff`, which defines the dates and times in [`sys`].
pub use jiff;

/// The crate `chrono`, whose dates and times are parameter types with the feature `chrono`.
#[cfg(feature = "chrono")]
pub use chrono;
/// The crate `time`, whose dates and times are parameter types with the feature `time`.
#[cfg(feature = "time")]
pub use time;

pub use agent::{Agent, AgentBuilder, Handler};
pub use call::{
    Active, FromContext, FulfillmentContext, FulfillmentRequest, Requirements, Session,
    SlotFilling, State,
};
pub use connector::Connector;
pub use error::{Error, FulfillError, Invalid, InvalidParameter, Result};
pub use message::{
    Button, Card, Channel, Image, Message, Payload, QuickReplies, Speech, Text, assistant, rbm,
};
pub use model::{
    Context, Contexts, Entity, Follow, Followed, Intent, Param, Params, Partial, RawParameters,
    Sensitive,
};
pub use problem::{BuildError, Problem};
pub use reply::{FormParameter, IntoReply, Lifespan, Reply, SessionEntities, Transition};
pub use value::{Value, ValueError};
