//! Comparisons: equal and different values, and values that a comparison must not print.

use intents_core::definition::{
    AgentDefinition, AgentSettings, EntityTypeDefinition, Entry, EsAgent, FileMembers,
    IntentDefinition, ParameterDefinition, Response, WebhookSettings, drift,
};
use intents_core::{Language, Message, Payload};
use serde_json::{Value, json};

fn members(value: Value) -> FileMembers {
    value.as_object().cloned().unwrap_or_default().into()
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
fn unknown_members_are_compared_but_not_shown() {
    let secret = |value: &str| {
        let unknown = || members(json!({"clientSecret": value}));
        let mut amount = ParameterDefinition::default();
        amount.name = "amount".to_owned();
        amount.es.unknown = unknown();
        let mut order = IntentDefinition::default();
        order.parameters = vec![amount];
        order.es.unknown = unknown();
        let mut agent = agent(order);
        agent.es.unknown = unknown();
        let mut size = EntityTypeDefinition::default();
        size.es.unknown = unknown();
        agent.entity_types.insert("Size".to_owned(), size);
        Some(agent)
    };
    let (one, other) = (secret("s3cret").unwrap(), secret("t0p-s3cret").unwrap());
    let found = one.changes(&other);
    assert_eq!(
        changes(&one, &other),
        [
            "the agent, ES, unknown member `clientSecret` changed",
            "the intent `Order`, parameter `amount`, ES, unknown member `clientSecret` changed",
            "the intent `Order`, ES, unknown member `clientSecret` changed",
            "the entity type `Size`, ES, unknown member `clientSecret` changed",
        ]
    );
    assert!(!serde_json::to_string(&found).unwrap().contains("s3cret"));
    let mut without = one.clone();
    without.es = EsAgent::default();
    let member = "the agent, ES, unknown member `clientSecret`";
    assert_eq!(changes(&one, &without)[0], format!("{member} was removed"));
    assert_eq!(changes(&without, &one)[0], format!("{member} was added"));
    // Nor does the definition show them.
    let shown = format!("{one:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[test]
fn a_message_of_an_unknown_type_is_compared() {
    let with = |kinds: &[Value]| {
        let mut order = IntentDefinition::default();
        for kind in kinds {
            let nothing = Message::Payload(Payload::new(json!({})));
            let mut response = Response::new("en".parse().ok(), nothing);
            response.es.message = members(kind.clone());
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
