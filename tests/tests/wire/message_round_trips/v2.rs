//! ES V2, in both versions.

use std::error::Error;

use intents_core::connector::{ChannelMessage, Connector};
use intents_core::{Channel, FulfillmentRequest, Image, Message, Reply};
use intents_dialogflow::es::v2::WebhookResponse;
use intents_tests::{Dialogflow, EsV2, EsV2Beta1, request};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value as Json, json};

use super::{config, generate};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What is read from a response with this message, and from a request whose agent says the same.
fn trip(connector: &dyn Connector, reply: &Reply) -> Result<[Option<ChannelMessage>; 2]> {
    let body = request::es_v2("Any", "{}");
    let request = FulfillmentRequest::new(body.as_bytes());
    let response = connector.encode(&connector.decode(&request)?, reply)?;
    if !response.dropped.is_empty() {
        return Err(format!("{:?}", response.dropped).into());
    }
    let read = WebhookResponse::read(&response.body)?;
    let [sent] = read.fulfillment_messages.as_slice() else { return Err("not one message".into()) };
    let platform = sent.platform.name();
    let platform = if platform == "PLATFORM_UNSPECIFIED" { "" } else { platform }.to_owned();
    let read = sent.to_message()?.map(|message| ChannelMessage::new(platform, message));

    let body: Json = serde_json::from_slice(&response.body)?;
    let body = json!({"queryResult": {"fulfillmentMessages": body["fulfillmentMessages"]}});
    let body = body.to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    let mut own = Dialogflow.decode(&request)?.agent_messages()?;
    if own.len() > 1 {
        return Err("one message is read as several".into());
    }
    Ok([read, own.pop()])
}

fn comes_back(
    connector: &dyn Connector,
    message: &Message,
    platform: &'static str,
) -> TestCaseResult {
    let reply = Reply::keep().message(message.clone());
    is_read(connector, &reply, ChannelMessage::new(platform, message.clone()))
}

fn is_read(connector: &dyn Connector, reply: &Reply, expected: ChannelMessage) -> TestCaseResult {
    let back = trip(connector, reply).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&back, &[Some(expected.clone()), Some(expected)]);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_every_channel_has_comes_back(message in generate::rich()) {
        comes_back(&EsV2, &message, "")?;
        comes_back(&EsV2Beta1, &message, "")?;
    }

    #[test]
    fn what_is_for_one_channel_comes_back(
        message in generate::rich(),
        channel in prop::sample::select(vec![Channel::Facebook, Channel::GoogleHangouts]),
    ) {
        let reply = Reply::keep().on(channel, message.clone());
        let expected = ChannelMessage::new(channel.name(), message);
        is_read(&EsV2, &reply, expected.clone())?;
        is_read(&EsV2Beta1, &reply, expected)?;
    }

    #[test]
    fn what_the_assistant_has_comes_back(message in generate::assistant()) {
        comes_back(&EsV2, &message, "ACTIONS_ON_GOOGLE")?;
        comes_back(&EsV2Beta1, &message, "ACTIONS_ON_GOOGLE")?;
    }

    #[test]
    fn what_the_telephone_does_comes_back(message in generate::telephony()) {
        // For everyone, what is spoken is also a text.
        let reply = Reply::keep().on(Channel::Telephony, message.clone());
        is_read(&EsV2Beta1, &reply, ChannelMessage::new("TELEPHONY", message))?;
    }

    #[test]
    fn what_business_messaging_has_comes_back(message in generate::rbm()) {
        comes_back(&EsV2Beta1, &message, "")?;
    }
}

#[test]
fn a_message_says_on_which_place_it_is_wrong() {
    let read = |messages: &str| {
        let body = format!(r#"{{"queryResult":{{"fulfillmentMessages":{messages}}}}}"#);
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = EsV2.decode(&request).map_err(|error| (error.pointer, error.message))?;
        context.agent_messages().map_err(|error| (error.pointer, error.message))
    };
    for (messages, pointer, message) in [
        (
            r#"[{},{},{},{"card":{"title":["secret"]}}]"#,
            "/3/card/title",
            "expected a string, found a list",
        ),
        (
            r#"[{"listSelect":{"items":[{},{"image":{"imageUri":7}}]}}]"#,
            "/0/listSelect/items/1/image/imageUri",
            "expected a string, found a whole number",
        ),
        (
            r#"[{"rbmText":{"rbmSuggestion":{}}}]"#,
            "/0/rbmText/rbmSuggestion",
            "expected a list, found an object",
        ),
        (r#"[{"payload":"secret"}]"#, "/0/payload", "expected an object, found a string"),
        (r#"["secret"]"#, "/0", "expected an object, found a string"),
        (r#""secret""#, "", "expected a list, found a string"),
    ] {
        let expected = format!("/queryResult/fulfillmentMessages{pointer}");
        assert_eq!(read(messages), Err((expected, message.to_owned())), "{messages}");
    }
    let platforms = r#"[
        {"text":{"text":["a"]},"platform":4}, {"text":{"text":["b"]},"platform":"NEWER"},
        {"text":{"text":["",""]}}, {"newer":{}}, {"text":null,"image":{"image_uri":"c"}}
    ]"#;
    let read = read(platforms).unwrap();
    let read: Vec<_> = read.into_iter().map(|of| (of.channel, of.message)).collect();
    assert_eq!(
        read,
        [
            ("KIK".into(), Message::Text("a".into())),
            ("NEWER".into(), Message::Text("b".into())),
            ("".into(), Message::Image(Image::new("c"))),
        ]
    );
}
