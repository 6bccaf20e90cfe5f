//! An agent that uses everything, written by hand.

use intents_agent::es::{Es, MAX_PHRASE_CHARS, export, import};
use intents_agent::files::Files;
use intents_core::assistant::{
    Assistant, BasicCard, BrowseCarousel, BrowseItem, Column, Item, LinkOut, List, MediaImage,
    MediaObject, Row, SimpleResponse, Table,
};
use intents_core::definition::{
    AgentDefinition, AgentSettings, ContextDefinition, EntityTypeDefinition, EntityTypeKind, Entry,
    EsIntent, IntentDefinition, ParameterDefinition, Phrase, PhrasePart, Prompt, Response,
    WebhookSettings,
};
use intents_core::rbm::Rbm;
use intents_core::{
    Button, Card, Channel, Image, Language, Message, Payload, QuickReplies, Speech, Text,
};
use serde_json::{Value, json};

use crate::{Failure, round_trip};

fn language(tag: &str) -> Result<Language, Failure> {
    Ok(tag.parse::<Language>()?)
}

fn part(text: &str, parameter: Option<&str>, entity: Option<&str>) -> PhrasePart {
    let mut part = PhrasePart::default();
    part.text = text.to_owned();
    part.parameter = parameter.map(str::to_owned);
    part.entity = entity.map(str::to_owned);
    part
}

fn phrase(parts: impl IntoIterator<Item = PhrasePart>) -> Phrase {
    let mut phrase = Phrase::default();
    phrase.parts = parts.into_iter().collect();
    phrase
}

/// Messages of every kind that ES has in an agent.
fn messages() -> Vec<Message> {
    let image = || Some(Image::new("https://shop.example/tea.png").alt("A cup of tea"));
    let item = |key: &'static str| Item {
        key: key.into(),
        synonyms: vec!["cup".into(), "mug".into()],
        title: "Tea".into(),
        description: "Green".into(),
        image: image(),
    };
    let page = BrowseItem {
        title: "Tea".into(),
        description: "Green".into(),
        footer: "Since 1802".into(),
        image: image(),
        url: "https://shop.example/tea".into(),
        url_type_hint: "AMP_CONTENT".into(),
    };
    let link = || vec![Button::new("Open", "https://shop.example")];
    let simple =
        |speech, shown: &'static str| SimpleResponse { speech, display_text: shown.into() };
    let audio = |image| MediaObject {
        name: "Rain".into(),
        description: "One hour".into(),
        image,
        content_url: "https://shop.example/rain.mp3".into(),
    };
    let mut all = vec![
        Message::Text(Text::new("One moment.").or("Coming right up.")),
        Message::Text(Text::new("Only one.")),
        Message::QuickReplies(QuickReplies::new(["Yes", "No"]).title("And now?")),
        Message::Card(
            Card::new("Tea")
                .subtitle("Green")
                .image("https://shop.example/tea.png")
                .button("Open", "https://shop.example")
                .button("Buy", "I buy it"),
        ),
        Message::Image(Image::new("https://shop.example/tea.png")),
        Message::Payload(Payload::new(json!({"shop": {"n": 1.5, "list": [null, true, {}]}}))),
        Message::Audio("gs://shop/rain.wav".into()),
        Message::Speech(Speech::new("Hello.")),
        Message::Speech(Speech::ssml("<speak>Hello.</speak>")),
        Message::TransferCall("+12025550123".into()),
    ];
    all.extend(
        [
            Assistant::SimpleResponses(vec![simple(Speech::new("Hello."), "Hi")]),
            Assistant::SimpleResponses(vec![
                simple(Speech::ssml("<speak>One</speak>"), "1"),
                simple(Speech::new("Two"), ""),
            ]),
            Assistant::BasicCard(BasicCard {
                title: "Tea".into(),
                subtitle: "Green".into(),
                formatted_text: "**Good**".into(),
                image: image(),
                buttons: link(),
            }),
            Assistant::Suggestions(vec!["Yes".into(), "No".into()]),
            Assistant::LinkOut(LinkOut {
                destination_name: "Shop".into(),
                url: "https://shop.example".into(),
            }),
            Assistant::List(List {
                title: "Teas".into(),
                subtitle: "All".into(),
                items: vec![item("green"), item("black")],
            }),
            Assistant::Carousel(vec![item("green"), item("black")]),
            Assistant::BrowseCarousel(BrowseCarousel {
                items: vec![page.clone(), page],
                ..BrowseCarousel::default()
            }),
            Assistant::Table(Table {
                title: "Prices".into(),
                subtitle: "Today".into(),
                image: image(),
                columns: vec![Column { header: "Tea".into(), alignment: "CENTER".into() }],
                rows: vec![Row { cells: vec!["Green".into()], divider_after: true }],
                buttons: link(),
            }),
            Assistant::Media(vec![
                audio(image().map(MediaImage::Large)),
                audio(image().map(MediaImage::Icon)),
            ]),
        ]
        .map(Message::from),
    );
    all
}

/// The channel of those that only one has.
fn own_channel(message: &Message) -> &'static str {
    match message {
        Message::Audio(_) | Message::Speech(_) | Message::TransferCall(_) => "TELEPHONY",
        Message::Assistant(_) => "ACTIONS_ON_GOOGLE",
        _ => "",
    }
}

/// The channels that ES has messages for, by both of their names.
const CHANNELS: &[(Channel, &str)] = &[
    (Channel::Facebook, "facebook"),
    (Channel::Slack, "slack"),
    (Channel::Telegram, "telegram"),
    (Channel::Kik, "kik"),
    (Channel::Skype, "skype"),
    (Channel::Line, "line"),
    (Channel::Viber, "viber"),
    (Channel::GoogleHangouts, "hangouts"),
];

fn order(languages: [&Language; 2]) -> IntentDefinition {
    let mut intent = IntentDefinition::default();
    intent.events = vec!["E_ORDER".to_owned(), "WELCOME".to_owned()];
    intent.action = "order.tea".to_owned();
    intent.input_contexts = vec!["c_shop".to_owned()];
    intent.output_contexts =
        vec![ContextDefinition::new("c_order", 3), ContextDefinition::new("c_shop", 0)];
    intent.resets_contexts = true;
    intent.priority = 750_000;
    intent.fulfillment.is_called = true;
    intent.fulfillment.is_called_for_slot_filling = true;
    intent.ends_conversation = true;
    intent.hands_over = true;
    let mut kind = ParameterDefinition::default();
    kind.name = "kind".to_owned();
    kind.entity = "Tea".to_owned();
    kind.is_required = true;
    kind.is_list = true;
    for language in languages {
        let text = format!("Which one? ({language})");
        kind.prompts.push(Prompt::new(Some(language.clone()), text));
    }
    let mut amount = ParameterDefinition::default();
    amount.name = "amount".to_owned();
    amount.entity = "sys.number-integer".to_owned();
    amount.default = Some(json!(1));
    let mut before = ParameterDefinition::default();
    before.name = "before".to_owned();
    before.value = Some("#c_order.kind".to_owned());
    before.default = Some(json!("green"));
    intent.parameters = vec![kind, amount, before];
    for language in languages {
        let parts = [
            part("I want ", None, None),
            part("two", Some("amount"), Some("sys.number-integer")),
            part(" ", None, Some("sys.ignore")),
            part("green tea", Some("kind"), Some("Tea")),
        ];
        let plain = || phrase([part("tea please", None, None)]);
        intent.phrases.insert(language.clone(), vec![phrase(parts), plain(), plain()]);
        for message in messages() {
            let channel = own_channel(&message);
            intent.responses.push(Response::new(Some(language.clone()), message).on(channel));
        }
        for (channel, _) in CHANNELS {
            let text = Message::Text(Text::new(format!("On {channel}")));
            intent.responses.push(Response::new(Some(language.clone()), text).on(channel.name()));
        }
    }
    intent
}

fn agent() -> Result<AgentDefinition, Failure> {
    let languages = [language("en")?, language("pt-BR")?];
    let mut agent = AgentDefinition::default();
    agent.settings = AgentSettings::new("tea-shop")
        .description("Sells tea")
        .languages(languages.clone())
        .time_zone("Europe/Lisbon")
        .webhook(
            WebhookSettings::new("https://tea.example/webhook")
                .header("X-Shop", "7")
                .basic("shop", "open sesame"),
        );
    let [english, brazilian] = &languages;
    agent.intents.insert("shop.Order/Tea: \"now\"?".to_owned(), order([english, brazilian]));
    let mut fallback = IntentDefinition::default();
    fallback.is_fallback = true;
    agent.intents.insert("Fallback".to_owned(), fallback);
    let entry = |value: &str, synonyms: &[&str]| Entry::new(value, synonyms.iter().copied());
    for (name, kind, entries) in [
        ("Tea", EntityTypeKind::Map, vec![entry("green", &["green", "matcha"])]),
        ("Order", EntityTypeKind::List, vec![entry("@sys.number:n @Tea:tea", &[])]),
        ("Code", EntityTypeKind::Regexp, vec![entry("[0-9]{5}", &["[0-9]{5}"])]),
    ] {
        let mut of = EntityTypeDefinition::default();
        of.kind = kind;
        of.is_fuzzy = kind == EntityTypeKind::Map;
        of.is_expanded = kind == EntityTypeKind::List;
        for language in &languages {
            of.entries.insert(language.clone(), entries.clone());
        }
        agent.entity_types.insert(name.to_owned(), of);
    }
    Ok(agent)
}

fn json_of(files: &Files, path: &str) -> Result<Value, Failure> {
    let bytes = files
        .get(path)
        .ok_or_else(|| format!("no {path} in {:?}", files.paths().collect::<Vec<_>>()))?;
    Ok(serde_json::from_slice(bytes)?)
}

const ORDER: &str = "intents/shop.Order_Tea_ _now__";

#[test]
fn everything_is_exported_and_comes_back() -> Result<(), Failure> {
    let agent = agent()?;
    let exported = export(&agent)?;
    assert_eq!(exported.dropped, []);
    assert_eq!(
        exported.files.paths().collect::<Vec<_>>(),
        [
            "agent.json",
            "entities/Code.json",
            "entities/Code_entries_en.json",
            "entities/Code_entries_pt-br.json",
            "entities/Order.json",
            "entities/Order_entries_en.json",
            "entities/Order_entries_pt-br.json",
            "entities/Tea.json",
            "entities/Tea_entries_en.json",
            "entities/Tea_entries_pt-br.json",
            "intents/Fallback.json",
            &format!("{ORDER}.json"),
            &format!("{ORDER}_usersays_en.json"),
            &format!("{ORDER}_usersays_pt-br.json"),
            "package.json",
        ]
    );
    assert_eq!(export(&agent)?.files, exported.files, "the same twice");
    assert_eq!(round_trip(&exported.files)?, None);

    let back = import(&exported.files)?;
    assert_eq!(back.settings, agent.settings);
    assert_eq!(back.entity_types, agent.entity_types);
    let (name, order) = agent.intents.iter().next_back().ok_or("no intents")?;
    let read = &back.intents[name];
    for (read, written) in read.responses.iter().zip(&order.responses) {
        assert_eq!(read.message, written.message);
        assert_eq!((&read.language, &read.channel), (&written.language, &written.channel));
    }
    // A default is a text in ES; all the rest is as it was, with nothing beside it.
    let mut expected = order.clone();
    expected.parameters[1].default = Some(json!("1"));
    assert_eq!(*read, expected);
    Ok(())
}

#[test]
fn an_intent_has_what_dialogflow_exports() -> Result<(), Failure> {
    let exported = export(&agent()?)?;
    let intent = json_of(&exported.files, &format!("{ORDER}.json"))?;
    assert_eq!(intent["name"], "shop.Order/Tea: \"now\"?");
    assert_eq!(intent["auto"], true);
    assert_eq!(intent["contexts"], json!(["c_shop"]));
    assert_eq!(intent["events"], json!([{"name": "E_ORDER"}, {"name": "WELCOME"}]));
    assert_eq!(intent["priority"], 750_000);
    for member in ["webhookUsed", "webhookForSlotFilling", "endInteraction", "liveAgentHandoff"] {
        assert_eq!(intent[member], true, "{member}");
    }
    assert_eq!(intent["fallbackIntent"], false);
    assert_eq!(intent.get("lastUpdate"), None, "no clock");
    let response = &intent["responses"][0];
    assert_eq!(response["action"], "order.tea");
    assert_eq!(response["resetContexts"], true);
    assert_eq!(
        response["affectedContexts"],
        json!([{"name": "c_order", "lifespan": 3}, {"name": "c_shop", "lifespan": 0}])
    );
    let parameters = &response["parameters"];
    let told = |index: usize| {
        let of = &parameters[index];
        json!([
            of["name"],
            of["dataType"],
            of["value"],
            of["defaultValue"],
            of["required"],
            of["isList"]
        ])
    };
    assert_eq!(told(0), json!(["kind", "@Tea", "$kind", "", true, true]));
    assert_eq!(told(1), json!(["amount", "@sys.number-integer", "$amount", "1", false, false]));
    assert_eq!(told(2), json!(["before", null, "#c_order.kind", "green", false, false]));
    assert_eq!(
        parameters[0]["prompts"],
        json!([
            {"lang": "en", "value": "Which one? (en)"},
            {"lang": "pt-br", "value": "Which one? (pt-BR)"},
        ])
    );
    assert_eq!(
        response["messages"][0],
        json!({
            "type": "0", "title": "", "textToSpeech": "", "lang": "en",
            "speech": ["One moment.", "Coming right up."], "condition": "",
        })
    );
    let fallback = json_of(&exported.files, "intents/Fallback.json")?;
    assert_eq!(
        fallback["responses"][0]["messages"],
        json!([{
            "type": "0", "title": "", "textToSpeech": "", "lang": "en", "speech": [],
            "condition": "",
        }])
    );
    Ok(())
}

#[test]
fn messages_have_the_numbers_and_channels_of_dialogflow() -> Result<(), Failure> {
    let intent = json_of(&export(&agent()?)?.files, &format!("{ORDER}.json"))?;
    let messages = intent["responses"][0]["messages"].as_array().ok_or("no messages")?;
    let english = messages.iter().filter(|message| message["lang"] == "en");
    let told: Vec<_> = english
        .map(|message| {
            let of = |member: &str| message[member].as_str().unwrap_or("-").to_owned();
            (of("type"), of("platform"))
        })
        .collect();
    let mut expected: Vec<(&str, &str)> =
        ["0", "0", "2", "1", "3", "4"].map(|kind| (kind, "-")).to_vec();
    expected.extend(["13", "14", "14", "15"].map(|kind| (kind, "telephony")));
    expected.extend(
        [
            "simple_response",
            "simple_response",
            "basic_card",
            "suggestion_chips",
            "link_out_chip",
            "list_card",
            "carousel_card",
            "browse_carousel_card",
            "table_card",
            "media_content",
        ]
        .map(|kind| (kind, "google")),
    );
    expected.extend(CHANNELS.iter().map(|(_, name)| ("0", *name)));
    let told: Vec<_> = told.iter().map(|(kind, on)| (kind.as_str(), on.as_str())).collect();
    assert_eq!(told, expected);
    Ok(())
}

#[test]
fn phrases_and_settings_have_what_dialogflow_exports() -> Result<(), Failure> {
    let files = export(&agent()?)?.files;
    let phrases = json_of(&files, &format!("{ORDER}_usersays_pt-br.json"))?;
    assert_eq!(
        phrases[0]["data"],
        json!([
            {"text": "I want ", "userDefined": false},
            {"text": "two", "meta": "@sys.number-integer", "alias": "amount", "userDefined": true},
            {"text": " ", "meta": "@sys.ignore", "userDefined": false},
            {"text": "green tea", "meta": "@Tea", "alias": "kind", "userDefined": true},
        ])
    );
    assert_eq!(phrases[0]["lang"], "pt-br");
    assert_ne!(phrases[1]["id"], phrases[2]["id"], "two that say the same are two");
    let agent = json_of(&files, "agent.json")?;
    assert_eq!(agent["language"], "en");
    assert_eq!(agent["supportedLanguages"], json!(["pt-br"]));
    assert_eq!(agent["defaultTimezone"], "Europe/Lisbon");
    assert_eq!(agent["displayName"], "tea-shop");
    let webhook = &agent["webhook"];
    assert_eq!(webhook["url"], "https://tea.example/webhook");
    assert_eq!(webhook["headers"], json!({"X-Shop": "7"}));
    assert_eq!(
        (&webhook["username"], &webhook["password"]),
        (&json!("shop"), &json!("open sesame"))
    );
    assert_eq!(webhook["available"], true);
    let text = std::str::from_utf8(files.get("package.json").unwrap_or_default())?;
    assert_eq!(text, "{\n  \"version\": \"1.0.0\"\n}\n");
    for (path, flags) in [
        ("Code", json!([false, true, false, false])),
        ("Order", json!([true, false, true, false])),
        ("Tea", json!([false, false, false, true])),
    ] {
        let of = json_of(&files, &format!("entities/{path}.json"))?;
        let found = json!([
            of["isEnum"],
            of["isRegexp"],
            of["automatedExpansion"],
            of["allowFuzzyExtraction"]
        ]);
        assert_eq!(found, flags, "{path}");
    }
    Ok(())
}

fn with_response(message: Message, channel: &str) -> Result<AgentDefinition, Failure> {
    let mut agent = AgentDefinition::default();
    let mut intent = IntentDefinition::default();
    intent.responses.push(Response::new(Some(language("en")?), message).on(channel));
    agent.intents.insert("Ping".to_owned(), intent);
    Ok(agent)
}

#[test]
fn what_es_cannot_hold_is_the_nearest_or_reported() -> Result<(), Failure> {
    let rbm = Rbm::Text { text: "Hello.".into(), suggestions: Vec::new() };
    for (message, channel, kinds, dropped) in [
        (
            Message::LiveAgentHandoff(Payload::new(json!({}))),
            "",
            vec!["0"],
            "intent Ping, language en: a handoff to a human agent",
        ),
        (
            Message::ConversationSuccess(Payload::new(json!({}))),
            "FACEBOOK",
            vec!["0"],
            "intent Ping, language en, channel FACEBOOK: the success of the conversation",
        ),
        (
            Message::Speech(Speech::ssml("<speak>Hi</speak>")),
            "SLACK",
            vec!["0"],
            "intent Ping, language en, channel SLACK: the markup",
        ),
        (Message::Speech(Speech::new("Hi")), "SLACK", vec!["0"], ""),
        (
            Message::Audio("gs://a".into()),
            "SLACK",
            vec!["0"],
            "intent Ping, language en, channel SLACK: audio or a transferred call",
        ),
        (Message::Audio("gs://a".into()), "", vec!["13"], ""),
        (
            Message::Image(Image::new("https://a.example").alt("A")),
            "",
            vec!["3"],
            "intent Ping, language en: the description of an image",
        ),
        (Message::Payload(Payload::new("no object")), "", vec!["0"], "intent Ping, language en: "),
        (rbm.into(), "", vec!["0"], ""),
        (Assistant::Suggestions(vec!["Yes".into()]).into(), "FACEBOOK", vec!["2"], ""),
        (
            Message::Text(Text::new("Hi").or("Hello")),
            "ACTIONS_ON_GOOGLE",
            vec!["simple_response"],
            "intent Ping, language en, channel ACTIONS_ON_GOOGLE: other variants of a text",
        ),
        (
            Message::Card(Card::new("A").button("B", "https://b.example").button("C", "C")),
            "ACTIONS_ON_GOOGLE",
            vec!["basic_card", "suggestion_chips"],
            "",
        ),
        (
            Message::Text(Text::new("Hi")),
            "DF_MESSENGER",
            vec!["0"],
            "intent Ping, language en, channel DF_MESSENGER: a message for a channel",
        ),
    ] {
        let told = format!("{message:?} on {channel}");
        let exported = export(&with_response(message, channel)?)?;
        let intent = json_of(&exported.files, "intents/Ping.json")?;
        let messages = intent["responses"][0]["messages"].as_array().ok_or("no messages")?;
        let found: Vec<_> = messages.iter().filter_map(|of| of["type"].as_str()).collect();
        assert_eq!(found, kinds, "{told}");
        let lost: Vec<_> = exported.dropped.iter().map(ToString::to_string).collect();
        assert_eq!(lost.len(), usize::from(!dropped.is_empty()), "{told}: {lost:?}");
        assert!(lost.iter().all(|lost| lost.starts_with(dropped)), "{told}: {lost:?}");
    }
    Ok(())
}

#[test]
fn what_is_over_a_limit_is_an_error_that_names_it() -> Result<(), Failure> {
    let mut agent = AgentDefinition::default();
    let mut long = IntentDefinition::default();
    let text = "a".repeat(MAX_PHRASE_CHARS + 1);
    long.phrases.insert(language("en")?, vec![phrase([part(&text, None, None)])]);
    long.events = vec!["E".repeat(151)];
    agent.intents.insert("Long".to_owned(), long);
    let error = export(&agent).err().ok_or("it was taken")?;
    let told: Vec<_> = error.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    assert_eq!(
        told[0],
        "intent Long, language en, training phrase 1: 769 characters, but at most 768 are \
         possible"
    );
    assert!(told[1].ends_with("151 characters, but at most 150 are possible"), "{}", told[1]);
    Ok(())
}

#[test]
fn files_are_named_as_dialogflow_names_them() -> Result<(), Failure> {
    let mut agent = AgentDefinition::default();
    for name in [
        "Where/When is next?",
        "No, I'm done",
        "ping",
        "Ping",
        "a_b",
        "a/b",
        "a:b",
        "aux",
        "x",
        "x_usersays_en",
    ] {
        let mut intent = IntentDefinition::default();
        intent.phrases.insert(language("en")?, vec![phrase([part(name, None, None)])]);
        agent.intents.insert(name.to_owned(), intent);
    }
    let files = export(&agent)?.files;
    let named = |name: &str| -> Result<String, Failure> {
        let mut found = Vec::new();
        for path in files.paths() {
            if path.starts_with("intents/") && json_of(&files, path)?["name"] == name {
                found.push(path.to_owned());
            }
        }
        let [path] = found.as_slice() else { return Err(format!("{name}: {found:?}").into()) };
        Ok(path.trim_start_matches("intents/").trim_end_matches(".json").to_owned())
    };
    assert_eq!(named("Where/When is next?")?, "Where_When is next_");
    assert_eq!(named("No, I'm done")?, "No, I_m done");
    assert_eq!(named("aux")?, "_aux");
    // Of those that would have one name, the one whose own it is has it.
    assert_eq!(named("a_b")?, "a_b");
    assert_eq!(named("Ping")?, "Ping");
    for (name, begin) in [("a/b", "a_b_"), ("a:b", "a_b_"), ("ping", "ping_")] {
        let named = named(name)?;
        let digits = named.strip_prefix(begin).ok_or_else(|| named.clone())?;
        assert!(digits.len() == 8 && digits.chars().all(|c| c.is_ascii_hexdigit()), "{named}");
    }
    assert_ne!(named("a/b")?, named("a:b")?);
    // What `x` says in English would be in the file of the other one.
    assert_eq!(named("x")?, "x");
    assert_ne!(named("x_usersays_en")?, "x_usersays_en");
    let back = import(&files)?;
    assert!(back.intents.keys().eq(agent.intents.keys()));
    assert!(back.intents.values().all(|intent| intent.es == EsIntent::default()));
    assert!(export(&back)?.files == files, "the same names again");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("es_agents_named");
    files.write_folder(&folder, &Es)?;
    assert_eq!(Files::read(&folder)?, files);
    Ok(())
}
