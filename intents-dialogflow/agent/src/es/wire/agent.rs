//! `agent.json`, `package.json` and `customSmalltalkResponses_LANG.json`.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use super::wire;

wire! {
    /// `agent.json`.
    pub(crate) struct Agent {
        /// The description of the agent.
        pub(crate) description: String = "description",
        /// The default language.
        pub(crate) language: String = "language",
        /// A short description for the catalogue of agents, which Google closed.
        pub(crate) short_description: String = "shortDescription",
        /// Example phrases for the catalogue.
        pub(crate) examples: String = "examples",
        /// A link to documentation for the catalogue.
        pub(crate) link_to_docs: String = "linkToDocs",
        /// The name of the agent, in newer agents.
        pub(crate) display_name: String = "displayName",
        /// Whether conversations are not logged.
        pub(crate) disable_interaction_logs: bool = "disableInteractionLogs",
        /// Whether conversations are not logged in Google Cloud.
        pub(crate) disable_stackdriver_logs: bool = "disableStackdriverLogs",
        /// The Google Assistant.
        pub(crate) google_assistant: GoogleAssistant = "googleAssistant",
        /// The time zone, by its name in the IANA database.
        pub(crate) default_timezone: String = "defaultTimezone",
        /// The webhook.
        pub(crate) webhook: Webhook = "webhook",
        /// Whether the agent is not in the catalogue.
        pub(crate) is_private: bool = "isPrivate",
        /// The matching of intents: `use.after` (examples and rules), `use.instead` (machine
        /// learning only) or `disabled`.
        pub(crate) custom_classifier_mode: String = "customClassifierMode",
        /// The lowest confidence at which an intent is matched, from 0 to 1.
        pub(crate) ml_min_confidence: Number = "mlMinConfidence",
        /// The other languages.
        pub(crate) supported_languages: Vec<String> = "supportedLanguages",
        /// Whether the webhook uses the protocol V2, in agents of 2017.
        pub(crate) enable_one_platform_api: bool = "enableOnePlatformApi",
        /// The protocol of the webhook: `v2`, `v2beta1`, `v1legacy`.
        pub(crate) one_platform_api_version: String = "onePlatformApiVersion",
        /// A key of V1, in old agents.
        pub(crate) secondary_key: String = "secondaryKey",
        /// Whether sentiment is analyzed.
        pub(crate) analyze_query_text_sentiment: bool = "analyzeQueryTextSentiment",
        /// The names of knowledge bases. An export does not contain the knowledge bases.
        pub(crate) enabled_knowledge_base_names: Vec<String> = "enabledKnowledgeBaseNames",
        /// The weight of answers from knowledge bases, from -1 to 1.
        pub(crate) knowledge_service_confidence_adjustment: Number = "knowledgeServiceConfidenceAdjustment",
        /// Whether the dialog builder is used.
        pub(crate) dialog_builder_mode: bool = "dialogBuilderMode",
        /// The URL of packages of the Google Assistant.
        pub(crate) base_action_packages_url: String = "baseActionPackagesUrl",
        /// The enabled parts of the prebuilt small talk, in newer agents.
        pub(crate) active_assistant_agents: Vec<String> = "activeAssistantAgents",
        /// The enabled parts of the prebuilt small talk, in older agents.
        pub(crate) enabled_domain_features: Vec<String> = "enabledDomainFeatures",
        /// Whether spelling is corrected.
        pub(crate) enable_spell_correction: bool = "enableSpellCorrection",
    }
}

wire! {
    /// The webhook of an agent.
    pub(crate) struct Webhook {
        /// The URL of the webhook.
        pub(crate) url: String = "url",
        /// The user name of HTTP basic authentication.
        pub(crate) username: String = "username",
        /// The password of HTTP basic authentication.
        pub(crate) password: String = "password",
        /// The headers. Most agents have a header without a name, the empty row of the console.
        pub(crate) headers: BTreeMap<String, String> = "headers",
        /// Whether the webhook is enabled.
        pub(crate) available: bool = "available",
        /// Whether the webhook is also called for prebuilt domains.
        pub(crate) use_for_domains: bool = "useForDomains",
        /// Whether the inline editor of the console replaces the webhook.
        pub(crate) cloud_functions_enabled: bool = "cloudFunctionsEnabled",
        /// Whether the inline editor was ever used.
        pub(crate) cloud_functions_initialized: bool = "cloudFunctionsInitialized",
    }
}

wire! {
    /// The Google Assistant, which Google ended for Dialogflow in June 2023.
    pub(crate) struct GoogleAssistant {
        /// Whether the agent was on the Assistant.
        pub(crate) google_assistant_compatible: bool = "googleAssistantCompatible",
        /// The project of the Assistant.
        pub(crate) project: String = "project",
        /// Whether the welcome intent asks the user to sign in.
        pub(crate) welcome_intent_sign_in_required: bool = "welcomeIntentSignInRequired",
        /// The intents that can start a conversation on the Assistant.
        pub(crate) start_intents: Vec<StartIntent> = "startIntents",
        /// The intents of the system.
        pub(crate) system_intents: Vec<Value> = "systemIntents",
        /// The ids of the intents that end the conversation.
        pub(crate) end_intent_ids: Vec<String> = "endIntentIds",
        /// The settings of account linking.
        pub(crate) o_auth_linking: OAuthLinking = "oAuthLinking",
        /// The voice.
        pub(crate) voice_type: String = "voiceType",
        /// The required capabilities of a device.
        pub(crate) capabilities: Vec<Value> = "capabilities",
        /// The environment.
        pub(crate) env: String = "env",
        /// The version of the Assistant's protocol.
        pub(crate) protocol_version: String = "protocolVersion",
        /// Whether changes can be tested at once.
        pub(crate) auto_preview_enabled: bool = "autoPreviewEnabled",
        /// Whether the agent belongs to a device.
        pub(crate) is_device_agent: bool = "isDeviceAgent",
        /// The invocation name.
        pub(crate) invocation_name: String = "invocationName",
    }
}

wire! {
    /// The settings of account linking on the Google Assistant.
    pub(crate) struct OAuthLinking {
        /// Whether linking is required.
        pub(crate) required: bool = "required",
        /// The id of the provider.
        pub(crate) provider_id: String = "providerId",
        /// The URL where the user signs in.
        pub(crate) authorization_url: String = "authorizationUrl",
        /// The URL for tokens.
        pub(crate) token_url: String = "tokenUrl",
        /// The scopes.
        pub(crate) scopes: String = "scopes",
        /// The privacy policy.
        pub(crate) privacy_policy_url: String = "privacyPolicyUrl",
        /// The grant type: `AUTH_CODE_GRANT`.
        pub(crate) grant_type: String = "grantType",
    }
}

wire! {
    /// An intent that can start a conversation on the Assistant.
    pub(crate) struct StartIntent {
        /// The id of the intent.
        pub(crate) intent_id: String = "intentId",
        /// Whether the intent requires the user to sign in.
        pub(crate) sign_in_required: bool = "signInRequired",
    }
}

wire! {
    /// `package.json`.
    pub(crate) struct Package {
        /// The version of the format: `1.0.0`.
        pub(crate) version: String = "version",
    }
}

wire! {
    /// Custom answers to the prebuilt small talk, in `customSmalltalkResponses_LANG.json`.
    pub(crate) struct Smalltalk {
        /// The action of the query.
        pub(crate) action: String = "action",
        /// The answers.
        pub(crate) custom_answers: Vec<String> = "customAnswers",
    }
}
