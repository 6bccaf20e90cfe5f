//! What an agent of ES has beyond the model.

use std::collections::{BTreeMap, BTreeSet};

use intents_core::Language;
use intents_core::definition::Extension;
use serde::{Deserialize, Serialize};

use super::wire::{self, Residue};

/// The name by which extensions of ES are kept.
pub(super) const PLATFORM: &str = "dialogflow-es";

/// Defines what ES has of a part of a definition.
macro_rules! extension {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$of_member:meta])* pub $member:ident: $type:ty = $is_empty:expr,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$of_member])* #[serde(skip_serializing_if = $is_empty)] pub $member: $type,)*
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
    pub struct AgentExtension {
        /// `agent.json`, but for the webhook.
        pub agent: Residue<wire::Agent> = "Residue::is_empty",
        /// The webhook.
        pub webhook: Residue<wire::Webhook> = "Residue::is_empty",
        /// `package.json`.
        pub package: Residue<wire::Package> = "Residue::is_empty",
        /// What every agent has but this one: `package.json`, the webhook.
        pub without: BTreeSet<Part> = "BTreeSet::is_empty",
        /// Answers to the prebuilt small talk, by the language as it is spelled in the name of the
        /// file.
        pub smalltalk: BTreeMap<String, Vec<wire::Smalltalk>> = "BTreeMap::is_empty",
        /// Files that are not known here.
        pub files: BTreeMap<String, Content> = "BTreeMap::is_empty",
    }
}

/// What an agent may be without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Part {
    /// `package.json`.
    Package,
    /// The member `webhook`.
    Webhook,
}

/// What is in a file that is not known here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Content {
    /// Text.
    Text(String),
    /// What is no text.
    Bytes(Vec<u8>),
}

extension! {
    /// Of an intent.
    pub struct IntentExtension {
        /// The intent, but for its response and its training phrases.
        pub intent: Residue<wire::Intent> = "Residue::is_empty",
        /// Its response, but for its parameters and messages.
        pub response: Residue<wire::Response> = "Residue::is_empty",
        /// Further responses: Dialogflow has one.
        pub more_responses: Vec<wire::Response> = "Vec::is_empty",
        /// Whether it has no response at all, not even an empty one.
        pub is_without_response: bool = "is_false",
        /// Whether its response has no message, not even an empty one.
        pub is_without_message: bool = "is_false",
        /// The language of training phrases that are in the file of the intent.
        pub phrases_inside: Option<Language> = "Option::is_none",
        /// How its files are named, where not by its name.
        pub names: FileNames = "FileNames::is_empty",
    }
}

extension! {
    /// Of a parameter.
    pub struct ParameterExtension {
        /// The parameter.
        pub parameter: Residue<wire::Parameter> = "Residue::is_empty",
    }
}

extension! {
    /// Of a response.
    pub struct ResponseExtension {
        /// The message.
        pub message: Residue<wire::Message> = "Residue::is_empty",
        /// What was written for the message that was read, but for its language and channel:
        /// where another one is, what is kept of the first says nothing of it.
        pub said: Option<wire::Message> = "Option::is_none",
    }
}

extension! {
    /// Of a training phrase.
    pub struct PhraseExtension {
        /// The phrase, but for its parts.
        pub phrase: Residue<wire::Phrase> = "Residue::is_empty",
    }
}

extension! {
    /// Of a part of a training phrase.
    pub struct PartExtension {
        /// The part.
        pub part: Residue<wire::PhrasePart> = "Residue::is_empty",
    }
}

extension! {
    /// Of an entity type.
    pub struct EntityExtension {
        /// The entity type, but for its entries.
        pub entity: Residue<wire::Entity> = "Residue::is_empty",
        /// The language of entries that are in the file of the entity type.
        pub entries_inside: Option<Language> = "Option::is_none",
        /// Entries that the definition cannot reproduce, by languages.
        pub entries: BTreeMap<Language, RespelledEntries> = "BTreeMap::is_empty",
        /// How its files are named, where not by its name.
        pub names: FileNames = "FileNames::is_empty",
    }
}

/// Entries as they were, which count as long as those of the definition are the same.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RespelledEntries {
    /// The entries as they were.
    pub kept: Vec<wire::Entry>,
    /// What was written in their place.
    pub over: Vec<wire::Entry>,
}

/// How the files of an intent or an entity type are named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct FileNames {
    /// The name, without `.json`; empty where it is that of the intent or entity type.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How languages are spelled in the names of files, where not in lower case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub languages: BTreeMap<Language, String>,
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
