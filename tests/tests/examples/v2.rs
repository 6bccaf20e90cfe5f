//! How ES V2 spells a turn. Source: `webhook.proto`, `session.proto` and `context.proto`.

use intents_core::connector::Notation;
use serde_json::{Value, json};

use super::es::{self, Answer, Call, Context, Protocol};
use super::turn::Parameters;

pub(crate) struct V2;

impl Protocol for V2 {
    const NOTATION: Notation = Notation::Iso;

    fn request(call: &Call<'_>) -> Value {
        let contexts = call.contexts.iter().map(|context| {
            let mut sent = json!({
                "name": format!("{}/contexts/{}", es::session(), context.id),
                "parameters": context.parameters,
            });
            // ProtoJSON leaves out what is 0 or `false`.
            if context.lifespan > 0 {
                sent["lifespanCount"] = json!(context.lifespan);
            }
            sent
        });
        let mut result = json!({
            "queryText": call.query,
            "parameters": call.parameters,
            "fulfillmentText": call.own_words,
            "fulfillmentMessages": [{"text": {"text": [call.own_words]}}],
            "outputContexts": contexts.collect::<Vec<_>>(),
            "intent": {"name": "projects/p/agent/intents/i", "displayName": call.intent},
            "intentDetectionConfidence": 1.0,
            "languageCode": "en",
        });
        if call.is_complete {
            result["allRequiredParamsPresent"] = json!(true);
        }
        json!({
            "responseId": "r-1",
            "queryResult": result,
            "originalDetectIntentRequest": {"source": call.channel, "payload": {}},
            "session": es::session(),
        })
    }

    fn answer(response: &Value) -> Answer {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (mut words, mut choices) = (None, Vec::new());
        for message in items(&response["fulfillmentMessages"]) {
            let words = words.get_or_insert_with(Vec::new);
            // One of the variants is said.
            words.extend(message.pointer("/text/text/0").map(text));
            words.extend(message.pointer("/quickReplies/title").map(text));
            choices.extend(items(&message["quickReplies"]["quickReplies"]).map(text));
        }
        let contexts = items(&response["outputContexts"]).map(|context| Context {
            id: text(&context["name"]).rsplit('/').next().unwrap_or_default().to_owned(),
            lifespan: context["lifespanCount"].as_u64().unwrap_or_default(),
            parameters: object(&context["parameters"]),
        });
        let event = &response["followupEventInput"];
        let event =
            event["name"].is_string().then(|| (text(&event["name"]), object(&event["parameters"])));
        Answer { words, choices, contexts: contexts.collect(), event }
    }
}

pub(crate) fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

pub(crate) fn object(value: &Value) -> Parameters {
    value.as_object().cloned().unwrap_or_default()
}
