//! Parameters that a handler fills in while Dialogflow asks for them.

use std::fmt;

use serde_json::{Map, Value as Json};

use crate::error::EncodeError;
use crate::intent::{Absent, Intent, TriggerWriter};
use crate::param::{Partial, SlotFilled};
use crate::writer::{Notation, Sink};

/// What is known of an intent, with what a handler filled in.
pub struct Fill(Box<dyn Filled>);

impl Fill {
    pub(super) fn new<T: SlotFilled + Intent>(partial: Partial<T>) -> Self {
        Self(Box::new(partial))
    }

    /// The parameters that have a value, as a dialect spells them.
    ///
    /// # Errors
    ///
    /// When one of them is no JSON.
    pub fn parameters(&self, notation: Notation) -> Result<Map<String, Json>, EncodeError> {
        let mut sink = Sink::new(notation);
        let mut object = sink.value().object();
        self.0.write(&mut TriggerWriter::new(&mut object, Absent::Omitted));
        object.end();
        if let Some(problem) = sink.problem() {
            return Err(EncodeError::Value(problem));
        }
        serde_json::from_slice(&sink.into_bytes())
            .map_err(|_| EncodeError::Value("parameters that are no JSON"))
    }
}

/// The parameters are the user's own and are not shown.
impl fmt::Debug for Fill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fill")
    }
}

/// What is known of an intent of any type.
trait Filled: Send + Sync {
    fn write(&self, out: &mut TriggerWriter<'_, '_>);
}

impl<T: SlotFilled + Intent> Filled for Partial<T> {
    fn write(&self, out: &mut TriggerWriter<'_, '_>) {
        T::write_partial(self, out);
    }
}
