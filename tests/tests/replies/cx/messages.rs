use intents_core::assistant::{Assistant, BasicCard};
use intents_core::connector::Dropped;
use intents_core::rbm::{Rbm, Suggestion};
use intents_core::{Button, Card, Channel, Image, Message, Reply, Speech, Text};
use serde_json::{Value as Json, json};

use super::{answer, request_on_page, sent};

#[test]
fn every_kind_that_cx_has_is_sent_as_it_is() {
    for (reply, message) in [
        (Reply::text("Hi."), json!({"text": {"text": ["Hi."]}})),
        (
            Text::new("Hi.").or("Hello.").or("").or("Good day.").into(),
            json!({"text": {"text": ["Hi.", "Hello.", "Good day."]}}),
        ),
        (Reply::keep().speech(Speech::new("a < b")), json!({"outputAudioText": {"text": "a < b"}})),
        (
            Reply::keep().speech(Speech::ssml("<speak>Hi.</speak>")),
            json!({"outputAudioText": {"ssml": "<speak>Hi.</speak>"}}),
        ),
        (
            Reply::keep().play_audio("gs://bucket/a.wav"),
            json!({"playAudio": {"audioUri": "gs://bucket/a.wav"}}),
        ),
        (
            Reply::keep().transfer_call("+12025550123"),
            json!({"telephonyTransferCall": {"phoneNumber": "+12025550123"}}),
        ),
        (
            Reply::keep().live_agent_handoff(json!({"queue": "sales"})),
            json!({"liveAgentHandoff": {"metadata": {"queue": "sales"}}}),
        ),
        (Reply::keep().live_agent_handoff(()), json!({"liveAgentHandoff": {}})),
        (
            Reply::keep().conversation_success(json!({"goal": null})),
            json!({"conversationSuccess": {"metadata": {"goal": null}}}),
        ),
        (Reply::keep().conversation_success(()), json!({"conversationSuccess": {}})),
        (Reply::keep().payload(json!({"a": [1]})), json!({"payload": {"a": [1]}})),
    ] {
        assert_eq!(sent(&reply), json!({"fulfillmentResponse": {"messages": [message]}}));
    }
}

#[test]
fn what_is_read_and_what_is_spoken_go_side_by_side() {
    let reply = Reply::text("4711").speech(Speech::new("four seven one one")).play_audio("gs://b");
    assert_eq!(
        sent(&reply)["fulfillmentResponse"]["messages"],
        json!([
            {"text": {"text": ["4711"]}},
            {"outputAudioText": {"text": "four seven one one"}},
            {"playAudio": {"audioUri": "gs://b"}},
        ])
    );
}

#[test]
fn every_kind_may_be_for_one_channel() {
    let of_channel = Reply::keep()
        .speech(Speech::new("Hi."))
        .play_audio("gs://b")
        .transfer_call("+12025550123")
        .live_agent_handoff(())
        .conversation_success(())
        .payload(json!({"a": 1}))
        .then("Hi.");
    let json = sent(&Reply::keep().on(Channel::Telephony, of_channel));
    let messages = json["fulfillmentResponse"]["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 7);
    for message in messages {
        assert_eq!(message["channel"], "TELEPHONY");
        assert_eq!(message.as_object().unwrap().len(), 2, "{message}");
    }
}

#[test]
fn kinds_of_other_platforms_are_sent_as_what_comes_near_and_reported() {
    let card = BasicCard {
        title: "Belvedere".into(),
        formatted_text: "Four stars".into(),
        ..BasicCard::default()
    };
    let suggestions = vec![Suggestion { text: "Book".into(), ..Suggestion::default() }];
    for (message, nearest, reported) in [
        (
            Assistant::BasicCard(card).into(),
            Reply::from(Card::new("Belvedere").subtitle("Four stars")),
            Dropped::AssistantMessage,
        ),
        (
            Rbm::Text { text: "Well?".into(), suggestions }.into(),
            Reply::text("Well?").quick_replies(["Book"]),
            Dropped::RbmMessage,
        ),
    ] {
        let (json, dropped) = answer(&request_on_page(&json!([])), &Reply::keep().message(message));
        assert_eq!(json, sent(&nearest));
        assert_eq!(dropped, [reported]);
    }
}

#[test]
fn the_queue_is_replaced_with_and_without_words() {
    assert_eq!(
        sent(&Reply::text("Hi.").replace_queue()),
        json!({"fulfillmentResponse": {
            "messages": [{"text": {"text": ["Hi."]}}],
            "mergeBehavior": "REPLACE",
        }})
    );
    let alone = json!({"fulfillmentResponse": {"mergeBehavior": "REPLACE"}});
    assert_eq!(sent(&Reply::keep().replace_queue()), alone);
    // What the telephone cannot show is nothing to replace it with.
    let telephone = json!({"fulfillmentInfo": {"tag": "Any"}, "payload": {"telephony": {}}});
    let image = Reply::from(Image::new("https://i.example/a.png")).replace_queue();
    let (json, dropped) = answer(&telephone.to_string(), &image);
    assert_eq!((json, dropped.len()), (alone, 1));
}

/// The fields of each part of Dialogflow Messenger's format, as far as they are written. Where each
/// of them was seen is said in `cx/messenger.rs`.
const RICH: &[(&str, &[&str])] = &[
    ("info", &["title", "subtitle"]),
    ("image", &["rawUrl", "accessibilityText"]),
    ("button", &["text", "anchor"]),
    ("chips", &["options"]),
];

#[test]
fn rich_content_is_lists_of_typed_parts_with_the_fields_of_their_types() {
    let card = Card::new("Belvedere")
        .subtitle("Four stars")
        .image("https://b.example/a.png")
        .button("Book", "https://b.example")
        .button("Later", "");
    let reply = Reply::from(card)
        .image(Image::new("https://b.example/b.png").alt("The lobby"))
        .quick_replies(["Yes", "No"]);
    let json = sent(&reply);
    let messages = json["fulfillmentResponse"]["messages"].as_array().unwrap();
    let mut types = Vec::new();
    for message in messages {
        let cards = message["payload"]["richContent"].as_array().unwrap();
        for part in cards.iter().flat_map(|card| card.as_array().unwrap()) {
            let kind = part["type"].as_str().unwrap();
            let (_, fields) = RICH.iter().find(|(known, _)| *known == kind).unwrap();
            for (name, value) in
                part.as_object().unwrap().iter().filter(|(name, _)| *name != "type")
            {
                assert!(fields.contains(&name.as_str()), "{kind} has no {name}");
                let is_empty = value.is_null() || value == "" || value == &json!([]);
                assert!(!is_empty, "{kind} has an empty {name}");
            }
            types.push(kind.to_owned());
        }
    }
    assert_eq!(types, ["image", "info", "button", "chips", "image", "chips"]);
}

/// A message of every kind.
fn every_kind() -> Vec<Message> {
    let reply = Reply::text("Hi.")
        .speech(Speech::new("Hi."))
        .quick_replies(["Yes"])
        .card(Card::new("Belvedere").button("Go", "https://b.example"))
        .image(Image::new("https://i.example"))
        .play_audio("gs://b")
        .transfer_call("+12025550123")
        .live_agent_handoff(json!({"a": null}))
        .conversation_success(())
        .payload(json!({"a": {}}))
        .message(Assistant::Suggestions(vec!["Yes".into()]).into())
        .message(Rbm::Text { text: "Hi.".into(), suggestions: Vec::new() }.into());
    reply.parts().messages.to_vec()
}

#[test]
fn a_message_is_an_object_of_one_kind_on_every_channel() {
    for channel in
        [None, Some(Channel::Telephony), Some(Channel::DialogflowMessenger), Some(Channel::Slack)]
    {
        let all = every_kind().into_iter().fold(Reply::keep(), Reply::message);
        let reply = match channel {
            Some(channel) => Reply::text("Else.").on(channel, all),
            None => all,
        };
        let (json, _) = answer(&request_on_page(&json!([])), &reply);
        for message in json["fulfillmentResponse"]["messages"].as_array().unwrap() {
            let kinds = message.as_object().unwrap().keys().filter(|name| *name != "channel");
            let kinds: Vec<_> = kinds.map(String::as_str).collect();
            let [kind] = kinds[..] else { panic!("{message}") };
            // Nothing that Dialogflow alone makes.
            let is_ours = [
                "text",
                "payload",
                "outputAudioText",
                "playAudio",
                "telephonyTransferCall",
                "liveAgentHandoff",
                "conversationSuccess",
            ];
            assert!(is_ours.contains(&kind), "{message}");
            // A text is an object with a list, not a string or a list.
            if kind == "text" {
                let text = message["text"]["text"].as_array().unwrap();
                assert!(!text.is_empty() && text.iter().all(Json::is_string), "{message}");
            }
        }
    }
}

#[test]
fn a_button_without_a_link_is_a_chip_that_says_its_text() {
    let buttons = ["Yes", "No"].map(|text| (text, ""));
    let card = buttons
        .iter()
        .fold(Card::new("Sure?"), |card, (text, postback)| card.button(*text, *postback));
    assert!(!card.buttons.iter().any(Button::is_link));
    let json = sent(&card.into());
    assert_eq!(
        json["fulfillmentResponse"]["messages"][0]["payload"]["richContent"][0][1],
        json!({"type": "chips", "options": [{"text": "Yes"}, {"text": "No"}]})
    );
}
