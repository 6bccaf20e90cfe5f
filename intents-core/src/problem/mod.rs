//! Problems of an agent as a whole, and their places.

mod display;
mod place;

use std::fmt;

use intents_language::Language;
use intents_language::name::NameError;

use crate::model::Location;
use crate::value::InvalidValue;

pub use intents_language::{LanguagePackage, Orphan, OrphanReason};

pub use place::{Place, Position};

/// An agent that cannot be built, with all of its problems.
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError {
    problems: Vec<Problem>,
}

impl BuildError {
    pub(crate) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// Returns the problems.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// Converts a problem that a server finds outside of
/// [`AgentBuilder::build`](crate::AgentBuilder::build).
impl From<Problem> for BuildError {
    fn from(problem: Problem) -> Self {
        Self::new(vec![problem])
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problems.len() {
            1 => f.write_str("the agent has a problem:")?,
            count => write!(f, "the agent has {count} problems:")?,
        }
        for problem in &self.problems {
            write!(f, "\n- {problem}")?;
        }
        Ok(())
    }
}

/// Shows the same text as `Display`, because a `main` that returns the error shows its `Debug`
/// form.
impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {}

/// A problem of an agent as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Problem {
    /// The agent has no intents.
    Empty,
    /// Two intents have the same display name.
    DuplicateIntent {
        /// The display name.
        name: &'static str,
        /// The locations of the types.
        locations: [Location; 2],
    },
    /// Two intents have the same event, so a trigger of one could match the other.
    DuplicateEvent {
        /// The event.
        event: &'static str,
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// The locations of the types.
        locations: [Location; 2],
    },
    /// Two intents have the same context, so an intent that follows one would follow the other.
    DuplicateContext {
        /// The context.
        context: &'static str,
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// The locations of the types.
        locations: [Location; 2],
    },
    /// Two parameters of an intent have the same name.
    DuplicateParameter {
        /// The display name of the intent.
        intent: &'static str,
        /// The parameter.
        name: &'static str,
        /// The location of the intent.
        location: Location,
    },
    /// Two different entity types have the same name.
    DuplicateEntity {
        /// The name.
        name: &'static str,
        /// The display names of the intents that use the entity types.
        intents: [&'static str; 2],
        /// The locations of the intents.
        locations: [Location; 2],
    },
    /// Two handlers fulfill the same requests.
    DuplicateHandler {
        /// The requests of both handlers: "the intent `shop.Order`".
        fulfilled: String,
        /// The functions.
        handlers: [&'static str; 2],
        /// The locations of the functions.
        locations: [Location; 2],
    },
    /// A handler fulfills an intent that the agent does not contain.
    HandlerWithoutIntent {
        /// The function.
        handler: &'static str,
        /// The display name of the intent.
        intent: &'static str,
        /// The location of the function.
        location: Location,
    },
    /// An intent follows another intent that the agent does not contain.
    FollowedWithoutIntent {
        /// The display name of the following intent.
        intent: &'static str,
        /// The display name of the followed intent.
        followed: &'static str,
        /// The locations of the intents.
        locations: [Location; 2],
    },
    /// An intent and an intent that it follows have a parameter with the same name and different
    /// types. Dialogflow stores both values under one name, so one would overwrite the other.
    ParameterOfTwoTypes {
        /// The parameter.
        name: &'static str,
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// The entity type of the parameter, for each intent.
        entities: [&'static str; 2],
        /// Whether the parameter is a list, for each intent.
        are_lists: [bool; 2],
        /// The locations of the intents.
        locations: [Location; 2],
    },
    /// A required parameter of the welcome intent or of a fallback intent, for which Dialogflow
    /// cannot prompt.
    RequiredInRole {
        /// The display name of the intent.
        intent: &'static str,
        /// The parameter.
        name: &'static str,
        /// The location of the intent.
        location: Location,
    },
    /// Two intents are marked as the welcome intent.
    DuplicateWelcome {
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// The locations of the intents.
        locations: [Location; 2],
    },
    /// A handler requires state that was not set on the agent.
    MissingState {
        /// The type of the state.
        state: &'static str,
        /// The function.
        handler: &'static str,
        /// The location of the function.
        location: Location,
    },
    /// A flexible webhook has a path that is already in use.
    DuplicatePath {
        /// The path.
        path: String,
        /// The function.
        handler: &'static str,
        /// The location of the registration.
        location: Location,
    },
    /// An intent could open the context of an intent that was not matched. The field that follows
    /// has a lifespan, but it is optional or accepts one of several intents.
    OpenedBlindly {
        /// The display name of the intent.
        intent: &'static str,
        /// The field with `#[follow]`.
        field: &'static str,
        /// The location of the intent.
        location: Location,
    },
    /// The default of a parameter is not a valid JSON value.
    Default {
        /// The display name of the intent.
        intent: &'static str,
        /// The parameter.
        name: &'static str,
        /// The invalid value.
        error: InvalidValue,
        /// The location of the intent.
        location: Location,
    },
    /// An invalid text of an intent or an entity type in a language.
    Words {
        /// The display name of the intent or the entity type.
        of: &'static str,
        /// The place of the text.
        place: Place,
        /// The error and the fix.
        error: String,
    },
    /// A training phrase has a value that the entity type of its parameter does not have.
    UnknownValue {
        /// The display name of the intent.
        intent: &'static str,
        /// The place of the phrase.
        place: Place,
        /// The training phrase.
        phrase: String,
        /// The value in it.
        value: String,
        /// The entity type.
        entity: &'static str,
        /// The language.
        language: Language,
        /// The closest known value.
        suggestion: Option<String>,
    },
    /// Two intents that can be active together have the same training phrase.
    SharedPhrase {
        /// The phrase, as written in the second intent.
        phrase: String,
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// The places of the phrase.
        places: [Place; 2],
    },
    /// Texts in a language that the agent does not have.
    UnlistedLanguage {
        /// The language.
        language: Language,
        /// The languages of the agent's settings.
        listed: Vec<Language>,
        /// The number of other places with texts in the language.
        others: usize,
        /// The first place with texts in the language.
        place: Place,
    },
    /// An intent or an entity type has texts in one of the agent's languages, but not in another.
    MissingLanguage {
        /// The display name of the intent or the entity type.
        of: &'static str,
        /// The missing texts: "training phrases", "responses", "prompts for `size`" or "entries".
        what: String,
        /// The language.
        language: Language,
        /// The missing file, relative to the folder of its package.
        file: String,
        /// The location of the intent; `None` for an entity type.
        location: Option<Location>,
    },
    /// A setting of the agent is not valid.
    Settings {
        /// The setting: "languages", "time zone", "webhook's URL" or "webhook's header".
        setting: &'static str,
        /// The error and the fix.
        error: String,
    },
    /// Dialogflow does not accept a name.
    Name {
        /// The owner of the name: "intent", "parameter" and so on.
        of: &'static str,
        /// The name.
        name: &'static str,
        /// The error and the fix.
        error: String,
        /// The location of the intent.
        location: Location,
    },
}

impl Problem {
    pub(crate) fn name(
        of: &'static str,
        name: &'static str,
        location: Location,
        checked: Result<(), NameError>,
    ) -> Option<Self> {
        let error = checked.err()?.to_string();
        Some(Self::Name { of, name, error, location })
    }
}
