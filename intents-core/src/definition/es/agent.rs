use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::FileMembers;

/// The ES part of an agent: settings of the console that only Dialogflow ES has.
///
/// The default is what new agents have.
///
/// Source: `Agent` in `agent.proto` of Dialogflow V2, and exported agents. No exported agent says
/// whether models are trained automatically.
///
/// ```
/// use intents_core::definition::{AgentDefinition, Classification, EsAgent};
///
/// // Or the result of `Agent::builder().define()?`.
/// let mut definition = AgentDefinition::default();
/// definition.es = EsAgent::default()
///     .classification(Classification::MachineLearning)
///     .ml_min_confidence(0.5);
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsAgent {
    /// The method of matching intents.
    pub classification: Classification,
    /// The lowest confidence at which an intent is matched, from 0 to 1. New agents have 0.3.
    pub ml_min_confidence: f64,
    /// Whether Dialogflow logs conversations. New agents do.
    pub logs_interactions: bool,
    /// Whether conversations are logged in Google Cloud. New agents do not.
    pub logs_to_cloud: bool,
    /// Whether spelling is corrected. New agents do not.
    pub corrects_spelling: bool,
    /// Whether the sentiment of queries is analysed. New agents do not.
    pub analyzes_sentiment: bool,
    /// The protocol that the webhook speaks: `v2`, `v2beta1` or `v1legacy`.
    pub webhook_protocol: String,
    /// Whether the webhook speaks V2, in agents of 2017.
    pub enable_one_platform_api: Option<bool>,
    /// The names of enabled knowledge bases. An export does not contain the knowledge bases.
    pub knowledge_bases: Vec<String>,
    /// The weight of answers from knowledge bases, from -1 to 1. New agents have -0.4.
    pub knowledge_confidence_adjustment: f64,
    /// Whether the dialog builder is used.
    pub uses_dialog_builder: bool,
    /// The enabled parts of the prebuilt small talk, in newer agents.
    pub active_assistant_agents: Vec<String>,
    /// The enabled parts of the prebuilt small talk, in older agents.
    pub enabled_domain_features: Vec<String>,
    /// Custom answers to the prebuilt small talk, by the language tag in the name of their file.
    pub small_talk: BTreeMap<String, Vec<EsSmallTalk>>,
    /// The settings of the webhook that only ES has.
    pub webhook: EsWebhook,
    /// The short description for a catalogue of agents, which Google closed.
    pub short_description: String,
    /// Example phrases for the catalogue of agents.
    pub examples: String,
    /// A link to documentation for the catalogue of agents.
    pub link_to_docs: String,
    /// Whether the agent is private, that is, left out of the catalogue.
    pub is_private: bool,
    /// The integration with the Google Assistant, as in the file. Google ended it in June 2023.
    pub google_assistant: FileMembers,
    /// The URL of packages for the Google Assistant.
    pub base_action_packages_url: String,
    /// A key for the API of V1, in old agents. It is a secret.
    pub secondary_key: String,
    /// The file `package.json`; `None` if the agent has none.
    pub package: Option<EsPackage>,
    /// Files that this crate does not know, by their paths.
    pub other_files: BTreeMap<String, FileContent>,
    /// Unknown members of `agent.json`.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members of `agent.json` in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

impl Default for EsAgent {
    fn default() -> Self {
        Self {
            classification: Classification::default(),
            ml_min_confidence: 0.3,
            logs_interactions: true,
            logs_to_cloud: false,
            corrects_spelling: false,
            analyzes_sentiment: false,
            webhook_protocol: "v2".to_owned(),
            enable_one_platform_api: None,
            knowledge_bases: Vec::new(),
            knowledge_confidence_adjustment: -0.4,
            uses_dialog_builder: false,
            active_assistant_agents: Vec::new(),
            enabled_domain_features: Vec::new(),
            small_talk: BTreeMap::new(),
            webhook: EsWebhook::default(),
            short_description: String::new(),
            examples: String::new(),
            link_to_docs: String::new(),
            is_private: true,
            google_assistant: unused_google_assistant(),
            base_action_packages_url: String::new(),
            secondary_key: String::new(),
            package: Some(EsPackage::default()),
            other_files: BTreeMap::new(),
            unknown: FileMembers::default(),
            spelling: FileMembers::default(),
        }
    }
}

/// The integration with the Google Assistant of agents that do not use it.
fn unused_google_assistant() -> FileMembers {
    let members = json!({
        "googleAssistantCompatible": false,
        "project": "",
        "welcomeIntentSignInRequired": false,
        "startIntents": [],
        "systemIntents": [],
        "endIntentIds": [],
        "oAuthLinking": {
            "required": false,
            "providerId": "",
            "authorizationUrl": "",
            "tokenUrl": "",
            "scopes": "",
            "privacyPolicyUrl": "",
            "grantType": "AUTH_CODE_GRANT",
        },
        "voiceType": "MALE_1",
        "capabilities": [],
        "env": "",
        "protocolVersion": "V2",
        "autoPreviewEnabled": false,
        "isDeviceAgent": false,
    });
    members.as_object().cloned().unwrap_or_default().into()
}

impl EsAgent {
    /// Sets the method of matching intents.
    #[must_use]
    pub fn classification(mut self, classification: Classification) -> Self {
        self.classification = classification;
        self
    }

    /// Sets the lowest confidence at which an intent is matched, from 0 to 1.
    #[must_use]
    pub fn ml_min_confidence(mut self, confidence: f64) -> Self {
        self.ml_min_confidence = confidence;
        self
    }

    /// Sets whether Dialogflow logs conversations.
    #[must_use]
    pub fn logs_interactions(mut self, logs: bool) -> Self {
        self.logs_interactions = logs;
        self
    }

    /// Sets whether conversations are logged in Google Cloud.
    #[must_use]
    pub fn logs_to_cloud(mut self, logs: bool) -> Self {
        self.logs_to_cloud = logs;
        self
    }

    /// Sets whether spelling is corrected.
    #[must_use]
    pub fn corrects_spelling(mut self, corrects: bool) -> Self {
        self.corrects_spelling = corrects;
        self
    }

    /// Sets whether the sentiment of queries is analysed.
    #[must_use]
    pub fn analyzes_sentiment(mut self, analyzes: bool) -> Self {
        self.analyzes_sentiment = analyzes;
        self
    }
}

/// Shows only two settings, because others may be secrets.
impl fmt::Debug for EsAgent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EsAgent")
            .field("classification", &self.classification)
            .field("ml_min_confidence", &self.ml_min_confidence)
            .finish_non_exhaustive()
    }
}

/// How Dialogflow ES matches intents: `Agent.MatchMode` in `agent.proto`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Classification {
    /// Rules and machine learning: `MATCH_MODE_HYBRID`, the default of new agents.
    #[default]
    Hybrid,
    /// Only machine learning: `MATCH_MODE_ML_ONLY`.
    MachineLearning,
    /// A mode that this crate does not know, as the file spells it.
    Other(String),
}

/// The ES part of the webhook's settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsWebhook {
    /// Whether the webhook is called for prebuilt domains too.
    pub is_called_for_domains: bool,
    /// Whether the inline editor of the console replaces the webhook.
    pub uses_inline_editor: bool,
    /// Whether the inline editor was ever used.
    pub has_inline_editor: bool,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

/// The file `package.json` of an exported agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EsPackage {
    /// The version of the format: `1.0.0`.
    #[serde(default)]
    pub version: Option<String>,
    /// Unknown members of the file.
    #[serde(default, skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
}

impl Default for EsPackage {
    fn default() -> Self {
        Self { version: Some("1.0.0".to_owned()), unknown: FileMembers::default() }
    }
}

/// The custom answers to one query of the prebuilt small talk.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsSmallTalk {
    /// The action of the query: `smalltalk.agent.acquaintance`.
    pub action: Option<String>,
    /// The answers.
    pub answers: Option<Vec<String>>,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
}

impl fmt::Debug for EsSmallTalk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EsSmallTalk").field("action", &self.action).finish_non_exhaustive()
    }
}

/// The content of a file that this crate does not know.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum FileContent {
    /// Text in UTF-8.
    Text(String),
    /// Bytes that are not UTF-8.
    Bytes(Vec<u8>),
}

impl fmt::Debug for FileContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "FileContent({} bytes of text)", text.len()),
            Self::Bytes(bytes) => write!(f, "FileContent({} bytes)", bytes.len()),
        }
    }
}

impl From<&[u8]> for FileContent {
    fn from(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => Self::Bytes(bytes.to_vec()),
        }
    }
}
