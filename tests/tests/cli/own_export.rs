//! An agent is what it exports, whatever it says and wherever, and however Dialogflow spells it.

use std::cell::Cell;
use std::collections::BTreeMap;

use intents_agent::es::Es;
use intents_agent::files::Files;
use intents_cli::{Cli, Exit};
use intents_core::definition::AgentSettings;
use intents_core::{Agent, Entity, Params};
use intents_tests::es_defaults::without_defaults;
use serde_json::{Value, json};

use super::{Ended, Folder, run_cli};

/// Every kind of message, on a channel.
macro_rules! said {
    ($channel:literal) => {
        said!($channel:
            r#"{"text": ["One $amount.", "Another."]}"#,
            r#"{"speech": {"text": "Spoken."}}"#,
            r#"{"speech": {"ssml": "<speak>Spoken.</speak>"}}"#,
            r#"{"quick_replies": {"title": "And now?", "replies": ["Yes", "No"]}}"#,
            r#"{"card": {"title": "A", "subtitle": "B", "image": "https://a.example/a.png",
                "buttons": [{"text": "Book", "postback": "https://a.example"}]}}"#,
            r#"{"image": {"url": "https://a.example/a.png", "alt": "A view."}}"#,
            r#"{"audio": "https://a.example/a.wav"}"#,
            r#"{"transfer_call": "+12025550123"}"#,
            r#"{"payload": {"a": {"b": [1, null, ""]}}}"#,
            r#"{"live_agent_handoff": {"queue": "a"}}"#,
            r#"{"conversation_success": {"of": "a"}}"#,
            r#"{"assistant": {"simple_responses": [{"speech": {"ssml": "<speak>A</speak>"},
                "display_text": "A"}]}}"#,
            r#"{"assistant": {"basic_card": {"title": "A", "formatted_text": "**A**",
                "image": {"url": "https://a.example/a.png", "alt": "A"},
                "buttons": [{"text": "Open", "postback": "https://a.example"}]}}}"#,
            r#"{"assistant": {"suggestions": ["A", "B"]}}"#,
            r#"{"assistant": {"link_out": {"destination_name": "A", "url": "https://a.example"}}}"#,
            r#"{"assistant": {"list": {"title": "L", "items": [
                {"key": "a", "synonyms": ["1"], "title": "A"}, {"key": "b", "title": "B"}]}}}"#,
            r#"{"assistant": {"carousel": [
                {"key": "a", "synonyms": ["1"], "title": "A"}, {"key": "b", "title": "B"}]}}"#,
            r#"{"assistant": {"browse_carousel": {"image_display": "CROPPED", "items": [
                {"title": "A", "url": "https://a.example", "footer": "F"},
                {"title": "B", "url": "https://b.example", "url_type_hint": "AMP_CONTENT"}]}}}"#,
            r#"{"assistant": {"table": {"title": "T", "columns": [{"header": "A"}],
                "rows": [{"cells": ["1"], "divider_after": true}, {"cells": ["2"]}]}}}"#,
            r#"{"assistant": {"media": [{"name": "A", "content_url": "https://a.example/a.mp3",
                "image": {"large": {"url": "https://a.example/a.png", "alt": "A"}}}]}}"#,
            r#"{"rbm": {"text": {"text": "A", "suggestions": [{"text": "B"}]}}}"#,
            r#"{"rbm": {"card": {"content": {"title": "A", "description": "B"},
                "layout": "vertical"}}}"#,
            r#"{"rbm": {"carousel": {"width": "small", "cards": [{"title": "A"}, {"title": "B"}]}}}"#
        )
    };
    ($channel:literal: $first:literal $(, $message:literal)*) => {
        concat!(
            r#"{"channel": ""#, $channel, r#"", "message": "#, $first, "}"
            $(, r#", {"channel": ""#, $channel, r#"", "message": "#, $message, "}")*
        )
    };
}

macro_rules! on_channels {
    ($first:literal $(, $channel:literal)*) => {
        concat!(
            r#"{"examples": ["$amount{two} of everything", "everything"],
                "prompts": {"amount": ["How many?"]},
                "responses": ["#,
            said!($first) $(, ", ", said!($channel))*,
            "]}"
        )
    };
}

const EVERYTHING: &str = on_channels!(
    "",
    "FACEBOOK",
    "SLACK",
    "TELEGRAM",
    "KIK",
    "SKYPE",
    "LINE",
    "VIBER",
    "TWITTER",
    "TWILIO",
    "ACTIONS_ON_GOOGLE",
    "GOOGLE_HANGOUTS",
    "TELEPHONY",
    "DF_MESSENGER",
    "DIALOGFLOW_CONSOLE",
    "OWN"
);

spoken!(Everything, { "en" => EVERYTHING, "it" => EVERYTHING });

spoken!(Nothing: Sizes, {
    "en" => r#"{"examples": ["nothing", "a $size{tiny} nothing"], "prompts": {"size": ["Size?"]}}"#,
    "it" => r#"{"examples": ["niente"], "prompts": {"size": ["Quanto?"]}}"#
});

#[derive(Debug, Params)]
#[allow(dead_code, reason = "only what the derive makes of it is used")]
struct Sizes {
    size: Size,
}

#[derive(Debug, Entity)]
enum Size {
    #[entity(synonyms("tiny"))]
    Small,
    Large,
}

async fn cli(args: &[&str]) -> Ended {
    let settings = AgentSettings::new("everything").time_zone("Europe/Rome");
    let languages = ["en", "it"].map(|tag| tag.parse().unwrap());
    let builder = Agent::empty_builder().intent::<Everything>().intent::<Nothing>();
    run_cli(Cli::new(builder.settings(settings.languages(languages))), args).await
}

/// What is in the file at a path, as `without_defaults` calls it.
fn kind(path: &str) -> &'static str {
    match path {
        "agent.json" => "agent",
        "package.json" => "package",
        _ if path.contains("_usersays_") => "usersays",
        _ if path.contains("_entries_") => "entries",
        _ if path.starts_with("entities/") => "entity",
        _ => "intent",
    }
}

/// The agent as Dialogflow exports it again: with ids and clocks of its own, in other orders, and
/// without what is so by default.
fn exported_again(agent: &str, out: &str) {
    let mut again = Files::new();
    for (path, bytes) in Files::read(agent).unwrap().iter() {
        let mut file: Value = serde_json::from_slice(bytes).unwrap();
        let id = json!("00000000-0000-4000-8000-000000000000");
        let kind = kind(path);
        match kind {
            "intent" => {
                file["id"] = id.clone();
                file["lastUpdate"] = json!(1_600_000_000);
                for parameter in file["responses"][0]["parameters"].as_array_mut().unwrap() {
                    parameter["id"] = id.clone();
                }
            }
            "usersays" => {
                let phrases = file.as_array_mut().unwrap();
                phrases.reverse();
                for phrase in phrases {
                    phrase["id"] = id.clone();
                    phrase["updated"] = json!(1_600_000_000);
                    phrase["count"] = json!(3);
                    phrase["isAuto"] = json!(false);
                }
            }
            "entity" => file["id"] = id,
            "entries" => file.as_array_mut().unwrap().reverse(),
            _ => {}
        }
        let file = without_defaults(kind, file).to_string().into_bytes();
        assert_ne!((path, bytes), (path, &*file));
        again.insert(path, file).unwrap();
    }
    again.write_folder(out, &Es).unwrap();
}

#[tokio::test]
async fn an_agent_is_what_it_exports_and_what_dialogflow_exports_again() {
    let folder = Folder::new("an_agent_is_what_it_exports");
    let [own, again] = ["own", "again"].map(|name| folder.path(name));
    let ended = cli(&["export", "--target", "es", "--out", &own, "--json"]).await;
    assert_eq!(ended.exit, Exit::Success, "{}", ended.stdout);
    let dropped = ended.data()["dropped"].clone();
    // It is told what ES has no place for, of each message on each channel.
    assert!(dropped.as_array().unwrap().len() > 100, "{dropped}");
    exported_again(&own, &again);
    for agent in [&own, &again] {
        let ended = cli(&["check", agent, "--json"]).await;
        let expected = json!({"changes": [], "dropped": dropped, "resets": []});
        assert_eq!((ended.exit, ended.data()), (Exit::Success, expected), "{agent}");
    }
    let ended = cli(&["diff", &own, &again]).await;
    assert_eq!((ended.exit, ended.stdout.as_str()), (Exit::Success, "the agents are equal\n"));
    let ended = cli(&["check", &own]).await;
    let told = "the agent equals the exported agent\nnot exported, because the platform does not support it:\n";
    assert!(ended.stdout.starts_with(told), "{}", ended.stdout);
}

/// Each language and channel that ES has loses a message, each another one.
#[tokio::test]
async fn a_message_that_is_gone_from_the_export_is_missed() {
    let folder = Folder::new("a_message_that_is_gone_from_the_export_is_missed");
    let own = folder.path("own");
    assert_eq!(cli(&["export", "--target", "es", "--out", &own]).await.exit, Exit::Success);
    let dialogs = Cell::new(0);
    let edited = folder.edited(&own, "edited", "intents/Everything.json", |intent| {
        let mut by_dialog = BTreeMap::<_, Vec<Value>>::new();
        for message in intent["responses"][0]["messages"].as_array().unwrap() {
            let of = (message["lang"].to_string(), message["platform"].to_string());
            by_dialog.entry(of).or_default().push(message.clone());
        }
        for (at, messages) in by_dialog.values_mut().enumerate() {
            messages.remove(at % messages.len());
        }
        dialogs.set(by_dialog.len());
        intent["responses"][0]["messages"] = by_dialog.into_values().flatten().collect();
    });
    // 10 channels, a channel of its own, and all of them.
    assert_eq!(dialogs.get(), 2 * 12);
    let ended = cli(&["check", &edited, "--json"]).await;
    assert_eq!(ended.exit, Exit::Problems);
    let changes = ended.data()["changes"].clone();
    assert_eq!(changes.as_array().unwrap().len(), dialogs.get(), "{changes}");
}

#[tokio::test]
async fn an_intent_that_dialogflow_has_of_its_own_is_a_difference() {
    let folder = Folder::new("an_intent_that_dialogflow_has_of_its_own");
    let [own, more] = ["own", "more"].map(|name| folder.path(name));
    assert_eq!(cli(&["export", "--target", "es", "--out", &own]).await.exit, Exit::Success);
    let mut files = Files::read(&own).unwrap();
    let fallback = json!({"name": "Default Fallback Intent", "fallbackIntent": true});
    files.insert("intents/Default Fallback Intent.json", fallback.to_string().into()).unwrap();
    files.write_folder(&more, &Es).unwrap();
    let ended = cli(&["check", &more]).await;
    assert_eq!(ended.exit, Exit::Problems);
    let told =
        "- the intent `Default Fallback Intent` is in the exported agent but not in the code";
    assert!(ended.stdout.starts_with(told), "{}", ended.stdout);
}

/// A kind that came after this was written: in no model, and yet somebody says it.
#[tokio::test]
async fn a_message_of_a_kind_that_is_not_known_is_a_difference() {
    let folder = Folder::new("a_message_of_a_kind_that_is_not_known");
    let own = folder.path("own");
    assert_eq!(cli(&["export", "--target", "es", "--out", &own]).await.exit, Exit::Success);
    let with = |name: &str, message: Value| {
        folder.edited(&own, name, "intents/Nothing.json", |intent| {
            let messages = intent["responses"][0]["messages"].as_array_mut().unwrap();
            messages.push(message.clone());
        })
    };
    let one = with("one", json!({"type": "77", "lang": "en", "wave": "hand"}));
    let other = with("other", json!({"type": "77", "lang": "en", "wave": "flag"}));
    let ended = cli(&["check", &one]).await;
    assert_eq!(ended.exit, Exit::Problems);
    let told = "responses in `en`: `[{\"type\":\"77\",\"wave\":\"hand\"}]` is in the \
                exported agent but not in the code";
    assert!(ended.stdout.contains(told), "{}", ended.stdout);
    let ended = cli(&["diff", &one, &other]).await;
    assert_eq!(ended.exit, Exit::Problems);
    assert!(ended.stdout.contains("\"wave\":\"flag\""), "{}", ended.stdout);
    // A payload of nothing is none.
    for (name, message) in [
        ("number", json!({"type": 4, "lang": "en", "payload": {}})),
        ("text", json!({"type": "4", "lang": "en", "payload": {}})),
    ] {
        let ended = cli(&["check", &with(name, message)]).await;
        assert_eq!(ended.exit, Exit::Success, "{}", ended.stdout);
    }
}
