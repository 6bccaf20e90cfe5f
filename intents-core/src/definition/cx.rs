//! The parts of a definition that only Dialogflow CX has.

use serde::{Deserialize, Serialize};

/// The CX part of an agent. It has no members yet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct CxAgent {}

impl CxAgent {
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
