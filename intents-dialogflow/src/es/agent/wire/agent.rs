//! `agent.json`, `package.json` and `customSmalltalkResponses_LANG.json`.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use super::wire;

wire! {
    /// `agent.json`.
    pub struct Agent {
        /// What the agent is for.
        pub description: String = "description",
        /// The default language.
        pub language: String = "language",
        /// What the agent is for, in few words, for a catalogue of agents that is no more.
        pub short_description: String = "shortDescription",
        /// What one may say to it, for the same.
        pub examples: String = "examples",
        /// A link to its documentation, for the same.
        pub link_to_docs: String = "linkToDocs",
        /// The name of the agent, in newer agents.
        pub display_name: String = "displayName",
        /// Whether conversations are not logged.
        pub disable_interaction_logs: bool = "disableInteractionLogs",
        /// Whether conversations are not logged in Google Cloud.
        pub disable_stackdriver_logs: bool = "disableStackdriverLogs",
        /// The Google Assistant.
        pub google_assistant: GoogleAssistant = "googleAssistant",
        /// The time zone, by its name in the IANA database.
        pub default_timezone: String = "defaultTimezone",
        /// Where the agent's fulfillment is.
        pub webhook: Webhook = "webhook",
        /// Whether the agent is in no catalogue.
        pub is_private: bool = "isPrivate",
        /// How intents are found: `use.after` (by examples and rules), `use.instead` (by machine
        /// learning alone), `disabled`.
        pub custom_classifier_mode: String = "customClassifierMode",
        /// From which confidence on an intent is matched, 0 to 1.
        pub ml_min_confidence: Number = "mlMinConfidence",
        /// The other languages.
        pub supported_languages: Vec<String> = "supportedLanguages",
        /// Whether the webhook speaks V2, in agents of 2017.
        pub enable_one_platform_api: bool = "enableOnePlatformApi",
        /// Which protocol the webhook speaks: `v2`, `v2beta1`, `v1legacy`.
        pub one_platform_api_version: String = "onePlatformApiVersion",
        /// A key of V1, in old agents.
        pub secondary_key: String = "secondaryKey",
        /// Whether sentiments are found.
        pub analyze_query_text_sentiment: bool = "analyzeQueryTextSentiment",
        /// The names of knowledge bases, which themselves are not in an export.
        pub enabled_knowledge_base_names: Vec<String> = "enabledKnowledgeBaseNames",
        /// How much their answers weigh, -1 to 1.
        pub knowledge_service_confidence_adjustment: Number = "knowledgeServiceConfidenceAdjustment",
        /// Whether the dialog builder is used.
        pub dialog_builder_mode: bool = "dialogBuilderMode",
        /// The URL of packages of the Google Assistant.
        pub base_action_packages_url: String = "baseActionPackagesUrl",
        /// What is turned on of the prebuilt small talk, in newer agents.
        pub active_assistant_agents: Vec<String> = "activeAssistantAgents",
        /// The same, in older agents.
        pub enabled_domain_features: Vec<String> = "enabledDomainFeatures",
        /// Whether spelling is corrected.
        pub enable_spell_correction: bool = "enableSpellCorrection",
    }
}

wire! {
    /// Where an agent's fulfillment is.
    pub struct Webhook {
        /// The URL.
        pub url: String = "url",
        /// The user of HTTP's basic authentication.
        pub username: String = "username",
        /// Its password.
        pub password: String = "password",
        /// Headers that are sent along. Most agents have one without a name, the empty row of the
        /// console.
        pub headers: BTreeMap<String, String> = "headers",
        /// Whether it is called.
        pub available: bool = "available",
        /// Whether it is called for the prebuilt domains too.
        pub use_for_domains: bool = "useForDomains",
        /// Whether the console's inline editor is in its place.
        pub cloud_functions_enabled: bool = "cloudFunctionsEnabled",
        /// Whether that editor was ever used.
        pub cloud_functions_initialized: bool = "cloudFunctionsInitialized",
    }
}

wire! {
    /// The Google Assistant, which Google ended for Dialogflow in June 2023.
    pub struct GoogleAssistant {
        /// Whether the agent was on the Assistant.
        pub google_assistant_compatible: bool = "googleAssistantCompatible",
        /// The project of the Assistant.
        pub project: String = "project",
        /// Whether the welcome intent asks the user to sign in.
        pub welcome_intent_sign_in_required: bool = "welcomeIntentSignInRequired",
        /// The intents that the Assistant may start with.
        pub start_intents: Vec<StartIntent> = "startIntents",
        /// Intents of the system.
        pub system_intents: Vec<Value> = "systemIntents",
        /// The intents after which the conversation is over, by their ids.
        pub end_intent_ids: Vec<String> = "endIntentIds",
        /// How accounts are linked.
        pub o_auth_linking: OAuthLinking = "oAuthLinking",
        /// The voice.
        pub voice_type: String = "voiceType",
        /// What a device has to have.
        pub capabilities: Vec<Value> = "capabilities",
        /// The environment.
        pub env: String = "env",
        /// The version of the Assistant's protocol.
        pub protocol_version: String = "protocolVersion",
        /// Whether changes could be tried at once.
        pub auto_preview_enabled: bool = "autoPreviewEnabled",
        /// Whether the agent is a device's.
        pub is_device_agent: bool = "isDeviceAgent",
        /// How the agent is called.
        pub invocation_name: String = "invocationName",
    }
}

wire! {
    /// How accounts are linked on the Google Assistant.
    pub struct OAuthLinking {
        /// Whether they have to be.
        pub required: bool = "required",
        /// The id of the provider.
        pub provider_id: String = "providerId",
        /// Where the user signs in.
        pub authorization_url: String = "authorizationUrl",
        /// Where tokens are.
        pub token_url: String = "tokenUrl",
        /// What is asked for.
        pub scopes: String = "scopes",
        /// The privacy policy.
        pub privacy_policy_url: String = "privacyPolicyUrl",
        /// The kind of grant: `AUTH_CODE_GRANT`.
        pub grant_type: String = "grantType",
    }
}

wire! {
    /// An intent that the Assistant may start with.
    pub struct StartIntent {
        /// Its id.
        pub intent_id: String = "intentId",
        /// Whether it asks the user to sign in.
        pub sign_in_required: bool = "signInRequired",
    }
}

wire! {
    /// `package.json`.
    pub struct Package {
        /// The version of the format: `1.0.0`.
        pub version: String = "version",
    }
}

wire! {
    /// Answers of the agent's own to the prebuilt small talk, in
    /// `customSmalltalkResponses_LANG.json`.
    pub struct Smalltalk {
        /// What the user said, by the name that Dialogflow has for it.
        pub action: String = "action",
        /// The answers.
        pub custom_answers: Vec<String> = "customAnswers",
    }
}
