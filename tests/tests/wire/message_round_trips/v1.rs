//! V1.

use std::error::Error;

use intents_core::assistant::Assistant;
use intents_core::connector::{ChannelMessage, Connector};
use intents_core::{Channel, FulfillmentRequest, Image, Message, Reply, Speech};
use intents_dialogflow::es::v1::WebhookResponse;
use intents_tests::{Dialogflow, EsV1, request};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value as Json, json};

use super::{config, generate};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn encode(reply: &Reply) -> Result<Vec<u8>> {
    let body = request::es_v1("Any", "{}");
    let request = FulfillmentRequest::new(body.as_bytes());
    let response = EsV1.encode(&EsV1.decode(&request)?, reply)?;
    if !response.dropped.is_empty() {
        return Err(format!("{:?}", response.dropped).into());
    }
    Ok(response.body)
}

/// What is read from a response with this message, and from a request whose agent says the same.
/// For one channel, since what a text says for all needs no message.
fn trip(message: &Message, channel: Channel) -> Result<[Option<ChannelMessage>; 2]> {
    let body = encode(&Reply::keep().on(channel, message.clone()))?;
    let read = WebhookResponse::read(&body)?;
    let [sent] = &read.messages[..] else { return Err("not one message".into()) };
    let platform = sent.platform.clone().into_owned();
    let read = sent.to_message().map(|message| ChannelMessage::new(platform, message));

    let body: Json = serde_json::from_slice(&body)?;
    let body = json!({"result": {"fulfillment": {"messages": body["messages"]}}}).to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    let mut own = Dialogflow.decode(&request)?.agent_messages()?;
    if own.len() > 1 {
        return Err("one message is read as several".into());
    }
    Ok([read, own.pop()])
}

fn comes_back(message: &Message, channel: Channel, platform: &'static str) -> TestCaseResult {
    let back = trip(message, channel).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let expected = Some(ChannelMessage::new(platform, message.clone()));
    prop_assert_eq!(&back, &[expected.clone(), expected]);
    Ok(())
}

/// The message without what V1 has no member for.
fn in_v1(message: Message) -> Message {
    match message {
        Message::Image(image) => Message::Image(Image::new(image.url)),
        Message::Assistant(mut assistant) => {
            if let Assistant::BrowseCarousel(carousel) = assistant.as_mut() {
                carousel.image_display = "".into();
            }
            Message::Assistant(assistant)
        }
        message => message,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_every_channel_has_comes_back(message in generate::rich().prop_map(in_v1)) {
        comes_back(&message, Channel::Slack, "slack")?;
    }

    #[test]
    fn what_the_telephone_does_comes_back(message in generate::telephony()) {
        comes_back(&message, Channel::Telephony, "telephony")?;
    }

    #[test]
    fn what_the_assistant_has_comes_back(message in generate::assistant().prop_map(in_v1)) {
        comes_back(&message, Channel::GoogleAssistant, "google")?;
    }

    #[test]
    fn a_text_and_what_is_spoken_come_back(text in generate::words(), speech in generate::speech()) {
        let reply = Reply::text(text.clone()).speech(speech.clone());
        let body = encode(&reply).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let read = WebhookResponse::read(&body)
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let (Speech::Text(words) | Speech::Ssml(words)) = speech;
        prop_assert_eq!(read.speech, words);
        prop_assert_eq!(read.display_text, text);
    }
}
