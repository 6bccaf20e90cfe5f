use intents_language::Language;
use serde::{Deserialize, Serialize};

use super::es::{self, EsResponse};
use crate::message::Message;

/// Something that the agent says by itself.
///
/// In its texts `$name` stands for the value of a parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Response {
    /// The language; `None` in agents from before they had several.
    #[serde(default)]
    pub language: Option<Language>,
    /// The channel, as [`Channel::name`](crate::Channel::name) spells it, or by a name that is not
    /// known here; empty where the response is for every channel.
    #[serde(default)]
    pub channel: String,
    /// What is said. It may be empty, as the console leaves responses that nobody wrote.
    pub message: Message,
    /// The settings that only Dialogflow ES has.
    #[serde(default, skip_serializing_if = "es::is_default")]
    pub es: EsResponse,
}

impl Response {
    /// A response in a language, for every channel.
    #[must_use]
    pub fn new(language: Option<Language>, message: Message) -> Self {
        Self { language, channel: String::new(), message, es: EsResponse::default() }
    }

    /// The same for one channel, by its name.
    #[must_use]
    pub fn on(mut self, channel: impl Into<String>) -> Self {
        self.channel = channel.into();
        self
    }
}
