//! Intents that answer in the place of another.

use std::any::{Any, TypeId};
use std::fmt;

use crate::intent::{Absent, Intent, IntentMeta, TriggerWriter};
use crate::writer::ObjectWriter;

/// An intent that a reply triggers, with its parameters.
pub struct Trigger(Box<dyn Triggered>);

impl Trigger {
    pub(super) fn new<T: Intent>(intent: T) -> Self {
        Self(Box::new(intent))
    }

    /// What the agent's definition says of the intent.
    #[must_use]
    pub fn intent(&self) -> &'static IntentMeta {
        self.0.meta()
    }

    /// The intent itself, if it is a `T`.
    ///
    /// ```
    /// use intents_core::{Intent, Reply};
    ///
    /// #[derive(Debug, PartialEq, Intent)]
    /// struct Confirm { amount: i64 }
    ///
    /// let reply = Reply::trigger(Confirm { amount: 2 });
    /// let confirm = reply.triggered().and_then(|trigger| trigger.downcast_ref());
    /// assert_eq!(confirm, Some(&Confirm { amount: 2 }));
    /// ```
    #[must_use]
    pub fn downcast_ref<T: Intent>(&self) -> Option<&T> {
        self.0.as_any().downcast_ref()
    }

    /// Writes the parameters as members of `object`.
    pub fn write_parameters(&self, object: &mut ObjectWriter<'_>, absent: Absent) {
        self.0.write_parameters(&mut TriggerWriter::new(object, absent));
    }

    pub(crate) fn type_id(&self) -> TypeId {
        self.0.as_any().type_id()
    }
}

/// The parameters are the user's own and are not shown.
impl fmt::Debug for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Trigger").field(&self.intent().name).finish()
    }
}

/// An intent of any type.
trait Triggered: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn meta(&self) -> &'static IntentMeta;
    fn write_parameters(&self, out: &mut TriggerWriter<'_, '_>);
}

impl<T: Intent> Triggered for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn meta(&self) -> &'static IntentMeta {
        T::META
    }

    fn write_parameters(&self, out: &mut TriggerWriter<'_, '_>) {
        self.write(out);
    }
}
