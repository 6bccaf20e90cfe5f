//! Which members are read, and as what.

use serde_json::Value;

/// What a member has to be. `null` is nothing everywhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Type {
    Text,
    /// Also a whole number.
    Id,
    /// Also the words of V1.
    Boolean,
    /// Also a string that is one, and an empty one.
    Number,
    /// A name of an enum's value, or its number.
    Enum,
    /// A message or a struct. `[]` is an empty one.
    Object,
    /// A list of messages.
    Objects,
    /// A text, or a list of them.
    OneOrMore,
    /// A message, or a list of them.
    ObjectOrMore,
}

use Type::{Boolean, Enum, Id, Number, Object, ObjectOrMore, Objects, OneOrMore, Text};

impl Type {
    /// What is wrong with a value: where in it, and what is there. Nothing if it is one.
    pub(super) fn refuses(self, value: &Value) -> Option<(&'static str, Value)> {
        let is_fine = match (self, value) {
            (Boolean, Value::String(text)) => ["true", "false", ""].contains(&text.as_str()),
            (Object, Value::Array(items)) => items.is_empty(),
            (Number, Value::String(text)) => text.is_empty(),
            (Enum | Id, Value::Number(number)) => number.as_i64().is_some(),
            (Objects | ObjectOrMore, Value::Array(items)) => {
                let (_, wrong) = items.iter().find_map(|item| Object.refuses(item))?;
                return Some(("/0", wrong));
            }
            _ => matches!(
                (self, value),
                (_, Value::Null)
                    | (Text | Id | Enum | OneOrMore, Value::String(_))
                    | (Boolean, Value::Bool(_))
                    | (Number, Value::Number(_))
                    | (OneOrMore, Value::Array(_))
                    | (Object | ObjectOrMore, Value::Object(_))
            ),
        };
        (!is_fine).then(|| ("", value.clone()))
    }

    /// What is said to be expected where this is found.
    pub(super) fn words(self, found: &Value) -> &'static str {
        match self {
            // What may be an item is read as one.
            ObjectOrMore if found.is_string() => "an object",
            OneOrMore if found.is_object() => "a string",
            Text => "a string",
            Id => "a string or a whole number",
            Boolean => "a boolean",
            Number => "a number",
            Enum => "the name or number of an enum's value",
            Object => "an object",
            Objects => "a list",
            OneOrMore | ObjectOrMore => "a list or an item of it",
        }
    }
}

/// Members and their types. `*` is any item of a list, or any member of a map.
type Rows = &'static [(&'static str, Type)];

const V2: Rows = &[
    ("responseId", Text),
    ("session", Text),
    ("queryResult", Object),
    ("queryResult/queryText", Text),
    ("queryResult/languageCode", Text),
    ("queryResult/action", Text),
    ("queryResult/parameters", Object),
    ("queryResult/allRequiredParamsPresent", Boolean),
    ("queryResult/fulfillmentText", Text),
    ("queryResult/intent", Object),
    ("queryResult/intent/displayName", Text),
    ("queryResult/intentDetectionConfidence", Number),
];

const V2_MORE: Rows = &[
    ("queryResult/speechRecognitionConfidence", Number),
    ("queryResult/cancelsSlotFilling", Boolean),
    ("queryResult/fulfillmentMessages", Objects),
    ("queryResult/fulfillmentMessages/*", Object),
    ("queryResult/fulfillmentMessages/*/platform", Enum),
    ("queryResult/webhookSource", Text),
    ("queryResult/webhookPayload", Object),
    ("queryResult/outputContexts", Objects),
    ("queryResult/outputContexts/*", Object),
    ("queryResult/outputContexts/*/name", Text),
    ("queryResult/outputContexts/*/lifespanCount", Number),
    ("queryResult/outputContexts/*/parameters", Object),
    ("queryResult/intent/name", Text),
    ("queryResult/intent/webhookState", Enum),
    ("queryResult/intent/isFallback", Boolean),
    ("queryResult/intent/endInteraction", Boolean),
    ("queryResult/intent/liveAgentHandoff", Boolean),
    ("queryResult/diagnosticInfo", Object),
    ("queryResult/sentimentAnalysisResult", Object),
    ("queryResult/sentimentAnalysisResult/queryTextSentiment", Object),
    ("queryResult/sentimentAnalysisResult/queryTextSentiment/score", Number),
    ("queryResult/sentimentAnalysisResult/queryTextSentiment/magnitude", Number),
    ("queryResult/sentimentAnalysisResult/status", Object),
    ("queryResult/sentimentAnalysisResult/status/code", Number),
    ("queryResult/knowledgeAnswers", Object),
    ("queryResult/knowledgeAnswers/answers", Objects),
    ("queryResult/knowledgeAnswers/answers/*", Object),
    ("queryResult/knowledgeAnswers/answers/*/answer", Text),
    ("alternativeQueryResults", Objects),
    ("alternativeQueryResults/*", Object),
    ("alternativeQueryResults/*/queryText", Text),
    ("alternativeQueryResults/*/parameters", Object),
    ("originalDetectIntentRequest", Object),
    ("originalDetectIntentRequest/source", Text),
    ("originalDetectIntentRequest/version", Id),
    ("originalDetectIntentRequest/payload", Object),
];

const V1: Rows = &[
    ("id", Id),
    ("sessionId", Id),
    ("lang", Text),
    ("result", Object),
    ("result/resolvedQuery", Text),
    ("result/action", Text),
    ("result/actionIncomplete", Boolean),
    ("result/parameters", Object),
    ("result/metadata", Object),
    ("result/metadata/intentName", Text),
    ("result/fulfillment", Object),
    ("result/fulfillment/speech", Text),
    ("result/score", Number),
];

const V1_MORE: Rows = &[
    ("timestamp", Text),
    ("timezone", Text),
    ("result/source", Text),
    ("result/speech", Text),
    ("result/contexts", Objects),
    ("result/contexts/*", Object),
    ("result/contexts/*/name", Text),
    ("result/contexts/*/lifespan", Number),
    ("result/contexts/*/parameters", Object),
    ("result/metadata/intentId", Text),
    ("result/metadata/webhookUsed", Boolean),
    ("result/metadata/webhookForSlotFillingUsed", Boolean),
    ("result/metadata/isFallbackIntent", Boolean),
    ("result/metadata/nluResponseTime", Number),
    ("result/fulfillment/messages", ObjectOrMore),
    ("result/fulfillment/messages/*", Object),
    ("result/fulfillment/messages/*/type", Enum),
    ("result/fulfillment/messages/*/speech", OneOrMore),
    ("status", Object),
    ("status/code", Number),
    ("status/errorType", Text),
    ("originalRequest", Object),
    ("originalRequest/source", Text),
    ("originalRequest/data", Object),
];

const CX: Rows = &[
    ("detectIntentResponseId", Text),
    ("text", Text),
    ("languageCode", Text),
    ("fulfillmentInfo", Object),
    ("fulfillmentInfo/tag", Text),
    ("intentInfo", Object),
    ("intentInfo/displayName", Text),
    ("intentInfo/parameters", Object),
    ("intentInfo/parameters/*", Object),
    ("intentInfo/confidence", Number),
    ("pageInfo", Object),
    ("pageInfo/formInfo", Object),
    ("pageInfo/formInfo/parameterInfo", Objects),
    ("pageInfo/formInfo/parameterInfo/*", Object),
    ("pageInfo/formInfo/parameterInfo/*/displayName", Text),
    ("pageInfo/formInfo/parameterInfo/*/required", Boolean),
    ("pageInfo/formInfo/parameterInfo/*/state", Enum),
    ("sessionInfo", Object),
    ("sessionInfo/session", Text),
    ("sessionInfo/parameters", Object),
];

const CX_MORE: Rows = &[
    ("pageInfo/formInfo/parameterInfo/*/justCollected", Boolean),
    ("pageInfo/displayName", Text),
    ("pageInfo/currentPage", Text),
    ("intentInfo/parameters/*/originalValue", Text),
    ("intentInfo/lastMatchedIntent", Text),
    ("messages", Objects),
    ("messages/*", Object),
    ("messages/*/responseType", Enum),
    ("payload", Object),
    ("sentimentAnalysisResult", Object),
    ("sentimentAnalysisResult/score", Number),
    ("sentimentAnalysisResult/magnitude", Number),
    ("languageInfo", Object),
    ("languageInfo/inputLanguageCode", Text),
    ("languageInfo/resolvedLanguageCode", Text),
    ("languageInfo/confidenceScore", Number),
];

/// Parts that stay JSON until somebody reads them, and of which an error knows no more than their
/// own name: [`Lazy`](intents_dialogflow::Lazy).
const LAZY: [&str; 6] = [
    "/queryResult/knowledgeAnswers",
    "/queryResult/outputContexts",
    "/queryResult/fulfillmentMessages",
    "/queryResult/sentimentAnalysisResult",
    "/result/contexts",
    "/result/fulfillment/messages",
];

fn find(rows: &[Rows], at: &str) -> Option<Type> {
    let is_it = |pattern: &str| {
        let (mut pattern, mut at) = (pattern.split('/'), at.split('/').skip(1));
        loop {
            match (pattern.next(), at.next()) {
                (None, None) => return true,
                (Some("*"), Some(_)) => {}
                (Some(name), Some(step)) if name == step => {}
                _ => return false,
            }
        }
    };
    rows.iter().flat_map(|rows| rows.iter()).find(|(of, _)| is_it(of)).map(|(_, of)| *of)
}

fn rows(dialect: &str) -> [Rows; 2] {
    match dialect {
        "Dialogflow ES V2" => [V2, V2_MORE],
        "Dialogflow V1" => [V1, V1_MORE],
        _ => [CX, CX_MORE],
    }
}

/// What every call reads.
pub(super) fn called(dialect: &'static str) -> impl Fn(&str) -> Option<(Type, String)> {
    let [read, _] = rows(dialect);
    move |at| Some((find(&[read], at)?, at.to_owned()))
}

/// What a handler reads that extracts the request, and reads its parts.
pub(super) fn extracted(dialect: &'static str) -> impl Fn(&str) -> Option<(Type, String)> {
    let rows = rows(dialect);
    move |at| {
        let lazy = LAZY.iter().find(|lazy| at.starts_with(*lazy));
        let from = lazy.map_or(0, |lazy| lazy.rfind('/').unwrap_or(0));
        Some((find(&rows, at)?, at[from..].to_owned()))
    }
}
