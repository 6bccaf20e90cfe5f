//! Features that only version v2beta1 of ES V2 has.

use intents_core::connector::{Dropped, FulfillmentResponse};
use intents_core::{Channel, Reply, Speech};
use intents_tests::{EsV2, EsV2Beta1, messages, request};
use serde_json::json;

use super::v2::{from, sent};
use super::{Next, encode, text, to_v2};

fn to_beta(reply: &Reply) -> FulfillmentResponse {
    encode(&EsV2Beta1, &request::es_v2("Any", "{}"), reply)
}

#[test]
fn the_telephone_is_spoken_to_in_v2beta1_alone() {
    let expected = json!({
        "telephonyPlayAudio": {"audioUri": "gs://b/rain.wav"},
        "telephonySynthesizeSpeech": {"ssml": "<speak>Your code: <break/> 4711</speak>"},
        "telephonyTransferCall": {"phoneNumber": "+12025550100"},
    });
    for (name, message) in messages::for_telephony() {
        let own = json!([{name: expected[name], "platform": "TELEPHONY"}]);
        let reply = || Reply::keep().message(message.clone());
        // Where nobody tells the channel, words are also to be read.
        let mut to_all = sent(&to_beta(&reply()));
        if name == "telephonySynthesizeSpeech" {
            let read = to_all.as_array_mut().map(|messages| messages.remove(0));
            assert_eq!(read, Some(json!({"text": {"text": ["Your code: 4711"]}})));
        }
        assert_eq!(to_all, own, "{name}");
        for response in [
            encode(&EsV2Beta1, &from("GOOGLE_TELEPHONY"), &reply()),
            to_beta(&Reply::keep().on(Channel::Telephony, reply())),
        ] {
            assert_eq!((sent(&response), response.dropped), (own.clone(), vec![]), "{name}");
        }
        let in_v2 = text(&to_v2(&reply()));
        assert!(!in_v2.contains("telephony") && !in_v2.contains("TELEPHONY"), "{in_v2}");
        let on_slack = to_beta(&Reply::keep().on(Channel::Slack, reply()));
        assert!(!text(&on_slack).contains("telephony"), "{}", text(&on_slack));
    }
    let text_and_speech = Reply::text("Your code: 4711").speech(Speech::new("4, 7, 11"));
    assert_eq!(
        text(&to_beta(&text_and_speech)),
        r#"{"fulfillmentText":"Your code: 4711","fulfillmentMessages":[{"text":{"text":["Your code: 4711"]}},{"telephonySynthesizeSpeech":{"text":"4, 7, 11"},"platform":"TELEPHONY"}]}"#
    );
    let in_v2 = to_v2(&text_and_speech);
    let text_alone = to_v2(&Reply::text("Your code: 4711"));
    assert_eq!((&in_v2.body, in_v2.dropped.len()), (&text_alone.body, 1));
    // Elsewhere nobody hears anything.
    let played = Reply::text("Listen.").play_audio("gs://b/rain.wav");
    let response = encode(&EsV2Beta1, &from("slack"), &played);
    assert_eq!(response.body, to_v2(&Reply::text("Listen.")).body);
    assert!(response.dropped == [Dropped::Audio]);
    let to_all = to_beta(&Reply::text("Hi.").on(Channel::Telephony, "Hi, caller."));
    let caller = json!({"text": {"text": ["Hi, caller."]}, "platform": "TELEPHONY"});
    assert_eq!((&sent(&to_all)[1], to_all.dropped), (&caller, vec![]));
}

#[test]
fn what_is_spoken_is_read_where_nobody_speaks() {
    for spoken in
        [Reply::keep().speech(Speech::new("Hi.")), Reply::text("Hi.").speech(Speech::new("Hello."))]
    {
        let to_facebook = encode(&EsV2Beta1, &from("facebook"), &spoken);
        assert_eq!(to_facebook, encode(&EsV2, &from("facebook"), &spoken));
        assert_eq!(to_facebook.body, to_v2(&Reply::text("Hi.")).body);
        let on_slack = Reply::keep().on(Channel::Slack, spoken);
        assert_eq!(to_beta(&on_slack), to_v2(&on_slack));
    }
}

#[test]
fn on_the_telephone_a_text_beside_what_is_spoken_is_not_spoken() {
    let code = Reply::text("Your code: 4711").speech(Speech::new("4, 7, 11"));
    let spoken =
        json!({"telephonySynthesizeSpeech": {"text": "4, 7, 11"}, "platform": "TELEPHONY"});
    let from_phone = encode(&EsV2Beta1, &from("GOOGLE_TELEPHONY"), &code);
    assert_eq!((sent(&from_phone), &from_phone.dropped[..]), (json!([spoken]), &[][..]));
    assert!(text(&from_phone).starts_with(r#"{"fulfillmentText":"Your code: 4711","#));
    let on_phone = Reply::text("Hi.").on(Channel::Telephony, code);
    let read = json!({"text": {"text": ["Hi."]}});
    assert_eq!(sent(&to_beta(&on_phone)), json!([read, spoken]));
    // Without that, the text is what is spoken.
    let hi = encode(&EsV2Beta1, &from("GOOGLE_TELEPHONY"), &Reply::text("Hi."));
    assert_eq!(sent(&hi), json!([read]));
}

#[test]
fn business_messaging_is_one_of_v2beta1() {
    let suggestions = json!([
        {"reply": {"text": "Yes", "postbackData": "tapped"}},
        {"action": {
            "text": "Call", "postbackData": "tapped", "dial": {"phoneNumber": "+12025550100"},
        }},
        {"action": {
            "text": "Book", "postbackData": "tapped", "openUrl": {"uri": "https://b.example/book"},
        }},
        {"action": {"text": "Where are you?", "postbackData": "tapped", "shareLocation": {}}},
    ]);
    let content = json!({
        "title": "Belvedere",
        "description": "Four stars",
        "media": {
            "fileUri": "https://b.example/a.mp4",
            "thumbnailUri": "https://b.example/a.png",
            "height": "TALL",
        },
        "suggestions": suggestions,
    });
    let expected = json!({
        "rbmText": {"text": "When?", "rbmSuggestion": suggestions},
        "rbmStandaloneRichCard": {
            "cardOrientation": "HORIZONTAL",
            "thumbnailImageAlignment": "RIGHT",
            "cardContent": content,
        },
        "rbmCarouselRichCard": {
            "cardWidth": "SMALL",
            "cardContents": [content, {"title": "Bellevue"}],
        },
    });
    for (name, message) in messages::for_rbm() {
        let reply = Reply::keep().message(message);
        let response = to_beta(&reply);
        let own = json!([{name: expected[name]}]);
        assert_eq!((sent(&response), response.dropped), (own, vec![]), "{name}");
        for response in [to_v2(&reply), encode(&EsV2Beta1, &from("facebook"), &reply)] {
            assert!(!text(&response).contains("rbm"), "{}", text(&response));
            assert_eq!(response.dropped.len(), 1, "{name}");
        }
    }
}

#[test]
fn the_session_ends_and_is_handed_over_in_v2beta1() {
    let bye = Reply::text("Bye.").end_session();
    let said = r#""fulfillmentText":"Bye.","fulfillmentMessages":[{"text":{"text":["Bye."]}}]"#;
    assert_eq!(text(&to_beta(&bye)), format!(r#"{{{said},"endInteraction":true}}"#));
    let handoff = Reply::text("Bye.").live_agent_handoff(());
    let response = to_beta(&handoff);
    assert_eq!(text(&response), format!(r#"{{"liveAgentHandoff":true,{said}}}"#));
    assert_eq!(response.dropped, []);
    // With nothing to say, the agent's own words stand.
    let alone = to_beta(&Reply::keep().live_agent_handoff(json!({"queue": 1})));
    assert_eq!(text(&alone), r#"{"liveAgentHandoff":true}"#);
    assert!(alone.dropped == [Dropped::HandoffMetadata]);
    // It is for all channels or for the one that is known.
    let by_channel = Reply::text("Bye.").on(Channel::Slack, handoff);
    let response = encode(&EsV2Beta1, &from("slack"), &by_channel);
    assert!(text(&response).starts_with(r#"{"liveAgentHandoff":true,"#), "{}", text(&response));
    let response = to_beta(&by_channel);
    assert!(!text(&response).contains("Handoff"), "{}", text(&response));
    assert!(response.dropped == [Dropped::HandoffOnOneChannel]);
    // The version v2 has neither.
    let response = to_v2(&bye.live_agent_handoff(()));
    assert_eq!(text(&response), format!("{{{said}}}"));
    assert_eq!(response.dropped.len(), 2, "{:?}", response.dropped);
}

#[test]
fn a_triggered_intent_answers_and_the_session_is_handed_over_in_v2beta1() {
    let reply = Reply::trigger(Next).live_agent_handoff(()).end_session();
    let event = r#""followupEventInput":{"name":"E_NEXT","languageCode":"en"}"#;
    let response = to_beta(&reply);
    assert_eq!(
        (text(&response), response.dropped),
        (format!(r#"{{"liveAgentHandoff":true,{event},"endInteraction":true}}"#), vec![])
    );
    let response = to_beta(&reply.then("Bye."));
    assert!(text(&response).contains("liveAgentHandoff"));
    assert!(response.dropped == [Dropped::MessagesBesideTrigger]);
    let on_slack = Reply::trigger(Next).on(Channel::Slack, Reply::keep().live_agent_handoff(()));
    let response = encode(&EsV2Beta1, &from("slack"), &on_slack);
    assert!(text(&response).contains("liveAgentHandoff"));
    assert_eq!(response.dropped, []);
}
