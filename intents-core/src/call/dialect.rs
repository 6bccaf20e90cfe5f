//! Dialects: the protocols that connectors speak.

use crate::value::Notation;

/// A dialect that a connector speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// The identity of the dialect, the same in all versions of its crate: "dialogflow-es-v2".
    pub id: &'static str,
    /// The name for messages: "Dialogflow ES V2".
    pub name: &'static str,
    /// The notation of values.
    pub notation: Notation,
}
