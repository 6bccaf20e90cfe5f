use std::borrow::Cow;

use intents_core::{
    Channel, ChannelMessage, Connector, EncodeError, FulfillmentRequest, Message, Payload, Reply,
    Speech, Text, Transition,
};
use intents_dialogflow::cx::WebhookResponse;
use intents_tests::Cx;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value as Json, json};

const PAGE: &str = "projects/p/locations/l/agents/a/flows/f/pages/now";

fn text() -> impl Strategy<Value = String> {
    let any = prop_oneof![any::<char>(), prop::char::range('\0', '\u{7f}')];
    prop::collection::vec(any, 1..20).prop_map(String::from_iter)
}

/// JSON that Dialogflow keeps as it is: whole numbers beyond 2⁵³ are not among it.
fn value() -> impl Strategy<Value = Json> {
    let whole = -(1_i64 << 53)..=(1_i64 << 53);
    let float = any::<f64>().prop_filter("a number", |number| number.is_finite());
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        whole.prop_map(Json::from),
        float.prop_map(Json::from),
        text().prop_map(Json::from),
        Just(json!("")),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::btree_map(text(), inner, 0..4).prop_map(|members| json!(members)),
        ]
    })
}

fn payload(least: usize) -> impl Strategy<Value = Payload> {
    let members = prop::collection::btree_map(text(), value(), least..4);
    members.prop_map(Payload::new)
}

/// Every kind that CX has a message for, and nothing that is empty.
fn message() -> impl Strategy<Value = Message> {
    let cow = || text().prop_map(Cow::Owned);
    let variants = prop::collection::vec(text(), 1..4);
    prop_oneof![
        variants.prop_map(|all| Message::Text(all.into_iter().fold(Text::new(""), Text::or))),
        cow().prop_map(|text| Message::Speech(Speech::Text(text))),
        cow().prop_map(|ssml| Message::Speech(Speech::Ssml(ssml))),
        cow().prop_map(Message::Audio),
        cow().prop_map(Message::TransferCall),
        payload(0).prop_map(Message::LiveAgentHandoff),
        payload(0).prop_map(Message::ConversationSuccess),
        payload(1).prop_map(Message::Payload),
    ]
}

fn encode(reply: &Reply) -> Result<Vec<u8>, EncodeError> {
    let body = json!({"pageInfo": {"currentPage": PAGE}}).to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    let Ok(context) = Cx.decode(&request) else { return Ok(Vec::new()) };
    Cx.encode(&context, reply).map(|response| response.body)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn messages_come_back(
        everyone in prop::collection::vec(message(), 0..5),
        of_telephone in prop::collection::vec(message(), 0..3),
    ) {
        let all = everyone.iter().cloned().fold(Reply::keep(), Reply::message);
        let own = of_telephone.iter().cloned().fold(Reply::keep(), Reply::message);
        let body = encode(&all.on(Channel::Telephony, own)).unwrap();
        let response = WebhookResponse::read(&body).unwrap();
        let sent = everyone.into_iter().map(|message| ChannelMessage::new("", message));
        let own = of_telephone.into_iter().map(|own| ChannelMessage::new("TELEPHONY", own));
        prop_assert_eq!(response.messages().unwrap(), sent.chain(own).collect::<Vec<_>>());
    }

    #[test]
    fn session_parameters_come_back(value in value()) {
        let body = encode(&Reply::keep().session_parameter("x", value.clone())).unwrap();
        let read: Json = serde_json::from_slice(&body).unwrap();
        // A float without a fraction is written without one.
        let expected = Payload::new(json!({"sessionInfo": {"parameters": {"x": value}}}));
        prop_assert_eq!(Some(&read), expected.json());
    }

    #[test]
    fn where_the_conversation_goes_is_a_full_name_or_refused(
        name in prop_oneof![text(), "([a-z]{0,2}/){0,3}[a-z ]{0,2}", "(flows/)?[a-z]{1,3}/pages/[A-Z_]*"],
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
