//! Comparisons: equal and different values, and values that a comparison must not print.

use intents_core::definition::{
    AgentDefinition, AgentSettings, EntityTypeDefinition, Entry, Extension, Extensions,
    IntentDefinition, ParameterDefinition, Response, WebhookSettings, drift,
};
use intents_core::{Language, Message, Payload};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Serialize, Deserialize)]
struct OfPlatform(Value);

impl Extension for OfPlatform {
    const PLATFORM: &'static str = "some-platform";
}

fn extensions(value: Value) -> Option<Extensions> {
    let mut extensions = Extensions::default();
    extensions.set(&OfPlatform(value)).ok()?;
    Some(extensions)
}

fn agent(intent: IntentDefinition) -> AgentDefinition {
    let mut agent = AgentDefinition::default();
    agent.intents.insert("Order".to_owned(), intent);
    agent
}

fn changes(before: &AgentDefinition, after: &AgentDefinition) -> Vec<String> {
    before.changes(after).iter().map(ToString::to_string).collect()
}

#[test]
fn a_default_is_the_same_as_a_number_and_as_text() {
    let with = |default: Option<Value>| {
        let mut amount = ParameterDefinition::default();
        amount.name = "amount".to_owned();
        amount.default = default;
        let mut order = IntentDefinition::default();
        order.parameters = vec![amount];
        agent(order)
    };
    assert_eq!(changes(&with(Some(json!(1))), &with(Some(json!("1")))), [""; 0]);
    assert_eq!(changes(&with(Some(json!(""))), &with(None)), [""; 0]);
    let found = changes(&with(Some(json!(1))), &with(Some(json!("2"))));
    assert_eq!(found, ["the intent `Order`, parameter `amount`, default: `1` became `2`"]);
}

/// As the values of some real agents.
#[test]
fn a_value_that_two_entries_have_has_the_synonyms_of_both() {
    let with = |synonyms: [&str; 2]| {
        let entry = |synonym: &str| Entry::new("here", [synonym]);
        let mut airports = EntityTypeDefinition::default();
        airports.entries.insert(Language::ENGLISH, synonyms.map(entry).into());
        let mut agent = AgentDefinition::default();
        agent.entity_types.insert("Airport".to_owned(), airports);
        agent
    };
    assert_eq!(changes(&with(["one", "two"]), &with(["two", "one"])), [""; 0]);
    let at = "the entity type `Airport`, entries in `en`, synonyms of `here`";
    assert_eq!(
        changes(&with(["one", "two"]), &with(["one", "six"])),
        [format!("{at}: `six` was added"), format!("{at}: `two` was removed")]
    );
}

#[test]
fn a_webhook_that_is_added_is_told_by_what_it_has() {
    let before = AgentDefinition::default();
    let mut after = before.clone();
    after.settings.webhook = Some(WebhookSettings::new("https://a.example/"));
    assert_eq!(
        changes(&before, &after),
        [
            "the settings, webhook, enabled: yes was added",
            "the settings, webhook, url: `https://a.example/` was added"
        ]
    );
}

#[test]
fn what_only_a_platform_has_is_told_by_nobody() {
    let secret = |value: &str| {
        let of = || extensions(json!({"clientSecret": value}));
        let mut amount = ParameterDefinition::default();
        amount.name = "amount".to_owned();
        amount.extensions = of()?;
        let mut order = IntentDefinition::default();
        order.parameters = vec![amount];
        order.extensions = of()?;
        let mut agent = agent(order);
        agent.extensions = of()?;
        let mut size = EntityTypeDefinition::default();
        size.extensions = of()?;
        agent.entity_types.insert("Size".to_owned(), size);
        Some(agent)
    };
    let (one, other) = (secret("s3cret").unwrap(), secret("t0p-s3cret").unwrap());
    let found = one.changes(&other);
    assert_eq!(
        changes(&one, &other),
        [
            "the agent, extensions changed",
            "the intent `Order`, parameter `amount`, extensions changed",
            "the intent `Order`, extensions changed",
            "the entity type `Size`, extensions changed",
        ]
    );
    assert!(!serde_json::to_string(&found).unwrap().contains("s3cret"));
    let mut without = one.clone();
    without.extensions = Extensions::default();
    assert_eq!(changes(&one, &without)[0], "the agent, extensions was removed");
    assert_eq!(changes(&without, &one)[0], "the agent, extensions was added");
    // Nor does the definition show them.
    let shown = format!("{one:?}");
    assert!(shown.contains("Extensions {\"some-platform\"}"), "{shown}");
    assert!(!shown.contains("s3cret") && !shown.contains("clientSecret"), "{shown}");
}

#[test]
fn a_message_of_a_kind_that_only_its_platform_knows_is_something() {
    let with = |kinds: &[Value]| {
        let mut order = IntentDefinition::default();
        for kind in kinds {
            let nothing = Message::Payload(Payload::new(json!({})));
            let mut response = Response::new("en".parse().ok(), nothing);
            response.extensions = extensions(kind.clone())?;
            order.responses.push(response);
        }
        Some(agent(order))
    };
    let none = with(&[]).unwrap();
    let one = with(&[json!({"kind": 77})]).unwrap();
    let other = with(&[json!({"kind": 78})]).unwrap();
    for [before, after] in [[&none, &one], [&one, &none], [&one, &other]] {
        assert_eq!(before.changes(after).len(), 1);
        assert_eq!(drift(before, after).len(), 1);
    }
    assert_eq!(drift(&one, &one), []);
    // A payload of nothing is nothing.
    let nothing = with(&[json!({})]).unwrap();
    assert_eq!(drift(&none, &nothing), []);
}

#[test]
fn settings_that_an_old_agent_does_not_have_have_not_drifted() {
    let settings = AgentSettings::new("pizzeria").time_zone("Europe/Rome");
    let mut code = AgentDefinition::default();
    code.settings = settings.clone();
    let mut exported = AgentDefinition::default();
    exported.settings = AgentSettings::new("").time_zone("");
    assert_eq!(drift(&code, &exported), []);
    let places = |code: &AgentDefinition, exported: &AgentDefinition| -> Vec<_> {
        drift(code, exported).into_iter().map(|drift| drift.change.place).collect()
    };
    exported.settings = AgentSettings::new("pizza").time_zone("Europe/Paris");
    assert_eq!(places(&code, &exported), [["settings", "name"], ["settings", "time_zone"]]);
    // A description counts where the code has one.
    exported.settings = settings.clone().description("Made in the console");
    assert_eq!(drift(&code, &exported), []);
    code.settings.description = "Pizza.".to_owned();
    assert_eq!(places(&code, &exported), [["settings", "description"]]);
}
