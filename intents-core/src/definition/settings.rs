use std::collections::BTreeMap;
use std::fmt;

use intents_language::Language;
use serde::{Deserialize, Serialize};

/// The settings of an agent.
///
/// ```
/// use intents_core::definition::{AgentSettings, WebhookSettings};
///
/// let settings = AgentSettings::new("pizzeria")
///     .languages(["en".parse()?, "it".parse()?])
///     .time_zone("Europe/Rome")
///     .webhook(WebhookSettings::new("https://pizza.example/webhook"));
/// assert_eq!(settings.default_language.as_str(), "en");
/// # Ok::<(), intents_core::definition::LanguageError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct AgentSettings {
    /// The display name; empty in exported agents from before agents had names.
    pub name: String,
    /// The description; may be empty.
    pub description: String,
    /// The default language. ES cannot change it after the agent is created.
    pub default_language: Language,
    /// The other languages, in the order of the console.
    pub other_languages: Vec<Language>,
    /// The time zone of dates such as "tomorrow", by its name in the IANA database: `Europe/Rome`; empty
    /// in exported agents without one.
    pub time_zone: String,
    /// The webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook: Option<WebhookSettings>,
}

impl Default for AgentSettings {
    fn default() -> Self {
        Self::new("")
    }
}

impl AgentSettings {
    /// Returns the settings of an agent in English, in the time zone UTC, without a webhook.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: String::new(),
            default_language: Language::ENGLISH,
            other_languages: Vec::new(),
            time_zone: "Etc/UTC".to_owned(),
            webhook: None,
        }
    }

    /// Sets the description.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Sets the languages. The first language is the default; without languages, the default is
    /// English.
    #[must_use]
    pub fn languages(mut self, languages: impl IntoIterator<Item = Language>) -> Self {
        let mut languages = languages.into_iter();
        if let Some(first) = languages.next() {
            self.default_language = first;
            self.other_languages = languages.collect();
        }
        self
    }

    /// Sets the time zone by its name in the IANA database.
    #[must_use]
    pub fn time_zone(mut self, time_zone: impl Into<String>) -> Self {
        self.time_zone = time_zone.into();
        self
    }

    /// Sets the webhook.
    #[must_use]
    pub fn webhook(mut self, webhook: WebhookSettings) -> Self {
        self.webhook = Some(webhook);
        self
    }

    /// Returns all languages, the default language first.
    pub fn all_languages(&self) -> impl Iterator<Item = &Language> {
        std::iter::once(&self.default_language).chain(&self.other_languages)
    }
}

/// The webhook of an agent, and its credentials.
///
/// `Debug` shows neither the password nor the values of headers, which may be secrets.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct WebhookSettings {
    /// The URL, which starts with `https`.
    pub url: String,
    /// The headers by their names.
    pub headers: BTreeMap<String, String>,
    /// The user name of HTTP basic authentication; empty without it.
    pub username: String,
    /// The password of HTTP basic authentication.
    pub password: String,
    /// Whether the platform calls the webhook.
    pub is_enabled: bool,
}

impl WebhookSettings {
    /// Returns an enabled webhook without authentication.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), is_enabled: true, ..Self::default() }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.insert(name.into(), value.into());
        self
    }

    /// Sets HTTP basic authentication.
    #[must_use]
    pub fn basic(mut self, username: impl Into<String>, password: impl Into<String>) -> Self {
        (self.username, self.password) = (username.into(), password.into());
        self
    }
}

impl fmt::Debug for WebhookSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookSettings")
            .field("url", &self.url)
            .field("headers", &self.headers.keys())
            .field("username", &self.username)
            .field("is_enabled", &self.is_enabled)
            .finish_non_exhaustive()
    }
}
