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

/// Problems that a server finds, outside of [`AgentBuilder::build`](crate::AgentBuilder::build).
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
    /// No intent is linked into the program.
    Empty,
    /// Two types are intents of one name.
    DuplicateIntent {
        /// The display name.
        name: &'static str,
        /// Where the types are.
        locations: [Location; 2],
    },
    /// Two intents have one event, so a trigger of one could reach the other.
    DuplicateEvent {
        /// The event.
        event: &'static str,
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// Where the types are.
        locations: [Location; 2],
    },
    /// Two intents have one context, so what follows one would follow the other.
    DuplicateContext {
        /// The context.
        context: &'static str,
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// Where the types are.
        locations: [Location; 2],
    },
    /// Two parameters of an intent have one name.
    DuplicateParameter {
        /// The display name of the intent.
        intent: &'static str,
        /// The parameter.
        name: &'static str,
        /// Where the intent is.
        location: Location,
    },
    /// Two types are entity types of one name.
    DuplicateEntity {
        /// The name.
        name: &'static str,
        /// The display names of the intents that use them.
        intents: [&'static str; 2],
        /// Where the intents are.
        locations: [Location; 2],
    },
    /// Two handlers are called for the same.
    DuplicateHandler {
        /// The requests of both handlers: "the intent `shop.Order`".
        fulfilled: String,
        /// The functions.
        handlers: [&'static str; 2],
        /// Where the functions are.
        locations: [Location; 2],
    },
    /// A handler fulfills an intent that the agent does not have.
    HandlerWithoutIntent {
        /// The function.
        handler: &'static str,
        /// The display name of the intent.
        intent: &'static str,
        /// Where the function is.
        location: Location,
    },
    /// An intent follows one that the agent does not have.
    FollowedWithoutIntent {
        /// The display name of the intent that follows.
        intent: &'static str,
        /// The display name of the intent that is followed.
        followed: &'static str,
        /// Where the intents are.
        locations: [Location; 2],
    },
    /// An intent and one that it follows have a parameter of one name and two types. The platforms
    /// keep the values of both under that name, so one of them would overwrite the other.
    ParameterOfTwoTypes {
        /// The parameter.
        name: &'static str,
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// Its entity types.
        entities: [&'static str; 2],
        /// Whether it is a list of them.
        are_lists: [bool; 2],
        /// Where the intents are.
        locations: [Location; 2],
    },
    /// A required parameter of the welcome intent or of a fallback intent, for which Dialogflow
    /// cannot prompt.
    RequiredInRole {
        /// The display name of the intent.
        intent: &'static str,
        /// The parameter.
        name: &'static str,
        /// Where the intent is.
        location: Location,
    },
    /// Two intents have the role of the welcome intent.
    DuplicateWelcome {
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// Where the intents are.
        locations: [Location; 2],
    },
    /// A handler asks for state that the agent was not given.
    MissingState {
        /// The type of the state.
        state: &'static str,
        /// The function.
        handler: &'static str,
        /// Where the function is.
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
    /// An intent could open the context of an intent that was not matched: a relation with a
    /// lifespan that is optional, or to one of several intents.
    OpenedBlindly {
        /// The display name of the intent.
        intent: &'static str,
        /// The field of the relation.
        field: &'static str,
        /// Where the intent is.
        location: Location,
    },
    /// A default value that JSON cannot hold.
    Default {
        /// The display name of the intent.
        intent: &'static str,
        /// The parameter.
        name: &'static str,
        /// The value that it is instead.
        error: InvalidValue,
        /// Where the intent is.
        location: Location,
    },
    /// An invalid text of an intent or an entity type in a language.
    Words {
        /// The display name of the intent or the entity type.
        of: &'static str,
        /// Where it says so.
        place: Place,
        /// The error and the fix.
        error: String,
    },
    /// A training phrase has a value that the entity type of its parameter does not have.
    UnknownValue {
        /// The display name of the intent.
        intent: &'static str,
        /// Where the phrase is.
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
        /// The phrase, as the second of them has it.
        phrase: String,
        /// The display names of the intents.
        intents: [&'static str; 2],
        /// Where they have it.
        places: [Place; 2],
    },
    /// Texts in a language that the agent does not have.
    UnlistedLanguage {
        /// The language.
        language: Language,
        /// The languages of the agent's settings.
        listed: Vec<Language>,
        /// How many other places have words in the language.
        others: usize,
        /// The first place that has.
        place: Place,
    },
    /// An intent or an entity type says nothing in one of the agent's languages, though it does in
    /// another.
    MissingLanguage {
        /// The display name of the intent or the entity type.
        of: &'static str,
        /// The missing texts: "training phrases", "responses", "prompts for `size`" or "entries".
        what: String,
        /// The language.
        language: Language,
        /// The file that would have it, from the folder of its package.
        file: String,
        /// Where the intent is. An entity type does not know where it is.
        location: Option<Location>,
    },
    /// Something is wrong with the settings of the agent.
    Settings {
        /// Which of them: "languages", "time zone", "webhook's URL" or "webhook's header".
        setting: &'static str,
        /// The error and the fix.
        error: String,
    },
    /// Dialogflow would refuse a name.
    Name {
        /// The owner of the name: "intent", "parameter" and so on.
        of: &'static str,
        /// The name.
        name: &'static str,
        /// Why it would be refused.
        error: String,
        /// Where the intent is.
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
