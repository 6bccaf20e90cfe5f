//! Every kind of message can be written, and is embedded in the form in which serde has it.

use std::collections::BTreeSet;

use intents_core::{Channel, Message};
use intents_language::CHANNELS;
use intents_language::resource::{Parameters, read_intent};
use intents_tests::channels;
use serde_json::{Value, json};

pub(super) const EVERY_KIND: &str = r#"
responses:
  default:
    - text: [a, b]
    - speech: {text: a}
    - speech: {ssml: <speak>a</speak>}
    - quick_replies: [a, b]
    - quick_replies: {title: a, replies: [b]}
    - card: {title: a}
    - card: {title: a, subtitle: b, image: c, buttons: [{text: d, postback: e}, {text: f}]}
    - image: "https://a.example/b.png"
    - image: {url: a, alt: b}
    - audio: a
    - transfer_call: "+12025550123"
    - live_agent_handoff: {}
    - live_agent_handoff: {a: 1}
    - conversation_success: {a: b}
    - payload:
        text: [a, 1, -2.5, 1e3, true, ~, no]
        nested: {"3": [{}, [], ""]}
    - assistant: {simple_responses: [{speech: {text: a}}, {speech: {ssml: b}, display_text: c}]}
    - assistant: {basic_card: {formatted_text: a}}
    - assistant:
        basic_card: {title: a, subtitle: b, formatted_text: c, image: d, buttons: [{text: e, postback: f}]}
    - assistant: {suggestions: [a]}
    - assistant: {link_out: {destination_name: a, url: b}}
    - assistant: {list: {title: a, subtitle: b, items: [{key: a, title: b}]}}
    - assistant: {carousel: [{key: a, synonyms: [b], title: c, description: d, image: {url: e}}]}
    - assistant: {browse_carousel: {items: [{title: a, url: b}]}}
    - assistant:
        browse_carousel:
          items: [{title: a, description: b, footer: c, image: d, url: e, url_type_hint: f}]
          image_display: CROPPED
    - assistant: {table: {columns: [{header: a}], rows: [{cells: [b]}]}}
    - assistant:
        table:
          title: a
          subtitle: b
          image: c
          columns: [{header: d, alignment: CENTER}, {alignment: LEADING}]
          rows: [{cells: [e], divider_after: true}]
          buttons: [{text: f}]
    - assistant: {media: [{content_url: a}]}
    - assistant: {media: [{name: a, description: b, image: {large: c}, content_url: d}]}
    - assistant: {media: [{image: {icon: {url: a, alt: b}}, content_url: d}]}
    - rbm: {text: {text: a}}
    - rbm:
        text:
          text: a
          suggestions:
            - {text: a}
            - {text: a, postback: b, action: share_location}
            - {text: a, action: {dial: "+1"}}
            - {text: a, action: {open_url: b}}
    - rbm: {card: {content: {title: a}}}
    - rbm:
        card:
          content: {title: a, description: b, media: {file: c}, suggestions: [{text: d}]}
          layout: media_left
    - rbm: {carousel: {cards: [{media: {file: a, thumbnail: b, height: tall}}], width: small}}
"#;

fn messages(text: &str) -> Option<Vec<Value>> {
    let resource = read_intent("f.yaml", text.as_bytes(), &Parameters::default()).ok()?;
    let json: Value = serde_json::from_str(&resource.json).ok()?;
    json["responses"].as_array().cloned()
}

#[test]
fn every_kind_is_embedded_as_serde_writes_it() {
    let messages = messages(EVERY_KIND).unwrap();
    assert_eq!(messages.len(), EVERY_KIND.matches("\n    - ").count());
    let mut kinds = BTreeSet::new();
    for written in &messages {
        let message: Message = serde_json::from_value(written["message"].clone()).unwrap();
        assert_eq!(serde_json::to_value(&message).unwrap(), written["message"]);
        assert!(!message.is_empty(), "{written}");
        kinds.insert(match message {
            Message::Text(_) => "text",
            Message::Speech(_) => "speech",
            Message::QuickReplies(_) => "quick replies",
            Message::Card(_) => "card",
            Message::Image(_) => "image",
            Message::Audio(_) => "audio",
            Message::TransferCall(_) => "transfer",
            Message::LiveAgentHandoff(_) => "handoff",
            Message::ConversationSuccess(_) => "success",
            Message::Payload(_) => "payload",
            Message::Assistant(_) => "assistant",
            Message::Rbm(_) => "rbm",
            _ => "a kind that language files do not have",
        });
    }
    assert_eq!(kinds.len(), 12, "{kinds:?}");
    assert_eq!(
        messages[14]["message"],
        json!({"payload": {
            "text": ["a", 1, -2.5, 1000.0, true, null, "no"],
            "nested": {"3": [{}, [], ""]},
        }})
    );
}

#[test]
fn every_channel_is_one_that_replies_know() {
    for (name, channel) in CHANNELS {
        assert_eq!(Channel::from_name(name).map(Channel::name), Some(channel), "{name}");
    }
    for channel in channels::NAMED {
        let is_known = CHANNELS.iter().any(|(_, name)| *name == channel.name());
        assert!(is_known, "{channel}");
    }
}
