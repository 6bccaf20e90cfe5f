//! What the derives describe of intents. The descriptions refer to each other: an intent to its
//! parameters, these to the intents that are followed.

use std::any::TypeId;

use crate::error::InvalidParameter;
use crate::model::{EntityKind, EntityMeta, LanguageFile, Location, ParamMeta, Priority, Role};

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
    /// The folder of the package that has the intent, if it has language files: on the machine that
    /// compiled it, and in development builds alone. Empty where it is not known.
    pub language_folder: &'static str,
    /// Where the type is.
    pub location: Location,
}

impl IntentMeta {
    /// The event that starts a conversation, which triggers the welcome intent beside its own.
    pub const WELCOME_EVENT: &'static str = "WELCOME";

    /// An intent with its [`Params::PARAMS`](crate::Params::PARAMS), and without phrases, action and description.
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
    pub const fn with_description(mut self, description: &'static str) -> Self {
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

/// An intent in the registry.
#[derive(Debug, Clone, Copy)]
pub struct IntentEntry {
    pub(crate) type_id: fn() -> TypeId,
    pub(crate) meta: &'static IntentMeta,
}

/// What Dialogflow and the exporters know of the fields of a struct. A tree: what is flattened
/// into it stays a branch of its own.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ParamsMeta {
    /// The parameters of the struct itself, in the order of its fields.
    pub own: &'static [ParamMeta],
    /// What is flattened into it.
    pub bases: &'static [&'static ParamsMeta],
    /// The intents that it follows.
    pub follows: &'static [FollowMeta],
    /// The event that triggers the intent; empty for a group that is none.
    pub event: &'static str,
    /// The context that the intent opens for those that follow it; empty for a group that is none.
    /// An intent opens the contexts of its bases too, so that who follows one of them follows it.
    pub context: &'static str,
    /// Whether some of its own parameters are untagged.
    pub has_untagged: bool,
}

impl ParamsMeta {
    /// A group of parameters.
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

    /// The same group with others flattened into it.
    #[must_use]
    pub const fn with_bases(mut self, bases: &'static [&'static ParamsMeta]) -> Self {
        self.bases = bases;
        self
    }

    /// The same group with intents that it follows.
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

    /// Every parameter: its own, then those of its bases.
    #[must_use]
    pub fn all(&self) -> Vec<&'static ParamMeta> {
        self.collect(|group| group.own.iter())
    }

    /// Every intent that is followed, by the group itself or by one of its bases.
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

    /// Puts errors in the order of the parameters, what is followed last, and each once. A value
    /// that is no JSON value is noted before the fields are read, and its field, left without one,
    /// again as missing; contexts that cannot be read are noted by everything that is followed.
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

    /// Whether one of the parameters, or of those that users say, has this name, while the crate
    /// is compiled.
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

/// What the exporters know of what is followed.
#[derive(Debug, Clone, Copy)]
pub struct FollowedMeta {
    /// The context that tells that it was said.
    pub context: &'static str,
    /// The intents that it can be. Each opens the context.
    pub intents: &'static [IntentEntry],
}

/// A field with `#[follow]`, as the exporters know it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FollowMeta {
    /// The name of the field.
    pub field: &'static str,
    /// What is followed.
    pub followed: &'static FollowedMeta,
    /// Whether the intent can only be said after it.
    pub is_required: bool,
    /// The turns for which the intent keeps open what it follows; 0 closes it. Without a number
    /// its lifespan runs on.
    pub lifespan: Option<u32>,
}

impl FollowMeta {
    /// A relation that leaves the lifespan alone.
    #[must_use]
    pub const fn new(
        field: &'static str,
        followed: &'static FollowedMeta,
        is_required: bool,
    ) -> Self {
        Self { field, followed, is_required, lifespan: None }
    }

    /// Whether the intent would open a context of something that perhaps nobody said: Dialogflow
    /// opens what a definition says, whatever was said before.
    pub(crate) fn opens_blindly(&self) -> bool {
        let is_known = self.is_required && self.followed.intents.len() == 1;
        self.lifespan.is_some_and(|lifespan| lifespan > 0) && !is_known
    }

    /// The same relation with a new lifespan for what is followed.
    #[must_use]
    pub const fn with_lifespan(mut self, lifespan: u32) -> Self {
        self.lifespan = Some(lifespan);
        self
    }
}
