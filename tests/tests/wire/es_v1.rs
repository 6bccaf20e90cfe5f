//! V1 responses and messages that Google's documentation omits or describes in two ways.

use std::error::Error;

use intents_core::assistant::Assistant;
use intents_core::connector::{ChannelMessage, Connector, DecodeError};
use intents_core::{FromContext, FulfillmentRequest, Message, Payload, QuickReplies, Speech, Text};
use intents_dialogflow::es::v1::{MessageType, WebhookRequest, WebhookResponse, read_message};
use intents_tests::{Dialogflow, EsV1, corpus};
use serde_json::{Value as Json, json};

/// The agent's own messages in a request with this as its `messages`.
fn agent_messages(messages: &str) -> Result<Vec<ChannelMessage>, DecodeError> {
    let body = format!(r#"{{"result":{{"fulfillment":{{"messages":{messages}}}}}}}"#);
    let request = FulfillmentRequest::new(body.as_bytes());
    let told = [EsV1.decode(&request)?, Dialogflow.decode(&request)?]
        .map(|context| context.agent_messages());
    let [told, detected] = told;
    assert_eq!(told, detected, "{messages}");
    told
}

/// The one message for all channels.
fn one(message: &str) -> Option<Message> {
    let mut told = agent_messages(message).ok()?;
    (told.len() == 1).then(|| told.remove(0).message)
}

#[test]
fn messages_are_a_list_or_one_by_itself() {
    let hi = ChannelMessage::new("", Message::Text("Hi.".into()));
    for messages in [
        r#"[{"type":0,"speech":"Hi."}]"#,
        r#"{"type":0,"speech":"Hi."}"#,
        r#"[{},{"type":0,"speech":["Hi."]},{"type":0,"speech":""},{"type":0,"speech":[]}]"#,
        r#"{"type":"0","speech":["","Hi.",null]}"#,
        r#"{"speech":"Hi.","condition":"","lang":"en","unknown":{}}"#,
    ] {
        assert_eq!(agent_messages(messages), Ok(vec![hi.clone()]), "{messages}");
    }
    for nothing in ["[]", "{}", "null", r#"[{"type":0}]"#] {
        assert_eq!(agent_messages(nothing), Ok(vec![]), "{nothing}");
    }
    let on_slack = agent_messages(r#"{"type":0,"platform":"slack","speech":["Hi.","Hello."]}"#);
    let expected = Message::Text(Text::new("Hi.").or("Hello."));
    assert_eq!(on_slack, Ok(vec![ChannelMessage::new("slack", expected)]));
}

#[test]
fn a_type_is_a_number_or_a_string() {
    let speech = Some(Message::Speech(Speech::ssml("<speak>Hi</speak>")));
    for message in [
        r#"{"type":14,"ssml":"<speak>Hi</speak>"}"#,
        r#"{"type":"14","ssml":"<speak>Hi</speak>","text":""}"#,
        r#"{"type":14.0,"ssml":"<speak>Hi</speak>","text":"Hi"}"#,
    ] {
        assert_eq!(one(message), speech, "{message}");
    }
    let text = Some(Message::Speech(Speech::new("Hi")));
    assert_eq!(one(r#"{"type":14,"text":"Hi","ssml":""}"#), text);
    let payload = Some(Message::Payload(Payload::new(json!({"google": {"a": [1, null]}}))));
    assert_eq!(one(r#"{"type":4,"payload":{"google":{"a":[1,null]}}}"#), payload);
    assert_eq!(one(r#"{"type":"custom_payload","payload":{"google":{"a":[1,null]}}}"#), payload);
    let asked = QuickReplies::new(["1", "2"]).title("Which?");
    let asked = Some(Message::QuickReplies(asked));
    assert_eq!(one(r#"{"type":"2","title":"Which?","replies":["1","","2"]}"#), asked);
    // What nobody knows, or says nothing, is nothing.
    for nothing in [
        r#"{"type":99,"speech":"Hi."}"#,
        r#"{"type":"new_card","title":"Hi."}"#,
        r#"{"type":3,"imageUrl":""}"#,
        r#"{"type":4,"payload":{}}"#,
        r#"{"type":4}"#,
        r#"{"type":13}"#,
        r#"{"type":14,"ssml":"","text":""}"#,
        r#"{"type":15,"phoneNumber":""}"#,
        r#"{"type":"simple_response","platform":"google","textToSpeech":""}"#,
    ] {
        assert_eq!(one(nothing), None, "{nothing}");
    }
}

#[test]
fn a_default_that_is_written_out_is_no_value() {
    let card = r#"{"type":"browse_carousel_card","items":[{"title":"A","openUrlAction":{"url":"https://a.example","urlTypeHint":"URL_TYPE_HINT_UNSPECIFIED"},"image":{"url":"","accessibilityText":""}}]}"#;
    let Some(Message::Assistant(assistant)) = one(card) else { panic!("no message") };
    let Assistant::BrowseCarousel(carousel) = *assistant else { panic!("another message") };
    let item = &carousel.items[0];
    assert_eq!((item.url_type_hint.as_ref(), item.url.as_ref()), ("", "https://a.example"));
    assert_eq!(item.image, None);
}

#[test]
fn a_message_that_is_wrong_is_an_error_with_its_place() {
    for (messages, pointer, message) in [
        ("5", "", "expected a list or an item of it, found a whole number"),
        (
            r#"[{},{"type":[1]}]"#,
            "/1/type",
            "expected the name or number of an enum's value, found a list",
        ),
        (r#"[{"type":1,"title":["secret"]}]"#, "/0/title", "expected a string, found a list"),
        (
            r#"{"type":1,"buttons":[{"postback":1}]}"#,
            "/buttons/0/postback",
            "expected a string, found a whole number",
        ),
        (r#"[{"type":4,"payload":"secret"}]"#, "/0/payload", "expected an object, found a string"),
        (r#"[{"speech":["secret",{}]}]"#, "/0/speech/1", "expected a string, found an object"),
    ] {
        let error = agent_messages(messages).unwrap_err();
        let expected = format!("/result/fulfillment/messages{pointer}");
        assert_eq!((error.pointer, error.message), (expected, message.to_owned()), "{messages}");
    }
    // A handler that does not ask for them is called all the same.
    let request = FulfillmentRequest::new(br#"{"result":{"fulfillment":{"messages":5}}}"#);
    assert!(EsV1.decode(&request).is_ok());
}

#[test]
fn what_the_documents_leave_out_is_read_too() {
    let body = br#"{
        "id": "r", "timestamp": "2018-01-05T22:35:05.903Z", "timezone": "Europe/Vienna",
        "lang": "en", "SessionId": "s",
        "result": {
            "source": "agent", "score": 1,
            "metadata": {
                "intentId": "i", "intentName": "Any", "webhookUsed": "true",
                "webhookForSlotFillingUsed": "false", "isFallbackIntent": "false",
                "isResponseToSlotfilling": true, "endConversation": true,
                "nluResponseTime": 6, "webhookResponseTime": 49,
                "matchedParameters": [{
                    "required": true, "dataType": "@sys.number", "name": "n", "value": "$n",
                    "isList": false, "prompts": [{"lang": "en", "value": "How many?"}]
                }]
            },
            "fulfillment": {
                "speech": "Hi.", "displayText": "Hi!", "source": "example.com",
                "data": {"a": 1}, "messages": [{"type": 1, "title": "Card"}],
                "followupEvent": {"name": "next", "parameters": {"n": 1}}
            }
        },
        "status": {
            "code": 206, "errorType": "partial_content",
            "errorDetails": "Webhook call failed.", "webhookTimedOut": true
        },
        "alternativeResultsFromKnowledgeService": {"answers": []},
        "originalRequest": {"source": "", "data": {"source": "facebook", "data": {"sender": {"id": "1"}}}}
    }"#;
    let request = FulfillmentRequest::new(body);
    let context = Dialogflow.decode(&request).unwrap();
    let request = WebhookRequest::from_context(&context).unwrap();
    assert_eq!((request.session_id.as_ref(), context.session().id()), ("s", "s"));
    assert_eq!(request.timezone, "Europe/Vienna");
    let status = request.status;
    assert_eq!((status.code, status.webhook_timed_out), (Some(206.0), true));
    assert_eq!(status.error_type, "partial_content");
    assert_eq!(status.error_details, "Webhook call failed.");
    let knowledge = request.alternative_results_from_knowledge_service;
    assert_eq!(knowledge.json(), Some(r#"{"answers": []}"#));

    let metadata = request.result.metadata;
    assert!(metadata.webhook_used && metadata.is_response_to_slotfilling);
    assert!(metadata.end_conversation && !metadata.is_fallback_intent);
    assert_eq!(metadata.webhook_response_time, Some(49.0));
    let parameters = metadata.matched_parameters.read().unwrap();
    assert_eq!((parameters[0].name.as_ref(), parameters[0].required), ("n", true));
    assert_eq!((parameters[0].data_type.as_ref(), parameters[0].is_list), ("@sys.number", false));
    assert_eq!(parameters[0].prompts[0].value, "How many?");

    let fulfillment = request.result.fulfillment;
    assert_eq!(
        (fulfillment.display_text.as_ref(), fulfillment.source.as_ref()),
        ("Hi!", "example.com")
    );
    assert_eq!(fulfillment.data.json(), Some(r#"{"a": 1}"#));
    assert_eq!(fulfillment.messages.read().unwrap()[0].kind, MessageType::Card);
    assert_eq!(fulfillment.followup_event.name, "next");
    assert_eq!(fulfillment.followup_event.data.json(), Some(r#"{"n": 1}"#));

    let original = request.original_request.unwrapped();
    assert_eq!(original.source, "facebook");
    assert_eq!(original.data.json(), Some(r#"{"sender": {"id": "1"}}"#));
    assert_eq!(original.unwrapped(), original);
}

#[test]
fn the_sample_responses_of_both_documents_are_read() {
    // Dialogflow's: one message in the place of the list, and the event's parameters.
    let dialogflow = br#"{
        "speech": "spoken", "displayText": "displayed",
        "messages": {"type": 1, "title": "card title", "subtitle": "card text", "imageUrl": "https://i.example"},
        "data": {"slack": {"text": "Hi."}},
        "contextOut": [{"name": "context name", "lifespan": 5, "parameters": {"param": "param value"}}],
        "source": "example.com",
        "followupEvent": {"name": "event name", "parameters": {"param": "param value"}}
    }"#;
    let response = WebhookResponse::read(dialogflow).unwrap();
    assert_eq!((response.speech.as_ref(), response.display_text.as_ref()), ("spoken", "displayed"));
    let [card] = &response.messages[..] else { panic!("not one message") };
    assert_eq!((card.kind.name(), card.title.as_ref()), ("1", "card title"));
    assert_eq!(card.image_url, "https://i.example");
    assert_eq!(response.data.json(), Some(r#"{"slack": {"text": "Hi."}}"#));
    assert_eq!(response.source, "example.com");
    assert_eq!(response.followup_event.data.json(), Some(r#"{"param": "param value"}"#));
    // API.AI's.
    let event = br#"{"followupEvent":{"name":"e","data":{"n":1}},"contextOut":{"name":"weather","lifespan":2}}"#;
    let response = WebhookResponse::read(event).unwrap();
    assert_eq!(response.followup_event.data.json(), Some(r#"{"n":1}"#));
    let [context] = &response.context_out[..] else { panic!("not one context") };
    assert_eq!((context.name.as_ref(), context.lifespan), ("weather", Some(2.0)));
    assert_eq!(WebhookResponse::read(br#"{"contextOut":{}}"#).unwrap().context_out.len(), 0);
    assert_eq!(WebhookResponse::read(b"{}").unwrap(), WebhookResponse::default());
    let error = WebhookResponse::read(br#"{"contextOut":[{"lifespan":"secret"}]}"#).unwrap_err();
    assert!(!error.to_string().contains("secret"));
    assert_eq!(error.pointer, "/contextOut/0/lifespan");
    assert_eq!(error.dialect, "Dialogflow V1");
    assert!(WebhookResponse::read(b"\xff").is_err());
}

/// An error if a response is read as another one.
fn response_of_the_corpus(text: &str) -> Result<(), Box<dyn Error>> {
    let json: Json = serde_json::from_str(text)?;
    let read = WebhookResponse::read(text.as_bytes())?;
    let expected = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
    let contexts = json["contextOut"].as_array().map_or(0, Vec::len);
    let messages = json["messages"].as_array().map_or(1, Vec::len);
    let messages = if json["messages"].is_null() { 0 } else { messages };
    let is_read = read.speech == expected("speech")
        && read.display_text == expected("displayText")
        && read.source == expected("source")
        && read.data.json().is_some() == json["data"].is_object()
        && read.context_out.len() == contexts
        && read.messages.len() == messages
        && read.messages.iter().all(|message| {
            // A card without a title, nor anything else, says nothing.
            let is_bare = message.kind == MessageType::Card && message.title.is_empty();
            message.to_message().is_some() || is_bare
        })
        && (read.followup_event.name == json["followupEvent"]["name"].as_str().unwrap_or_default())
        && read.followup_event.data.json().is_some() == json["followupEvent"].is_object();
    if is_read { Ok(()) } else { Err("it is read as another one".into()) }
}

#[test]
fn every_response_of_the_corpus_is_read() {
    let Some(corpus) = corpus::folder() else { return };
    let files = corpus::json_files(&corpus.join("v1-responses")).unwrap();
    for (file, text) in files {
        if file.starts_with("050__") {
            // Its texts are numbers.
            let error = WebhookResponse::read(text.as_bytes()).unwrap_err();
            assert_eq!(error.pointer, "/speech", "{file}");
        } else {
            let read = response_of_the_corpus(&text).map_err(|error| error.to_string());
            assert_eq!(read, Ok(()), "{file}");
        }
    }
}

/// The messages of a file that a member of a response would be; agents have theirs in `responses`.
fn exported(text: &str) -> Result<Vec<String>, serde_json::Error> {
    let json: Json = serde_json::from_str(text)?;
    let responses = json["responses"].as_array().cloned().unwrap_or_else(|| vec![json]);
    let messages = responses.iter().map(|response| &response["messages"]);
    let messages = messages.filter(|messages| !messages.is_null());
    Ok(messages.map(|messages| json!({"messages": messages}).to_string()).collect())
}

#[test]
fn every_message_of_an_exported_agent_is_told() {
    let Some(corpus) = corpus::folder() else { return };
    let mut files = corpus::json_files_below(&corpus.join("es-export-messages")).unwrap();
    files.extend(corpus::json_files_below(&corpus.join("es-agents")).unwrap());
    let (mut count, mut silent) = (0, 0);
    for (file, text) in files {
        for response in exported(&text).unwrap() {
            let read = WebhookResponse::read(response.as_bytes()).unwrap();
            count += read.messages.len();
            for message in read.messages.iter().filter(|message| message.to_message().is_none()) {
                // What says nothing in its own agent either.
                assert_eq!(message.kind, MessageType::Text, "{}", file.display());
                assert_eq!(message.speech.len(), 0, "{}", file.display());
                silent += 1;
            }
        }
    }
    println!("{count} messages, {silent} of them without a text");
    assert!(count > 200);
}

#[test]
fn a_message_that_cannot_be_read_leaves_nothing_in_later_errors() {
    assert_eq!(read_message(&json!({"type": 4, "payload": "not an object"})), None);
    let error = WebhookResponse::read(br#"{"speech": {}}"#).unwrap_err();
    assert_eq!(error.pointer, "/speech");
}
