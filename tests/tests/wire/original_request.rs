//! The channel of a request, and its user.

use intents_core::connector::Connector;
use intents_core::{
    Agent, Channel, Error, FromContext, FulfillmentContext, FulfillmentRequest, Intent, Result,
    Value, fulfill,
};
use intents_dialogflow::OriginalRequest;
use intents_tests::{Dialogflow, corpus, request};
use serde_json::Value as Json;

fn with(request: &str, member: &str) -> String {
    request.replacen('{', &format!("{{{member},"), 1)
}

fn v2(original: &str) -> String {
    with(&request::es_v2("Any", "{}"), &format!(r#""originalDetectIntentRequest":{original}"#))
}

fn v1(original: &str) -> String {
    with(&request::es_v1("Any", "{}"), &format!(r#""originalRequest":{original}"#))
}

fn cx(payload: &str) -> String {
    with(&request::cx("Any", "{}"), &format!(r#""payload":{payload}"#))
}

/// What is asked of a request.
fn ask<T>(
    body: &str,
    question: impl FnOnce(&FulfillmentContext<'_>, OriginalRequest<'_>) -> T,
) -> Result<T> {
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Dialogflow.decode(&request)?;
    let original = OriginalRequest::from_context(&context)?;
    Ok(question(&context, original))
}

#[track_caller]
fn check(body: &str, channel: Option<Channel>, user: Option<&str>) {
    let told =
        ask(body, |context, original| (context.channel(), original.channel(), original.user_id()));
    let expected = (channel, channel, user.map(str::to_owned));
    assert_eq!(told.map_err(|error| error.to_string()), Ok(expected), "{body}");
}

#[test]
fn the_channel_is_the_one_that_the_request_names_first() {
    for (original, channel) in [
        (r#"{"source":"facebook","payload":{"source":"slack"}}"#, Some(Channel::Facebook)),
        (r#"{"payload":{"data":{},"source":"slack_testbot"}}"#, Some(Channel::Slack)),
        (r#"{"source":"","payload":{"source":"LINE"}}"#, Some(Channel::Line)),
        (r#"{"payload":{"telephony":{"caller_id":"+1"}}}"#, Some(Channel::Telephony)),
        (r#"{"source":"GOOGLE_TELEPHONY"}"#, Some(Channel::Telephony)),
        (r#"{"source":"DIALOGFLOW_CONSOLE","payload":{}}"#, Some(Channel::Console)),
        (r#"{"source":"my-app","payload":{}}"#, None),
        (r#"{"payload":{}}"#, None),
        (r#"{}"#, None),
        ("null", None),
        // Clients of the API, and the proxies in front of webhooks, write anything.
        (r#"{"payload":[]}"#, None),
        (r#"{"payload":{"source":7}}"#, None),
        (r#"{"source":["facebook"],"payload":{"source":"slack"}}"#, Some(Channel::Slack)),
        (r#"[]"#, None),
        (r#""facebook""#, None),
    ] {
        check(&v2(original), channel, None);
        check(&v1(&original.replace("payload", "data")), channel, None);
    }
    for (payload, channel) in [
        (r#"{"telephony":{"caller_id":"+1"}}"#, Some(Channel::Telephony)),
        (r#"{"source":"facebook"}"#, Some(Channel::Facebook)),
        (r#"{"userId":"u"}"#, None),
        ("null", None),
    ] {
        check(&cx(payload), channel, None);
    }
    for none in [request::es_v2("Any", "{}"), request::es_v1("Any", "{}"), request::cx("Any", "{}")]
    {
        check(&none, None, None);
    }
}

#[test]
fn users_are_found_where_their_channel_puts_them() {
    let facebook = r#"{"source":"facebook","payload":{"data":{"sender":{"id":"22"}}}}"#;
    check(&v2(facebook), Some(Channel::Facebook), Some("22"));
    let slack = r#"{"payload":{"source":"slack_testbot","data":{"user":"U7"}}}"#;
    check(&v2(slack), Some(Channel::Slack), Some("U7"));
    let slack = r#"{"source":"slack","payload":{"data":{"event":{"user":"U7"}}}}"#;
    check(&v2(slack), Some(Channel::Slack), Some("U7"));
    let slack = r#"{"source":"slack_testbot","data":{"user":"U7"}}"#;
    check(&v1(slack), Some(Channel::Slack), Some("U7"));
    // Numbers come as floats.
    for id in ["722234409", "722234409.0", "7.22234409E8", r#""722234409""#] {
        let telegram =
            format!(r#"{{"source":"telegram","payload":{{"data":{{"from":{{"id":{id}}}}}}}}}"#);
        check(&v2(&telegram), Some(Channel::Telegram), Some("722234409"));
    }
    let line = r#"{"source":"line","payload":{"data":{"source":{"userId":"L1"}}}}"#;
    check(&v2(line), Some(Channel::Line), Some("L1"));
    let respond_io = r#"{"payload":{"source":"line","contact":{"cId":"L2"}}}"#;
    check(&v2(respond_io), Some(Channel::Line), Some("L2"));
    let tapped =
        r#"{"source":"telegram","payload":{"data":{"callback_query":{"from":{"id":7.0}}}}}"#;
    check(&v2(tapped), Channel::Telegram.into(), Some("7"));
    let skype = r#"{"source":"skype","payload":{"data":{"address":{"user":{"id":"29:1"}}}}}"#;
    check(&v2(skype), Some(Channel::Skype), Some("29:1"));
    // A float of 64 bits would have other digits.
    let long = r#"{"source":"telegram","payload":{"data":{"from":{"id":9007199254740993.0}}}}"#;
    check(&v2(long), Some(Channel::Telegram), Some("9007199254740993"));
    let nobody = r#"{"source":"facebook","payload":{"data":{"sender":{"id":""}}}}"#;
    check(&v2(nobody), Some(Channel::Facebook), None);
}

/// Older requests, and services that send on what a network sent, have it without `data`.
#[test]
fn users_are_found_where_the_typed_readers_find_them() {
    let message =
        r#"{"source":"telegram","payload":{"message":{"from":{"id":7},"chat":{"id":9}}}}"#;
    let tapped = r#"{"source":"telegram","payload":{"callback_query":{"id":"1","from":{"id":7}}}}"#;
    for telegram in [message, tapped] {
        check(&v2(telegram), Some(Channel::Telegram), Some("7"));
    }
    let read = ask(&v2(message), |_, original| {
        original.telegram().unwrap().map(|of| of.message.from.id.into_owned())
    });
    assert_eq!(read.unwrap().as_deref(), Some("7"));
    let line = r#"{"source":"line","payload":{"body":{"events":[{"source":{"userId":"L1"}}]}}}"#;
    check(&v2(line), Some(Channel::Line), Some("L1"));
    let entry = r#"{"entry":[{"messaging":[{"sender":{"id":"22"}}]}]}"#;
    let facebook = format!(r#"{{"source":"facebook","payload":{{"body":{entry}}}}}"#);
    check(&v2(&facebook), Some(Channel::Facebook), Some("22"));
    // respond.io says itself who speaks.
    let by_respond_io =
        format!(r#"{{"payload":{{"source":"facebook","contact":{{"cId":"23"}},"body":{entry}}}}}"#);
    check(&v2(&by_respond_io), Some(Channel::Facebook), Some("23"));
    let nobody = r#"{"source":"line","payload":{"body":{"events":[]}}}"#;
    check(&v2(nobody), Some(Channel::Line), None);
}

#[test]
fn a_caller_is_a_number() {
    let telephony = r#"{"telephony":{"caller_id":"+18558363987"}}"#;
    let in_payload = format!(r#"{{"payload":{telephony}}}"#);
    for body in [v2(&in_payload), cx(telephony)] {
        let caller = ask(&body, |_, original| original.caller_id()).unwrap();
        assert_eq!(caller.as_deref(), Some("+18558363987"), "{body}");
    }
    assert_eq!(ask(&v2("{}"), |_, original| original.caller_id()).unwrap(), None);
}

#[test]
fn a_button_of_facebook_is_a_postback() {
    let data = r#"{
        "sender": {"id": "22"}, "recipient": {"id": 33.0}, "timestamp": 1564743055901.0,
        "postback": {"payload": "BOOK", "title": "Book", "data": {"lat": 3.1, "long": 101}}
    }"#;
    let in_v2 = format!(r#"{{"source":"facebook","payload":{{"data":{data}}}}}"#);
    let in_v1 = format!(r#"{{"source":"","data":{{"data":{data},"source":"facebook"}}}}"#);
    let entry = format!(r#"{{"entry":[{{"messaging":[{data}]}}]}}"#);
    let by_respond_io = format!(r#"{{"payload":{{"source":"facebook","body":{entry}}}}}"#);
    for body in [v2(&in_v2), v1(&in_v1), v2(&by_respond_io)] {
        ask(&body, |_, original| {
            let facebook = original.facebook().unwrap().unwrap();
            assert_eq!((&*facebook.sender.id, &*facebook.recipient.id), ("22", "33"), "{body}");
            assert_eq!(&*facebook.timestamp, "1564743055901");
            let postback = facebook.postback;
            assert_eq!((&*postback.payload, &*postback.title), ("BOOK", "Book"));
            let place = postback.data.read().unwrap();
            assert_eq!(place.get("long"), Some(&Value::Number(101.into())));
            assert_eq!(original.slack().unwrap(), None);
        })
        .unwrap();
    }
    let quick =
        r#"{"source":"facebook","payload":{"data":{"message":{"quick_reply":{"payload":"Y"}}}}}"#;
    ask(&v2(quick), |_, original| {
        let facebook = original.facebook().unwrap().unwrap();
        assert_eq!(facebook.message.quick_reply.payload, "Y");
    })
    .unwrap();
}

#[test]
fn what_a_channel_sends_is_not_always_what_it_should_be() {
    let wrong = r#"{"source":"facebook","payload":{"data":{"sender":{"id":["secret"]}}}}"#;
    ask(&v2(wrong), |_, original| {
        let error = original.facebook().unwrap_err();
        let expected = ("/sender/id", "expected a string or a number, found a list");
        assert_eq!((error.pointer.as_str(), error.message.as_str()), expected);
        assert_eq!(original.user_id(), None);
    })
    .unwrap();
    ask(&v2(r#"{"source":"facebook"}"#), |_, original| {
        assert_eq!(original.facebook().unwrap(), None);
    })
    .unwrap();
}

#[test]
fn a_message_of_slack_has_its_channel() {
    let event = r#"{"type":"message","user":"U7","channel":"C1","channel_type":"im","ts":"1.02"}"#;
    for data in [event.to_owned(), format!(r#"{{"event":{event}}}"#)] {
        let original = format!(r#"{{"payload":{{"source":"slack_testbot","data":{data}}}}}"#);
        ask(&v2(&original), |_, original| {
            let slack = original.slack().unwrap().unwrap();
            assert_eq!((&*slack.user, &*slack.channel, &*slack.ts), ("U7", "C1", "1.02"));
            assert_eq!((&*slack.kind, &*slack.channel_type), ("message", "im"));
        })
        .unwrap();
    }
    let in_v1 = format!(r#"{{"source":"slack_testbot","data":{event}}}"#);
    ask(&v1(&in_v1), |_, original| {
        assert_eq!(original.slack().unwrap().unwrap().channel, "C1");
    })
    .unwrap();
}

#[test]
fn a_message_of_telegram_has_its_chat() {
    let message = r#"{"message_id":5.0,"from":{"id":7.0,"first_name":"A"},"chat":{"id":-9.0}}"#;
    let tapped = format!(
        r#"{{"callback_query":{{"id":"1","from":{{"id":8.0}},"data":"yes","message":{message}}}}}"#
    );
    for (data, from, said) in [
        (message.to_owned(), "7", ""),
        (format!(r#"{{"update_id":1.0,"message":{message}}}"#), "7", ""),
        (tapped, "8", "yes"),
    ] {
        let original = format!(r#"{{"source":"telegram","payload":{{"data":{data}}}}}"#);
        ask(&v2(&original), |_, original| {
            let telegram = original.telegram().unwrap().unwrap();
            assert_eq!((&*telegram.message.chat.id, &*telegram.message.message_id), ("-9", "5"));
            assert_eq!(telegram.message.from.first_name, "A");
            assert_eq!(telegram.callback_query.data, said);
            assert_eq!(original.user_id().as_deref(), Some(from));
        })
        .unwrap();
    }
}

#[test]
fn an_event_of_line_has_what_answers_it() {
    let event = r#"{"replyToken":"t","source":{"userId":"L1","type":"user"},"message":{"id":"1"}}"#;
    for payload in [format!(r#""data":{event}"#), format!(r#""body":{{"events":[{event}]}}"#)] {
        let original = format!(r#"{{"source":"line","payload":{{{payload}}}}}"#);
        ask(&v2(&original), |_, original| {
            let line = original.line().unwrap().unwrap();
            assert_eq!((&*line.reply_token, &*line.source.user_id), ("t", "L1"));
            assert_eq!((&*line.source.kind, &*line.message.id), ("user", "1"));
        })
        .unwrap();
    }
}

#[test]
fn the_assistant_tells_what_the_device_can_do() {
    let in_v2 = r#"{"source":"google","version":"2","payload":{
        "user": {"locale": "en-US", "userStorage": "{}", "permissions": ["NAME"],
            "profile": {"givenName": "A"}},
        "conversation": {"conversationId": "c", "type": "NEW"},
        "inputs": [{"rawInputs": [{"inputType": "VOICE", "query": "q"}],
            "arguments": [{"name": "OPTION", "textValue": "single"}]}],
        "surface": {"capabilities": [{"name": "actions.capability.SCREEN_OUTPUT"}]}
    }}"#;
    let in_v1 = r#"{"source":"google","version":"1","data":{
        "user": {"locale": "en-US", "user_storage": "{}", "permissions": ["NAME"],
            "profile": {"given_name": "A"}},
        "conversation": {"conversation_id": "c", "type": 1},
        "inputs": [{"raw_inputs": [{"input_type": 2, "query": "q"}],
            "arguments": [{"name": "OPTION", "text_value": "single"}]}],
        "surface": {"capabilities": [{"name": "actions.capability.SCREEN_OUTPUT"}]}
    }}"#;
    for body in [v2(in_v2), v1(in_v1)] {
        ask(&body, |_, original| {
            let google = original.google().unwrap().unwrap();
            assert_eq!((&*google.user.locale, &*google.user.user_storage), ("en-US", "{}"));
            assert_eq!(
                (&*google.user.permissions[0], &*google.user.profile.given_name),
                ("NAME", "A")
            );
            let conversation = google.conversation.read().unwrap();
            assert_eq!((&*conversation.conversation_id, conversation.kind.name()), ("c", "NEW"));
            let inputs = google.inputs.read().unwrap();
            assert_eq!(inputs[0].raw_inputs[0].input_type.name(), "VOICE");
            assert_eq!(inputs[0].arguments[0].text_value, "single");
            assert!(google.has_capability("actions.capability.SCREEN_OUTPUT"));
            assert!(!google.has_capability("actions.capability.AUDIO_OUTPUT"));
        })
        .unwrap();
    }
}

#[test]
fn what_the_channel_sent_is_there_as_it_is() {
    for (body, source) in [
        (v2(r#"{"source":"my-app","payload":{"a":1}}"#), "my-app"),
        (v1(r#"{"source":"my-app","data":{"a":1}}"#), "my-app"),
        (cx(r#"{"a":1}"#), ""),
    ] {
        ask(&body, |_, original| {
            assert_eq!(original.source(), source);
            assert_eq!(original.json(), Some(r#"{"a":1}"#));
            assert_eq!(original.payload().unwrap().get("a"), Some(&Value::Number(1.into())));
        })
        .unwrap();
    }
    ask(&request::cx("Any", "{}"), |_, original| {
        assert_eq!((original.json(), original.payload().unwrap()), (None, Value::Null));
    })
    .unwrap();
}

#[test]
fn it_is_in_no_log() {
    ask(&v2(r#"{"source":"facebook","payload":{"secret":1}}"#), |context, original| {
        let shown = format!("{context:?} {original:?}");
        assert!(!shown.contains("secret"), "{shown}");
    })
    .unwrap();
}

#[derive(Debug, Intent)]
struct WhoAmI;

#[fulfill]
fn who_am_i(_: WhoAmI, original: OriginalRequest<'_>) -> Option<String> {
    let channel = original.channel()?;
    Some(format!("{} on {channel}", original.user_id()?))
}

#[tokio::test]
async fn a_handler_asks_for_it() {
    let agent = Agent::empty_builder().handler::<who_am_i>().build().unwrap();
    let body = with(
        &request::es_v1("WhoAmI", "{}"),
        r#""originalRequest":{"source":"facebook","data":{"data":{"sender":{"id":"22"}}}}"#,
    );
    let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(body.as_bytes())).await;
    let said = r#"{"speech":"22 on FACEBOOK","displayText":"22 on FACEBOOK"}"#;
    assert_eq!(response.unwrap().body, said.as_bytes());
}

/// The channel by a plain reading of the file.
fn channel_of(json: &Json) -> Result<Option<Channel>> {
    let original = [&json["originalDetectIntentRequest"], &json["originalRequest"]];
    let inner = original.map(|original| [&original["payload"], &original["data"]]);
    let outer = original.iter().map(|original| &original["source"]);
    let sources = outer.chain(inner.iter().flatten().map(|payload| &payload["source"]));
    let telephony = |payload: &&Json| payload["telephony"].is_object();
    Ok(match sources.filter_map(Json::as_str).find(|source| !source.is_empty()) {
        Some("google") => Some(Channel::GoogleAssistant),
        Some("slack_testbot") => Some(Channel::Slack),
        Some("facebook") => Some(Channel::Facebook),
        Some("telegram") => Some(Channel::Telegram),
        Some("line") => Some(Channel::Line),
        Some("DIALOGFLOW_CONSOLE") => Some(Channel::Console),
        Some(other) => Err(Error::msg(format!("a source that this test does not know: {other}")))?,
        None if inner.iter().flatten().any(telephony) || telephony(&&json["payload"]) => {
            Some(Channel::Telephony)
        }
        None => None,
    })
}

#[test]
fn real_requests_come_from_the_channels_that_they_name() {
    let Some(folder) = corpus::folder() else { return };
    for part in ["es-v2-requests", "v1-requests", "cx-requests"] {
        let mut known = 0;
        for (file, text) in corpus::json_files(&folder.join(part)).unwrap() {
            let json: Json = serde_json::from_str(&text).unwrap();
            let channel = channel_of(&json).unwrap();
            known += usize::from(channel.is_some());
            ask(&text, |context, original| {
                assert_eq!(context.channel(), channel, "{file}");
                let sent = original.json().is_some();
                let is = |of| sent && channel == Some(of);
                let google = original.google().unwrap().is_some();
                assert_eq!(google, is(Channel::GoogleAssistant), "{file}");
                assert_eq!(original.slack().unwrap().is_some(), is(Channel::Slack), "{file}");
                let telegram = original.telegram().unwrap().map(|of| of.message.chat.id);
                assert_eq!(telegram.is_some_and(|id| !id.is_empty()), is(Channel::Telegram));
                if matches!(channel, Some(Channel::Slack | Channel::Telegram)) {
                    assert!(original.user_id().is_some(), "{file}");
                }
            })
            .unwrap();
        }
        assert!(known > 0, "{part} tells no channel");
    }
}

#[test]
fn documented_originals_are_understood() {
    let Some(folder) = corpus::folder() else { return };
    let mut read = Vec::new();
    for (file, text) in corpus::json_files(&folder.join("es-odir-fragments")).unwrap() {
        let json: Json = serde_json::from_str(&text).unwrap();
        let body = if json["originalDetectIntentRequest"].is_object() { text } else { v2(&text) };
        ask(&body, |context, original| {
            let who = original.user_id().or(original.caller_id());
            assert_eq!(context.channel().is_some(), who.is_some(), "{file}");
            if let Some(respond_io) = original.respond_io().unwrap() {
                assert_eq!(original.user_id().unwrap(), &*respond_io.contact.channel_contact_id);
                assert_eq!(&*respond_io.contact.contact_id, "123456", "{file}");
                let writers = [
                    original.facebook().unwrap().map(|of| of.sender.id.into_owned()),
                    original.line().unwrap().map(|of| of.source.user_id.into_owned()),
                ];
                assert_eq!(writers.iter().flatten().filter(|id| !id.is_empty()).count(), 1);
            }
            read.extend(context.channel());
        })
        .unwrap();
    }
    assert_eq!(read, [Channel::Facebook, Channel::Line, Channel::Telephony]);
}
