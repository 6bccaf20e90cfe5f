//! The smallest requests in which Dialogflow calls a handler.

/// ES V2, with `parameters` as a JSON object.
#[must_use]
pub fn es_v2(intent: &str, parameters: &str) -> String {
    format!(
        r#"{{
            "responseId": "r-1",
            "session": "projects/p/agent/sessions/s-1",
            "queryResult": {{
                "parameters": {parameters},
                "allRequiredParamsPresent": true,
                "intent": {{"displayName": "{intent}"}},
                "languageCode": "en"
            }}
        }}"#
    )
}

/// V1 and API.AI, with `parameters` as a JSON object.
#[must_use]
pub fn es_v1(intent: &str, parameters: &str) -> String {
    format!(
        r#"{{
            "id": "r-1",
            "sessionId": "s-1",
            "lang": "en",
            "result": {{
                "parameters": {parameters},
                "actionIncomplete": false,
                "metadata": {{"intentName": "{intent}"}}
            }}
        }}"#
    )
}

/// CX, with a tag, and with `parameters` of the session as a JSON object.
#[must_use]
pub fn cx(tag: &str, parameters: &str) -> String {
    format!(
        r#"{{
            "detectIntentResponseId": "r-1",
            "fulfillmentInfo": {{"tag": "{tag}"}},
            "sessionInfo": {{
                "session": "projects/p/locations/l/agents/a/sessions/s-1",
                "parameters": {parameters}
            }},
            "languageCode": "en"
        }}"#
    )
}
