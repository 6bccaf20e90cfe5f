//! The manners of ProtoJSON that the dialects share, as Google's servers and the proxies in front
//! of webhooks practise them.
//!
//! Read leniently: a member that is missing or `null` has its default, unknown members are
//! ignored, names are camelCase or snake_case, `[]` is an empty message (as PHP writes one), a
//! number may be a string and a boolean `"true"`. Source: the ProtoJSON format of protobuf, and
//! captured traffic where it goes beyond.

mod error;
mod field;
mod lazy;
mod message;

pub(crate) use error::{decode, decode_into, explain, fill, text};
pub(crate) use field::{Entries, Field, Fill, Items};
pub use lazy::{Lazy, Struct};
pub(crate) use message::{Members, Message, field_of_message, message};
