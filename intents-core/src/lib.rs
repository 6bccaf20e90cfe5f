//! Conversational agents for Dialogflow as Rust types.
//!
//! A struct with [`#[derive(Intent)]`](macro@Intent) is an intent, and its fields are the parameters.
//! An enum or struct with [`#[derive(Entity)]`](macro@Entity) is an entity type. A function with
//! [`#[fulfill]`](macro@fulfill) is the fulfillment of an intent. All of them that are linked into a
//! program form its [`Agent`].
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
//! This crate contains the model. It has no HTTP, no async runtime and no platform, and a crate of
//! intents and handlers needs no other dependency. The crate `intents-dialogflow` contains the
//! dialects of Dialogflow, the webhook and the guides.
//!
//! # One request
//!
//! 1. A [`Connector`] decodes a [`FulfillmentRequest`] into a [`FulfillmentContext`].
//! 2. The [`Agent`] selects the handler and reads the typed intent from the parameters.
//! 3. The handler's other arguments are taken from the context ([`FromContext`]).
//! 4. The handler's return value becomes a [`Reply`] ([`IntoReply`]).
//! 5. The connector encodes the reply.
//!
//! # Which handler is called
//!
//! The agent calls the first handler that exists in this order:
//!
//! 1. `#[fulfill(tag = "…")]`, for the tag of the request (CX).
//! 2. The handler of the intent. Its display name is the tag, or, without a tag, the name of the
//!    matched intent. While Dialogflow prompts for required parameters, this is the handler of the
//!    intent's [`Partial`], or `#[fulfill(intent = "…")]`; without either, the agent's own response
//!    is kept.
//! 3. `#[fulfill(action = "…")]`, for the intent's action (ES).
//! 4. `#[fulfill(unhandled)]`, for requests whose intent the agent does not have. An intent that the
//!    agent has keeps its own response. Without this handler, the request fails with
//!    [`FulfillError::UnknownIntent`].
//!
//! If a handler fails, [`AgentBuilder::on_error`] sets the reply.
//!
//! # Features
//!
//! - `chrono`, `time`: dates and times of these crates as parameters, in addition to those of
//!   [`jiff`].

#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod active;
mod agent;
mod channel;
mod check;
mod connector;
mod context;
mod contexts;
pub mod definition;
mod entity;
mod error;
mod extract;
mod handler;
mod intent;
mod panic;
mod param;
mod place;
mod problem;
mod registry;
mod relation;
mod reply;
mod request;
mod session;
mod state;
pub mod sys;
mod value;
mod writer;

pub use intents_language::{Language, LanguageError};

pub use intents_derive::{Entity, Followed, Intent, Params, fulfill};

/// The crate of the dates and times in [`sys`].
pub use jiff;

/// The crate whose dates and times are parameters with the feature `chrono`.
#[cfg(feature = "chrono")]
pub use chrono;
/// The crate whose dates and times are parameters with the feature `time`.
#[cfg(feature = "time")]
pub use time;

pub use active::{Active, Context};
pub use agent::{Agent, AgentBuilder};
pub use channel::Channel;
pub use connector::{Connector, FulfillmentResponse};
pub use context::{
    Dialect, FindOriginalWords, FulfillmentContext, Prediction, ReadMessages, SlotFilling,
};
pub use contexts::{ActiveContext, Contexts, ReadContexts};
pub use entity::{Entity, EntityEntry, EntityKind, EntityMeta, EntityPart, EntityValue};
pub use error::{
    DecodeError, EncodeError, Error, FulfillError, Invalid, InvalidParameter, Result,
    UnknownIntent, ValueError,
};
pub use extract::{FromContext, Phase, Requirements, State, Subject};
pub use handler::{Handler, HandlerEntry, HandlerKey, Outcome};
pub use intent::{
    Absent, Examples, Intent, IntentEntry, IntentMeta, LanguageFile, Location, Priority, Role,
    TriggerWriter,
};
pub use param::{
    HasPartial, NoPartial, Param, ParamMeta, ParamShape, Parameters, Params, ParamsMeta, Partial,
    Sensitive, SlotFilled, Source, Spec,
};
pub use place::{Place, Position};
pub use problem::{BuildError, Problem};
pub use relation::{Follow, FollowField, FollowMeta, Followed, FollowedMeta};
pub use reply::message::{assistant, rbm};
pub use reply::{
    Button, Card, ChannelMessage, EntityOverride, Fill, FormParameter, Image, IntoReply, Lifespan,
    Message, OutputContext, ParameterValue, Payload, QuickReplies, Reply, SessionEntities,
    SessionEntity, SessionParameter, Speech, Text, Transition, Trigger,
};
pub use request::FulfillmentRequest;
pub use session::Session;
pub use value::Value;
pub use writer::{ListWriter, Notation, ObjectWriter, Sink, ValueWriter, Written};
