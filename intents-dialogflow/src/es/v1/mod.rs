//! Dialogflow ES V1, the protocol of API.AI.
//!
//! Google retired it; agents and proxies that speak it are still there.

mod connector;
mod encode;
mod message;
mod neutral;
mod one_or_more;
mod request;
mod response;
mod voice;
mod write;

pub(crate) use connector::Body;
pub use connector::{DIALECT, EsV1};
pub use message::{
    Button, Cell, ColumnProperties, Image, Item, MediaObject, Message, MessageType, OpenUrlAction,
    OptionInfo, Row, Suggestion,
};
pub(crate) use neutral::agent_messages;
pub use neutral::read_message;
pub use one_or_more::OneOrMore;
pub use request::{
    Context, FollowupEvent, Fulfillment, MatchedParameter, Metadata, OriginalRequest, Prompt,
    QueryResult, Status, WebhookRequest,
};
pub use response::WebhookResponse;
pub use write::write_message;
