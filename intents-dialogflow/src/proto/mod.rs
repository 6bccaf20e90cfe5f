//! The manners of ProtoJSON that the dialects share, as Google's servers and the proxies in front
//! of webhooks practise them.
//!
//! Read leniently: a member that is missing or `null` has its default, unknown members are
//! ignored, names are camelCase or snake_case, `[]` is an empty message (as PHP writes one), a
//! number may be a string and a boolean `"true"`, `""` in place of either is nothing, an id or a
//! version may be a whole number, an enum is a name or a number and may be unknown.
//! Source: the ProtoJSON format of protobuf, and captured traffic where it goes beyond.
//!
//! Google sends no member twice, and neither does ProtoJSON. Where somebody else does, messages are
//! merged, and of any other member the last one counts that is not `null`. Parameters are no
//! members of ours: of two with one name the first counts that has a value.

mod error;
mod extract;
mod field;
mod lazy;
mod members;
mod message;
pub(crate) mod messages;
mod name;
mod open_enum;
mod path;
mod target;
mod write;

pub(crate) use error::{Failure, decode, read, text};
use error::{unexpected, unexpected_json};
pub(crate) use extract::extract;
pub(crate) use field::{Field, push_default};
pub use lazy::{Lazy, Struct};
pub(crate) use members::{Entries, Fill, FillId, Items, Members, Message};
pub(crate) use message::{message, oneof, target};
pub(crate) use open_enum::{OpenEnum, open_enum};
pub(crate) use target::{EnumTarget, JsonTarget, ListTarget, MessageTarget, Target};
pub(crate) use write::{Write, to_body, write_member};
