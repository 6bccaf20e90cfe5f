//! Messages of problems: the place, the error and the fix.

use std::fmt;

use intents_language::printable;

use super::Problem;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "no intent is linked into this program. Rust leaves out a dependency that no code \
                 names, with all its intents: write `use your_intents_crate as _;` in the crate \
                 that builds the agent, or register the intents with `AgentBuilder::intent`",
            ),
            Self::DuplicateIntent { name, locations: [first, second] } => {
                write!(f, "two intents are named `{name}`: at {first} and at {second}")
            }
            Self::DuplicateEvent { event, intents: [a, b], locations: [first, second] } => write!(
                f,
                "the intents `{a}` at {first} and `{b}` at {second} have the same event `{event}`; \
                 give one of them its own with `#[intent(event = \"…\")]`"
            ),
            Self::DuplicateContext { context, intents: [a, b], locations: [first, second] } => {
                write!(
                    f,
                    "the intents `{a}` at {first} and `{b}` at {second} have the same context \
                     `{context}`; names that differ only in punctuation or case are too alike"
                )
            }
            Self::DuplicateParameter { intent, name, location } => {
                write!(
                    f,
                    "two parameters of the intent `{intent}` at {location} are named `{name}`"
                )
            }
            Self::DuplicateEntity { name, intents: [a, b], locations: [first, second] } => write!(
                f,
                "two entity types are named `{name}` and differ: one in the intent `{a}` at \
                 {first}, one in `{b}` at {second}"
            ),
            Self::DuplicateHandler { fulfilled, handlers: [a, b], locations: [first, second] } => {
                write!(
                    f,
                    "two handlers fulfill {fulfilled}: `{a}` at {first} and `{b}` at {second}"
                )
            }
            Self::HandlerWithoutIntent { handler, intent, location } => write!(
                f,
                "the handler `{handler}` at {location} fulfills the intent `{intent}`, which the \
                 agent does not have; add it with `AgentBuilder::intent`"
            ),
            Self::FollowedWithoutIntent { intent, followed, locations: [first, second] } => write!(
                f,
                "the intent `{intent}` at {first} follows `{followed}` at {second}, which the agent \
                 does not have; add it with `AgentBuilder::intent`"
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
                    "the parameter `{name}` is {list}`@{one}` in the intent `{a}` at {first}, and \
                     {other_list}`@{other}` in `{b}` at {second}, which it follows: one would \
                     overwrite the other; give one of them another name"
                )
            }
            Self::RequiredInRole { intent, name, location } => write!(
                f,
                "the intent `{intent}` at {location} cannot require the parameter `{name}`: a \
                 welcome or fallback intent is matched without it; make it an `Option`"
            ),
            Self::DuplicateWelcome { intents: [a, b], locations: [first, second] } => write!(
                f,
                "two intents are the welcome intent: `{a}` at {first} and `{b}` at {second}"
            ),
            Self::MissingState { state, handler, location } => write!(
                f,
                "the handler `{handler}` at {location} asks for a state of type `{state}`; give \
                 one with `AgentBuilder::state`"
            ),
            Self::DuplicatePath { path, handler, location } => write!(
                f,
                "the handler `{handler}` at {location} cannot answer on the path `{}`, which is \
                 taken; give it another one",
                path.escape_debug()
            ),
            Self::OpenedBlindly { intent, field, location } => write!(
                f,
                "the intent `{intent}` at {location} would keep open what `{field}` follows, and \
                 Dialogflow opens it even if it was not open; only a `Follow` of one intent can \
                 have a lifespan other than 0: remove it from `{field}`"
            ),
            Self::Default { intent, name, error, location } => write!(
                f,
                "the default of the parameter `{name}` of the intent `{intent}` at {location} is \
                 {error}, which Dialogflow cannot hold; give it another one"
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
                    None => write!(f, "; make it a synonym of one, or use one that there is")?,
                }
                place.snippet().fmt(f)
            }
            Self::SharedPhrase { phrase, intents: [a, b], places: [first, second] } => write!(
                f,
                "{second}, `{b}`: the training phrase `{}` is that of `{a}` too, at {first}, \
                 and either of them could be matched; remove it from one of them, or give them \
                 different contexts or priorities{}",
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
                    ": the agent does not speak `{language}`; its languages are {}: add \
                     `{language}` to `AgentSettings::languages`, or remove its texts",
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
                    " has no {what} in `{language}`, though it has some in another language of the \
                     agent; write {file}, or take `{language}` out of `AgentSettings::languages`"
                )
            }
            Self::Settings { setting, error } => write!(f, "the agent's {setting} {error}"),
            Self::Name { of, name, error, location } => {
                write!(f, "the {of} name `{}` at {location} {error}", name.escape_debug())
            }
        }
    }
}
