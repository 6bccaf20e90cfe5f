//! Conversion of agent settings between the definition and `agent.json` and `package.json`.

use intents_core::Language;
use intents_core::definition::{
    AgentDefinition, AgentSettings, Classification, EsAgent, EsPackage, EsSmallTalk, EsWebhook,
    FileMembers, WebhookSettings,
};
use serde_json::{Number, Value};

use super::language;
use super::spelling::{differences, restore};
use super::wire::{Agent, GoogleAssistant, Package, Smalltalk, Webhook};

/// Writes `agent.json`.
///
/// # Errors
///
/// Returns an error if the Google Assistant part of the definition does not fit the file format.
pub(super) fn write(definition: &AgentDefinition) -> serde_json::Result<Agent> {
    let AgentDefinition { settings, es, .. } = definition;
    let assistant = serde_json::from_value(Value::Object((*es.google_assistant).clone()))?;
    let written = write_members(settings, es, assistant);
    let meaning = || (without_webhook(settings), members_of_agent_file(es));
    let (mut agent, _) = restore(written, &es.spelling, meaning, read_members);
    let has_webhook = settings.webhook.is_some() || es.webhook != EsWebhook::default();
    if agent.webhook.is_some() || has_webhook {
        agent.webhook = Some(write_webhook(settings.webhook.as_ref(), &es.webhook));
    }
    Ok(agent)
}

/// Reads `agent.json`.
pub(super) fn read(mut agent: Agent) -> (AgentSettings, EsAgent) {
    // The webhook is read separately. Only its presence is a member of the agent.
    let webhook = agent.webhook.replace(Webhook::default());
    if webhook.is_none() {
        agent.webhook = None;
    }
    let (mut settings, mut es) = read_members(&agent);
    let assistant = Value::Object((*es.google_assistant).clone());
    let assistant = serde_json::from_value(assistant).unwrap_or_default();
    es.spelling = differences(&agent, &write_members(&settings, &es, assistant));
    if let Some(webhook) = webhook {
        (settings.webhook, es.webhook) = read_webhook_members(&webhook);
        let written = write_webhook_members(settings.webhook.as_ref(), &es.webhook);
        es.webhook.spelling = differences(&webhook, &written);
    }
    (settings, es)
}

fn without_webhook(settings: &AgentSettings) -> AgentSettings {
    let mut settings = settings.clone();
    settings.webhook = None;
    settings
}

/// Returns the part of the ES settings that are members of `agent.json`.
fn members_of_agent_file(es: &EsAgent) -> EsAgent {
    let mut es = es.clone();
    es.webhook = EsWebhook::default();
    es.package = Some(EsPackage::default());
    es.small_talk.clear();
    es.other_files.clear();
    es.spelling = FileMembers::default();
    es
}

/// Writes the members of `agent.json`, with an empty webhook.
fn write_members(settings: &AgentSettings, es: &EsAgent, assistant: GoogleAssistant) -> Agent {
    let text = |text: &str| Some(text.to_owned());
    let unless_empty = |list: &[String]| (!list.is_empty()).then(|| list.to_vec());
    Agent {
        description: text(&settings.description),
        language: Some(language::tag(&settings.default_language)),
        short_description: text(&es.short_description),
        examples: text(&es.examples),
        link_to_docs: text(&es.link_to_docs),
        display_name: text(&settings.name),
        disable_interaction_logs: Some(!es.logs_interactions),
        disable_stackdriver_logs: Some(!es.logs_to_cloud),
        google_assistant: Some(assistant),
        default_timezone: text(&settings.time_zone),
        webhook: Some(Webhook::default()),
        is_private: Some(es.is_private),
        custom_classifier_mode: text(match &es.classification {
            Classification::MachineLearning => "use.instead",
            Classification::Other(mode) => mode,
            _ => "use.after",
        }),
        ml_min_confidence: Number::from_f64(es.ml_min_confidence),
        supported_languages: Some(settings.other_languages.iter().map(language::tag).collect()),
        enable_one_platform_api: es.enable_one_platform_api,
        one_platform_api_version: text(&es.webhook_protocol),
        secondary_key: Some(es.secondary_key.clone()).filter(|key| !key.is_empty()),
        analyze_query_text_sentiment: Some(es.analyzes_sentiment),
        enabled_knowledge_base_names: Some(es.knowledge_bases.clone()),
        knowledge_service_confidence_adjustment: Number::from_f64(
            es.knowledge_confidence_adjustment,
        ),
        dialog_builder_mode: Some(es.uses_dialog_builder),
        base_action_packages_url: text(&es.base_action_packages_url),
        active_assistant_agents: unless_empty(&es.active_assistant_agents),
        enabled_domain_features: unless_empty(&es.enabled_domain_features),
        enable_spell_correction: es.corrects_spelling.then_some(true),
        unknown: es.unknown.clone(),
    }
}

/// Reads the members of `agent.json`, without the webhook.
fn read_members(agent: &Agent) -> (AgentSettings, EsAgent) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut settings = AgentSettings::new(text(&agent.display_name));
    settings.description = text(&agent.description);
    let parse = |tag: &String| tag.parse::<Language>().ok();
    if let Some(language) = agent.language.as_ref().and_then(parse) {
        settings.default_language = language;
    }
    settings.other_languages =
        agent.supported_languages.iter().flatten().filter_map(parse).collect();
    settings.time_zone = text(&agent.default_timezone);

    let mut es = EsAgent::default();
    es.short_description = text(&agent.short_description);
    es.examples = text(&agent.examples);
    es.link_to_docs = text(&agent.link_to_docs);
    if let Some(disables) = agent.disable_interaction_logs {
        es.logs_interactions = !disables;
    }
    if let Some(disables) = agent.disable_stackdriver_logs {
        es.logs_to_cloud = !disables;
    }
    es.classification = match agent.custom_classifier_mode.as_deref() {
        None | Some("use.after") => Classification::Hybrid,
        Some("use.instead") => Classification::MachineLearning,
        Some(other) => Classification::Other(other.to_owned()),
    };
    let number = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
    es.ml_min_confidence = number(&agent.ml_min_confidence).unwrap_or(es.ml_min_confidence);
    let adjustment = number(&agent.knowledge_service_confidence_adjustment);
    es.knowledge_confidence_adjustment = adjustment.unwrap_or(es.knowledge_confidence_adjustment);
    es.is_private = agent.is_private.unwrap_or(es.is_private);
    es.enable_one_platform_api = agent.enable_one_platform_api;
    if let Some(protocol) = &agent.one_platform_api_version {
        es.webhook_protocol.clone_from(protocol);
    }
    es.secondary_key = text(&agent.secondary_key);
    es.analyzes_sentiment = agent.analyze_query_text_sentiment.unwrap_or_default();
    es.knowledge_bases = agent.enabled_knowledge_base_names.clone().unwrap_or_default();
    es.uses_dialog_builder = agent.dialog_builder_mode.unwrap_or_default();
    es.base_action_packages_url = text(&agent.base_action_packages_url);
    es.active_assistant_agents = agent.active_assistant_agents.clone().unwrap_or_default();
    es.enabled_domain_features = agent.enabled_domain_features.clone().unwrap_or_default();
    es.corrects_spelling = agent.enable_spell_correction.unwrap_or_default();
    let assistant = agent.google_assistant.as_ref().map(serde_json::to_value);
    if let Some(Ok(Value::Object(members))) = assistant {
        es.google_assistant = members.into();
    }
    es.unknown = agent.unknown.clone();
    (settings, es)
}

/// Writes the webhook. Agents without a webhook have the member too.
fn write_webhook(settings: Option<&WebhookSettings>, es: &EsWebhook) -> Webhook {
    let written = write_webhook_members(settings, es);
    let meaning = || {
        let mut es = es.clone();
        es.spelling = FileMembers::default();
        (settings.cloned(), es)
    };
    restore(written, &es.spelling, meaning, read_webhook_members).0
}

fn write_webhook_members(settings: Option<&WebhookSettings>, es: &EsWebhook) -> Webhook {
    let none = WebhookSettings::default();
    let settings = settings.unwrap_or(&none);
    Webhook {
        url: Some(settings.url.clone()),
        username: Some(settings.username.clone()),
        password: Some(settings.password.clone()).filter(|password| !password.is_empty()),
        headers: Some(settings.headers.clone()),
        available: Some(settings.is_enabled),
        use_for_domains: Some(es.is_called_for_domains),
        cloud_functions_enabled: Some(es.uses_inline_editor),
        cloud_functions_initialized: Some(es.has_inline_editor),
        unknown: es.unknown.clone(),
    }
}

/// Reads the webhook. The settings are `None` if the webhook has no URL and is not enabled.
fn read_webhook_members(webhook: &Webhook) -> (Option<WebhookSettings>, EsWebhook) {
    let mut settings = WebhookSettings::default();
    settings.url = webhook.url.clone().unwrap_or_default();
    settings.username = webhook.username.clone().unwrap_or_default();
    settings.password = webhook.password.clone().unwrap_or_default();
    // The console writes the empty row of its table as a header without a name.
    let headers = webhook.headers.iter().flatten().filter(|(name, _)| !name.is_empty());
    settings.headers = headers.map(|(name, value)| (name.clone(), value.clone())).collect();
    settings.is_enabled = webhook.available.unwrap_or_default();
    let mut es = EsWebhook::default();
    es.is_called_for_domains = webhook.use_for_domains.unwrap_or_default();
    es.uses_inline_editor = webhook.cloud_functions_enabled.unwrap_or_default();
    es.has_inline_editor = webhook.cloud_functions_initialized.unwrap_or_default();
    es.unknown = webhook.unknown.clone();
    ((settings != WebhookSettings::default()).then_some(settings), es)
}

pub(super) fn write_package(package: &EsPackage) -> Package {
    Package { version: package.version.clone(), unknown: package.unknown.clone() }
}

pub(super) fn read_package(file: Package) -> EsPackage {
    let mut package = EsPackage::default();
    package.version = file.version;
    package.unknown = file.unknown;
    package
}

pub(super) fn write_small_talk(small_talk: &EsSmallTalk) -> Smalltalk {
    Smalltalk {
        action: small_talk.action.clone(),
        custom_answers: small_talk.answers.clone(),
        unknown: small_talk.unknown.clone(),
    }
}

pub(super) fn read_small_talk(file: Smalltalk) -> EsSmallTalk {
    let mut small_talk = EsSmallTalk::default();
    small_talk.action = file.action;
    small_talk.answers = file.custom_answers;
    small_talk.unknown = file.unknown;
    small_talk
}
