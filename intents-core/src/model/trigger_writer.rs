//! The parameters of an intent that is triggered, on their way out.

use crate::model::Spec;
use crate::value::ObjectWriter;

/// The place for the parameters of a triggered intent.
#[derive(Debug)]
pub struct TriggerWriter<'w, 's> {
    object: &'w mut ObjectWriter<'s>,
    absent: Absent,
}

/// The encoding of a parameter without a value in a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// Nothing: an event carries only what there is.
    Omitted,
    /// `null`, which clears a value that a session still has from before.
    Null,
}

impl<'w, 's> TriggerWriter<'w, 's> {
    /// Parameters become members of `object`.
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
