//! Messages of the travels intents, channel by channel.

use intents_core::FulfillmentRequest;
use intents_core::connector::Connector;
use intents_tests::{Dialogflow, request};
use serde_json::{Value, json};

use super::{agent, answer};

/// A request for an intent of the travels from a channel, in V2 and in V1.
fn from_channel(intent: &str, language: &str, source: &str) -> [String; 2] {
    let mut v2: Value = serde_json::from_str(&request::es_v2(intent, "{}")).unwrap();
    v2["originalDetectIntentRequest"] = json!({"source": source, "payload": {}});
    v2["queryResult"]["languageCode"] = json!(language);
    // What the agent itself would answer is no business of the handler, whatever it is.
    v2["queryResult"]["fulfillmentMessages"] =
        json!([{"platform": "SLACK", "payload": {"anything": 1}}, {"unheardOf": []}]);
    let mut v1: Value = serde_json::from_str(&request::es_v1(intent, "{}")).unwrap();
    v1["originalRequest"] = json!({"source": source});
    v1["lang"] = json!(language);
    [v2.to_string(), v1.to_string()]
}

#[tokio::test]
async fn channels_that_can_show_more_get_more_than_text() {
    let agent = agent();
    for (intent, language, message) in [
        (
            "travels.UserAskHolidayPicture",
            "en",
            json!({"image": {"imageUri": "https://loremflickr.com/320/240/holiday"}}),
        ),
        (
            "travels.UserAskHotelRecommendation",
            "it",
            json!({"card": {
                "title": "Hotel Belvedere",
                "subtitle": "Como ★★★★☆",
                "imageUri": "https://loremflickr.com/320/240/hotel",
                "buttons": [{"text": "www", "postback": "https://belvedere.example"}],
            }}),
        ),
        (
            "travels.UserWantsTravel",
            "en-us",
            json!({"quickReplies": {
                "title": "Good idea! What do you want to see?",
                "quickReplies": ["Find me a hotel", "A picture of the sea"],
            }}),
        ),
        (
            "travels.UserWantsTravel",
            "it",
            json!({"quickReplies": {
                "title": "Bello! Cosa vuoi vedere?",
                "quickReplies": ["Trovami un albergo", "Una foto del mare"],
            }}),
        ),
    ] {
        let [v2, v1] = from_channel(intent, language, "slack");
        let answer_v2 = answer(&agent, &v2).await.unwrap();
        let mut message = message.clone();
        message["platform"] = json!("SLACK");
        assert_eq!(answer_v2["fulfillmentMessages"], json!([message]), "{intent}");
        let answer_v1 = answer(&agent, &v1).await.unwrap();
        assert_eq!(answer_v1["messages"].as_array().unwrap().len(), 1, "{intent}");
        assert_eq!(answer_v1["messages"][0]["platform"], "slack", "{intent}");
        // What Telegram shows is in the agent itself.
        for source in ["DIALOGFLOW_CONSOLE", "facebook", "telegram"] {
            for body in from_channel(intent, language, source) {
                assert_eq!(answer(&agent, &body).await.unwrap(), json!({}), "{intent}");
            }
        }
    }
}

#[tokio::test]
async fn who_names_no_channel_chooses_from_all_of_them() {
    let (agent, intent) = (agent(), "travels.UserAskHolidayPicture");
    let own = r#""fulfillmentText": "Not here.", "languageCode""#;
    let v2 = request::es_v2(intent, "{}").replacen(r#""languageCode""#, own, 1);
    for (body, text, channels) in [
        (v2, json!({"text": {"text": ["Not here."]}}), vec!["SLACK"]),
        // CX has said the agent's own words already. Slack shows nothing of CX's.
        (request::cx(intent, "{}"), json!(null), vec!["DF_MESSENGER"]),
    ] {
        let request = FulfillmentRequest::new(body.as_bytes());
        let response = Dialogflow.fulfill(&agent, request).await.unwrap();
        assert_eq!(response.dropped.len(), 1, "each dialect lacks one of the channels");
        let said: Value = serde_json::from_slice(&response.body).unwrap();
        let messages = said.pointer("/fulfillmentResponse/messages");
        let messages = messages.unwrap_or(&said["fulfillmentMessages"]).as_array().unwrap();
        let named = |message: &Value| {
            let name = message.get("platform").or(message.get("channel"));
            name.and_then(Value::as_str).map(str::to_owned)
        };
        assert_eq!(messages.iter().filter_map(named).collect::<Vec<_>>(), channels);
        let unnamed = messages.iter().find(|message| named(message).is_none());
        assert_eq!(unnamed.unwrap_or(&json!(null)), &text);
    }
}

#[tokio::test]
async fn a_place_is_shown_in_the_channels_own_format() {
    let agent = agent();
    let intent = "travels.UserAskTrainStation";
    let [v2, v1] = from_channel(intent, "en", "slack");
    let answer_v2 = answer(&agent, &v2).await.unwrap();
    let messages = answer_v2["fulfillmentMessages"].as_array().unwrap();
    assert_eq!(messages.len(), 1);
    let payload = &messages[0]["payload"];
    assert_eq!(payload["slack"]["text"], "Piazza Duca d'Aosta, Milano");
    assert_eq!(payload.as_object().unwrap().len(), 1);
    let answer_v1 = answer(&agent, &v1).await.unwrap();
    assert_eq!(&answer_v1["messages"][0]["payload"], payload);
    for body in from_channel(intent, "en", "DIALOGFLOW_CONSOLE") {
        assert_eq!(answer(&agent, &body).await.unwrap(), json!({}));
    }
}
