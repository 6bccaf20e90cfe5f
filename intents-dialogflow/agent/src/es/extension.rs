//! What an agent of ES has beyond the model.

use std::collections::{BTreeMap, BTreeSet};

use intents_core::Language;
use intents_core::definition::Extension;
use serde::{Deserialize, Serialize};

use super::items::Items;
use super::only::EsSettings;
use super::wire::{self, Residue};

/// The name by which extensions of ES are kept.
pub(super) const PLATFORM: &str = "dialogflow-es";

/// Defines what ES has of a part of a definition.
macro_rules! extension {
    ($(#[$meta:meta])* pub(crate) struct $name:ident {
        $($(#[$of_member:meta])* pub(crate) $member:ident: $type:ty = $is_empty:expr,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub(crate) struct $name {
            $($(#[$of_member])* #[serde(skip_serializing_if = $is_empty)] pub(crate) $member: $type,)*
        }

        impl Extension for $name {
            const PLATFORM: &'static str = PLATFORM;
        }

        /// It may be what users said, or a secret: what it is, not what is in it.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

extension! {
    /// Of the agent as a whole.
    pub(crate) struct AgentExtension {
        /// What code says of it.
        pub(crate) settings: EsSettings = "EsSettings::is_empty",
        /// `agent.json`, but for the webhook.
        pub(crate) agent: Residue<wire::Agent> = "Residue::is_empty",
        /// The webhook.
        pub(crate) webhook: Residue<wire::Webhook> = "Residue::is_empty",
        /// `package.json`.
        pub(crate) package: Residue<wire::Package> = "Residue::is_empty",
        /// What every agent has but this one: `package.json`, the webhook.
        pub(crate) without: BTreeSet<Part> = "BTreeSet::is_empty",
        /// Answers to the prebuilt small talk, by the language as it is spelled in the name of the
        /// file.
        pub(crate) smalltalk: BTreeMap<String, Vec<wire::Smalltalk>> = "BTreeMap::is_empty",
        /// Files that are not known here.
        pub(crate) files: BTreeMap<String, Content> = "BTreeMap::is_empty",
    }
}

/// What an agent may be without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Part {
    /// `package.json`.
    Package,
    /// The member `webhook`.
    Webhook,
}

/// What is in a file that is not known here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Content {
    /// Text.
    Text(String),
    /// What is no text.
    Bytes(Vec<u8>),
}

extension! {
    /// Of an intent.
    pub(crate) struct IntentExtension {
        /// The intent, but for its response and its training phrases.
        pub(crate) intent: Residue<wire::Intent> = "Residue::is_empty",
        /// Its response, but for its parameters and messages.
        pub(crate) response: Residue<wire::Response> = "Residue::is_empty",
        /// Further responses: Dialogflow has one.
        pub(crate) more_responses: Vec<wire::Response> = "Vec::is_empty",
        /// Whether it has no response at all, not even an empty one.
        pub(crate) is_without_response: bool = "is_false",
        /// Whether its response has no message, not even an empty one.
        pub(crate) is_without_message: bool = "is_false",
        /// What it says, where that is not in messages.
        pub(crate) speech: Option<wire::Speech> = "Option::is_none",
        /// Its events, where there is more of them than their names.
        pub(crate) events: Items<wire::Event> = "Items::is_empty",
        /// The contexts that it opens.
        pub(crate) contexts: Items<wire::AffectedContext> = "Items::is_empty",
        /// The language of training phrases that are in the file of the intent.
        pub(crate) phrases_inside: Option<Language> = "Option::is_none",
        /// How its files are named, where not by its name.
        pub(crate) names: FileNames = "FileNames::is_empty",
    }
}

extension! {
    /// Of a parameter.
    pub(crate) struct ParameterExtension {
        /// The parameter.
        pub(crate) parameter: Residue<wire::Parameter> = "Residue::is_empty",
        /// How it is asked for, where that has a language.
        pub(crate) prompts: Items<wire::PromptText> = "Items::is_empty",
    }
}

extension! {
    /// Of a response.
    pub(crate) struct ResponseExtension {
        /// The message.
        pub(crate) message: Residue<wire::Message> = "Residue::is_empty",
        /// What was written for the message that was read, but for its language and channel:
        /// where another one is, what is kept of the first says nothing of it.
        pub(crate) said: Option<wire::Message> = "Option::is_none",
    }
}

extension! {
    /// Of a training phrase.
    pub(crate) struct PhraseExtension {
        /// The phrase, but for its parts.
        pub(crate) phrase: Residue<wire::Phrase> = "Residue::is_empty",
    }
}

extension! {
    /// Of a part of a training phrase.
    pub(crate) struct PartExtension {
        /// The part.
        pub(crate) part: Residue<wire::PhrasePart> = "Residue::is_empty",
    }
}

extension! {
    /// Of an entity type.
    pub(crate) struct EntityExtension {
        /// The entity type, but for its entries.
        pub(crate) entity: Residue<wire::Entity> = "Residue::is_empty",
        /// The language of entries that are in the file of the entity type.
        pub(crate) entries_inside: Option<Language> = "Option::is_none",
        /// What its entries have beyond the definition, by languages.
        pub(crate) entries: BTreeMap<Language, Items<wire::Entry>> = "BTreeMap::is_empty",
        /// How its files are named, where not by its name.
        pub(crate) names: FileNames = "FileNames::is_empty",
    }
}

/// How the files of an intent or an entity type are named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FileNames {
    /// The name, without `.json`; empty where it is that of the intent or entity type.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) name: String,
    /// How languages are spelled in the names of files, where not in lower case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) languages: BTreeMap<Language, String>,
}

impl FileNames {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(flag: &bool) -> bool {
    !flag
}
