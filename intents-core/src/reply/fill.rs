//! Parameters that a handler fills in while Dialogflow asks for them.

use std::fmt;

use serde_json::Value as Json;

use crate::error::EncodeError;
use crate::model::{Partial, PartialParams};
use crate::value::Notation;

/// The parameters that a handler filled in.
pub struct Fill(Box<dyn Filled>);

impl Fill {
    pub(super) fn new<T: PartialParams + Send + Sync + 'static>(partial: Partial<T>) -> Self {
        Self(Box::new(partial))
    }

    /// The parameters that the handler changed, as a dialect spells them; `None` for one that it
    /// took away.
    ///
    /// # Errors
    ///
    /// When a value cannot be JSON.
    pub fn changes(&self, notation: Notation) -> Result<Vec<(String, Option<Json>)>, EncodeError> {
        self.0.changes(notation)
    }
}

/// The parameters are the user's own and are not shown.
impl fmt::Debug for Fill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fill")
    }
}

/// The partial form of an intent of any type.
trait Filled: Send + Sync {
    fn changes(&self, notation: Notation) -> Result<Vec<(String, Option<Json>)>, EncodeError>;
}

impl<T: PartialParams + Send + Sync + 'static> Filled for Partial<T> {
    fn changes(&self, notation: Notation) -> Result<Vec<(String, Option<Json>)>, EncodeError> {
        self.changes(notation)
    }
}
