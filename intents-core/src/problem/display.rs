//! Messages of problems: the place, the error and the fix.

use std::fmt;

use intents_language::printable;

use super::Problem;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "the agent has no intents: Rust does not link a dependency that the code never names; \
                 write `use your_intents_crate as _;` in the crate that builds the agent, or \
                 register the intents with `AgentBuilder::intent`",
            ),
            Self::DuplicateIntent { name, locations: [first, second] } => write!(
                f,
                "two intents have the name `{name}`, at {first} and at {second}; rename one of \
                 them with `#[intent(name = \"…\")]`"
            ),
            Self::DuplicateEvent { event, intents: [a, b], locations: [first, second] } => write!(
                f,
                "the intents `{a}` at {first} and `{b}` at {second} have the same event `{event}`; \
                 set a different event on one of them with `#[intent(event = \"…\")]`"
            ),
            Self::DuplicateContext { context, intents: [a, b], locations: [first, second] } => {
                write!(
                    f,
                    "the intents `{a}` at {first} and `{b}` at {second} have the same context \
                     `{context}`; rename one of the intents: names that differ only in punctuation \
                     or case produce the same context"
                )
            }
            Self::DuplicateParameter { intent, name, location } => {
                write!(
                    f,
                    "two parameters of the intent `{intent}` at {location} have the name `{name}`; \
                     rename one of them with `#[param(name = \"…\")]`"
                )
            }
            Self::DuplicateEntity { name, intents: [a, b], locations: [first, second] } => write!(
                f,
                "two different entity types have the name `{name}`, in the intent `{a}` at {first} and \
                 in `{b}` at {second}; rename one of them with `#[entity(name = \"…\")]`"
            ),
            Self::DuplicateHandler { fulfilled, handlers: [a, b], locations: [first, second] } => {
                write!(
                    f,
                    "two handlers fulfill {fulfilled}: `{a}` at {first} and `{b}` at {second}; remove \
                     one of them"
                )
            }
            Self::HandlerWithoutIntent { handler, intent, location } => write!(
                f,
                "the handler `{handler}` at {location} fulfills the intent `{intent}`, but the agent \
                 does not contain `{intent}`; register it with `AgentBuilder::intent`"
            ),
            Self::FollowedWithoutIntent { intent, followed, locations: [first, second] } => write!(
                f,
                "the intent `{intent}` at {first} follows `{followed}` at {second}, but the agent \
                 does not contain `{followed}`; register it with `AgentBuilder::intent`"
            ),
            Self::ParameterOfTwoTypes {
                name,
                intents: [a, b],
                entities: [one, other],
                are_lists,
                locations: [first, second],
            } => {
                let [list, other_list] = are_lists.map(|is| if is { "a list of " } else { "" });
                write!(
                    f,
                    "the parameter `{name}` has two types: {list}`@{one}` in the intent `{a}` at \
                     {first}, and {other_list}`@{other}` in the followed intent `{b}` at {second}; \
                     rename one of the parameters, because Dialogflow stores both under one name"
                )
            }
            Self::RequiredInRole { intent, name, location } => write!(
                f,
                "the parameter `{name}` of the intent `{intent}` at {location} cannot be required: \
                 Dialogflow does not prompt in a welcome or fallback intent; change the field to \
                 an `Option`"
            ),
            Self::DuplicateWelcome { intents: [a, b], locations: [first, second] } => write!(
                f,
                "an agent cannot have two welcome intents: `{a}` at {first} and `{b}` at {second}; \
                 remove `welcome` from one of them"
            ),
            Self::MissingState { state, handler, location } => write!(
                f,
                "the handler `{handler}` at {location} requires a state of type `{state}`; set \
                 it with `AgentBuilder::state`"
            ),
            Self::DuplicatePath { path, handler, location } => write!(
                f,
                "the handler `{handler}` at {location} cannot use the path `{}`: the path is \
                 already in use; choose another path",
                path.escape_debug()
            ),
            Self::OpenedBlindly { intent, field, location } => write!(
                f,
                "`lifespan` on the field `{field}` of the intent `{intent}` at {location} must be 0: \
                 otherwise Dialogflow opens the context even if it was not active; remove \
                 `lifespan`, or follow a single intent with `Follow`"
            ),
            Self::Default { intent, name, error, location } => write!(
                f,
                "the default of the parameter `{name}` of the intent `{intent}` at {location} is \
                 {error}, which is not a valid value in Dialogflow; change the default"
            ),
            Self::Words { of, place, error } => {
                write!(f, "{place}, `{of}`: {}{}", printable(error), place.snippet())
            }
            Self::UnknownValue { intent, entity, language, phrase, value, suggestion, place } => {
                let (value, phrase) = (printable(value), printable(phrase));
                write!(
                    f,
                    "{place}, `{intent}`: `{value}` in the training phrase `{phrase}` is not a value \
                     of `@{entity}` in `{language}`"
                )?;
                match suggestion {
                    Some(suggestion) => write!(f, "; did you mean `{}`?", printable(suggestion))?,
                    None => write!(f, "; add it as a synonym of a value, or use an existing value")?,
                }
                place.snippet().fmt(f)
            }
            Self::SharedPhrase { phrase, intents: [a, b], places: [first, second] } => write!(
                f,
                "{second}, `{b}`: `{a}` at {first} has the same training phrase `{}`, so Dialogflow \
                 could match either intent; remove the phrase from one intent, or give the intents \
                 different input contexts or priorities{}",
                printable(phrase),
                second.snippet()
            ),
            Self::UnlistedLanguage { language, listed, others, place } => {
                write!(f, "{place}")?;
                match others {
                    0 => {}
                    1 => f.write_str(" and another place")?,
                    others => write!(f, " and {others} other places")?,
                }
                let listed: Vec<_> = listed.iter().map(|it| format!("`{it}`")).collect();
                write!(
                    f,
                    ": `{language}` is not a language of the agent (expected {}); add `{language}` to \
                     `AgentSettings::languages`, or remove the texts in `{language}`",
                    listed.join(", ")
                )
            }
            Self::MissingLanguage { of, what, language, file, location } => {
                write!(f, "`{of}`")?;
                if let Some(location) = location {
                    write!(f, " at {location}")?;
                }
                write!(
                    f,
                    " has {what} in another language, but not in `{language}`; add {file}, or remove \
                     `{language}` from `AgentSettings::languages`"
                )
            }
            Self::Settings { setting, error } => write!(f, "the agent's {setting} {error}"),
            Self::Name { of, name, error, location } => {
                write!(f, "the {of} name `{}` at {location} {error}", name.escape_debug())
            }
        }
    }
}
