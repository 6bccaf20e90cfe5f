//! What ES alone has of an agent, and code may say.

use intents_core::definition::AgentDefinition;
use serde::ser::Error as _;
use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::extension::AgentExtension;
use super::wire;

/// Settings that only Dialogflow ES has. What is `None` is as it was in an agent that was
/// [imported](super::import), else as it is in new agents.
///
/// Source: `Agent` in `agent.proto` of Dialogflow V2, and exported agents. Whether models are trained
/// automatically is in no exported agent, hence not here.
///
/// ```
/// use intents_core::definition::AgentDefinition;
/// use intents_agent::es::{Classification, EsSettings, export};
///
/// // Or that of `Agent::builder().define()?`.
/// let mut definition = AgentDefinition::default();
/// let mut settings = EsSettings::default();
/// settings.classification = Some(Classification::MachineLearning);
/// settings.threshold = Some(0.5);
/// settings.put_into(&mut definition)?;
///
/// let files = export(&definition)?.files;
/// let agent: serde_json::Value =
///     serde_json::from_slice(files.get("agent.json").unwrap_or_default())?;
/// assert_eq!(agent["mlMinConfidence"], 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsSettings {
    /// How intents are found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classification: Option<Classification>,
    /// From which confidence on an intent is matched, 0 to 1; new agents have 0.3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    /// Whether conversations are logged in Dialogflow, as in new agents they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logs: Option<bool>,
    /// Whether conversations are logged in Google Cloud, as in new agents they are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logs_in_cloud: Option<bool>,
    /// Whether spelling is corrected, as in new agents it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects_spelling: Option<bool>,
    /// Whether the sentiment of what users say is found, as in new agents it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finds_sentiment: Option<bool>,
}

/// How intents are found: `Agent.MatchMode` in `agent.proto`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Classification {
    /// By rules and by machine learning, as in new agents: `MATCH_MODE_HYBRID`.
    Hybrid,
    /// By machine learning alone: `MATCH_MODE_ML_ONLY`.
    MachineLearning,
}

impl EsSettings {
    /// Puts them into the extensions of a definition, in the place of those that were put there
    /// before. [`export`](super::export) writes them over whatever else the agent has there.
    ///
    /// # Errors
    ///
    /// When the threshold is not from 0 to 1, and when what only ES has in the definition is not
    /// what this crate wrote.
    pub fn put_into(&self, agent: &mut AgentDefinition) -> serde_json::Result<()> {
        if self.threshold.is_some_and(|threshold| !(0.0..=1.0).contains(&threshold)) {
            return Err(serde_json::Error::custom("the threshold is not from 0 to 1"));
        }
        let mut extension: AgentExtension = agent.extensions.get()?.unwrap_or_default();
        extension.settings = self.clone();
        agent.extensions.set(&extension)
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The agent with these settings.
    pub(super) fn over(&self, mut agent: wire::Agent) -> wire::Agent {
        let classification = self.classification.map(|classification| match classification {
            Classification::Hybrid => "use.after".to_owned(),
            Classification::MachineLearning => "use.instead".to_owned(),
        });
        agent.custom_classifier_mode = classification.or(agent.custom_classifier_mode);
        let threshold = self.threshold.and_then(Number::from_f64);
        agent.ml_min_confidence = threshold.or(agent.ml_min_confidence);
        let isnt = |is: bool| !is;
        agent.disable_interaction_logs = self.logs.map(isnt).or(agent.disable_interaction_logs);
        agent.disable_stackdriver_logs =
            self.logs_in_cloud.map(isnt).or(agent.disable_stackdriver_logs);
        agent.enable_spell_correction = self.corrects_spelling.or(agent.enable_spell_correction);
        agent.analyze_query_text_sentiment =
            self.finds_sentiment.or(agent.analyze_query_text_sentiment);
        agent
    }
}
