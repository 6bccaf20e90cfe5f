//! How V1 spells a turn. Source: the pages "Fulfillment" of Dialogflow V1 and of API.AI.

use intents_core::connector::Notation;
use serde_json::{Value, json};

use super::es::{Answer, Call, Context, Protocol, SESSION};
use super::v2::{items, object};

pub(crate) struct V1;

/// Kinds of `messages`, by their numbers.
const TEXT: u64 = 0;
const QUICK_REPLIES: u64 = 2;

impl Protocol for V1 {
    const NOTATION: Notation = Notation::IsoIntervals;

    fn request(call: &Call<'_>) -> Value {
        let contexts = call.contexts.iter().map(|context| {
            json!({
                "name": context.id,
                "lifespan": context.lifespan,
                "parameters": context.parameters,
            })
        });
        json!({
            "id": "r-1",
            "timestamp": "2017-02-09T16:06:01.908Z",
            "lang": "en",
            "sessionId": SESSION,
            "result": {
                "source": "agent",
                "resolvedQuery": call.query,
                "speech": "",
                "action": "",
                "actionIncomplete": !call.is_complete,
                "parameters": call.parameters,
                "contexts": contexts.collect::<Vec<_>>(),
                // V1 has these as strings.
                "metadata": {
                    "intentId": "i",
                    "intentName": call.intent,
                    "webhookUsed": "true",
                    "webhookForSlotFillingUsed": "true",
                    "isFallbackIntent": "false",
                },
                "fulfillment": {
                    "speech": call.own_words,
                    "messages": [{"type": TEXT, "speech": call.own_words}],
                },
                "score": 1,
            },
            "status": {"code": 200, "errorType": "success"},
            "originalRequest": {"source": call.channel, "data": {}},
        })
    }

    fn answer(response: &Value) -> Answer {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut words = response.get("speech").map(|speech| vec![text(speech)]);
        let mut choices = Vec::new();
        if let Some(messages) = response["messages"].as_array() {
            // They go before the one text for all channels.
            words = Some(Vec::new());
            for message in messages {
                let said = match message["type"].as_u64() {
                    Some(TEXT) => message.get("speech"),
                    Some(QUICK_REPLIES) => message.get("title"),
                    _ => None,
                };
                words.get_or_insert_default().extend(said.map(text));
                choices.extend(items(&message["replies"]).map(text));
            }
        }
        let contexts = items(&response["contextOut"]).map(|context| Context {
            id: text(&context["name"]),
            lifespan: context["lifespan"].as_u64().unwrap_or_default(),
            parameters: object(&context["parameters"]),
        });
        let event = &response["followupEvent"];
        let event =
            event["name"].is_string().then(|| (text(&event["name"]), object(&event["data"])));
        Answer { words, choices, contexts: contexts.collect(), event }
    }
}
