//! What belongs to no intent: `agent.json`.

use intents_core::Language;
use intents_core::definition::{AgentSettings, WebhookSettings};
use serde_json::Number;

use super::language;
use super::wire::{Agent, GoogleAssistant, OAuthLinking, Package, Webhook};

/// `agent.json` for settings, with what new agents have of everything else.
pub(super) fn write(settings: &AgentSettings) -> Agent {
    let text = |text: &str| Some(text.to_owned());
    Agent {
        description: text(&settings.description),
        language: Some(language::tag(&settings.default_language)),
        short_description: text(""),
        examples: text(""),
        link_to_docs: text(""),
        display_name: text(&settings.name),
        disable_interaction_logs: Some(false),
        disable_stackdriver_logs: Some(true),
        google_assistant: Some(google_assistant()),
        default_timezone: text(&settings.time_zone),
        is_private: Some(true),
        // By machine learning and by rules: what new agents have.
        custom_classifier_mode: text("use.after"),
        ml_min_confidence: Number::from_f64(0.3),
        supported_languages: Some(settings.other_languages.iter().map(language::tag).collect()),
        one_platform_api_version: text("v2"),
        analyze_query_text_sentiment: Some(false),
        enabled_knowledge_base_names: Some(Vec::new()),
        knowledge_service_confidence_adjustment: Number::from_f64(-0.4),
        dialog_builder_mode: Some(false),
        base_action_packages_url: text(""),
        ..Agent::default()
    }
}

/// The webhook, also where there is none: agents have the member always.
pub(super) fn write_webhook(settings: Option<&WebhookSettings>) -> Webhook {
    let none = WebhookSettings::default();
    let settings = settings.unwrap_or(&none);
    let unless_empty = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Webhook {
        url: Some(settings.url.clone()),
        username: Some(settings.username.clone()),
        password: unless_empty(&settings.password),
        headers: Some(settings.headers.clone()),
        available: Some(settings.is_enabled),
        use_for_domains: Some(false),
        cloud_functions_enabled: Some(false),
        cloud_functions_initialized: Some(false),
        ..Webhook::default()
    }
}

pub(super) fn write_package() -> Package {
    Package { version: Some("1.0.0".to_owned()), ..Package::default() }
}

/// What agents have that are not on the Assistant.
fn google_assistant() -> GoogleAssistant {
    let text = |text: &str| Some(text.to_owned());
    let linking = OAuthLinking {
        required: Some(false),
        provider_id: text(""),
        authorization_url: text(""),
        token_url: text(""),
        scopes: text(""),
        privacy_policy_url: text(""),
        grant_type: text("AUTH_CODE_GRANT"),
        ..OAuthLinking::default()
    };
    GoogleAssistant {
        google_assistant_compatible: Some(false),
        project: text(""),
        welcome_intent_sign_in_required: Some(false),
        start_intents: Some(Vec::new()),
        system_intents: Some(Vec::new()),
        end_intent_ids: Some(Vec::new()),
        o_auth_linking: Some(linking),
        voice_type: text("MALE_1"),
        capabilities: Some(Vec::new()),
        env: text(""),
        protocol_version: text("V2"),
        auto_preview_enabled: Some(false),
        is_device_agent: Some(false),
        ..GoogleAssistant::default()
    }
}

/// The settings that an agent has. Languages that are none are left for what is kept beside them.
pub(super) fn read(agent: &Agent) -> AgentSettings {
    let mut settings = AgentSettings::new(agent.display_name.clone().unwrap_or_default());
    settings.description = agent.description.clone().unwrap_or_default();
    let parse = |tag: &String| tag.parse::<Language>().ok();
    if let Some(language) = agent.language.as_ref().and_then(parse) {
        settings.default_language = language;
    }
    let others = agent.supported_languages.iter().flatten();
    settings.other_languages = others.filter_map(parse).collect();
    settings.time_zone = agent.default_timezone.clone().unwrap_or_default();
    settings.webhook = agent.webhook.as_ref().and_then(read_webhook);
    settings
}

/// The webhook, unless it is none: neither called nor anywhere.
fn read_webhook(webhook: &Webhook) -> Option<WebhookSettings> {
    let mut settings = WebhookSettings::default();
    settings.url = webhook.url.clone().unwrap_or_default();
    settings.username = webhook.username.clone().unwrap_or_default();
    settings.password = webhook.password.clone().unwrap_or_default();
    // The empty row that the console leaves in its table of headers is none.
    let headers = webhook.headers.iter().flatten().filter(|(name, _)| !name.is_empty());
    settings.headers = headers.map(|(name, value)| (name.clone(), value.clone())).collect();
    settings.is_enabled = webhook.available.unwrap_or_default();
    (settings != WebhookSettings::default()).then_some(settings)
}
