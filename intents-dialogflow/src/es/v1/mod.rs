//! Dialogflow ES V1, the protocol of API.AI.
//!
//! Google retired the protocol, but some agents and proxies still use it.

mod connector;
mod encode;
mod message;
mod one_or_more;
mod request;
mod response;
mod speech;

pub(crate) use connector::Body;
pub use connector::{DIALECT, EsV1};
pub use message::{
    Button, Cell, ColumnProperties, Image, Item, MediaObject, Message, MessageType, OpenUrlAction,
    OptionInfo, Row, Suggestion, messages_for_assistant, read_message, write_message,
};
pub use one_or_more::OneOrMore;
pub(crate) use request::agent_messages;
pub use request::{
    Context, FollowupEvent, Fulfillment, MatchedParameter, Metadata, OriginalRequest, Prompt,
    QueryResult, Status, WebhookRequest,
};
pub use response::WebhookResponse;
