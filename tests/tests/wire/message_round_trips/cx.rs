//! CX, and what else of a reply it has alone.

use std::error::Error;

use intents_core::connector::{ChannelMessage, Connector, EncodeError};
use intents_core::{Channel, FulfillmentRequest, Message, Payload, Reply, Transition};
use intents_dialogflow::cx::WebhookResponse;
use intents_tests::{Cx, Dialogflow};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{config, generate};

const PAGE: &str = "projects/p/locations/l/agents/a/flows/f/pages/now";

/// Every kind that CX has a message for.
fn message() -> impl Strategy<Value = Message> {
    prop_oneof![
        generate::text(),
        generate::telephony(),
        generate::outcome(),
        generate::payload().prop_map(Message::Payload),
    ]
}

fn encode(reply: &Reply) -> Result<Vec<u8>, EncodeError> {
    let body = json!({"pageInfo": {"currentPage": PAGE}}).to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    let Ok(context) = Cx.decode(&request) else { return Ok(Vec::new()) };
    Cx.encode(&context, reply).map(|response| response.body)
}

/// What is read from a response, and from a request in which the same is queued.
fn read(body: &[u8]) -> Result<[Vec<ChannelMessage>; 2], Box<dyn Error>> {
    let sent = WebhookResponse::read(body)?.channel_messages()?;
    let body: Json = serde_json::from_slice(body)?;
    let messages = &body["fulfillmentResponse"]["messages"];
    let body = json!({"fulfillmentInfo": {}, "messages": messages}).to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    Ok([sent, Dialogflow.decode(&request)?.agent_messages()?])
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn messages_come_back(
        everyone in prop::collection::vec(message(), 0..5),
        of_telephone in prop::collection::vec(message(), 0..3),
    ) {
        let all = everyone.iter().cloned().fold(Reply::keep(), Reply::message);
        let own = of_telephone.iter().cloned().fold(Reply::keep(), Reply::message);
        let body = encode(&all.on(Channel::Telephony, own)).unwrap();
        let sent = everyone.into_iter().map(|message| ChannelMessage::new("", message));
        let own = of_telephone.into_iter().map(|own| ChannelMessage::new("TELEPHONY", own));
        let expected: Vec<_> = sent.chain(own).collect();
        prop_assert_eq!(read(&body).unwrap(), [expected.clone(), expected]);
    }

    #[test]
    fn session_parameters_come_back(value in generate::json()) {
        let body = encode(&Reply::keep().session_parameter("x", value.clone())).unwrap();
        let read: Json = serde_json::from_slice(&body).unwrap();
        // A float without a fraction is written without one.
        let expected = Payload::new(json!({"sessionInfo": {"parameters": {"x": value}}}));
        prop_assert_eq!(Some(&read), expected.json());
    }

    #[test]
    fn where_the_conversation_goes_is_a_full_name_or_refused(
        name in prop_oneof![generate::words().prop_map(String::from), "([a-z]{0,2}/){0,3}[a-z ]{0,2}", "(flows/)?[a-z]{1,3}/pages/[A-Z_]*"],
    ) {
        for (transition, length) in [
            (Transition::page(name.clone()), 10),
            (Transition::flow(name.clone()), 8),
        ] {
            match encode(&Reply::keep().go_to(transition)) {
                Err(error) => prop_assert!(matches!(error, EncodeError::Value(_))),
                Ok(body) => {
                    let response = WebhookResponse::read(&body).unwrap();
                    let target = response.target_page.into_owned() + &response.target_flow;
                    let segments: Vec<_> = target.split('/').collect();
                    prop_assert_eq!(segments.len(), length);
                    prop_assert!(segments.iter().all(|segment| !segment.is_empty()));
                    prop_assert!(target.ends_with(&name));
                }
            }
        }
    }
}
