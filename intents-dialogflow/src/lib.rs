//! Dialogflow ES (V2 and V1 / API.AI) and Dialogflow CX for [`intents_core`]: connectors, the
//! webhook and a server.
//!
//! ```no_run,standalone_crate
//! use intents_core::{Agent, Intent, fulfill, sys};
//! use intents_dialogflow::Webhook;
//! use tokio::net::TcpListener;
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
//! #[tokio::main]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let agent = Agent::builder().build()?;
//!     let listener = TcpListener::bind("127.0.0.1:8000").await?;
//!     Webhook::new(agent).serve(listener).await?;
//!     Ok(())
//! }
//! ```
//!
//! The [`guides`] explain every topic, from the first handler to deployment. Users of the npm package
//! `dialogflow-fulfillment` and of the Python library `intents` find guides to migrate.
//!
//! # Connectors
//!
//! A connector decodes a request of one dialect, calls the agent and encodes the reply. It needs
//! neither HTTP nor an async runtime.
//!
//! | connector | dialect |
//! |---|---|
//! | [`Dialogflow`] | detects the dialect of each request |
//! | [`EsV2`], [`EsV2Beta1`] | Dialogflow ES, V2 |
//! | [`EsV1`] | Dialogflow ES, V1, and API.AI |
//! | [`Cx`] | Dialogflow CX |
//!
//! The guide on [protocols](guides::protocols) lists what each dialect reads and writes.
//!
//! # Features
//!
//! - `server` (default): [`Webhook`], a tower service, and the server around it.
//! - `query`: `FlexibleRequest::query`, the query string of a flexible webhook.
//!
//! The packages `intents-agent` (export, import and golden tests) and `intents-cli` (commands)
//! build on this crate.

#![forbid(unsafe_code)]

pub mod channel;
pub mod cx;
mod detect;
pub mod es;
#[cfg(all(doc, not(doctest)))]
pub mod guides;
mod proto;
mod render;
#[cfg(feature = "server")]
mod serve;
#[cfg(feature = "server")]
mod webhook;

pub use channel::OriginalRequest;
pub use cx::Cx;
pub use detect::Dialogflow;
pub use es::v1::EsV1;
pub use es::v2::{EsV2, EsV2Beta1};
pub use proto::{Lazy, Struct};
pub use render::MAX_RESPONSE_BYTES;
#[cfg(feature = "server")]
pub use serve::{DevServer, Serve, run_dev_server, termination};
#[cfg(feature = "server")]
pub use webhook::{
    FlexibleHandler, FlexibleRequest, ResponseBody, ResponseFuture, UnknownIntents, Webhook,
};
