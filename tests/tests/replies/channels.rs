//! Messages for one channel alone.

use std::cell::Cell;

use intents_core::connector::{Dropped, Prediction};
use intents_core::{
    Card, Channel, Connector, FulfillmentContext, FulfillmentRequest, QuickReplies, Reply, Speech,
};
use intents_dialogflow::{cx, es};
use intents_tests::{Cx, EsV1, EsV2, EsV2Beta1, request};

use super::{encode, in_all_dialects, text, whole};

fn v2_from(source: &str) -> String {
    let original = format!(r#"{{"originalDetectIntentRequest":{{"source":"{source}"}},"#);
    request::es_v2("Any", "{}").replacen('{', &original, 1)
}

fn v1_from(source: &str) -> String {
    let original = format!(r#"{{"originalRequest":{{"source":"{source}"}},"#);
    request::es_v1("Any", "{}").replacen('{', &original, 1)
}

fn cx_from_telephone() -> String {
    request::cx("Any", "{}").replacen('{', r#"{"payload":{"telephony":{}},"#, 1)
}

fn greeting() -> Reply {
    Reply::text("Hi.").on(Channel::Slack, "Hi, Slack.").on(Channel::Viber, "Hi, Viber.")
}

#[test]
fn where_the_channel_is_not_known_it_is_left_to_dialogflow() {
    assert_eq!(
        whole(&greeting()),
        [
            r#"{"fulfillmentText":"Hi.","fulfillmentMessages":[{"text":{"text":["Hi."]}},{"text":{"text":["Hi, Slack."]},"platform":"SLACK"},{"text":{"text":["Hi, Viber."]},"platform":"VIBER"}]}"#,
            r#"{"speech":"Hi.","displayText":"Hi.","messages":[{"type":0,"speech":"Hi."},{"type":0,"platform":"slack","speech":"Hi, Slack."},{"type":0,"platform":"viber","speech":"Hi, Viber."}]}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Hi."]}},{"text":{"text":["Hi, Slack."]},"channel":"SLACK"},{"text":{"text":["Hi, Viber."]},"channel":"VIBER"}]}}"#,
        ]
    );
}

#[test]
fn where_the_channel_is_known_it_gets_its_own_messages_alone() {
    let to_slack = text(&encode(&EsV2, &v2_from("slack_testbot"), &greeting()));
    let expected = r#"{"fulfillmentText":"Hi, Slack.","fulfillmentMessages":[{"text":{"text":["Hi, Slack."]},"platform":"SLACK"}]}"#;
    assert_eq!(to_slack, expected);
    let to_slack = text(&encode(&EsV1, &v1_from("slack"), &greeting()));
    let expected = r#"{"speech":"Hi, Slack.","displayText":"Hi, Slack.","messages":[{"type":0,"platform":"slack","speech":"Hi, Slack."}]}"#;
    assert_eq!(to_slack, expected);
    // One for which there are none gets what is for everyone.
    let to_line = text(&encode(&EsV2, &v2_from("line"), &greeting()));
    assert_eq!(to_line, whole(&Reply::text("Hi."))[0]);
    // Nothing for everyone: the agent's own response stands.
    let for_slack = Reply::keep().on(Channel::Slack, "Hi, Slack.");
    assert_eq!(text(&encode(&EsV2, &v2_from("line"), &for_slack)), "{}");
    // What the request itself selects needs no name.
    let on_the_phone = greeting().on(Channel::Telephony, "Hi, caller.");
    let to_phone = text(&encode(&Cx, &cx_from_telephone(), &on_the_phone));
    assert_eq!(to_phone, whole(&Reply::text("Hi, caller."))[2]);
}

#[test]
fn a_channel_without_a_name_in_the_dialect_gets_its_messages_or_they_are_reported() {
    let reply = greeting().on(Channel::Telephony, "Hi, caller.");
    let [(v2, of_v2), (v1, of_v1), (cx, of_cx)] = in_all_dialects(&reply);
    let [v2_without, ..] = whole(&greeting());
    assert_eq!(v2, v2_without);
    assert!(of_v2 == [Dropped::MessagesForUnnamedChannel]);
    assert!(v1.ends_with(r#",{"type":0,"platform":"telephony","speech":"Hi, caller."}]}"#));
    assert!(cx.contains(r#"{"text":{"text":["Hi, caller."]},"channel":"TELEPHONY"}"#));
    assert_eq!([of_v1, of_cx], [vec![], vec![]]);

    let to_phone = encode(&EsV2, &v2_from("GOOGLE_TELEPHONY"), &reply);
    assert_eq!(text(&to_phone), whole(&Reply::text("Hi, caller."))[0]);
    assert_eq!(to_phone.dropped, []);
    // Somebody else loses nothing.
    let to_slack = encode(&EsV2, &v2_from("slack"), &reply);
    assert_eq!(to_slack, encode(&EsV2, &v2_from("slack"), &greeting()));
}

#[test]
fn the_assistant_has_kinds_of_its_own() {
    let own = r#"{"simpleResponses":{"simpleResponses":[{"textToSpeech":"Hi, Assistant."}]},"platform":"ACTIONS_ON_GOOGLE"}"#;
    let reply = Reply::text("Hi.").on(Channel::GoogleAssistant, "Hi, Assistant.");
    let to_assistant = encode(&EsV2, &v2_from("google"), &reply);
    let said = r#"{"fulfillmentText":"Hi, Assistant.","fulfillmentMessages":["#;
    assert_eq!(text(&to_assistant), format!("{said}{own}]}}"));
    let [(to_all, dropped), ..] = in_all_dialects(&reply);
    let said = r#"{"fulfillmentText":"Hi.","fulfillmentMessages":[{"text":{"text":["Hi."]}},"#;
    assert_eq!(to_all, format!("{said}{own}]}}"));
    assert_eq!([to_assistant.dropped, dropped], [vec![], vec![]]);
}

#[test]
fn a_channel_of_ones_own_is_one_of_cx() {
    let reply = Reply::text("Hi.").on(Channel::Other("kiosk"), "Hi, visitor.");
    let [_, _, (cx, dropped)] = in_all_dialects(&reply);
    assert_eq!(
        cx,
        r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Hi."]}},{"text":{"text":["Hi, visitor."]},"channel":"kiosk"}]}}"#
    );
    assert_eq!(dropped, []);
}

#[test]
fn keeping_the_response_for_all_others_sends_it_where_the_channel_is_not_known() {
    let own = |request: String, member: &str| request.replacen(r#""parameters""#, member, 1);
    let v2 = own(request::es_v2("Any", "{}"), r#""fulfillmentText": "Own.", "parameters""#);
    let v1 = own(request::es_v1("Any", "{}"), r#""fulfillment": {"speech": "Own."}, "parameters""#);
    let for_slack = Reply::keep().on(Channel::Slack, "Hi, Slack.");
    assert_eq!(
        text(&encode(&EsV2, &v2, &for_slack)),
        r#"{"fulfillmentText":"Own.","fulfillmentMessages":[{"text":{"text":["Own."]}},{"text":{"text":["Hi, Slack."]},"platform":"SLACK"}]}"#
    );
    assert_eq!(
        text(&encode(&EsV1, &v1, &for_slack)),
        r#"{"speech":"Own.","displayText":"Own.","messages":[{"type":0,"speech":"Own."},{"type":0,"platform":"slack","speech":"Hi, Slack."}]}"#
    );
    for (connector, request) in [(&EsV2 as &dyn Connector, &v2), (&EsV1, &v1)] {
        // What is said for everyone goes instead of it.
        assert!(!text(&encode(connector, request, &greeting())).contains("Own."));
        // Where nothing can be sent, all of it stands.
        let for_nobody = Reply::keep().on(Channel::Other("kiosk"), "Hi, visitor.");
        assert_eq!(text(&encode(connector, request, &for_nobody)), "{}");
    }
}

#[test]
fn what_the_agent_has_for_others_is_kept_as_it_is() {
    let own = r#""fulfillmentText": "Own.", "fulfillmentMessages": [
        {"text": {"text": ["Own."]}},
        {"card": {"title": "Belvedere"}},
        {"text": {"text": ["Own, Slack."]}, "platform": "SLACK"},
        {"text": {"text": ["Own, Viber."]}, "platform": "VIBER"},
        {"telephonyPlayAudio": {"audioUri": "gs://b/a.wav"}, "platform": "TELEPHONY"}
    ], "parameters""#;
    let request = request::es_v2("Any", "{}").replacen(r#""parameters""#, own, 1);
    // What only another dialect has for everyone is nothing here.
    for for_everyone in [
        Reply::keep(),
        Reply::keep().play_audio("gs://b/a.wav"),
        Reply::keep().live_agent_handoff(()),
    ] {
        let is_keep = for_everyone.parts().keeps_response();
        let reply = for_everyone.on(Channel::Slack, "Hi, Slack.");
        let response = encode(&EsV2, &request, &reply);
        assert_eq!(
            text(&response),
            r#"{"fulfillmentText":"Own.","fulfillmentMessages":[{"text":{"text":["Own."]}},{"card":{"title":"Belvedere"}},{"text":{"text":["Hi, Slack."]},"platform":"SLACK"},{"text":{"text":["Own, Viber."]},"platform":"VIBER"}]}"#
        );
        assert!(response.dropped.contains(&Dropped::AgentMessages));
        assert_eq!(response.dropped.len(), if is_keep { 1 } else { 2 });
    }
    let handoff = Reply::keep().live_agent_handoff(()).on(Channel::Slack, "Hi, Slack.");
    let response = encode(&EsV2Beta1, &request, &handoff);
    let body = text(&response);
    assert!(body.starts_with(r#"{"liveAgentHandoff":true,"fulfillmentText":"Own.""#), "{body}");
    let audio = r#"{"telephonyPlayAudio":{"audioUri":"gs://b/a.wav"},"platform":"TELEPHONY"}]}"#;
    assert!(body.ends_with(audio), "{body}");
    assert_eq!(response.dropped, []);
    // Where they cannot be read, the text is.
    let broken = request.replacen(r#"{"title": "Belvedere"}"#, "5", 1);
    let response = encode(&EsV2Beta1, &broken, &handoff);
    let own_text = r#"{"text":{"text":["Own."]}},{"text":{"text":["Hi, Slack"#;
    assert!(text(&response).contains(own_text), "{}", text(&response));
    assert_eq!(response.dropped.len(), 1);
    // So it is where this version of the API has none of their kinds.
    let audio = r#""fulfillmentText": "Own.", "fulfillmentMessages": [
        {"telephonyPlayAudio": {"audioUri": "gs://b/a.wav"}}
    ], "parameters""#;
    let audio = request::es_v2("Any", "{}").replacen(r#""parameters""#, audio, 1);
    let response = encode(&EsV2, &audio, &Reply::keep().on(Channel::Slack, "Hi, Slack."));
    assert!(text(&response).contains(own_text), "{}", text(&response));
    assert!(response.dropped == [Dropped::Audio]);
}

#[test]
fn each_kind_may_be_for_one_channel() {
    let quick_replies = QuickReplies::new(["Today"]).title("When?");
    let card = Card::new("Belvedere").button("Book", "https://b.example");
    let messages = Reply::from(quick_replies).card(card);
    let [v2, v1, cx] = in_all_dialects(&Reply::keep().on(Channel::Facebook, messages));
    assert_eq!(
        v2.0,
        r#"{"fulfillmentMessages":[{"quickReplies":{"title":"When?","quickReplies":["Today"]},"platform":"FACEBOOK"},{"card":{"title":"Belvedere","buttons":[{"text":"Book","postback":"https://b.example"}]},"platform":"FACEBOOK"}]}"#
    );
    assert_eq!(
        v1.0,
        r#"{"messages":[{"type":2,"platform":"facebook","title":"When?","replies":["Today"]},{"type":1,"platform":"facebook","title":"Belvedere","buttons":[{"text":"Book","postback":"https://b.example"}]}]}"#
    );
    // Facebook does not read Messenger's format.
    assert_eq!(
        cx.0,
        r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["When?"]},"channel":"FACEBOOK"},{"text":{"text":["Belvedere"]},"channel":"FACEBOOK"}]}}"#
    );
    assert_eq!([v2.1.len(), v1.1.len(), cx.1.len()], [0, 0, 1]);

    let for_messenger =
        Reply::keep().on(Channel::DialogflowMessenger, QuickReplies::new(["Today"]).title("When?"));
    let [_, _, cx] = in_all_dialects(&for_messenger);
    assert_eq!(
        cx.0,
        r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["When?"]},"channel":"DF_MESSENGER"},{"payload":{"richContent":[[{"type":"chips","options":[{"text":"Today"}]}]]},"channel":"DF_MESSENGER"}]}}"#
    );
    assert_eq!(cx.1, []);
}

#[test]
fn what_is_no_message_is_for_every_channel() {
    let aside = Reply::text("Hi, Slack.").delete_context("greeted");
    let more = Reply::keep().on(Channel::Slack, "You.").end_session();
    let reply = Reply::text("Hi.").on(Channel::Slack, aside).then(more);
    let [(v2, of_v2), ..] = in_all_dialects(&reply);
    assert_eq!(
        v2,
        r#"{"fulfillmentText":"Hi.","fulfillmentMessages":[{"text":{"text":["Hi."]}},{"text":{"text":["Hi, Slack."]},"platform":"SLACK"},{"text":{"text":["You."]},"platform":"SLACK"}],"outputContexts":[{"name":"projects/p/agent/sessions/s-1/contexts/greeted","lifespanCount":0}]}"#
    );
    assert_eq!(of_v2.len(), 1, "the end of the session");
    assert_eq!(reply.parts().channel_messages.len(), 1);
}

thread_local! {
    static LOOKED: Cell<usize> = const { Cell::new(0) };
}

#[test]
fn the_channel_is_looked_for_once_however_much_is_said() {
    let messages = |reply: Reply| {
        let more = reply.then("When?").quick_replies(["Today"]).speech(Speech::new("When?"));
        more.play_audio("gs://b/a.wav").card(Card::new("Belvedere"))
    };
    let reply = (0..3).fold(messages(Reply::keep()), |reply, _| messages(reply));
    let reply = reply.on(Channel::Slack, messages(Reply::keep()));
    for (connector, dialect) in [
        (&EsV2 as &dyn Connector, es::v2::DIALECT),
        (&EsV2Beta1, es::v2::DIALECT),
        (&EsV1, es::v1::DIALECT),
        (&Cx, cx::DIALECT),
    ] {
        let request = FulfillmentRequest::new(b"{}");
        let mut prediction = Prediction::new(dialect);
        prediction.find_channel = |_| {
            LOOKED.set(LOOKED.get() + 1);
            None
        };
        let context = FulfillmentContext::new(&request, prediction);
        LOOKED.set(0);
        let response = connector.encode(&context, &reply).unwrap();
        assert!(!response.body.is_empty());
        assert_eq!(LOOKED.get(), 1, "{}", dialect.name);
    }
}
