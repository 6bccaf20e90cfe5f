//! Writes the parameters of a triggered intent.

use crate::model::Spec;
use crate::value::ObjectWriter;

/// A writer for the parameters of a triggered intent.
#[derive(Debug)]
pub struct TriggerWriter<'w, 's> {
    object: &'w mut ObjectWriter<'s>,
    absent: Absent,
}

/// The encoding of a parameter without a value in a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// The parameter is omitted, because an event contains only parameters with a value.
    Omitted,
    /// The value is `null`, which clears an earlier value in the session.
    Null,
}

impl<'w, 's> TriggerWriter<'w, 's> {
    /// Creates a writer that adds each parameter as a member of `object`.
    pub fn new(object: &'w mut ObjectWriter<'s>, absent: Absent) -> Self {
        Self { object, absent }
    }

    /// Writes a parameter.
    pub fn param<T>(&mut self, name: &str, spec: &Spec<T>, value: &T) {
        match (spec.is_absent(value), self.absent) {
            (false, _) => {
                spec.write(value, self.object.member(name));
            }
            (true, Absent::Null) => {
                self.object.member(name).null();
            }
            (true, Absent::Omitted) => {}
        }
    }
}
