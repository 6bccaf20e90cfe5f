use intents_language::Language;
use serde::{Deserialize, Serialize};

use super::es::{self, EsResponse};
use crate::message::Message;

/// A response of an intent.
///
/// `$name` in a text is replaced by the value of a parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Response {
    /// The language; `None` in agents from before responses had languages.
    #[serde(default)]
    pub language: Option<Language>,
    /// The name of the channel, which is a [`Channel::name`](crate::Channel::name) or an unknown name;
    /// empty for every channel.
    #[serde(default)]
    pub channel: String,
    /// The message. It may be empty: the console writes an empty response for an intent without one.
    pub message: Message,
    /// The settings that only Dialogflow ES has.
    #[serde(default, skip_serializing_if = "es::is_default")]
    pub es: EsResponse,
}

impl Response {
    /// Returns a response in a language, for every channel.
    #[must_use]
    pub fn new(language: Option<Language>, message: Message) -> Self {
        Self { language, channel: String::new(), message, es: EsResponse::default() }
    }

    /// Sets the channel by its name.
    #[must_use]
    pub fn on(mut self, channel: impl Into<String>) -> Self {
        self.channel = channel.into();
        self
    }
}
