//! Definitions: complete agents, independent of a platform's file format.
//!
//! [`AgentBuilder::define`] and [`Agent::definition`] return the definition of the code. Exporters
//! write definitions, importers read them, and comparisons compare them.
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
//! CX agents cannot be exported yet, and the `cx` parts are empty. The common part is independent of
//! the platform: intents, training phrases, parameters, prompts, responses and entity types exist in
//! both.
//!
//! # Parts of one platform
//!
//! Settings that one platform alone has are in a typed part of the object they belong to: `es` for
//! Dialogflow ES, `cx` for Dialogflow CX. The default of a part is what new agents have. A part also
//! keeps the members of an imported file that this crate does not know, so that an export writes them
//! back.
//!
//! [`AgentBuilder::define`]: crate::AgentBuilder::define
//! [`Agent::definition`]: crate::Agent::definition

mod cx;
mod diff;
mod entity_type;
mod es;
mod intent;
mod members;
mod response;
mod settings;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use intents_language::LanguageError;

pub use cx::CxAgent;
pub use diff::{Change, ChangeKind, Drift, drift};
pub use entity_type::{EntityTypeDefinition, EntityTypeKind, Entry};
pub use es::{
    Classification, EsAgent, EsEntityType, EsFileNames, EsIntent, EsIntentResponse, EsMembers,
    EsPackage, EsParameter, EsPhrase, EsPhrasePart, EsResponse, EsSmallTalk, EsWebhook,
    FileContent,
};
pub use intent::{
    ContextDefinition, IntentDefinition, ParameterDefinition, Phrase, PhrasePart, Prompt,
    WebhookUse,
};
pub use members::FileMembers;
pub use response::Response;
pub use settings::{AgentSettings, WebhookSettings};

/// The definition of an agent.
///
/// Intents and entity types are sorted by their display names, so the same agent is the same
/// definition on every machine. A definition serializes, and deserializes to an equal definition.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct AgentDefinition {
    /// The settings: name, languages, webhook.
    pub settings: AgentSettings,
    /// The intents, by their display names.
    pub intents: BTreeMap<String, IntentDefinition>,
    /// The entity types of the agent, by their display names without the `@`.
    pub entity_types: BTreeMap<String, EntityTypeDefinition>,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsAgent,
    /// The settings that only Dialogflow CX has.
    #[serde(skip_serializing_if = "CxAgent::is_default")]
    pub cx: CxAgent,
}
