//! Definitions: what Dialogflow holds of an agent, in no platform's format.
//!
//! The exporters write a definition, the importers read one, and what compares agents compares
//! definitions. That of the code comes from [`AgentBuilder::define`].

mod entity_type;
mod extensions;
mod intent;
mod response;
mod settings;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use entity_type::{EntityTypeDefinition, EntityTypeKind, Entry};
pub use extensions::{Extension, Extensions};
pub use intent::{
    ContextDefinition, FulfillmentDefinition, IntentDefinition, ParameterDefinition, Phrase,
    PhrasePart, Prompt,
};
pub use response::Response;
pub use settings::{AgentSettings, WebhookSettings};

/// An agent as Dialogflow holds it.
///
/// Intents and entity types are sorted by their display names, so the same agent is the same
/// definition on every machine. A definition is data: it serializes, and reads back as it was.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct AgentDefinition {
    /// What belongs to no intent: its name, its languages, its webhook.
    pub settings: AgentSettings,
    /// The intents, by their display names.
    pub intents: BTreeMap<String, IntentDefinition>,
    /// The entity types that are the agent's own, by their display names without the `@`.
    pub entity_types: BTreeMap<String, EntityTypeDefinition>,
    /// What only one platform has.
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}
