//! Definitions: what Dialogflow holds of an agent, in no platform's format.
//!
//! The exporters write a definition, the importers read one, and what compares agents compares
//! definitions. That of the code comes from [`AgentBuilder::define`] or [`Agent::definition`].
//!
//! ```
//! use intents_core::{Agent, Intent, definition::AgentSettings, sys};
//!
//! /// The user orders pizza.
//! #[derive(Intent)]
//! #[intent(name = "shop.OrderPizza", examples(en = ["$amount{two} pizzas, please"]))]
//! struct OrderPizza {
//!     amount: sys::Integer,
//! }
//!
//! let settings = AgentSettings::new("pizzeria").languages(["en".parse()?]);
//! let agent = Agent::empty_builder().intent::<OrderPizza>().settings(settings).define()?;
//! let order = &agent.intents["shop.OrderPizza"];
//! assert_eq!(order.events, ["E_SHOP_ORDER_PIZZA"]);
//! assert_eq!(order.parameters[0].entity, "sys.number-integer");
//! assert_eq!(order.phrases[&"en".parse()?][0].text(), "two pizzas, please");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Dialogflow CX
//!
//! A definition says what an intent is, not where its dialog goes, so both platforms are written
//! from it: an intent and its phrases are the CX intent, its required parameters and their prompts
//! the form of a page, its responses and its fulfillment the entry of that page, its event and its
//! input contexts the routes that lead there. What only CX has, such as flows, pages that no intent
//! stands behind, presets and conditional cases, is a map of flows beside
//! [`intents`](AgentDefinition::intents), and an [`Extension`] where it belongs to something that is
//! here already.
//!
//! [`AgentBuilder::define`]: crate::AgentBuilder::define
//! [`Agent::definition`]: crate::Agent::definition

mod diff;
mod entity_type;
mod extensions;
mod intent;
mod response;
mod settings;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use intents_language::LanguageError;

pub use diff::{Change, ChangeKind, Drift, drift};
pub use entity_type::{EntityTypeDefinition, EntityTypeKind, Entry};
pub use extensions::{Extension, Extensions};
pub use intent::{
    ContextDefinition, IntentDefinition, ParameterDefinition, Phrase, PhrasePart, Prompt,
    WebhookUse,
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
