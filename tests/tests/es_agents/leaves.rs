//! Leaves of JSON: how much of an agent is known.

use serde_json::Value;

/// The members that the reference on the format names, of every file.
pub(crate) const DOCUMENTED: &[&str] = &[
    // package.json, agent.json
    "version", "description", "language", "shortDescription", "examples", "linkToDocs",
    "displayName", "disableInteractionLogs", "disableStackdriverLogs", "googleAssistant",
    "googleAssistantCompatible", "project", "welcomeIntentSignInRequired", "startIntents",
    "intentId", "signInRequired", "systemIntents", "endIntentIds", "oAuthLinking", "required",
    "providerId", "authorizationUrl", "tokenUrl", "scopes", "privacyPolicyUrl", "grantType",
    "voiceType", "capabilities", "env", "protocolVersion", "autoPreviewEnabled", "isDeviceAgent",
    "invocationName", "defaultTimezone", "webhook", "url", "username", "password", "headers",
    "available", "useForDomains", "cloudFunctionsEnabled", "cloudFunctionsInitialized",
    "isPrivate", "customClassifierMode", "mlMinConfidence", "supportedLanguages",
    "enableOnePlatformApi", "onePlatformApiVersion", "secondaryKey", "analyzeQueryTextSentiment",
    "enabledKnowledgeBaseNames", "knowledgeServiceConfidenceAdjustment", "dialogBuilderMode",
    "baseActionPackagesUrl", "activeAssistantAgents", "enabledDomainFeatures",
    "enableSpellCorrection",
    // intents
    "id", "parentId", "rootParentId", "name", "auto", "contexts", "responses", "resetContexts",
    "action", "affectedContexts", "parameters", "lifespan", "dataType", "value", "defaultValue",
    "isList", "prompts", "lang", "promptMessages", "noMatchPromptMessages",
    "noInputPromptMessages", "outputDialogContexts", "messages", "type", "platform", "condition",
    "title", "textToSpeech", "speech", "defaultResponsePlatforms", "priority", "webhookUsed",
    "webhookForSlotFilling", "lastUpdate", "fallbackIntent", "events", "userSays",
    "followUpIntents", "templates", "endInteraction", "liveAgentHandoff", "conditionalResponses",
    "conditionalFollowupEvents",
    // training phrases, entity types, entries, small talk
    "data", "text", "meta", "alias", "userDefined", "isTemplate", "count", "updated", "isAuto",
    "isOverridable", "isEnum", "isRegexp", "automatedExpansion", "allowFuzzyExtraction",
    "entries", "synonyms", "customAnswers",
];

/// How many leaves a value has; a list or an object without any is one.
pub(crate) fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) if !items.is_empty() => items.iter().map(count).sum(),
        Value::Object(members) if !members.is_empty() => members.values().map(count).sum(),
        _ => 1,
    }
}
