//! The lenient rules of ProtoJSON that the dialects share. Google's servers and proxies in front of
//! webhooks follow them.
//!
//! Source: the ProtoJSON format of protobuf, and captured traffic for deviations from the format.
//!
//! - A member that is missing or `null` has its default. Unknown members are ignored.
//! - Member names are in camelCase or snake_case.
//! - `[]` is an empty message, as PHP writes it.
//! - A number may be a string, and a boolean may be `"true"`. `""` in place of a number or boolean
//!   counts as absent.
//! - An id or a version may be a whole number.
//! - An enum value is a name or a number and may be unknown.
//!
//! Google and ProtoJSON never send a member twice. If a proxy does, messages are merged, and for
//! any other member the last value that is not `null` is used. Parameters are not members of a
//! message. If two parameters have the same name, the first parameter with a value is used.

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

pub(crate) use error::{Failure, decode, read, read_value, text};
use error::{unexpected, unexpected_json};
pub(crate) use extract::extract;
pub(crate) use field::{Field, push_default};
pub use lazy::{Lazy, Struct};
pub(crate) use members::{Entries, Fill, FillId, Items, Members, Message};
pub(crate) use message::{message, oneof, target};
pub(crate) use open_enum::{OpenEnum, open_enum};
pub(crate) use target::{EnumTarget, JsonTarget, ListTarget, MessageTarget, Target};
pub(crate) use write::{Write, to_body, write_member};
