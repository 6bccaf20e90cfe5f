//! Values with a spelling that depends on the age of the agent.

use serde::{Deserialize, Serialize};

/// The type of a message: a number, which newer agents write as a string, or the name of a type of the
/// Google Assistant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "the number or the name of a message type")]
pub(crate) enum Kind {
    /// `0`.
    Number(i64),
    /// `"0"`, `"basic_card"`.
    Name(String),
}

/// The text of a message, or its variants.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a text or a list of texts")]
pub(crate) enum Speech {
    /// A single text.
    One(String),
    /// Variants of a text.
    Any(Vec<String>),
}
