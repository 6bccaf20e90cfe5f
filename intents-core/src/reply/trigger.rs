//! Triggers: intents that respond instead of the current one.

use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::message::Payload;
use crate::model::{Absent, Intent, IntentMeta, TriggerWriter};
use crate::value::{InvalidValue, ObjectWriter, ValueWriter, Written};

/// The intent or event that a reply triggers, with parameters.
pub struct Trigger(Target);

enum Target {
    Intent(Box<dyn Triggered>),
    Event { name: Cow<'static, str>, parameters: Payload },
}

impl Trigger {
    pub(super) fn new<T: Intent>(intent: T) -> Self {
        Self(Target::Intent(Box::new(intent)))
    }

    pub(super) fn event_named(name: Cow<'static, str>, parameters: impl Serialize) -> Self {
        Self(Target::Event { name, parameters: Payload::new_or_empty(parameters) })
    }

    /// Returns the description of the intent; `None` for an event without a type.
    #[must_use]
    pub fn intent(&self) -> Option<&'static IntentMeta> {
        match &self.0 {
            Target::Intent(intent) => Some(intent.meta()),
            Target::Event { .. } => None,
        }
    }

    /// Returns the name of the event.
    #[must_use]
    pub fn event(&self) -> &str {
        match &self.0 {
            Target::Intent(intent) => intent.meta().event,
            Target::Event { name, .. } => name,
        }
    }

    /// Returns the intent if its type is `T`.
    ///
    /// ```
    /// use intents_core::{Intent, Reply};
    ///
    /// #[derive(Debug, PartialEq, Intent)]
    /// struct Confirm { amount: i64 }
    ///
    /// let reply = Reply::trigger(Confirm { amount: 2 });
    /// let confirm = reply.parts().trigger.and_then(|trigger| trigger.downcast_ref());
    /// assert_eq!(confirm, Some(&Confirm { amount: 2 }));
    /// ```
    #[must_use]
    pub fn downcast_ref<T: Intent>(&self) -> Option<&T> {
        match &self.0 {
            Target::Intent(intent) => intent.as_any().downcast_ref(),
            Target::Event { .. } => None,
        }
    }

    /// Writes the name of the event.
    pub fn write_event(&self, out: ValueWriter<'_>) -> Written {
        match self.event() {
            "" => out.refuse(InvalidValue::EventName),
            name => out.string(name),
        }
    }

    /// Writes the parameters as members of `object`.
    pub fn write_parameters(&self, object: &mut ObjectWriter<'_>, absent: Absent) {
        match &self.0 {
            Target::Intent(intent) => {
                intent.write_parameters(&mut TriggerWriter::new(object, absent));
            }
            Target::Event { parameters, .. } => parameters.write_members(object),
        }
    }

    /// Returns the type of the intent, which must belong to the agent.
    pub(crate) fn type_id(&self) -> Option<TypeId> {
        match &self.0 {
            Target::Intent(intent) => Some(intent.as_any().type_id()),
            Target::Event { .. } => None,
        }
    }
}

/// Omits the parameters, which are the user's data.
impl fmt::Debug for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Trigger").field(&self.event()).finish()
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
