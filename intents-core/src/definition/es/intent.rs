use std::collections::BTreeMap;
use std::fmt;

use intents_language::Language;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{EsFileNames, FileMembers, is_default};
use crate::definition::Response;

/// The ES part of an intent.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsIntent {
    /// The id that Dialogflow gave the intent; empty for an id that follows from the display name.
    pub id: String,
    /// The id of the intent that this follow-up intent belongs to; empty without one.
    pub parent_id: String,
    /// The id of the first intent in a chain of follow-up intents; empty without one.
    pub root_parent_id: String,
    /// Whether machine learning matches the intent. New intents do.
    pub uses_machine_learning: bool,
    /// The time of the last change in seconds since 1970; 0 if it is not known.
    pub last_update: i64,
    /// Training phrases with entity types instead of annotated text, in old agents.
    pub templates: Vec<String>,
    /// Follow-up intents, in old agents, as in the file.
    pub follow_up_intents: Vec<Value>,
    /// Unknown members of events, by the name of the event.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub events: BTreeMap<String, FileMembers>,
    /// The response object of the file, which holds the parameters, the contexts and the messages.
    #[serde(skip_serializing_if = "is_default")]
    pub response: EsIntentResponse,
    /// Further response objects, as in the file. Dialogflow has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more_responses: Vec<Value>,
    /// The language of training phrases that are in the file of the intent itself, as before
    /// November 2017.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phrases_in_intent_file: Option<Language>,
    /// The names of the files.
    #[serde(skip_serializing_if = "EsFileNames::is_default")]
    pub files: EsFileNames,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

impl Default for EsIntent {
    fn default() -> Self {
        Self {
            id: String::new(),
            parent_id: String::new(),
            root_parent_id: String::new(),
            uses_machine_learning: true,
            last_update: 0,
            templates: Vec::new(),
            follow_up_intents: Vec::new(),
            events: BTreeMap::new(),
            response: EsIntentResponse::default(),
            more_responses: Vec::new(),
            phrases_in_intent_file: None,
            files: EsFileNames::default(),
            unknown: FileMembers::default(),
            spelling: FileMembers::default(),
        }
    }
}

/// Most members may be text of users, and are not shown.
impl fmt::Debug for EsIntent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EsIntent").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The ES part of an intent's response object.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsIntentResponse {
    /// The channels that also get the messages for every channel, by their names.
    pub default_response_platforms: BTreeMap<String, bool>,
    /// The text of an intent from before agents had messages, as in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speech: Option<Value>,
    /// Whether the file has no response object.
    pub is_missing: bool,
    /// Whether the file has no message, not even the empty one that the console writes.
    pub has_no_message: bool,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

/// Most members may be text of users, and are not shown.
impl fmt::Debug for EsIntentResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EsIntentResponse").finish_non_exhaustive()
    }
}

/// The ES part of a parameter.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsParameter {
    /// The id that Dialogflow gave the parameter; empty for an id that follows from its name.
    pub id: String,
    /// The prompts as messages.
    pub prompt_messages: Vec<Response>,
    /// The messages after an answer that does not match the entity type.
    pub no_match_prompt_messages: Vec<Response>,
    /// The messages after no answer.
    pub no_input_prompt_messages: Vec<Response>,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

/// The ES part of a training phrase.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsPhrase {
    /// The id that Dialogflow gave the phrase; empty for an id that follows from its text.
    pub id: String,
    /// Whether the phrase has entity types instead of annotated text.
    pub is_template: bool,
    /// The number of times that users have sent the phrase.
    pub count: i64,
    /// The time of the last change in seconds since 1970; 0 if it is not known.
    pub updated: i64,
    /// Whether Dialogflow added the phrase.
    pub is_auto: bool,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

/// The ES part of a part of a training phrase.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsPhrasePart {
    /// Whether a person annotated the text; `None` if exactly the parts with a parameter are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_user_defined: Option<bool>,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

/// The ES part of a response.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsResponse {
    /// The condition of the message, which is always empty as far as is known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// Whether a simple response of the Google Assistant shows another text than it speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customizes_audio: Option<bool>,
    /// A message of an unknown type, as in the file. It counts while the message of the response is
    /// an empty payload.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub message: FileMembers,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}
