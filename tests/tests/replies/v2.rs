//! Features that only ES V2 has.

use intents_core::connector::{Dropped, FulfillmentResponse};
use intents_core::{
    Card, Channel, Connector, FormParameter, Image, Lifespan, QuickReplies, Reply, Speech, Text,
    Transition, sys,
};
use intents_dialogflow::es;
use intents_tests::{EsV1, EsV2, EsV2Beta1, messages, request};
use serde_json::{Value as Json, json};

use super::{Next, encode, text, to_v2};

/// A request from a channel.
pub(super) fn from(source: &str) -> String {
    let original = format!(r#"{{"originalDetectIntentRequest":{{"source":"{source}"}},"#);
    request::es_v2("Any", "{}").replacen('{', &original, 1)
}

/// The messages of a response; its text, if it is not JSON.
pub(super) fn sent(response: &FulfillmentResponse) -> Json {
    let body = text(response);
    let json = serde_json::from_str::<Json>(&body).map(|json| json["fulfillmentMessages"].clone());
    json.unwrap_or(Json::String(body))
}

#[test]
fn every_variant_of_a_text_is_sent_and_the_first_is_said() {
    let response = to_v2(&Text::new("Hi.").or("Hello.").into());
    assert_eq!(
        text(&response),
        r#"{"fulfillmentText":"Hi.","fulfillmentMessages":[{"text":{"text":["Hi.","Hello."]}}]}"#
    );
}

#[test]
fn the_kinds_of_the_assistant_are_written_for_it() {
    let image = json!({"imageUri": "https://b.example/a.png", "accessibilityText": "The lobby"});
    let button = json!({"title": "Book", "openUriAction": {"uri": "https://b.example/book"}});
    let item = json!({
        "info": {"key": "single", "synonyms": ["one bed"]},
        "title": "Single room", "description": "With one bed", "image": image,
    });
    let page = json!({
        "openUriAction": {"url": "https://b.example", "urlTypeHint": "AMP_CONTENT"},
        "title": "Belvedere", "description": "Four stars", "image": image, "footer": "Open",
    });
    let expected = json!({
        "simpleResponses": {"simpleResponses": [
            {"textToSpeech": "Hi.", "displayText": "Hi!"},
            {"ssml": "<speak>Hi.</speak>"},
        ]},
        "basicCard": {
            "title": "Belvedere", "subtitle": "Four stars", "formattedText": "**Old**",
            "image": image, "buttons": [button],
        },
        "suggestions": {"suggestions": [{"title": "Yes"}, {"title": "No"}]},
        "linkOutSuggestion": {"destinationName": "Map", "uri": "https://m.example"},
        "listSelect": {"title": "Rooms", "subtitle": "Two of them", "items": [item, item]},
        "carouselSelect": {"items": [item, item]},
        "browseCarouselCard": {"items": [page, page], "imageDisplayOptions": "CROPPED"},
        "tableCard": {
            "title": "Prices", "subtitle": "Per night", "image": image,
            "columnProperties": [
                {"header": "Room", "horizontalAlignment": "LEADING"},
                {"header": "Price"},
            ],
            "rows": [
                {"cells": [{"text": "Single"}, {"text": "90"}], "dividerAfter": true},
                {"cells": [{"text": "Double"}, {}]},
            ],
            "buttons": [button],
        },
        "mediaContent": {"mediaType": "AUDIO", "mediaObjects": [
            {
                "name": "Rain", "description": "On the roof", "largeImage": image,
                "contentUrl": "https://b.example/rain.mp3",
            },
            {"icon": image},
        ]},
    });
    for (name, message) in messages::for_assistant() {
        let own = json!([{name: expected[name], "platform": "ACTIONS_ON_GOOGLE"}]);
        let reply = Reply::keep().message(message.clone());
        for response in [
            to_v2(&reply),
            encode(&EsV2Beta1, &request::es_v2("Any", "{}"), &reply),
            encode(&EsV2, &from("google"), &reply),
            to_v2(&Reply::keep().on(Channel::GoogleAssistant, reply.then(()))),
        ] {
            assert_eq!((sent(&response), response.dropped), (own.clone(), vec![]), "{name}");
        }
        // Who is elsewhere for sure gets the nearest instead.
        let reply = || Reply::keep().message(message.clone());
        let elsewhere = encode(&EsV2, &from("facebook"), &reply());
        assert!(!text(&elsewhere).contains(name), "{name}: {}", text(&elsewhere));
        assert_eq!(elsewhere.dropped.len(), 1, "{name}");
        let on_slack = to_v2(&Reply::keep().on(Channel::Slack, reply()));
        assert!(!text(&on_slack).contains(name), "{name}: {}", text(&on_slack));
        assert_eq!(on_slack.dropped.len(), 1, "{name}");
    }
}

#[test]
fn what_is_no_value_of_an_enum_is_left_out_and_reported() {
    use intents_core::assistant::{Assistant, BrowseCarousel, BrowseItem, Column, Table};
    let of = |assistant: Assistant| to_v2(&Reply::keep().message(assistant.into()));
    let pages = |hint: &'static str, display: &'static str| {
        let page = BrowseItem { url: "https://b.example".into(), ..BrowseItem::default() };
        let items = vec![BrowseItem { url_type_hint: hint.into(), ..page }];
        of(Assistant::BrowseCarousel(BrowseCarousel { items, image_display: display.into() }))
    };
    let table = |alignment: &'static str| {
        let columns = vec![Column { header: "Day".into(), alignment: alignment.into() }];
        of(Assistant::Table(Table { columns, ..Table::default() }))
    };
    assert_eq!(pages("AMP_ACTION", "WHITE").dropped, []);
    for (cut, expected) in [
        (pages("", "white"), pages("", "")),
        (pages("NEW_HINT", "GRAY"), pages("", "GRAY")),
        (table("7"), table("")),
    ] {
        assert_eq!(cut.body, expected.body);
        assert!(cut.dropped == [Dropped::AssistantEnumValue]);
        assert_eq!(expected.dropped, []);
    }
}

#[test]
fn what_every_channel_has_becomes_the_kinds_of_the_assistant_there() {
    let on_assistant = |reply: Reply| {
        let response = to_v2(&Reply::keep().on(Channel::GoogleAssistant, reply));
        assert_eq!(response.dropped, []);
        let mut messages = sent(&response);
        for message in messages.as_array_mut().into_iter().flatten() {
            assert_eq!(message["platform"].take(), "ACTIONS_ON_GOOGLE");
            message.as_object_mut().map(|members| members.remove("platform"));
        }
        messages
    };
    let simple = |response: Json| json!({"simpleResponses": {"simpleResponses": [response]}});
    let suggestions = |title: &str| json!({"suggestions": {"suggestions": [{"title": title}]}});
    assert_eq!(
        on_assistant(Reply::text("Hi.").then(QuickReplies::new(["Today"]).title("When?"))),
        json!([
            simple(json!({"textToSpeech": "Hi."})),
            simple(json!({"textToSpeech": "When?"})),
            suggestions("Today"),
        ])
    );
    // What is spoken goes with the text before it, which then is read only.
    let ssml = "<speak>4, 7, 11</speak>";
    let code = Reply::text("Your code:").then("4711").speech(Speech::ssml(ssml));
    assert_eq!(
        on_assistant(code.speech(Speech::new("Again?"))),
        json!([
            simple(json!({"textToSpeech": "Your code:"})),
            simple(json!({"ssml": ssml, "displayText": "4711"})),
            simple(json!({"textToSpeech": "Again?"})),
        ])
    );
    let image = Image::new("https://b.example/a.png").alt("The lobby");
    let in_card = json!({"imageUri": "https://b.example/a.png", "accessibilityText": "The lobby"});
    assert_eq!(on_assistant(image.into()), json!([{"basicCard": {"image": in_card}}]));
    let card = Card::new("Belvedere").subtitle("Four stars").image("https://b.example/a.png");
    let card = card.button("Book", "https://b.example/book").button("Others", "Others");
    let in_card = json!({"imageUri": "https://b.example/a.png", "accessibilityText": "Belvedere"});
    assert_eq!(
        on_assistant(card.into()),
        json!([
            {"basicCard": {
                "title": "Belvedere",
                "formattedText": "Four stars",
                "image": in_card,
                "buttons": [{"title": "Book", "openUriAction": {"uri": "https://b.example/book"}}],
            }},
            suggestions("Others"),
        ])
    );
    // A card has a text or an image.
    let title = json!([{"basicCard": {"formattedText": "Belvedere"}}]);
    assert_eq!(on_assistant(Card::new("Belvedere").into()), title);
    let answers = Card::new("").button("Others", "Others");
    assert_eq!(on_assistant(answers.into()), json!([suggestions("Others")]));
    let payload = json!({"google": {"expectUserResponse": true}});
    assert_eq!(on_assistant(Reply::keep().payload(&payload)), json!([{"payload": payload}]));
}

#[test]
fn nothing_instead_of_the_agents_own_is_reported() {
    for connector in [&EsV2 as &dyn Connector, &EsV1] {
        let response = encode(connector, "{}", &Reply::keep().replace_queue());
        assert_eq!(text(&response), "{}");
        assert!(response.dropped == [Dropped::EmptyQueue]);
        // What is said goes instead, and so does what another intent says.
        for reply in [Reply::text("Hi."), Reply::trigger(Next)] {
            assert_eq!(encode(connector, "{}", &reply.replace_queue()).dropped, []);
        }
    }
}

#[test]
fn the_source_is_named() {
    assert_eq!(text(&to_v2(&Reply::keep().source("b.example"))), r#"{"source":"b.example"}"#);
}

#[test]
fn what_only_cx_has_is_reported() {
    let reply = Reply::text("Hi.")
        .session_parameter("day", sys::Date::constant(2026, 2, 28))
        .go_to(Transition::END_FLOW)
        .replace_queue()
        .conversation_success(())
        .form_parameter(FormParameter::invalid("day"))
        .form_parameter(FormParameter::new("table").required(false));
    let response = to_v2(&reply);
    assert_eq!(response.body, to_v2(&Reply::text("Hi.")).body);
    assert_eq!(
        response.dropped,
        [
            Dropped::ConversationSuccess,
            Dropped::RequiredParameter,
            Dropped::FormParameters,
            Dropped::SessionParameters,
            Dropped::Transition,
        ]
    );
}

/// A request in the midst of slot filling.
fn filling() -> String {
    let contexts = ["a_id_dialog_context", "a_dialog_params_when"].map(|id| {
        json!({
            "name": format!("projects/p/agent/sessions/s-1/contexts/{id}"),
            "lifespanCount": 2,
            "parameters": {"When": "2026-02-28", "table": "", "When.original": "saturday"},
        })
    });
    json!({
        "session": "projects/p/agent/sessions/s-1",
        "queryResult": {"parameters": {"When": "2026-02-28"}, "outputContexts": contexts},
    })
    .to_string()
}

#[test]
fn while_slots_are_filled_a_parameter_of_a_form_is_one_of_the_intent() {
    let reply = Reply::text("We are closed on that day.")
        .form_parameter(FormParameter::invalid("when").value("not even this"))
        .form_parameter(FormParameter::new("table").value(sys::Date::constant(2026, 3, 1)));
    let response = encode(&EsV2, &filling(), &reply);
    let body: Json = serde_json::from_str(&text(&response)).unwrap();
    for (i, id) in ["a_id_dialog_context", "a_dialog_params_when"].into_iter().enumerate() {
        let expected = json!({
            "name": format!("projects/p/agent/sessions/s-1/contexts/{id}"),
            "lifespanCount": 2,
            "parameters": {"When": "", "table": "2026-03-01", "When.original": "saturday"},
        });
        assert_eq!(body["outputContexts"][i], expected);
    }
    assert_eq!(response.dropped, [Dropped::ValueOfInvalidParameter]);
    let required = Reply::keep().form_parameter(FormParameter::new("table").required(false));
    let response = encode(&EsV2, &filling(), &required);
    assert_eq!((text(&response).as_str(), response.dropped.len()), ("{}", 1));
}

#[test]
fn what_is_filled_in_goes_into_a_context_that_the_reply_sets_itself() {
    let reply = Reply::keep()
        .output_context("A_dialog_params_when", Lifespan::turns(7), json!({"own": 1, "Table": 2}))
        .delete_context("a_id_dialog_context")
        .form_parameter(FormParameter::new("table").value("7"));
    let response = encode(&EsV2, &filling(), &reply);
    let body: Json = serde_json::from_str(&text(&response)).unwrap();
    assert_eq!(
        body["outputContexts"],
        json!([
            {
                "name": "projects/p/agent/sessions/s-1/contexts/a_dialog_params_when",
                "lifespanCount": 7,
                "parameters": {"own": 1, "Table": "7"},
            },
            {
                "name": "projects/p/agent/sessions/s-1/contexts/a_id_dialog_context",
                "lifespanCount": 0,
            },
        ])
    );
    assert_eq!(response.dropped, []);
    // One that is deleted carries nothing.
    let reply = reply.delete_context("a_dialog_params_when");
    let response = encode(&EsV2, &filling(), &reply);
    assert!(response.dropped == [Dropped::FilledParameters]);
}

#[test]
fn a_message_that_is_read_is_of_one_kind_and_says_something() {
    let read = |message: &str| {
        let body = format!(r#"{{"fulfillmentMessages":[{message}]}}"#);
        es::v2::WebhookResponse::read(body.as_bytes())?.channel_messages()
    };
    for several in [
        r#"{"text": {"text": ["Hi."]}, "card": {"title": "Belvedere"}}"#,
        r#"{"image": {"imageUri": "https://b.example"}, "payload": {"a": 1}, "text": null}"#,
        r#"{"rbmText": {}, "mediaContent": {}}"#,
    ] {
        let error = read(several).unwrap_err();
        assert_eq!(error.pointer, "/fulfillmentMessages/0");
        assert_eq!(error.message, "expected a message of one type, found one of several types");
    }
    for nothing in [
        "{}",
        r#"{"text": {"text": [""]}}"#,
        r#"{"card": {}}"#,
        r#"{"quickReplies": {"quickReplies": [""]}}"#,
        r#"{"image": {"accessibilityText": "nothing"}}"#,
        r#"{"payload": {}}"#,
        r#"{"telephonyPlayAudio": {}}"#,
        r#"{"telephonySynthesizeSpeech": {"text": ""}}"#,
        r#"{"telephonyTransferCall": {}}"#,
    ] {
        assert_eq!(read(nothing).unwrap(), [], "{nothing}");
    }
    assert_eq!(read(r#"{"quickReplies": {"title": "When?"}}"#).unwrap().len(), 1);
    let v1 =
        br#"{"messages":[{"type":1},{"type":2,"replies":[""]},{"type":3},{"type":4,"payload":{}},
        {"type":13},{"type":14},{"type":15},{"type":1,"title":"Belvedere"}]}"#;
    assert_eq!(es::v1::WebhookResponse::read(v1).unwrap().channel_messages().len(), 1);
}
