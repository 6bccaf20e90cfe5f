//! Intents: what a user can mean, as types.

use std::any::TypeId;
use std::fmt;

use crate::entity::{EntityKind, EntityMeta};
use crate::param::{Params, ParamsMeta, Spec};
use crate::writer::ObjectWriter;

/// An intent of the agent. Implemented by [`#[derive(Intent)]`](macro@crate::Intent).
///
/// A value of the type is one prediction of the intent: its fields are the parameters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an intent",
    label = "not an intent",
    note = "put `#[derive(intents_core::Intent)]` on the struct whose fields are the parameters"
)]
pub trait Intent: Params + Send + Sync + 'static {
    /// What the agent's definition says of the intent.
    const META: &'static IntentMeta;
}

/// What an agent's definition says of an intent.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct IntentMeta {
    /// The display name: the key of dispatch.
    pub name: &'static str,
    /// What the intent is for, from the type's doc comment; empty where there is none.
    pub description: &'static str,
    /// The event that triggers it.
    pub event: &'static str,
    /// The context that it opens for those that follow it.
    pub context: &'static str,
    /// The action that ES sends along, if the intent names one.
    pub action: Option<&'static str>,
    /// The parameters.
    pub params: &'static ParamsMeta,
    /// Training phrases that stand in the code.
    pub examples: &'static [Examples],
    /// The turns that the context which it opens stays active, unless it is opened anew. 5 where
    /// the intent does not say otherwise.
    pub lifespan: u32,
    /// Contexts that have to be active, besides those of the intents that it follows.
    pub input_contexts: &'static [&'static str],
    /// Whether it is one of those that every agent has.
    pub role: Role,
    /// Which of several intents that fit is matched.
    pub priority: Priority,
    /// Whether the conversation is over after it.
    pub ends_conversation: bool,
    /// Whether it closes every context that was active.
    pub resets_contexts: bool,
    /// What its language files say.
    pub language_files: &'static [LanguageFile],
    /// The folder of the package that defines the intent, if it has a language folder. Empty if
    /// there is none, and in release builds.
    pub language_folder: &'static str,
    /// Where the type is.
    pub location: Location,
}

/// A language file of an intent or an entity type, checked and embedded by the derive macros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageFile {
    /// The language, as a BCP 47 tag.
    pub language: &'static str,
    /// The path from the folder of the package: `language/en/shop.OrderPizza.yaml`.
    pub path: &'static str,
    /// The content as JSON, in a form that is private to this framework.
    pub json: &'static str,
    /// The source text, for messages with positions. `None` in release builds.
    pub source: Option<LanguageSource>,
}

/// The source text of a language file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageSource {
    /// The whole text.
    pub text: &'static str,
    /// The byte at which each training phrase or reference value starts, in order.
    pub starts: &'static [usize],
}

/// The intents that every agent has, and all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Role {
    /// An intent like any other.
    #[default]
    Plain,
    /// Starts a conversation: it is triggered by the event `WELCOME` too.
    Welcome,
    /// Matched when no other intent is.
    Fallback,
}

/// Which of several intents that fit is matched. Source: `Intent.priority` in `intent.proto` of
/// Dialogflow V2, and the console's words for its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Priority {
    /// Never matched: 'ignore' in the console.
    Ignored,
    /// Low.
    Low,
    /// Normal.
    #[default]
    Normal,
    /// High.
    High,
    /// Highest.
    Highest,
}

impl Priority {
    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::Ignored => -1,
            Self::Low => 250_000,
            Self::Normal => 500_000,
            Self::High => 750_000,
            Self::Highest => 1_000_000,
        }
    }
}

impl IntentMeta {
    /// The event that starts a conversation, which triggers the welcome intent beside its own.
    pub const WELCOME_EVENT: &'static str = "WELCOME";

    /// An intent with its [`Params::PARAMS`], and without phrases, action and description.
    #[must_use]
    pub const fn new(name: &'static str, params: &'static ParamsMeta, location: Location) -> Self {
        Self {
            name,
            description: "",
            event: params.event,
            context: params.context,
            action: None,
            params,
            examples: &[],
            lifespan: 5,
            input_contexts: &[],
            role: Role::Plain,
            priority: Priority::Normal,
            ends_conversation: false,
            resets_contexts: false,
            language_files: &[],
            language_folder: "",
            location,
        }
    }

    /// The entity types of its parameters, and those of which these are composed.
    pub(crate) fn entities(&self) -> Vec<&'static EntityMeta> {
        let params = self.params.all();
        let mut entities: Vec<_> = params.iter().map(|param| param.shape.entity).collect();
        let mut i = 0;
        while i < entities.len() {
            if let EntityKind::Composite { parts, .. } = entities[i].kind {
                entities.extend(parts.iter().map(|part| part.entity));
            }
            i += 1;
        }
        entities
    }

    /// The same intent with a description.
    #[must_use]
    pub const fn described(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// The same intent with an action.
    #[must_use]
    pub const fn with_action(mut self, action: &'static str) -> Self {
        self.action = Some(action);
        self
    }

    /// The same intent with another lifespan of its context.
    #[must_use]
    pub const fn with_lifespan(mut self, lifespan: u32) -> Self {
        self.lifespan = lifespan;
        self
    }

    /// The same intent with contexts that have to be active.
    #[must_use]
    pub const fn with_input_contexts(mut self, contexts: &'static [&'static str]) -> Self {
        self.input_contexts = contexts;
        self
    }

    /// The same intent in a role.
    #[must_use]
    pub const fn with_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// The same intent with a priority.
    #[must_use]
    pub const fn with_priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }

    /// The same intent, after which the conversation is over.
    #[must_use]
    pub const fn ending_conversation(mut self) -> Self {
        self.ends_conversation = true;
        self
    }

    /// The same intent, which closes every context that was active.
    #[must_use]
    pub const fn resetting_contexts(mut self) -> Self {
        self.resets_contexts = true;
        self
    }

    /// The same intent with what its language files say.
    #[must_use]
    pub const fn with_language_files(mut self, files: &'static [LanguageFile]) -> Self {
        self.language_files = files;
        self
    }

    /// The same intent with the folder of the package that has its language files.
    #[must_use]
    pub const fn with_language_folder(mut self, folder: &'static str) -> Self {
        self.language_folder = folder;
        self
    }

    /// The same intent with training phrases.
    #[must_use]
    pub const fn with_examples(mut self, examples: &'static [Examples]) -> Self {
        self.examples = examples;
        self
    }
}

/// Training phrases of an intent in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Examples {
    /// The language, as a BCP 47 tag.
    pub language: &'static str,
    /// The phrases, with parameters marked as in `$amount{two}`.
    pub phrases: &'static [&'static str],
}

/// A place in the source code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, as the compiler was given it.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// An intent in the registry.
#[derive(Debug, Clone, Copy)]
pub struct IntentEntry {
    pub(crate) type_id: fn() -> TypeId,
    pub(crate) meta: &'static IntentMeta,
}

impl IntentEntry {
    /// The entry of an intent.
    #[must_use]
    pub const fn of<T: Intent>() -> Self {
        Self { type_id: TypeId::of::<T>, meta: T::META }
    }
}

/// The place for the parameters of a triggered intent.
#[derive(Debug)]
pub struct TriggerWriter<'w, 's> {
    object: &'w mut ObjectWriter<'s>,
    absent: Absent,
}

/// What a parameter without a value becomes in a trigger.
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
