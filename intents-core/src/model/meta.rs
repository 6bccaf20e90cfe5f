//! Descriptions of intents, as the derives make them. They refer to each other: an intent to its
//! parameters, and these to the intents that are followed.

use std::any::TypeId;

use crate::error::InvalidParameter;
use crate::model::{EntityKind, EntityMeta, LanguageFile, Location, ParamMeta, Priority, Role};

/// The description of an intent.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct IntentMeta {
    /// The display name: the key of dispatch.
    pub name: &'static str,
    /// The purpose of the intent, from the type's doc comment; may be empty.
    pub description: &'static str,
    /// The event that triggers the intent.
    pub event: &'static str,
    /// The output context of the intent, for the intents that follow it.
    pub context: &'static str,
    /// The action that ES sends along, if the intent names one.
    pub action: Option<&'static str>,
    /// The parameters.
    pub params: &'static ParamsMeta,
    /// The training phrases in the code.
    pub examples: &'static [Examples],
    /// The number of turns that the output context stays active; 5 by default.
    pub lifespan: u32,
    /// Contexts that must be active, in addition to those of the intents that it follows.
    pub input_contexts: &'static [&'static str],
    /// The role of the intent.
    pub role: Role,
    /// The priority among several matching intents.
    pub priority: Priority,
    /// Whether the intent ends the conversation.
    pub ends_conversation: bool,
    /// Whether the intent closes all active contexts.
    pub resets_contexts: bool,
    /// The language files of the intent.
    pub language_files: &'static [LanguageFile],
    /// The folder of the package that has the intent, if it has language files: on the machine that
    /// compiled it, and in development builds alone. Empty where it is not known.
    pub language_folder: &'static str,
    /// The location of the type.
    pub location: Location,
}

impl IntentMeta {
    /// The event that starts a conversation. It triggers the welcome intent in addition to the
    /// intent's event.
    pub const WELCOME_EVENT: &'static str = "WELCOME";

    /// Creates an intent with its [`Params::PARAMS`](crate::Params::PARAMS), without training
    /// phrases, action and description.
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

    /// Returns the entity types of the parameters, including the parts of composite ones.
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

    /// Sets the description.
    #[must_use]
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Sets the action.
    #[must_use]
    pub const fn with_action(mut self, action: &'static str) -> Self {
        self.action = Some(action);
        self
    }

    /// Sets the lifespan of the output context.
    #[must_use]
    pub const fn with_lifespan(mut self, lifespan: u32) -> Self {
        self.lifespan = lifespan;
        self
    }

    /// Sets the contexts that must be active.
    #[must_use]
    pub const fn with_input_contexts(mut self, contexts: &'static [&'static str]) -> Self {
        self.input_contexts = contexts;
        self
    }

    /// Sets the role.
    #[must_use]
    pub const fn with_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Sets the priority.
    #[must_use]
    pub const fn with_priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }

    /// Sets [`ends_conversation`](Self::ends_conversation).
    #[must_use]
    pub const fn with_ends_conversation(mut self, ends_conversation: bool) -> Self {
        self.ends_conversation = ends_conversation;
        self
    }

    /// Sets [`resets_contexts`](Self::resets_contexts).
    #[must_use]
    pub const fn with_resets_contexts(mut self, resets_contexts: bool) -> Self {
        self.resets_contexts = resets_contexts;
        self
    }

    /// Sets the language files.
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

    /// Sets the training phrases in the code.
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

/// An intent in the registry.
#[derive(Debug, Clone, Copy)]
pub struct IntentEntry {
    pub(crate) type_id: fn() -> TypeId,
    pub(crate) meta: &'static IntentMeta,
}

/// The description of the fields of a struct. It is a tree: a flattened struct stays a branch.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ParamsMeta {
    /// The parameters of the struct itself, in the order of its fields.
    pub own: &'static [ParamMeta],
    /// The flattened structs.
    pub bases: &'static [&'static ParamsMeta],
    /// The intents that the struct follows.
    pub follows: &'static [FollowMeta],
    /// The event that triggers the intent; empty for a group of parameters.
    pub event: &'static str,
    /// The output context of the intent; empty for a group of parameters. An intent opens the
    /// contexts of its bases too, so an intent that follows a base also follows this intent.
    pub context: &'static str,
    /// Whether the struct itself has untagged parameters.
    pub has_untagged: bool,
}

impl ParamsMeta {
    /// Creates the description of a group of parameters.
    #[must_use]
    pub const fn new(own: &'static [ParamMeta]) -> Self {
        let mut has_untagged = false;
        let mut i = 0;
        while i < own.len() {
            has_untagged |= own[i].is_untagged;
            i += 1;
        }
        Self { own, bases: &[], follows: &[], event: "", context: "", has_untagged }
    }

    /// Sets the flattened structs.
    #[must_use]
    pub const fn with_bases(mut self, bases: &'static [&'static ParamsMeta]) -> Self {
        self.bases = bases;
        self
    }

    /// Sets the intents that the struct follows.
    #[must_use]
    pub const fn with_follows(mut self, follows: &'static [FollowMeta]) -> Self {
        self.follows = follows;
        self
    }

    /// Sets the event that triggers the intent.
    #[must_use]
    pub const fn with_event(mut self, event: &'static str) -> Self {
        self.event = event;
        self
    }

    /// Sets the context that the intent opens.
    #[must_use]
    pub const fn with_context(mut self, context: &'static str) -> Self {
        self.context = context;
        self
    }

    /// Returns every parameter: those of the struct, then those of its bases.
    #[must_use]
    pub fn all(&self) -> Vec<&'static ParamMeta> {
        self.collect(|group| group.own.iter())
    }

    /// Returns every intent that the struct or one of its bases follows.
    #[must_use]
    pub fn all_follows(&self) -> Vec<&'static FollowMeta> {
        self.collect(|group| group.follows.iter())
    }

    fn collect<T, I: Iterator<Item = T>>(&self, of_group: fn(&Self) -> I) -> Vec<T> {
        let mut all: Vec<_> = of_group(self).collect();
        for base in self.bases {
            all.extend(base.collect(of_group));
        }
        all
    }

    /// Sorts errors by parameter, with errors of followed intents last, and removes duplicates. A
    /// value that is not JSON is reported before the fields are read, and its field again as
    /// missing. Contexts that cannot be read are reported by each followed intent.
    pub(crate) fn put_in_order(&self, invalid: &mut Vec<InvalidParameter>) {
        let params = self.all();
        let position = |error: &InvalidParameter| match error {
            InvalidParameter::Missing { name } | InvalidParameter::Value { name, .. } => {
                params.iter().position(|meta| meta.name == *name).unwrap_or(params.len())
            }
            // A field that follows may have the name of a parameter.
            _ => params.len(),
        };
        invalid.sort_by_key(position);
        invalid.dedup_by(|second, first| match (&*first, &*second) {
            (
                InvalidParameter::Missing { name } | InvalidParameter::Value { name, .. },
                InvalidParameter::Missing { name: again },
            ) => name == again,
            (first, second) => first == second,
        });
    }

    /// Returns whether a parameter, or only a tagged parameter, has this name, while the crate is
    /// compiled.
    pub(crate) const fn has(&self, name: &str, is_said: bool) -> bool {
        let mut i = 0;
        while i < self.own.len() {
            if same(self.own[i].name, name) && !(is_said && self.own[i].is_untagged) {
                return true;
            }
            i += 1;
        }
        let mut i = 0;
        while i < self.bases.len() {
            if self.bases[i].has(name, is_said) {
                return true;
            }
            i += 1;
        }
        false
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// The description of a followed intent, or of an enum of followed intents.
#[derive(Debug, Clone, Copy)]
pub struct FollowedMeta {
    /// The context that is active after one of the intents.
    pub context: &'static str,
    /// The intents. Each opens the context.
    pub intents: &'static [IntentEntry],
}

/// The description of a field with `#[follow]`.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FollowMeta {
    /// The name of the field.
    pub field: &'static str,
    /// The followed intents.
    pub followed: &'static FollowedMeta,
    /// Whether the intent can only be matched after a followed intent.
    pub is_required: bool,
    /// The new lifespan of the followed context; 0 closes it. Without a number its lifespan is
    /// unchanged.
    pub lifespan: Option<u32>,
}

impl FollowMeta {
    /// Creates a relation that leaves the lifespan unchanged.
    #[must_use]
    pub const fn new(
        field: &'static str,
        followed: &'static FollowedMeta,
        is_required: bool,
    ) -> Self {
        Self { field, followed, is_required, lifespan: None }
    }

    /// Returns whether the intent could open a context that was not open: Dialogflow opens the
    /// output contexts of a definition in any case.
    pub(crate) fn opens_blindly(&self) -> bool {
        let is_known = self.is_required && self.followed.intents.len() == 1;
        self.lifespan.is_some_and(|lifespan| lifespan > 0) && !is_known
    }

    /// Sets the new lifespan of the followed context.
    #[must_use]
    pub const fn with_lifespan(mut self, lifespan: u32) -> Self {
        self.lifespan = Some(lifespan);
        self
    }
}
