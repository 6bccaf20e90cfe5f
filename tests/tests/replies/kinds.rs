//! Each kind of message in each dialect.

use intents_core::connector::InvalidValue;
use intents_core::connector::{Dropped, EncodeError};
use intents_core::{Button, Card, Channel, Connector, Image, Payload, QuickReplies, Reply, Text};
use intents_tests::{Cx, EsV1, EsV2, request};
use serde::Serialize;
use serde_json::json;

use super::{encode, in_all_dialects, text, to_cx, whole};

#[test]
fn quick_replies_come_after_what_they_answer() {
    assert_eq!(
        whole(&Reply::text("When?").quick_replies(["Today", "Later"])),
        [
            r#"{"fulfillmentText":"When?","fulfillmentMessages":[{"text":{"text":["When?"]}},{"quickReplies":{"quickReplies":["Today","Later"]}}]}"#,
            r#"{"speech":"When?","displayText":"When?","messages":[{"type":0,"speech":"When?"},{"type":2,"replies":["Today","Later"]}]}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["When?"]}},{"payload":{"richContent":[[{"type":"chips","options":[{"text":"Today"},{"text":"Later"}]}]]}}]}}"#,
        ]
    );
    assert_eq!(
        whole(&QuickReplies::new(["Today"]).title("When?").into()),
        [
            r#"{"fulfillmentText":"When?","fulfillmentMessages":[{"quickReplies":{"title":"When?","quickReplies":["Today"]}}]}"#,
            r#"{"speech":"When?","displayText":"When?","messages":[{"type":2,"title":"When?","replies":["Today"]}]}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["When?"]}},{"payload":{"richContent":[[{"type":"chips","options":[{"text":"Today"}]}]]}}]}}"#,
        ]
    );
    // A question without answers is a question.
    assert_eq!(
        whole(&QuickReplies::new([""; 0]).title("When?").into()),
        whole(&Reply::text("When?"))
    );
}

#[test]
fn quick_replies_are_part_of_a_message_with_a_text_where_they_have_to_be() {
    let from = |body: String, original: &str| body.replacen('{', &format!("{{{original},"), 1);
    let v2 = |source: &str| {
        let original = format!(r#""originalDetectIntentRequest":{{"source":"{source}"}}"#);
        from(request::es_v2("Any", "{}"), &original)
    };
    let v1 = |source: &str| {
        let original = format!(r#""originalRequest":{{"source":"{source}"}}"#);
        from(request::es_v1("Any", "{}"), &original)
    };
    let reply = Reply::text("Hi.").then("When?").quick_replies(["Today"]);
    let untitled = reply.quick_replies(["Never"]);
    assert_eq!(
        text(&encode(&EsV2, &v2("telegram"), &untitled)),
        r#"{"fulfillmentText":"Hi.\nWhen?","fulfillmentMessages":[{"text":{"text":["Hi."]}},{"quickReplies":{"title":"When?","quickReplies":["Today"]}},{"quickReplies":{"quickReplies":["Never"]}}]}"#
    );
    assert_eq!(
        text(&encode(&EsV1, &v1("facebook"), &untitled)),
        r#"{"speech":"Hi.\nWhen?","displayText":"Hi.\nWhen?","messages":[{"type":0,"speech":"Hi."},{"type":2,"title":"When?","replies":["Today"]},{"type":2,"replies":["Never"]}]}"#
    );
    // What reads texts alone would miss the question.
    for source in ["DIALOGFLOW_CONSOLE", "google", "my-app", ""] {
        let sent = text(&encode(&EsV2, &v2(source), &untitled));
        assert!(sent.contains(r#"{"text":{"text":["When?"]}}"#), "{source}: {sent}");
    }
}

#[test]
fn variants_of_a_text_that_becomes_one_are_reported() {
    let asked = || Reply::from(Text::new("When?").or("On which day?"));
    let title = asked().quick_replies(["Today"]);
    for (connector, request, name) in [
        (&EsV2 as &dyn Connector, request::es_v2("Any", "{}"), "originalDetectIntentRequest"),
        (&EsV1, request::es_v1("Any", "{}"), "originalRequest"),
    ] {
        let original = format!(r#"{{"{name}":{{"source":"telegram"}},"#);
        let from_chat = encode(connector, &request.replacen('{', &original, 1), &title);
        assert!(text(&from_chat).contains(r#""title":"When?""#), "{}", text(&from_chat));
        let on_assistant = Reply::keep().on(Channel::GoogleAssistant, asked());
        for response in [from_chat, encode(connector, &request, &on_assistant)] {
            assert_eq!(response.dropped, [Dropped::TextVariants]);
        }
        assert_eq!(encode(connector, &request, &title).dropped, []);
    }
}

#[test]
fn what_a_button_would_say_is_reported_on_the_assistant() {
    let on_assistant = |text: &'static str, postback: &'static str| {
        let card = Card::new("Belvedere").button(text, postback);
        let [v2, v1, _] = in_all_dialects(&Reply::keep().on(Channel::GoogleAssistant, card));
        assert_eq!(v2.1, v1.1);
        v2.1
    };
    assert_eq!(on_assistant("Book", "BOOK_HOTEL"), [Dropped::ButtonPostback]);
    for (text, postback) in [("Book", ""), ("Book", "Book"), ("Book", "https://b.example")] {
        assert_eq!(on_assistant(text, postback), [], "{postback}");
    }
}

#[test]
fn cards_are_shown_and_their_words_are_said() {
    let card = Card::new("Belvedere")
        .subtitle("Four stars")
        .image("https://b.example/a.png")
        .button("Book", "https://b.example/book")
        .button("Others", "Others");
    assert_eq!(
        whole(&Reply::text("Well:").card(card)),
        [
            r#"{"fulfillmentText":"Well:\nBelvedere\nFour stars","fulfillmentMessages":[{"text":{"text":["Well:"]}},{"card":{"title":"Belvedere","subtitle":"Four stars","imageUri":"https://b.example/a.png","buttons":[{"text":"Book","postback":"https://b.example/book"},{"text":"Others","postback":"Others"}]}}]}"#,
            r#"{"speech":"Well:\nBelvedere\nFour stars","displayText":"Well:\nBelvedere\nFour stars","messages":[{"type":0,"speech":"Well:"},{"type":1,"title":"Belvedere","subtitle":"Four stars","imageUrl":"https://b.example/a.png","buttons":[{"text":"Book","postback":"https://b.example/book"},{"text":"Others","postback":"Others"}]}]}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Well:"]}},{"payload":{"richContent":[[{"type":"image","rawUrl":"https://b.example/a.png"},{"type":"info","title":"Belvedere","subtitle":"Four stars"},{"type":"button","text":"Book","anchor":{"href":"https://b.example/book"}},{"type":"chips","options":[{"text":"Others"}]}]]}}]}}"#,
        ]
    );
    assert_eq!(
        whole(&Card::new("Belvedere").into()),
        [
            r#"{"fulfillmentText":"Belvedere","fulfillmentMessages":[{"card":{"title":"Belvedere"}}]}"#,
            r#"{"speech":"Belvedere","displayText":"Belvedere","messages":[{"type":1,"title":"Belvedere"}]}"#,
            r#"{"fulfillmentResponse":{"messages":[{"payload":{"richContent":[[{"type":"info","title":"Belvedere"}]]}}]}}"#,
        ]
    );
}

#[test]
fn a_button_that_says_something_else_is_reported_where_it_cannot() {
    let card = Card::new("Belvedere").button("Others", "show me other hotels");
    let [v2, v1, cx] = in_all_dialects(&card.into());
    assert!(v2.0.contains(r#""postback":"show me other hotels""#) && v2.1.is_empty());
    assert!(v1.0.contains(r#""postback":"show me other hotels""#) && v1.1.is_empty());
    assert!(cx.0.contains(r#""options":[{"text":"Others"}]"#), "{}", cx.0);
    assert!(cx.1 == [Dropped::ButtonPostback]);
}

#[test]
fn a_button_is_a_link_by_its_scheme() {
    let is_link = |postback: &'static str| {
        Card::new("").button("Go", postback).buttons.iter().all(Button::is_link)
    };
    for link in ["https://a.example", "http://a.example", "mailto:a@b.example", "tel:+1"] {
        assert!(is_link(link), "{link}");
    }
    for text in ["", "https", "yes", "what is https://a.example?"] {
        assert!(!is_link(text), "{text}");
    }
}

#[test]
fn images_are_shown_and_described() {
    assert_eq!(
        whole(&Reply::keep().image(Image::new("https://i.example/a.png").alt("The lobby"))),
        [
            r#"{"fulfillmentText":"The lobby","fulfillmentMessages":[{"image":{"imageUri":"https://i.example/a.png","accessibilityText":"The lobby"}}]}"#,
            r#"{"speech":"The lobby","displayText":"The lobby","messages":[{"type":3,"imageUrl":"https://i.example/a.png"}]}"#,
            r#"{"fulfillmentResponse":{"messages":[{"payload":{"richContent":[[{"type":"image","rawUrl":"https://i.example/a.png","accessibilityText":"The lobby"}]]}}]}}"#,
        ]
    );
    assert_eq!(
        whole(&Image::new("https://i.example/a.png").into())[0],
        r#"{"fulfillmentMessages":[{"image":{"imageUri":"https://i.example/a.png"}}]}"#
    );
}

#[derive(Serialize)]
struct Divider {
    kind: &'static str,
}

#[test]
fn payloads_are_sent_as_they_are_in_their_place() {
    let payload = json!({"facebook": {"text": "a\"b", "n": null}});
    let reply = Reply::text("One.").payload(payload).then("Two.").payload(Divider { kind: "x" });
    assert_eq!(
        whole(&reply),
        [
            r#"{"fulfillmentText":"One.\nTwo.","fulfillmentMessages":[{"text":{"text":["One."]}},{"payload":{"facebook":{"n":null,"text":"a\"b"}}},{"text":{"text":["Two."]}},{"payload":{"kind":"x"}}]}"#,
            r#"{"speech":"One.\nTwo.","displayText":"One.\nTwo.","messages":[{"type":0,"speech":"One."},{"type":4,"payload":{"facebook":{"n":null,"text":"a\"b"}}},{"type":0,"speech":"Two."},{"type":4,"payload":{"kind":"x"}}]}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["One."]}},{"payload":{"facebook":{"n":null,"text":"a\"b"}}},{"text":{"text":["Two."]}},{"payload":{"kind":"x"}}]}}"#,
        ]
    );
}

#[test]
fn data_beside_the_messages_have_a_place_of_their_own() {
    let reply = Reply::text("Hi.").webhook_payload(json!({"old": 1}));
    assert_eq!(
        whole(&reply.then(Reply::keep().webhook_payload(Divider { kind: "x" })).then("You.")),
        [
            r#"{"fulfillmentText":"Hi.\nYou.","fulfillmentMessages":[{"text":{"text":["Hi."]}},{"text":{"text":["You."]}}],"payload":{"kind":"x"}}"#,
            r#"{"speech":"Hi.\nYou.","displayText":"Hi.\nYou.","data":{"kind":"x"}}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Hi."]}},{"text":{"text":["You."]}}]},"payload":{"kind":"x"}}"#,
        ]
    );
}

#[test]
fn a_payload_that_is_no_object_is_never_sent() {
    struct Broken;

    impl Serialize for Broken {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("broken"))
        }
    }

    let no_object = InvalidValue::PayloadNotObject;
    for (reply, problem) in [
        (Reply::keep().payload("text"), no_object),
        (Reply::keep().payload([1]), no_object),
        (Reply::keep().payload(()), no_object),
        (Reply::keep().webhook_payload(1), no_object),
        (Reply::keep().payload(Broken), InvalidValue::NotJson),
        (Payload::new(Broken).into(), InvalidValue::NotJson),
    ] {
        let request = intents_core::FulfillmentRequest::new(b"{}");
        for connector in [&EsV2 as &dyn Connector, &EsV1, &Cx] {
            let context = connector.decode(&request).unwrap();
            let error = connector.encode(&context, &reply).unwrap_err();
            assert_eq!(error, EncodeError::Value(problem));
        }
    }
}

#[test]
fn what_a_telephone_cannot_show_is_said_and_reported() {
    let card = Card::new("Belvedere").subtitle("Four stars");
    let phone = request::cx("Any", "{}").replacen(
        '{',
        r#"{"payload":{"telephony":{"caller_id":"+12025550100"}},"#,
        1,
    );
    let to_phone = |reply: &Reply| encode(&Cx, &phone, reply);
    let words =
        r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Belvedere\nFour stars"]}}]}}"#;
    let response = to_phone(&card.clone().into());
    assert_eq!((text(&response).as_str(), response.dropped), (words, vec![]));
    let response = to_phone(&card.image("https://b.example/a.png").into());
    assert_eq!((text(&response).as_str(), response.dropped.len()), (words, 1));
    // Nothing but an image, of which there is nothing to say.
    let image = Reply::from(Image::new("https://i.example")).image(Image::new("https://j.example"));
    let response = to_phone(&image);
    assert_eq!((text(&response).as_str(), response.dropped.len()), ("{}", 1));
    let response = to_phone(&Reply::text("When?").quick_replies(["Today"]).then(image));
    let when = r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["When?"]}}]}}"#;
    assert_eq!((text(&response).as_str(), response.dropped.len()), (when, 1));
    // A payload is for the one who wrote it to judge.
    let payload = Reply::keep().payload(json!({"a": 1}));
    assert_eq!(to_phone(&payload), to_cx(&payload));
}

#[test]
fn what_shows_nothing_says_nothing() {
    let nothing = Reply::keep()
        .card(Card::new("").button("", "https://a.example"))
        .image(Image::new("").alt("nothing to see"))
        .payload(json!({}))
        .quick_replies(["", ""]);
    assert!(nothing.parts().keeps_response());
    assert_eq!(whole(&nothing), ["{}"; 3]);
}
