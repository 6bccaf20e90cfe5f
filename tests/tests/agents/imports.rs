//! Imported agents: old formats, unknown members, edited files, and files that are not an agent.

use intents_agent::es::{Es, MAX_SYNONYMS, export, import, unknown_members};
use intents_agent::files::Files;
use intents_core::definition::{AgentDefinition, Classification, EntityTypeDefinition, EsAgent};
use intents_core::{Message, Payload, Text};
use serde_json::{Value, json};

use crate::{Failure, round_trip};

fn files<const N: usize>(of: [(&str, Value); N]) -> Result<Files, Failure> {
    let mut files = Files::new();
    for (path, value) in of {
        files.insert(path, serde_json::to_vec(&value)?)?;
    }
    Ok(files)
}

/// An agent as API.AI exported it before November 2017.
fn old() -> Result<Files, Failure> {
    files([
        (
            "agent.json",
            json!({"language": "ru", "enableOnePlatformApi": true, "secondaryKey": "k"}),
        ),
        (
            "intents/Book a room.json",
            json!({
                "templates": ["@sys.date:date"],
                "userSays": [{
                    "id": "3",
                    "data": [{"text": "on "}, {"text": "Monday", "alias": "date", "meta": "@sys.date", "userDefined": true}],
                    "isTemplate": false, "count": 2, "isAuto": true,
                }],
                "id": "1", "name": "book", "auto": false, "contexts": [],
                "responses": [{
                    "resetContexts": false, "affectedContexts": [{"name": "c", "parameters": {"a": 1}, "lifespan": 1}],
                    "parameters": [{
                        "dataType": "sys.date", "name": "date", "value": "$date.original",
                        "prompts": ["When?", "Which day?"], "defaultValue": 7,
                    }],
                    "messages": [
                        {"type": 0, "speech": "Booked."},
                        {"type": 0, "speech": ["", "Done."]},
                        {"type": 4, "payload": {"a": 1, "b": {"c": null}}},
                        {"type": "sticker", "id": 7, "lang": "ru"},
                        {"type": 14, "text": "no platform"},
                        {"speech": "no type"},
                    ],
                }],
                "priority": 250_000, "cortanaCommand": {"navigateOrService": "NAVIGATE", "target": ""},
                "webhookUsed": false, "webhookForSlotFilling": false, "fallbackIntent": false,
                "events": [], "followUpIntents": [{"a": [1]}],
            }),
        ),
        ("intents/none.json", json!({"id": "2", "name": "none"})),
        (
            "entities/room.json",
            json!({
                "id": "4", "name": "room", "isOverridable": true, "isEnum": false,
                "entries": [{"value": "A", "synonyms": ["A", "a"]}, {"value": "B", "score": 1}],
            }),
        ),
        (
            "customSmalltalkResponses_ru.json",
            json!([{"action": "smalltalk.hi", "customAnswers": ["x"]}]),
        ),
        ("extra/notes.json", json!({"kept": true})),
    ])
}

#[test]
fn an_old_agent_comes_back_as_it_was() -> Result<(), Failure> {
    let files = old()?;
    assert_eq!(round_trip(&files)?, None);
    let agent = import(&files)?;
    assert_eq!(agent.settings.default_language.as_str(), "ru");
    let intent = &agent.intents["book"];
    assert_eq!(intent.phrases[&"ru".parse()?][0].text(), "on Monday");
    assert_eq!(intent.priority, 250_000);
    let parameter = &intent.parameters[0];
    assert_eq!(parameter.entity, "sys.date");
    assert_eq!(parameter.value.as_deref(), Some("$date.original"));
    assert_eq!(parameter.prompts[1].text, "Which day?");
    assert_eq!(parameter.prompts[1].language, None);
    let said: Vec<_> = intent.responses.iter().map(|of| of.message.words()).collect();
    let said: Vec<_> = said.iter().map(|words| words.as_deref()).collect();
    assert_eq!(&said[..2], [Some("Booked."), Some("Done.")]);
    assert_eq!(agent.entity_types["room"].entries[&"ru".parse()?].len(), 2);
    let unknown: Vec<_> = unknown_members(&files)?.iter().map(ToString::to_string).collect();
    assert_eq!(
        unknown,
        [
            "entities/room.json: /entries/1/score",
            "extra/notes.json: ",
            "intents/Book a room.json: /cortanaCommand",
            "intents/Book a room.json: /responses/0/messages/3/id",
        ]
    );
    Ok(())
}

#[test]
fn what_is_edited_wins_over_what_was_read() -> Result<(), Failure> {
    let mut agent = import(&old()?)?;
    let mut intent = agent.intents.remove("book").ok_or("no intent")?;
    intent.responses[0].message = Message::Text(Text::new("Reserved."));
    intent.parameters[0].entity = "sys.date-time".to_owned();
    intent.parameters[0].default = None;
    intent.output_contexts[0].lifespan = 5;
    intent.phrases.clear();
    agent.intents.insert("renamed".to_owned(), intent);
    let files = export(&agent)?.files;
    let path = "intents/Book a room.json";
    let intent: Value = serde_json::from_slice(files.get(path).unwrap_or_default())?;
    assert_eq!((&intent["name"], &intent["id"]), (&json!("renamed"), &json!("1")), "the id stays");
    let response = &intent["responses"][0];
    assert_eq!(response["messages"][0]["speech"], json!(["Reserved."]));
    assert_eq!(response["messages"][0]["type"], 0, "what was not edited is spelled as it was");
    assert_eq!(response["parameters"][0]["dataType"], "@sys.date-time");
    assert_eq!(response["parameters"][0]["defaultValue"], "");
    assert_eq!(response["parameters"][0]["value"], "$date.original");
    assert_eq!(
        response["affectedContexts"],
        json!([{"name": "c", "parameters": {"a": 1}, "lifespan": 5}])
    );
    assert_eq!(intent.get("userSays"), None);
    assert_eq!(intent["cortanaCommand"]["target"], "");
    Ok(())
}

#[test]
fn an_edited_message_contradicts_nothing_of_what_it_was() -> Result<(), Failure> {
    let message = json!({
        "type": "simple_response", "platform": "google", "lang": "en", "customizeAudio": true,
        "items": [{"textToSpeech": "Hi", "ssml": "", "displayText": "Hi there"}],
    });
    let intent = json!({"id": "1", "name": "n", "responses": [{"messages": [message]}]});
    let files = files([("agent.json", json!({})), ("intents/n.json", intent)])?;
    assert_eq!(round_trip(&files)?, None);
    let mut agent = import(&files)?;
    let intent = agent.intents.get_mut("n").ok_or("no intent")?;
    intent.responses[0].message = Message::Text(Text::new("Bye"));
    let written: Value =
        serde_json::from_slice(export(&agent)?.files.get("intents/n.json").unwrap_or_default())?;
    let message = &written["responses"][0]["messages"][0];
    assert_eq!(message["textToSpeech"], "Bye");
    assert_eq!(message["customizeAudio"], true);
    assert_eq!(message.get("items"), None, "{message}");
    // The same of a kind that nobody knows.
    let mut agent = import(&old()?)?;
    let intent = agent.intents.get_mut("book").ok_or("no intent")?;
    intent.responses[3].message = Message::Text(Text::new("Bye"));
    let path = "intents/Book a room.json";
    let written: Value =
        serde_json::from_slice(export(&agent)?.files.get(path).unwrap_or_default())?;
    let message = &written["responses"][0]["messages"][3];
    assert_eq!((&message["type"], &message["speech"]), (&json!("0"), &json!(["Bye"])));
    assert_eq!(message.get("id"), None);
    // What is lost of what was edited is told, as it is of any other message.
    let intent = agent.intents.get_mut("book").ok_or("no intent")?;
    intent.responses[3].message = Message::LiveAgentHandoff(Payload::new(json!({})));
    assert_eq!(export(&agent)?.dropped.len(), 1);
    Ok(())
}

#[test]
fn what_is_no_agent_is_an_error_with_its_place() -> Result<(), Failure> {
    let agent = || ("agent.json", b"{}".to_vec());
    let intent = |text: &str| ("intents/a.json", text.as_bytes().to_vec());
    let utf16: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (files, told) in [
        (vec![], "agent.json: the file is missing"),
        (
            vec![("agent.json", utf16)],
            "agent.json: the file is UTF-16 or UTF-32; save the file as UTF-8",
        ),
        (
            vec![("agent.json", b"{\n  \"description\": \"caf\xe9\"}".to_vec())],
            "agent.json:2:22: this line of the file is not valid UTF-8; save the file as UTF-8",
        ),
        (
            vec![("agent.json", b"{\"webhook\":\n {\"available\": \"secret\"}}".to_vec())],
            "agent.json:2:23: /webhook/available: expected a boolean, found a string",
        ),
        (
            vec![agent(), intent("{")],
            "intents/a.json:1:1: the file is not valid JSON: EOF while parsing an object",
        ),
        (
            vec![agent(), intent("{\"id\":\"1\"}")],
            "intents/a.json: the member `name` is missing; expected a string",
        ),
        (
            vec![agent(), intent("{\"name\":\"a\",\"name\":\"b\"}")],
            "intents/a.json:1:18: the member `name` occurs twice; remove one of them",
        ),
        (
            vec![
                agent(),
                intent("{\"name\":\"a\",\"responses\":[{\"messages\":[{\"type\":[\"secret\"]}]}]}"),
            ],
            "intents/a.json:1:57: /responses/0/messages/0/type: expected the number or the name of a message type",
        ),
        (
            vec![
                agent(),
                intent("{\"name\":\"a\"}"),
                ("intents/b.json", b"{\"name\":\"a\"}".to_vec()),
            ],
            "intents/b.json: another file has the same `name`; rename one of the objects",
        ),
        (
            vec![agent(), ("intents/a_usersays_en.json", b"[]".to_vec())],
            "intents/a_usersays_en.json: the file of an intent is missing; expected a file with this name up to `_usersays_`",
        ),
        (
            vec![agent(), ("entities/a_entries_en.json", b"[]".to_vec())],
            "entities/a_entries_en.json: the file of an entity type is missing; expected a file with this name up to `_entries_`",
        ),
        (
            vec![
                agent(),
                intent("{\"name\":\"a\"}"),
                ("intents/a_usersays_en_us.json", b"[]".to_vec()),
            ],
            "intents/a_usersays_en_us.json: the file name must end with a language tag, such as `_en.json`",
        ),
        (
            vec![agent(), intent("[]")],
            "intents/a.json: expected an intent, found a list; a list belongs in `NAME_usersays_en.json`",
        ),
        (
            vec![agent(), intent("7")],
            "intents/a.json:1:1: expected an object, found a whole number",
        ),
    ] {
        let mut all = Files::new();
        for (path, bytes) in files {
            all.insert(path, bytes)?;
        }
        let error = import(&all).err().ok_or_else(|| format!("taken: {told}"))?.to_string();
        assert_eq!(error, told);
        assert!(!error.contains("secret"));
    }
    Ok(())
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_file() -> Result<(), Failure> {
    let mut files = Files::new();
    files.insert("agent.json", b"\xef\xbb\xbf{\"language\":\"it\"}".to_vec())?;
    assert_eq!(import(&files)?.settings.default_language.as_str(), "it");
    Ok(())
}

#[test]
fn an_intent_may_be_called_like_a_file_of_phrases() -> Result<(), Failure> {
    let files = files([
        ("agent.json", json!({})),
        ("intents/a.json", json!({"name": "a", "id": "1"})),
        ("intents/a_usersays_en.json", json!({"name": "a_usersays_en", "id": "2"})),
        (
            "intents/a_usersays_en_usersays_pt-BR.json",
            json!([{"id": "3", "data": [{"text": "x"}]}]),
        ),
    ])?;
    assert_eq!(round_trip(&files)?, None);
    assert_eq!(import(&files)?.intents["a_usersays_en"].phrases.len(), 1);
    Ok(())
}

#[test]
fn the_empty_row_of_the_console_is_no_header() -> Result<(), Failure> {
    let agent = |webhook: Value| files([("agent.json", json!({"webhook": webhook}))]);
    let off = agent(json!({
        "url": "", "username": "", "headers": {"": ""}, "available": false,
        "useForDomains": false, "cloudFunctionsEnabled": false, "cloudFunctionsInitialized": false,
    }))?;
    assert_eq!(import(&off)?.settings.webhook, None);
    assert_eq!(round_trip(&off)?, None);
    let on = agent(json!({
        "url": "https://a.example", "headers": {"": "", "X-Key": "k"}, "available": true,
    }))?;
    let mut definition = import(&on)?;
    let webhook = definition.settings.webhook.as_mut().ok_or("no webhook")?;
    assert_eq!(webhook.headers.keys().collect::<Vec<_>>(), ["X-Key"]);
    assert_eq!(round_trip(&on)?, None);
    webhook.headers.clear();
    let written = export(&definition)?.files;
    let written: Value = serde_json::from_slice(written.get("agent.json").unwrap_or_default())?;
    assert_eq!(written["webhook"]["headers"], json!({}));
    Ok(())
}

#[test]
fn what_is_edited_takes_nothing_from_what_is_beside_it() -> Result<(), Failure> {
    let prompts = json!([
        {"lang": "en", "value": "When?", "x": 1}, {"lang": "en", "value": "Day?", "x": 2}, "Old?",
    ]);
    let intent = json!({
        "id": "1", "name": "n", "events": [{"name": "A", "x": 1}, {"name": "B", "x": 2}],
        "responses": [{
            "affectedContexts": [
                {"name": "a", "lifespan": 1, "x": 1}, {"name": "a", "lifespan": 2, "x": 2},
            ],
            "parameters": [{"id": "2", "name": "p", "value": "$p", "prompts": prompts}],
        }],
    });
    let entries = json!([
        {"value": "a", "synonyms": ["a"], "x": 1},
        {"value": "b", "x": 2},
        {"value": "b", "synonyms": ["c"], "x": 3},
    ]);
    let files = files([
        ("agent.json", json!({})),
        ("intents/n.json", intent),
        ("entities/e.json", json!({"id": "3", "name": "e"})),
        ("entities/e_entries_en.json", entries),
    ])?;
    assert_eq!(round_trip(&files)?, None);
    let mut agent = import(&files)?;
    let of = agent.intents.get_mut("n").ok_or("no intent")?;
    of.events.remove(0);
    of.output_contexts[0].lifespan = 5;
    of.parameters[0].prompts[0].text = "At what time?".to_owned();
    let entity = agent.entity_types.get_mut("e").ok_or("no entity type")?;
    let entries = entity.entries.values_mut().next().ok_or("no entries")?;
    entries[0].synonyms.push("A".to_owned());
    let files = export(&agent)?.files;
    let json = |path| serde_json::from_slice::<Value>(files.get(path).unwrap_or_default());
    let intent = json("intents/n.json")?;
    assert_eq!(intent["events"], json!([{"name": "B", "x": 2}]));
    let response = &intent["responses"][0];
    assert_eq!(
        response["affectedContexts"],
        json!([{"name": "a", "lifespan": 5, "x": 1}, {"name": "a", "lifespan": 2, "x": 2}])
    );
    assert_eq!(
        response["parameters"][0]["prompts"],
        json!([
            {"value": "At what time?", "lang": "en", "x": 1}, {"value": "Day?", "lang": "en", "x": 2},
            "Old?",
        ])
    );
    assert_eq!(
        json("entities/e_entries_en.json")?,
        json!([
            {"value": "a", "synonyms": ["a", "A"], "x": 1},
            {"value": "b", "x": 2},
            {"value": "b", "synonyms": ["c"], "x": 3},
        ])
    );
    Ok(())
}

#[test]
fn what_was_said_before_there_were_messages_is_a_text() -> Result<(), Failure> {
    for (response, variants) in [
        (json!({"speech": "Booked."}), vec!["Booked."]),
        (json!({"speech": ["Booked.", "", "Done."], "messages": []}), vec!["Booked.", "Done."]),
        (
            json!({"speech": ["Other."], "messages": [{"type": 0, "speech": "Booked."}]}),
            vec!["Booked."],
        ),
        (json!({"speech": ""}), vec![]),
        (json!({"speech": []}), vec![]),
    ] {
        let told = response.to_string();
        let intent = json!({"id": "1", "name": "n", "responses": [response]});
        let files = files([("agent.json", json!({"language": "it"})), ("intents/n.json", intent)])?;
        assert_eq!(round_trip(&files)?, None, "{told}");
        let mut agent = import(&files)?;
        let said = &agent.intents["n"].responses;
        let Some(first) = said.first() else {
            assert_eq!(variants, [""; 0], "{told}");
            continue;
        };
        let Message::Text(text) = &first.message else { return Err(told.into()) };
        assert_eq!(text.variants().collect::<Vec<_>>(), variants, "{told}");
        // What is said in its place is a message, beside which nothing is said.
        let of = agent.intents.get_mut("n").ok_or("no intent")?;
        of.responses[0].message = Message::Text(Text::new("Reserved."));
        let written = export(&agent)?.files;
        let written: Value =
            serde_json::from_slice(written.get("intents/n.json").unwrap_or_default())?;
        let response = &written["responses"][0];
        assert_eq!(response["messages"][0]["speech"], json!(["Reserved."]), "{told}");
        assert!(!response["speech"].to_string().contains("Booked"), "{told}");
    }
    Ok(())
}

#[test]
fn what_dialogflow_has_taken_once_is_written_again() -> Result<(), Failure> {
    let synonyms: Vec<_> = (0..=MAX_SYNONYMS).map(|nth| format!("s{nth}")).collect();
    let files = files([
        ("agent.json", json!({})),
        ("intents/Yes.json", json!({"id": "1", "name": "Yes"})),
        ("intents/Yes_usersays_en.json", json!([{"id": "2", "data": [{"text": "Yes"}]}])),
        ("intents/yes.json", json!({"id": "3", "name": "yes"})),
        ("entities/e.json", json!({"id": "4", "name": "e"})),
        ("entities/e_entries_en.json", json!([{"value": "a", "synonyms": synonyms}])),
    ])?;
    let mut agent = import(&files)?;
    let written = export(&agent)?.files;
    assert_eq!(import(&written)?, agent);
    // In a folder on any system.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("es_agents_taken");
    written.write_folder(&folder, &Es)?;
    assert_eq!(import(&Files::read(&folder)?)?, agent);
    // The same of code is too much.
    let of = agent.entity_types.remove("e").ok_or("no entity type")?;
    let mut own = EntityTypeDefinition::default();
    own.entries = of.entries;
    agent.entity_types.insert("e".to_owned(), own);
    let error = export(&agent).err().ok_or("it was taken")?.to_string();
    assert!(error.contains("entity type e, language en, entry 1: 201 synonyms"), "{error}");
    Ok(())
}

#[test]
fn what_code_says_of_es_wins() -> Result<(), Failure> {
    let read = |agent: &AgentDefinition| -> Result<Value, Failure> {
        let files = export(agent)?.files;
        Ok(serde_json::from_slice(files.get("agent.json").unwrap_or_default())?)
    };
    let members = [
        "customClassifierMode",
        "mlMinConfidence",
        "disableInteractionLogs",
        "disableStackdriverLogs",
        "enableSpellCorrection",
        "analyzeQueryTextSentiment",
    ];
    let of = |agent: &Value| members.map(|member| agent[member].clone());
    let settings = EsAgent::default()
        .classification(Classification::MachineLearning)
        .ml_min_confidence(0.5)
        .logs_interactions(false)
        .logs_to_cloud(true)
        .corrects_spelling(true)
        .analyzes_sentiment(true);
    let written =
        [json!("use.instead"), json!(0.5), json!(true), json!(false), json!(true), json!(true)];
    let mut fresh = AgentDefinition::default();
    fresh.es = settings;
    assert_eq!(of(&read(&fresh)?), written);

    let files = files([(
        "agent.json",
        json!({"mlMinConfidence": 0.2, "customClassifierMode": "disabled", "examples": "Hi"}),
    )])?;
    let mut imported = import(&files)?;
    assert_eq!(imported.es.classification, Classification::Other("disabled".to_owned()));
    imported.es.ml_min_confidence = 0.0;
    let written = read(&imported)?;
    assert_eq!(
        of(&written),
        [json!("disabled"), json!(0.0), Value::Null, Value::Null, Value::Null, Value::Null]
    );
    assert_eq!(written["examples"], "Hi");
    for confidence in [-0.1, 1.1, f64::NAN] {
        fresh.es.ml_min_confidence = confidence;
        let error = export(&fresh).err().ok_or("it was taken")?;
        assert_eq!(
            error.problems[0].to_string(),
            "the agent: `ml_min_confidence` must be from 0 to 1"
        );
    }
    Ok(())
}
