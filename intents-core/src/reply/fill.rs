//! Parameters that a handler sets during slot filling.

use std::fmt;

use serde_json::Value as Json;

use crate::error::EncodeError;
use crate::model::{Partial, PartialParams};
use crate::value::Notation;

/// The changes of a handler to a partial intent.
pub struct Fill(Box<dyn Filled>);

impl Fill {
    pub(super) fn new<T: PartialParams + Send + Sync + 'static>(partial: Partial<T>) -> Self {
        Self(Box::new(partial))
    }

    /// Returns the changed parameters in the given notation; `None` for a removed parameter.
    ///
    /// # Errors
    ///
    /// Returns an error for a parameter that JSON cannot represent.
    pub fn changes(&self, notation: Notation) -> Result<Vec<(String, Option<Json>)>, EncodeError> {
        self.0.changes(notation)
    }
}

/// Omits the parameters, because they are data of the end user.
impl fmt::Debug for Fill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fill")
    }
}

/// A partial intent of any type.
trait Filled: Send + Sync {
    fn changes(&self, notation: Notation) -> Result<Vec<(String, Option<Json>)>, EncodeError>;
}

impl<T: PartialParams + Send + Sync + 'static> Filled for Partial<T> {
    fn changes(&self, notation: Notation) -> Result<Vec<(String, Option<Json>)>, EncodeError> {
        self.changes(notation)
    }
}
