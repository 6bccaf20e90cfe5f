//! The reader of language files: the texts of one intent or entity type in one language.
//!
//! Language files live in the folder `language` next to the manifest of the package: the file of an
//! intent is `language/en/shop.Order.yaml`, that of an entity type is
//! `language/en/entities/PizzaSize.yaml`. The folder of a language is named after its BCP 47 tag.
//! All keys are optional in the file of an intent:
//!
//! ```yaml
//! examples:                            # training phrases
//!   - I'd like $amount{two} $size{small} pizzas
//! prompts:                             # questions for required parameters
//!   size: [What size would you like?]
//! responses:                           # static responses of the agent
//!   default:                           # for every channel
//!     - text: ["One moment.", "Coming right up."]     # one of them, at random
//!     - quick_replies: {title: Anything else?, replies: [Yes, No]}
//!   telegram:                          # for this channel instead: see `CHANNELS`
//!     - card: {title: Your order, buttons: [{text: Follow it, postback: "https://pizza.example"}]}
//! ```
//!
//! The file of an entity type has the values of the enum:
//!
//! ```yaml
//! values:
//!   small: [little, tiny]
//!   medium: [normal, regular]
//! ```
//!
//! A response has one key, the kind of the message as in `intents_core::Message`: `text`, `speech`,
//! `quick_replies`, `card`, `image`, `audio`, `transfer_call`, `live_agent_handoff`,
//! `conversation_success`, `payload`, `assistant` or `rbm`. Its value has the members of that type.
//! Quick replies can be a plain list of replies, and an image can be its URL.
//!
//! # Dollar signs
//!
//! In a training phrase `$amount{two}` marks a parameter ([`phrase`](crate::phrase)). In a prompt
//! or a response `$amount` is the value of a parameter and `$date.original` is a member of a value;
//! `#context.parameter` is not checked. A `$` before a digit is a dollar sign, as is `$$`. Any other
//! `$word` must be a parameter. The content of a `payload` belongs to the channel and is not
//! checked.
//!
//! # YAML
//!
//! Files are YAML 1.2: `no` is a string, but `true` and `3` are not and need quotes. Anchors,
//! aliases, tags and directives are not supported.
//!
//! # JSON
//!
//! Derived code embeds a file as JSON, in a form that is private to this framework:
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
//! Members that a file lacks are absent. An empty `channel` means every channel. A message is in
//! the serde form of `intents_core::Message`. `$$` has become `$`, except in training phrases.

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

/// The content of a language file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// The content as JSON.
    pub json: String,
    /// The byte of the file at which each training phrase or reference value starts, in order.
    /// Problems that are found later, in the whole agent, need it.
    pub starts: Vec<usize>,
    /// Names that only flattened parameters can have: see [`groups`](Parameters::groups).
    pub unknown: Vec<Unknown>,
}

/// The problems of a language file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The problems, in the order of the file. There is at least one.
    pub problems: Vec<Problem>,
    /// Names that only flattened parameters can have: see [`groups`](Parameters::groups). They may
    /// be further problems.
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

/// A name that is a problem unless a flattened struct has a parameter of this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The possible names of the parameter: `date.original` and `date`.
    pub names: Vec<String>,
    /// Whether the parameter must be tagged.
    pub is_tagged: bool,
    /// The problem if there is no such parameter.
    pub problem: Problem,
}
