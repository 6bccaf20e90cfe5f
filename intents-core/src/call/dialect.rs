//! Dialects: the protocols that connectors implement.

use crate::value::Notation;

/// A dialect that a connector implements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// The id of the dialect, such as `dialogflow-es-v2`. All versions of a crate use the same id.
    pub id: &'static str,
    /// The name of the dialect for error messages, such as `Dialogflow ES V2`.
    pub name: &'static str,
    /// The notation of values.
    pub notation: Notation,
}
