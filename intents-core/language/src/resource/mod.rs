//! Language files: what is said about an intent or an entity type in one language.
//!
//! They stand in the folder `language` beside the manifest of the package, an intent in
//! `language/en/shop.Order.yaml`, an entity type in `language/en/entities/PizzaSize.yaml`; the
//! folder of a language is named by its BCP 47 tag. All keys are optional in the file of an
//! intent:
//!
//! ```yaml
//! examples:                            # training phrases
//!   - I'd like $amount{two} $size{small} pizzas
//! prompts:                             # how Dialogflow asks for a parameter
//!   size: [What size would you like?]
//! responses:                           # what the agent says by itself
//!   default:                           # in every channel
//!     - text: ["One moment.", "Coming right up."]     # one of them, by chance
//!     - quick_replies: {title: Anything else?, replies: [Yes, No]}
//!   telegram:                          # in this one instead: see `CHANNELS`
//!     - card: {title: Your order, buttons: [{text: Follow it, postback: "https://pizza.example"}]}
//! ```
//!
//! and this is that of an entity type, whose values are those of the enum:
//!
//! ```yaml
//! values:
//!   small: [little, tiny]
//!   medium: [normal, regular]
//! ```
//!
//! A response has one key, the kind of the message in the words of `intents_core::Message`:
//! `text`, `speech`, `quick_replies`, `card`, `image`, `audio`, `transfer_call`,
//! `live_agent_handoff`, `conversation_success`, `payload`, `assistant` and `rbm`. Within it are
//! the members of that type. Quick replies may be the list of replies alone, and an image its URL.
//!
//! **Dollars.** In a training phrase `$amount{two}` marks a parameter ([`phrase`](crate::phrase)).
//! In a prompt or a response `$amount` stands for the value of a parameter, `$date.original` for a
//! member of it, and `#context.parameter` is left alone. A `$` before a digit is a dollar, as is
//! `$$`. Any other `$word` that is no parameter is a mistake. What is in a `payload` is not looked
//! into: it is the channel's own.
//!
//! **YAML** is that of version 1.2: `no` is a text, `true` and `3` are not, and a text that looks
//! like one of these has to be in quotes. There are no anchors, aliases, tags and directives.
//!
//! Reading gives the JSON that derived code embeds, private to this framework:
//!
//! ```json
//! {"examples": ["…"], "prompts": {"size": ["…"]},
//!  "responses": [{"channel": "FACEBOOK", "message": {"text": ["…"]}}]}
//! ```
//!
//! ```json
//! {"entries": [{"value": "small", "synonyms": ["little", "tiny"]}]}
//! ```
//!
//! What a file does not have, the JSON has not either. `channel` is empty for every channel, a
//! message is the serde form of `intents_core::Message`, and `$$` is resolved everywhere but in
//! phrases.

mod entity;
mod intent;
mod json;
mod message;
mod parameters;
mod problem;
mod reader;
mod shape;
mod template;
#[cfg(test)]
mod tests;
mod yaml;

use std::fmt;

pub use entity::{Values, read_entity};
pub use intent::read_intent;
pub use parameters::{CheckedPhrase, Parameter, Parameters, PhraseFault};
pub use problem::Problem;

/// What a language file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// As JSON.
    pub json: String,
    /// The byte of the file at which each training phrase or reference value starts, in order.
    /// Problems that are found later, in the whole agent, need it.
    pub starts: Vec<usize>,
    /// What depends on the [`groups`](Parameters::groups) of an intent.
    pub unknown: Vec<Unknown>,
}

/// What is wrong with a language file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The problems, in the order of the file: at least one.
    pub problems: Vec<Problem>,
    /// What depends on the [`groups`](Parameters::groups) of an intent, and may be further
    /// problems.
    pub unknown: Vec<Unknown>,
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.problems.iter().enumerate() {
            if i > 0 {
                f.write_str("\n\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Invalid {}

/// A name that is a problem unless one of the groups has such a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The name, and what else may be meant: `date` for `date.original`.
    pub names: Vec<String>,
    /// Whether it has to be a parameter that users say.
    pub is_said: bool,
    /// The problem.
    pub problem: Problem,
}
