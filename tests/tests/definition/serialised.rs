//! Definitions as data: they come back as they were, and are the same from every build.

use intents_core::assistant::{Assistant, BasicCard};
use intents_core::definition::{
    AgentDefinition, AgentSettings, EntityTypeDefinition, EntityTypeKind, Entry, FileMembers,
    Response, WebhookSettings,
};
use intents_core::rbm::Rbm;
use intents_core::{
    Agent, Card, Entity, Follow, Image, Intent, Message, Payload, QuickReplies, Speech, Text,
    fulfill, sys,
};
use serde_json::json;

/// Sizes we bake.
#[derive(Debug, Entity)]
#[entity(fuzzy)]
enum Size {
    #[entity(synonyms("tiny"))]
    Small,
}

/// The user orders pizza.
#[derive(Debug, Intent)]
#[intent(
    name = "Order",
    action = "order",
    welcome,
    priority = "high",
    input_contexts("open"),
    lifespan = 4,
    examples(en = ["$amount{two} $size{small} ones"], it = ["una pizza"]),
)]
struct Order {
    /// How many.
    #[param(default = 2)]
    amount: sys::Integer,
    size: Option<Size>,
    #[param(default = vec!["Ann".to_owned()])]
    names: Vec<String>,
    #[param(untagged)]
    since: Option<u32>,
}

#[derive(Debug, Intent)]
#[intent(name = "Change")]
struct Change {
    amount: sys::Integer,
    #[follow(lifespan = 2)]
    order: Follow<Order>,
}

#[derive(Debug, Intent)]
#[intent(name = "Fallback", fallback)]
struct Fallback;

#[fulfill]
fn order(_: Order) {}

#[fulfill]
fn change(_: Change) {}

fn settings() -> AgentSettings {
    let webhook = WebhookSettings::new("https://a.example/").basic("bot", "secret");
    AgentSettings::new("shop")
        .description("Pizza")
        .languages(["en", "it", "pt-BR"].iter().filter_map(|tag| tag.parse().ok()))
        .time_zone("Europe/Rome")
        .webhook(webhook.header("x-token", "secret"))
}

/// Unknown members of a file.
fn unknown() -> FileMembers {
    let mut members = FileMembers::default();
    members.insert("a".to_owned(), json!([1, null, {"b": 0.5}]));
    members
}

/// Every kind of message.
fn messages() -> Vec<Message> {
    let payload = || Payload::new(json!({"a": [1, null, {"b": 0.5}]}));
    vec![
        Message::Text(Text::new("Hello.").or("Hi.")),
        Message::Text(Text::new("")),
        Message::Speech(Speech::Text("Hello.".into())),
        Message::Speech(Speech::Ssml("<speak>Hello</speak>".into())),
        Message::QuickReplies(QuickReplies::new(["Yes", "No"]).title("And?")),
        Message::Card(
            Card::new("A").subtitle("B").image("https://a.example/").button("C", "https://b/"),
        ),
        Message::Image(Image::new("https://a.example/").alt("A")),
        Message::Audio("https://a.example/".into()),
        Message::TransferCall("+12025550123".into()),
        Message::LiveAgentHandoff(payload()),
        Message::ConversationSuccess(payload()),
        Message::Payload(payload()),
        Message::Assistant(Box::new(Assistant::BasicCard(BasicCard {
            title: "A".into(),
            ..BasicCard::default()
        }))),
        Message::Rbm(Box::new(Rbm::Text { text: "Hello.".into(), suggestions: Vec::new() })),
    ]
}

#[test]
fn a_definition_with_everything_comes_back_as_it_was() {
    let builder = Agent::empty_builder().handler::<order>().handler::<change>();
    // Nothing is said in Portuguese by those who say something: see `languages`.
    let settings = settings().languages(["en", "it"].map(|tag| tag.parse().unwrap()));
    let mut agent = builder.intent::<Fallback>().settings(settings).define().unwrap();
    agent.es.unknown = unknown();
    let mut regexp = EntityTypeDefinition::default();
    regexp.kind = EntityTypeKind::Regexp;
    let entry = Entry::new("[0-9]+", ["[0-9]+"]);
    regexp.entries.insert("en".parse().unwrap(), vec![entry]);
    regexp.es.unknown = unknown();
    agent.entity_types.insert("Code".to_owned(), regexp);
    let order = agent.intents.get_mut("Order").unwrap();
    for (i, message) in messages().into_iter().enumerate() {
        let language = (i % 2 == 0).then(|| "pt-BR".parse().unwrap());
        let mut response = Response::new(language, message).on(["", "FACEBOOK", "kiosk"][i % 3]);
        response.es.unknown = unknown();
        order.responses.push(response);
    }
    order.es.unknown = unknown();
    order.resets_contexts = true;
    order.ends_conversation = true;
    order.hands_over = true;
    order.parameters[0].value = Some("#open.amount".to_owned());
    order.parameters[0].es.unknown = unknown();
    let phrase = &mut order.phrases.values_mut().next().unwrap()[0];
    phrase.es.unknown = unknown();
    phrase.parts[0].es.unknown = unknown();

    let json = serde_json::to_string(&agent).unwrap();
    let back: AgentDefinition = serde_json::from_str(&json).unwrap();
    assert_eq!(back, agent);
    assert_eq!(serde_json::to_string(&back).unwrap(), json);
    assert_eq!(back.intents["Order"].es.unknown, unknown());
    assert_eq!(agent.changes(&back), []);
}

#[test]
fn a_definition_that_was_written_by_hand_leaves_out_what_is_usual() {
    let agent: AgentDefinition =
        serde_json::from_value(json!({"intents": {"Order": {"events": ["E"]}}})).unwrap();
    assert_eq!(agent.intents["Order"].priority, 500_000);
    assert_eq!(agent.settings, AgentSettings::new(""));
}

#[test]
fn a_definition_does_not_depend_on_the_order_of_registration() {
    let one = Agent::empty_builder().handler::<order>().handler::<change>().intent::<Fallback>();
    let other = Agent::empty_builder().intent::<Fallback>().intent::<Change>();
    let other = other.handler::<change>().handler::<order>().intent::<Order>();
    let [one, other] =
        [one, other].map(|builder| serde_json::to_vec_pretty(&builder.define().unwrap()).unwrap());
    assert_eq!(String::from_utf8(one).unwrap(), String::from_utf8(other).unwrap());
}
