//! Members that agents of different age spell differently.

use serde::{Deserialize, Serialize};

/// The kind of a message: its number, as a number in older agents and as a string in newer ones,
/// or the name of a kind that only the Google Assistant had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "the number or the name of a kind of messages")]
pub(crate) enum Kind {
    /// `0`.
    Number(i64),
    /// `"0"`, `"basic_card"`.
    Name(String),
}

/// The text of a message: one, or several that say the same.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a text or a list of texts")]
pub(crate) enum Speech {
    /// One.
    One(String),
    /// Several that say the same.
    Any(Vec<String>),
}
