//! That the example agent is the agent of the reference.

use std::collections::BTreeMap;

use intents_tests::corpus;
use serde_json::{Value, json};

use super::agent;
use super::console::opened;

#[test]
fn naming_the_crate_links_its_agent() {
    let agent = agent();
    let names: Vec<_> = agent.intents().map(|intent| intent.name).collect();
    assert_eq!(
        names,
        [
            "calculator.SolveMathOperation",
            "calculator.SolveMathOperationError",
            "calculator.SolveMathOperationResponse",
            "restaurant.BookTable",
            "restaurant.OrderPizza",
            "shop.ChangeAmount",
            "shop.OrderFish",
            "shop.OrderFishAnswerKipper",
            "shop.OrderKipper",
            "smalltalk.AgentNameGive",
            "smalltalk.Goodbye",
            "smalltalk.GreetFriends",
            "smalltalk.Hello",
            "smalltalk.UserAsksDay",
            "smalltalk.UserLikesMusic",
            "smalltalk.UserNameGive",
            "travels.UserAskHolidayPicture",
            "travels.UserAskHotelRecommendation",
            "travels.UserAskTrainStation",
            "travels.UserWantsTravel",
        ]
    );
    // What nobody can say, an event triggers.
    let silent = agent.intents().filter(|intent| intent.examples.is_empty());
    let silent: Vec<_> = silent.map(|intent| intent.name).collect();
    assert_eq!(
        silent,
        [
            "calculator.SolveMathOperationError",
            "calculator.SolveMathOperationResponse",
            "smalltalk.AgentNameGive",
        ]
    );
}

/// What the reference does not have: slot filling with a handler, and an end.
const MORE: [&str; 2] = ["restaurant.BookTable", "smalltalk.Goodbye"];

/// Where the definitions differ, and why.
const DIFFERENT: [(&str, &str); 1] = [
    // Dialogflow would ask the user for what only an event can give.
    ("calculator.SolveMathOperationResponse", "operation_result"),
];

#[test]
fn its_definition_is_that_of_the_reference() {
    let Some(corpus) = corpus::folder() else { return };
    let folder = corpus.join("python-intents/export/intents");
    let exported: BTreeMap<_, _> = corpus::json_files(&folder)
        .unwrap()
        .into_iter()
        .filter(|(file, _)| !file.contains("_usersays_"))
        .map(|(file, text)| (file, serde_json::from_str::<Value>(&text).unwrap()))
        .collect();
    let definition = agent().definition();
    assert_eq!(exported.len() + MORE.len(), definition.intents.len());
    for (name, ours) in definition.intents.iter().filter(|(name, _)| !MORE.contains(&&***name)) {
        let theirs = &exported[&format!("{name}.json")];
        let response = &theirs["responses"][0];
        let events: Vec<_> = ours.events.iter().map(|event| json!({"name": event})).collect();
        assert_eq!(theirs["events"], json!(events), "{name}");
        assert_eq!(theirs["priority"], ours.priority, "{name}");
        assert_eq!(theirs["contexts"], json!(ours.input_contexts), "{name}");
        let opened: Vec<_> = opened(&definition, name)
            .into_iter()
            .map(|(name, lifespan)| json!({"name": name, "lifespan": lifespan}))
            .collect();
        let affected: Vec<_> = response["affectedContexts"].as_array().unwrap().iter().collect();
        let affected: Vec<_> = affected
            .into_iter()
            .map(|context| json!({"name": context["name"], "lifespan": context["lifespan"]}))
            .collect();
        assert_eq!(affected, opened, "{name}");
        let theirs = response["parameters"].as_array().unwrap();
        assert_eq!(theirs.len(), ours.parameters.len(), "{name}");
        for (theirs, ours) in theirs.iter().zip(&ours.parameters) {
            let required = ours.is_required != DIFFERENT.contains(&(name, &ours.name));
            assert_eq!(theirs["name"], ours.name, "{name}");
            assert_eq!(theirs["dataType"], format!("@{}", ours.entity), "{name}");
            assert_eq!(theirs["isList"], ours.is_list, "{name}");
            assert_eq!(theirs["required"], required, "{name}, {}", ours.name);
            let default = ours.default.clone().unwrap_or(json!(""));
            assert_eq!(theirs["defaultValue"], default, "{name}, {}", ours.name);
        }
    }
}

#[test]
fn its_entity_types_have_the_values_of_the_reference() {
    let Some(corpus) = corpus::folder() else { return };
    let metas = agent().intents().flat_map(|meta| meta.params.all()).collect::<Vec<_>>();
    for name in ["CalculatorOperator", "PizzaType"] {
        let file = |file: &str| {
            let path = corpus.join(format!("python-intents/export/entities/{name}{file}.json"));
            serde_json::from_slice::<Value>(&std::fs::read(path).unwrap()).unwrap()
        };
        let entity = metas.iter().map(|param| param.shape.entity).find(|meta| meta.name == name);
        let entity = entity.unwrap();
        let intents_core::EntityKind::Map(values) = entity.kind else { panic!("{name}") };
        let values: Vec<_> = values.iter().map(|value| value.value).collect();
        let entries = file("_entries_en");
        let theirs: Vec<_> =
            entries.as_array().unwrap().iter().map(|entry| &entry["value"]).collect();
        assert_eq!(theirs, values, "{name}");
        assert_eq!(file("")["allowFuzzyExtraction"], entity.is_fuzzy, "{name}");
    }
}
