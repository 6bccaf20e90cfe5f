//! Responses and the messages of requests, read.

use intents_core::connector::{ChannelMessage, Connector, DecodeError};
use intents_core::{
    Channel, FromContext, FulfillmentRequest, Message, Payload, Reply, Speech, Text, Transition,
};
use intents_dialogflow::cx::message::ResponseType;
use intents_dialogflow::cx::{
    MergeBehavior, ParameterState, Query, Sentiment, WebhookRequest, WebhookResponse,
};
use intents_tests::{Cx, Dialogflow};
use serde_json::{Value as Json, json};

use super::super::{encode, text};
use super::request_on_page;

/// Messages of every kind, as Dialogflow sends them.
fn every_kind() -> Json {
    json!([
        {"text": {"text": ["Hi.", "Hello."], "allowPlaybackInterruption": true,
                  "redactedText": ["Hi.", "Hello."]},
         "responseType": "ENTRY_PROMPT", "source": "VIRTUAL_AGENT", "channel": "df_messenger"},
        {"payload": {"a": [1]}, "responseType": "HANDLER_PROMPT"},
        {"conversationSuccess": {"metadata": {"goal": 1}}, "responseType": "PARAMETER_PROMPT"},
        {"outputAudioText": {"text": "Hi."}},
        {"outputAudioText": {"ssml": "<speak>Hi.</speak>", "allowPlaybackInterruption": true}},
        {"liveAgentHandoff": {}},
        {"playAudio": {"audioUri": "gs://b", "allowPlaybackInterruption": true}},
        {"telephonyTransferCall": {"phoneNumber": "+12025550123"}},
        {"endInteraction": {}},
        {"mixedAudio": {"segments": [{"audio": "UklGRg==", "allowPlaybackInterruption": true},
                                     {"uri": "gs://b"}]}},
        {"knowledgeInfoCard": {}},
        {"toolCall": {"tool": "projects/p/…/tools/t", "action": "a", "inputParameters": {"x": 1}}},
        {"ofTomorrow": {"a": 1}, "responseType": "NEW_PROMPT"},
        {"text": {}},
        {"payload": {}},
    ])
}

fn sent_messages() -> Vec<ChannelMessage> {
    let payload = |json: Json| Payload::new(json);
    let all = [
        Message::Text(Text::new("Hi.").or("Hello.")),
        Message::Payload(payload(json!({"a": [1]}))),
        Message::ConversationSuccess(payload(json!({"goal": 1}))),
        Message::Speech(Speech::new("Hi.")),
        Message::Speech(Speech::ssml("<speak>Hi.</speak>")),
        Message::LiveAgentHandoff(payload(json!({}))),
        Message::Audio("gs://b".into()),
        Message::TransferCall("+12025550123".into()),
    ];
    let channel = |i: usize| if i == 0 { "df_messenger" } else { "" };
    all.into_iter().enumerate().map(|(i, to)| ChannelMessage::new(channel(i), to)).collect()
}

#[test]
fn a_handler_is_told_what_is_queued() {
    let body = json!({"fulfillmentInfo": {"tag": "t"}, "messages": every_kind()}).to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    for connector in [&Cx as &dyn Connector, &Dialogflow] {
        let context = connector.decode(&request).unwrap();
        let messages = context.agent_messages().unwrap();
        assert_eq!(messages, sent_messages());
        assert_eq!(messages[0].channel(), Some(Channel::DialogflowMessenger));
    }
    // Nothing is queued.
    let request = FulfillmentRequest::new(br#"{"fulfillmentInfo":{"tag":"t"},"messages":null}"#);
    assert_eq!(Cx.decode(&request).unwrap().agent_messages(), Ok(vec![]));
}

#[test]
fn every_member_of_a_message_is_typed() {
    let body = json!({"messages": every_kind()}).to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Cx.decode(&request).unwrap();
    let messages = WebhookRequest::from_context(&context).unwrap().messages.read().unwrap();
    assert_eq!(messages.len(), 15);
    let text = messages[0].text.read().unwrap();
    assert!(text.allow_playback_interruption);
    assert_eq!((text.text.len(), text.redacted_text.len()), (2, 2));
    assert_eq!((messages[0].source.as_ref(), messages[0].channel.as_ref()), {
        ("VIRTUAL_AGENT", "df_messenger")
    });
    let types = [0, 1, 2, 3, 12].map(|i: usize| messages[i].response_type.clone());
    assert_eq!(
        types,
        [
            ResponseType::EntryPrompt,
            ResponseType::HandlerPrompt,
            ResponseType::ParameterPrompt,
            ResponseType::Unspecified,
            ResponseType::Other("NEW_PROMPT".into()),
        ]
    );
    assert!(messages[4].output_audio_text.read().unwrap().allow_playback_interruption);
    assert!(messages[6].play_audio.read().unwrap().allow_playback_interruption);
    assert!(messages[8].end_interaction.json().is_some());
    let segments = messages[9].mixed_audio.read().unwrap().segments;
    assert_eq!((segments[0].audio.as_ref(), segments[1].uri.as_ref()), ("UklGRg==", "gs://b"));
    assert!(segments[0].allow_playback_interruption && !segments[1].allow_playback_interruption);
    assert!(messages[10].knowledge_info_card.json().is_some());
    let call = messages[11].tool_call.read().unwrap();
    assert_eq!((call.tool.as_ref(), call.action.as_ref()), ("projects/p/…/tools/t", "a"));
    assert_eq!(call.input_parameters.json(), Some(r#"{"x":1}"#));
}

/// What public webhooks get wrong, and what is wrong with each.
#[test]
fn a_message_that_dialogflow_refuses_is_an_error_with_its_place() {
    for (message, pointer, problem) in [
        (json!({"text": "secret"}), "/text", "expected an object, found a string"),
        (json!({"text": {"text": "secret"}}), "/text/text", "expected a list, found a string"),
        (
            json!({"text": {"text": ["a", 1]}}),
            "/text/text/1",
            "expected a string, found a whole number",
        ),
        (
            json!({"text": {"text": ["secret"]}, "payload": {"a": 1}}),
            "",
            "expected a message of one type, found one of several types",
        ),
        (json!({"payload": "secret"}), "/payload", "expected an object, found a string"),
        (
            json!({"liveAgentHandoff": {"metadata": "secret"}}),
            "/liveAgentHandoff/metadata",
            "expected an object, found a string",
        ),
        (json!("secret"), "", "expected an object, found a string"),
    ] {
        let messages = json!([{"text": {"text": ["Hi."]}}, message]);
        let body = json!({"fulfillmentInfo": {"tag": "t"}, "messages": messages}).to_string();
        let request = FulfillmentRequest::new(body.as_bytes());
        let error = Cx.decode(&request).unwrap().agent_messages().unwrap_err();
        let expected = |list: &str| DecodeError {
            dialect: "Dialogflow CX",
            pointer: format!("{list}/1{pointer}"),
            message: problem.to_owned(),
        };
        assert_eq!(error, expected("/messages"), "{message}");
        let body = json!({"fulfillmentResponse": {"messages": messages}}).to_string();
        let response = WebhookResponse::read(body.as_bytes());
        let error = response.and_then(|response| response.channel_messages()).unwrap_err();
        assert_eq!(error, expected("/fulfillmentResponse/messages"), "{message}");
    }
}

#[test]
fn a_response_is_read_to_its_last_field() {
    let body = json!({
        "fulfillmentResponse": {"messages": every_kind(), "mergeBehavior": "REPLACE"},
        "pageInfo": {"formInfo": {"parameterInfo": [
            {"displayName": "day", "required": true, "state": "INVALID", "value": 7},
        ]}},
        "sessionInfo": {"session": "s", "parameters": {"day": null}},
        "payload": {"a": 1},
        "targetPage": "projects/p/locations/l/agents/a/flows/f/pages/b",
        "targetFlow": null,
    })
    .to_string();
    let response = WebhookResponse::read(body.as_bytes()).unwrap();
    assert_eq!(response.channel_messages().unwrap(), sent_messages());
    assert_eq!(response.fulfillment_response.merge_behavior, MergeBehavior::Replace);
    let parameter = response.page_info.form_info.parameter("Day").unwrap();
    assert_eq!((parameter.required, &parameter.state), (true, &ParameterState::Invalid));
    assert_eq!(parameter.value.json(), Some("7"));
    assert_eq!(response.session_info.parameters.json(), Some(r#"{"day":null}"#));
    assert_eq!(response.payload.json(), Some(r#"{"a":1}"#));
    assert!(response.target_page.ends_with("/pages/b") && response.target_flow.is_empty());

    // As half of the public webhooks write it.
    let snake = br#"{"fulfillment_response": {"messages": [{"text": {"text": ["Hi."]}}],
                     "merge_behavior": 1}, "target_flow": "f"}"#;
    let response = WebhookResponse::read(snake).unwrap();
    assert_eq!(response.fulfillment_response.merge_behavior, MergeBehavior::Append);
    assert_eq!(
        (response.target_flow.as_ref(), response.channel_messages().unwrap().len()),
        ("f", 1)
    );

    for (wrong, pointer) in [
        (&b"[1]"[..], ""),
        (br#"{"targetPage": 1}"#, "/targetPage"),
        (br#"{"sessionInfo": {"parameters": 1}}"#, "/sessionInfo/parameters"),
        (b"{", ""),
        (b"\xff", ""),
    ] {
        let error = WebhookResponse::read(wrong).unwrap_err();
        assert_eq!((error.dialect, error.pointer.as_str()), ("Dialogflow CX", pointer));
    }
}

#[test]
fn what_a_reply_becomes_is_read_back() {
    let reply = Reply::text("Hi.")
        .session_parameter("seats", 2)
        .webhook_payload(json!({"a": 1}))
        .replace_queue()
        .go_to(Transition::flow("g"));
    let body = text(&encode(&Cx, &request_on_page(&json!([])), &reply));
    let response = WebhookResponse::read(body.as_bytes()).unwrap();
    assert_eq!(
        response.channel_messages().unwrap(),
        [ChannelMessage::new("", reply.parts().messages[0].clone())]
    );
    assert_eq!(response.fulfillment_response.merge_behavior, MergeBehavior::Replace);
    assert_eq!(response.session_info.parameters.json(), Some(r#"{"seats":2}"#));
    assert_eq!(response.payload.json(), Some(r#"{"a":1}"#));
    assert_eq!(response.target_flow, "projects/p/locations/l/agents/a/flows/g");
}

#[test]
fn a_query_is_of_one_kind_and_has_a_mood() {
    let read = |body: &str, query: Option<Query<'_>>, mood: Option<(f64, f64)>| {
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = Cx.decode(&request).unwrap();
        let request = WebhookRequest::from_context(&context).unwrap();
        assert_eq!(request.query(), query, "{body}");
        let found =
            request.sentiment().map(|Sentiment { score, magnitude, .. }| (score, magnitude));
        assert_eq!(found, mood, "{body}");
    };
    read(r#"{"text":"hi","sentimentAnalysisResult":{"score":-0.5}}"#, Some(Query::Text("hi")), {
        Some((-0.5, 0.0))
    });
    read(r#"{"transcript":"hi","text":""}"#, Some(Query::Transcript("hi")), None);
    read(r#"{"triggerIntent":"projects/p"}"#, Some(Query::Intent("projects/p")), None);
    read(r#"{"triggerEvent":"e","sentimentAnalysisResult":{}}"#, Some(Query::Event("e")), None);
    read(r#"{"dtmfDigits":"22#"}"#, Some(Query::Dtmf("22#")), None);
    read("{}", None, None);
}
