//! Conversational agents for Dialogflow as Rust types.
//!
//! A struct with [`#[derive(Intent)]`](macro@Intent) is an intent, its fields are the parameters;
//! an enum or struct with [`#[derive(Entity)]`](macro@Entity) is an entity type; a function with
//! [`#[fulfill]`](macro@fulfill) is the logic behind an intent. What is linked into a program
//! makes its [`Agent`].
//!
//! ```standalone_crate
//! use intents_core::{Agent, Intent, fulfill, sys};
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
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let agent = Agent::builder().build()?;
//! # Ok(()) }
//! ```
//!
//! This crate is the model: no HTTP, no async runtime, no platform. An application's own crates
//! need nothing else for their intents and handlers. The crate `intents-dialogflow` speaks the
//! dialects of Dialogflow and serves the webhook.
//!
//! # The way of one request
//!
//! A [`Connector`] decodes a [`FulfillmentRequest`] into a [`FulfillmentContext`]. The [`Agent`]
//! finds the handler, reads the typed intent from the parameters, takes the handler's further
//! arguments from the context ([`FromContext`]), and calls it. What it returns becomes a [`Reply`]
//! ([`IntoReply`]), which the connector encodes.
//!
//! The handler is the first of these that there is:
//!
//! 1. that of the fulfillment's tag (CX), `#[fulfill(tag = "…")]`;
//! 2. that of the intent, whose display name is the tag, or, without a tag, the name of the intent
//!    that was matched. While Dialogflow still asks for required parameters, it is the handler of
//!    the intent's [`Partial`], or one without types, `#[fulfill(intent = "…")]`; without either
//!    the agent's own response is kept;
//! 3. that of the intent's action (ES), `#[fulfill(action = "…")]`;
//! 4. for an intent of the agent, none: its own response is kept. For anything else
//!    `#[fulfill(unhandled)]`; without that, the request is one for an unknown intent.
//!
//! What a handler fails with is answered by [`AgentBuilder::on_error`], if the agent has it.

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

pub use intents_language::{Language, LanguageError, LanguagePackage, Orphan, OrphanReason};

pub use intents_derive::{Entity, Followed, Intent, Params, fulfill};

/// The dates and times of [`sys`] are jiff's, in the release that is re-exported here.
pub use jiff;

/// The chrono whose dates and times are parameters.
#[cfg(feature = "chrono")]
pub use chrono;
/// The time whose dates and times are parameters.
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
    Absent, Examples, Intent, IntentEntry, IntentMeta, LanguageFile, LanguageSource, Location,
    Priority, Role, TriggerWriter,
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
