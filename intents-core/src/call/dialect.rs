//! Dialects: the protocols that connectors speak.

use crate::value::Notation;

/// A dialect that a connector speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// Its name in words: "Dialogflow ES V2".
    pub name: &'static str,
    /// How it spells values.
    pub notation: Notation,
}
