//! Dialogflow ES V1, the protocol of API.AI.
//!
//! Google retired it; agents and proxies that speak it are still there.

mod connector;
mod request;
mod response;

pub(crate) use connector::Body;
pub use connector::{DIALECT, EsV1};
pub use request::{Context, Fulfillment, Metadata, OriginalRequest, QueryResult, WebhookRequest};
