//! Differences between two agents, and between the code and an exported agent.

use intents_core::definition::{
    AgentDefinition, AgentSettings, Change, ChangeKind, ContextDefinition, EntityTypeDefinition,
    EntityTypeKind, Entry, IntentDefinition, ParameterDefinition, Phrase, PhrasePart, Prompt,
    Response, WebhookSettings, drift,
};
use intents_core::{Language, Message};
use serde_json::json;

fn language(tag: &str) -> Language {
    tag.parse().unwrap_or(Language::ENGLISH)
}

fn phrase(parts: &[(&str, &str)]) -> Phrase {
    let mut phrase = Phrase::default();
    for &(text, parameter) in parts {
        let mut part = PhrasePart::default();
        part.text = text.to_owned();
        if !parameter.is_empty() {
            part.parameter = Some(parameter.to_owned());
            part.entity = Some("sys.number".to_owned());
        }
        phrase.parts.push(part);
    }
    phrase
}

fn text(language: &str, text: &'static str) -> Response {
    Response::new(language.parse().ok(), Message::Text(text.into()))
}

/// An agent with one of everything.
fn agent() -> AgentDefinition {
    let mut amount = ParameterDefinition::default();
    amount.name = "amount".to_owned();
    amount.entity = "sys.number".to_owned();
    amount.is_required = true;
    let prompt = |tag| Prompt::new(Some(language(tag)), format!("{tag}?"));
    amount.prompts = vec![prompt("en"), prompt("it")];
    let mut note = ParameterDefinition::default();
    note.name = "note".to_owned();
    note.entity = "Size".to_owned();
    note.default = Some(json!(1));

    let mut order = IntentDefinition::default();
    order.events = vec!["E_ORDER".to_owned()];
    order.input_contexts = vec!["c_open".to_owned()];
    order.output_contexts = vec![ContextDefinition::new("c_order", 3)];
    order.parameters = vec![amount, note];
    let phrases = vec![phrase(&[("two", "amount"), (" pizzas", "")]), phrase(&[("an order", "")])];
    order.phrases.insert(language("en"), phrases);
    order.responses = vec![text("en", "Fine."), text("en", "Bye.").on("FACEBOOK")];

    let mut size = EntityTypeDefinition::default();
    let entry = |value: &str, synonyms: &[&str]| Entry::new(value, synonyms.iter().copied());
    let entries = vec![entry("small", &["small", "tiny"]), entry("large", &["large"])];
    size.entries.insert(language("en"), entries);

    let mut agent = AgentDefinition::default();
    let webhook = WebhookSettings::new("https://a.example/").basic("bot", "secret");
    agent.settings = AgentSettings::new("shop")
        .languages([language("en"), language("it")])
        .webhook(webhook.header("x-token", "secret"));
    agent.intents.insert("Order".to_owned(), order);
    agent.entity_types.insert("Size".to_owned(), size);
    agent
}

/// The lines that tell of one change.
fn lines(change: impl FnOnce(&mut AgentDefinition)) -> Vec<String> {
    let (before, mut after) = (agent(), agent());
    change(&mut after);
    before.changes(&after).iter().map(ToString::to_string).collect()
}

fn order(agent: &mut AgentDefinition) -> &mut IntentDefinition {
    agent.intents.entry("Order".to_owned()).or_default()
}

fn amount(agent: &mut AgentDefinition) -> &mut ParameterDefinition {
    &mut order(agent).parameters[0]
}

fn size(agent: &mut AgentDefinition) -> &mut EntityTypeDefinition {
    agent.entity_types.entry("Size".to_owned()).or_default()
}

#[test]
fn the_same_agent_has_no_changes() {
    assert_eq!(lines(|_| {}), [""; 0]);
    // Orders that mean nothing.
    let found = lines(|agent| {
        order(agent).phrases.values_mut().for_each(|phrases| phrases.reverse());
        size(agent).entries.values_mut().for_each(|entries| {
            entries.reverse();
            entries.iter_mut().for_each(|entry| entry.synonyms.reverse());
        });
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn settings_are_told_by_member() {
    let found = lines(|agent| {
        agent.settings.description = "Pizza".to_owned();
        agent.settings.other_languages = vec![language("fr")];
        if let Some(webhook) = &mut agent.settings.webhook {
            webhook.url = "https://b.example/".to_owned();
            webhook.password = "other".to_owned();
            webhook.headers.insert("x-token".to_owned(), "other".to_owned());
        }
    });
    assert_eq!(
        found,
        [
            "the settings, description: `` became `Pizza`",
            "the settings, other languages: `[\"it\"]` became `[\"fr\"]`",
            "the settings, webhook, headers, x-token changed",
            "the settings, webhook, password changed",
            "the settings, webhook, url: `https://a.example/` became `https://b.example/`",
        ]
    );
    let found = lines(|agent| agent.settings.webhook = None).join("\n");
    assert!(found.contains("webhook, password was removed"), "{found}");
    assert!(!found.contains("secret"), "{found}");
}

#[test]
fn intents_and_their_members() {
    let found = lines(|agent| {
        agent.intents.insert("Pay".to_owned(), IntentDefinition::default());
        let order = order(agent);
        order.events = vec!["E_BUY".to_owned()];
        order.action = "shop.order".to_owned();
        order.input_contexts = vec!["C_OPEN".to_owned(), "c_more".to_owned()];
        order.output_contexts[0].lifespan = 0;
        order.output_contexts.push(ContextDefinition::new("c_any", 2));
        order.responses[0] = text("en", "Good.");
        order.responses.push(text("it", "Bene."));
        order.is_fallback = true;
        order.priority = 750_000;
        order.fulfillment.is_called = true;
        order.fulfillment.is_called_for_slot_filling = true;
        order.ends_conversation = true;
    });
    assert_eq!(
        found,
        [
            "the intent `Order`, events: `E_BUY` was added",
            "the intent `Order`, events: `E_ORDER` was removed",
            "the intent `Order`, action: `` became `shop.order`",
            "the intent `Order`, input contexts: `c_more` was added",
            "the intent `Order`, output context `c_any`, lifespan: `2` was added",
            "the intent `Order`, output context `c_order`, lifespan: `3` became `0`",
            "the intent `Order`, responses in `en`: `[{\"text\":[\"Fine.\"]}]` became \
             `[{\"text\":[\"Good.\"]}]`",
            "the intent `Order`, responses in `it`: `[{\"text\":[\"Bene.\"]}]` was added",
            "the intent `Order`, fallback: no became yes",
            "the intent `Order`, priority: `500000` became `750000`",
            "the intent `Order`, fulfillment, called: no became yes",
            "the intent `Order`, fulfillment, called for slot filling: no became yes",
            "the intent `Order`, ends conversation: no became yes",
            "the intent `Pay` was added",
        ]
    );
    assert_eq!(lines(|agent| agent.intents.clear()), ["the intent `Order` was removed"]);
}

#[test]
fn phrases_are_told_as_they_are_written() {
    let found = lines(|agent| {
        let phrases = order(agent).phrases.entry(language("en")).or_default();
        phrases[0] = phrase(&[("two pizzas for $5", "")]);
        phrases.push(phrase(&[("an order", "")]));
        order(agent).phrases.insert(language("it"), vec![phrase(&[("due", "amount")])]);
    });
    assert_eq!(
        found,
        [
            "the intent `Order`, training phrases in `en`: `$amount{two} pizzas` was removed",
            "the intent `Order`, training phrases in `en`: `an order` was added",
            "the intent `Order`, training phrases in `en`: `two pizzas for $$5` was added",
            "the intent `Order`, training phrases in `it`: `$amount{due}` was added",
        ]
    );
}

#[test]
fn parameters_and_their_members() {
    let found = lines(|agent| {
        let amount = amount(agent);
        amount.entity = "sys.any".to_owned();
        amount.is_list = true;
        amount.is_required = false;
        amount.is_sensitive = true;
        amount.value = Some("#c.amount".to_owned());
        amount.default = Some(json!([2]));
        amount.prompts[1].text = "Quanti?".to_owned();
        order(agent).parameters[1].name = "notes".to_owned();
    });
    let at = "the intent `Order`, parameter";
    assert_eq!(
        found,
        [
            format!("{at} `note` was removed"),
            format!("{at} `amount`, entity: `sys.number` became `sys.any`"),
            format!("{at} `amount`, list: no became yes"),
            format!("{at} `amount`, required: yes became no"),
            format!("{at} `amount`, sensitive: no became yes"),
            format!("{at} `amount`, value: `#c.amount` was added"),
            format!("{at} `amount`, default: `[2]` was added"),
            format!("{at} `amount`, prompts in `it`: `Quanti?` was added"),
            format!("{at} `amount`, prompts in `it`: `it?` was removed"),
            format!("{at} `notes` was added"),
        ]
    );
    // The platform asks in their order.
    let reversed = |agent: &mut AgentDefinition| {
        order(agent).parameters[1].is_required = true;
        order(agent).parameters.reverse();
    };
    let found = lines(reversed);
    assert_eq!(found, [format!("{at} `note`, required: no became yes")]);
    let (mut before, mut after) = (agent(), agent());
    order(&mut before).parameters[1].is_required = true;
    reversed(&mut after);
    let found = before.changes(&after);
    assert_eq!(found[0].place.last().unwrap(), "order_of_required_parameters");
    assert_eq!(found.len(), 1);
}

#[test]
fn entity_types_and_their_entries() {
    let found = lines(|agent| {
        let size = size(agent);
        size.kind = EntityTypeKind::Regexp;
        (size.is_expanded, size.is_fuzzy) = (true, true);
        let entries = size.entries.entry(language("en")).or_default();
        entries[0].synonyms = vec!["small".to_owned(), "little".to_owned()];
        entries[1].value = "family".to_owned();
        agent.entity_types.insert("Color".to_owned(), EntityTypeDefinition::default());
    });
    let at = "the entity type `Size`,";
    assert_eq!(
        found,
        [
            "the entity type `Color` was added".to_owned(),
            format!("{at} kind: `map` became `regexp`"),
            format!("{at} expanded: no became yes"),
            format!("{at} fuzzy: no became yes"),
            format!("{at} entries in `en`: `family` was added"),
            format!("{at} entries in `en`: `large` was removed"),
            format!("{at} entries in `en`, synonyms of `small`: `little` was added"),
            format!("{at} entries in `en`, synonyms of `small`: `tiny` was removed"),
        ]
    );
}

/// The changes when `Order` is called `Buy`, after something else was done to it.
fn renamed(change: impl FnOnce(&mut AgentDefinition)) -> Vec<String> {
    lines(|agent| {
        change(agent);
        let order = agent.intents.remove("Order").unwrap_or_default();
        agent.intents.insert("Buy".to_owned(), order);
    })
}

#[test]
fn an_intent_of_another_name_is_recognised_and_compared() {
    let renaming = "the intent `Buy` was `Order` before";
    // By an event.
    assert_eq!(renamed(|agent| order(agent).phrases.clear())[0], renaming);
    // By its phrases: here by one of two.
    let found = renamed(|agent| {
        order(agent).events = vec!["E_BUY".to_owned()];
        order(agent).phrases.entry(language("en")).or_default().pop();
        order(agent).parameters.clear();
    });
    assert_eq!((found.len(), &*found[0]), (6, renaming), "{found:#?}");
    // By its parameters, where nothing is said.
    let silent = |mut agent: AgentDefinition, name: &str, event: &str| {
        order(&mut agent).phrases.clear();
        order(&mut agent).events = vec![event.to_owned()];
        let order = agent.intents.remove("Order").unwrap_or_default();
        agent.intents.insert(name.to_owned(), order);
        agent
    };
    let before = silent(agent(), "Order", "E_ORDER");
    let after = silent(agent(), "Buy", "E_BUY");
    assert_eq!(before.changes(&after)[0].to_string(), renaming);
    // Nothing in common: two intents.
    let found = renamed(|agent| {
        order(agent).events = vec!["E_BUY".to_owned()];
        order(agent).phrases.clear();
    });
    assert_eq!(found, ["the intent `Order` was removed", "the intent `Buy` was added"]);
    // Two that it could be: none.
    let mut two = after.clone();
    let other = two.intents["Buy"].clone();
    two.intents.insert("Purchase".to_owned(), other);
    assert!(before.changes(&two).iter().all(|change| change.kind != ChangeKind::Renamed));
}

#[test]
fn a_change_is_data() {
    let (before, mut after) = (agent(), agent());
    amount(&mut after).entity = "sys.any".to_owned();
    let changes = before.changes(&after);
    let json = json!([{
        "place": ["intents", "Order", "parameters", "amount", "entity"],
        "kind": "changed",
        "before": "sys.number",
        "after": "sys.any",
    }]);
    assert_eq!(serde_json::to_value(&changes).unwrap(), json);
    assert_eq!(serde_json::from_value::<Vec<Change>>(json).unwrap(), changes);
}

/// What drifted when the exported agent was changed.
fn drifted(change: impl FnOnce(&mut AgentDefinition)) -> Vec<String> {
    let (code, mut exported) = (agent(), agent());
    change(&mut exported);
    drift(&code, &exported).iter().map(ToString::to_string).collect()
}

#[test]
fn an_export_that_is_the_code_in_other_words_has_not_drifted() {
    let found = drifted(|exported| {
        exported.settings.description = "Made in the console".to_owned();
        if let Some(webhook) = &mut exported.settings.webhook {
            webhook.password.clear();
        }
        let order = order(exported);
        order.description.clear();
        order.input_contexts = vec!["C_Open".to_owned()];
        order.phrases.insert(language("it"), Vec::new());
        order.responses[0].language = None;
        order.responses[1].channel = "facebook".to_owned();
        order.responses.push(text("it", ""));
        order.parameters[0].prompts[0].language = None;
        order.parameters[0].value = Some("$amount".to_owned());
        order.parameters[0].default = Some(json!(""));
        order.parameters[1].default = Some(json!("1"));
        size(exported).entries.insert(language("it"), Vec::new());
    });
    assert_eq!(found, [""; 0]);
    // An agent without settings of its own has no name to compare.
    let (mut code, exported) = (agent(), agent());
    code.settings = AgentSettings::new("").languages([language("en"), language("it")]);
    assert_eq!(drift(&code, &exported), []);
}

#[test]
fn what_drifted_is_told_with_what_to_do() {
    let restore = "export the agent again and restore it";
    let found = drifted(|exported| {
        order(exported).parameters.remove(0);
    });
    let expected = format!(
        "the intent `Order`, parameter `amount` is in the code but not in the exported agent: \
         {restore}, or remove the field"
    );
    assert_eq!(found, [expected]);

    let found = drifted(|exported| amount(exported).entity = "sys.any".to_owned());
    let expected = format!(
        "the intent `Order`, parameter `amount`, entity is `sys.number` in the code and `sys.any` \
         in the exported agent: {restore}, or change the type of the field"
    );
    assert_eq!(found, [expected]);

    let found = drifted(|exported| {
        exported.intents.insert("Pay".to_owned(), IntentDefinition::default());
    });
    let expected = format!(
        "the intent `Pay` is in the exported agent but not in the code: add the intent, or {restore}"
    );
    assert_eq!(found, [expected]);

    let found = drifted(|exported| {
        let order = exported.intents.remove("Order").unwrap_or_default();
        exported.intents.insert("Buy".to_owned(), order);
    });
    let expected = format!(
        "the intent `Buy` of the exported agent is `Order` in the code: {restore}, or give the \
         intent its old name with `#[intent(name = \"…\")]`"
    );
    assert_eq!(found, [expected]);

    let found = drifted(|exported| {
        size(exported).entries.entry(language("en")).or_default().pop();
    });
    let expected = format!(
        "the entity type `Size`, entries in `en`: `large` is in the code but not in the exported \
         agent: {restore}, or remove the value or its synonyms"
    );
    assert_eq!(found, [expected]);
}
