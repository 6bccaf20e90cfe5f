//! Phrases, prompts and responses, by language.

use intents_core::connector::InvalidValue;
use intents_core::definition::{AgentSettings, IntentDefinition, Phrase};
use intents_core::meta::Examples;
use intents_core::{Agent, Intent, Language, Message, Problem};
use serde_json::json;

use super::{intent, problems};

spoken!(Order, {
    "en" => r#"{
        "examples": ["$$5 for $amount{two} $names{Ann}$names{Bob}", "an order"],
        "prompts": {"amount": ["How many?", "How much?"]},
        "responses": [
            {"channel": "", "message": {"text": ["Fine.", "Good, $amount."]}},
            {"channel": "FACEBOOK", "message": {"image": {"url": "https://a.example/"}}}
        ]
    }"#,
    "en-GB" => r#"{"examples": ["an order, please"]}"#,
    "it" => r#"{
        "examples": ["un ordine"],
        "prompts": {"amount": ["Quanti?"]},
        "responses": [{"message": {"speech": {"ssml": "<speak>Bene</speak>"}}}]
    }"#,
});

fn defined(languages: &[&str]) -> Option<IntentDefinition> {
    let languages = languages.iter().filter_map(|tag| tag.parse().ok());
    let settings = AgentSettings::new("shop").languages(languages);
    let builder = Agent::empty_builder().intent::<Order>().settings(settings);
    intent(&builder.define().ok()?, "Order")
}

#[test]
fn phrases_are_split_into_their_parts() {
    let order = defined(&["en", "en-GB", "it"]).unwrap();
    let phrases = &order.phrases[&"en".parse().unwrap()];
    let parts: Vec<_> = phrases[0]
        .parts
        .iter()
        .map(|part| (&*part.text, part.parameter.as_deref(), part.entity.as_deref()))
        .collect();
    assert_eq!(
        parts,
        [
            ("$5 for ", None, None),
            ("two", Some("amount"), Some("sys.number-integer")),
            (" ", None, None),
            ("Ann", Some("names"), Some("sys.given-name")),
            ("Bob", Some("names"), Some("sys.given-name")),
        ]
    );
    assert_eq!(phrases[1].text(), "an order");
    assert_eq!(phrases.len(), 2);
}

#[test]
fn a_language_has_what_it_falls_back_to_where_it_has_nothing_itself() {
    let order = defined(&["en", "en-GB", "it"]).unwrap();
    let texts = |tag: &str| -> Vec<_> {
        order.phrases[&tag.parse().unwrap()].iter().map(Phrase::text).collect()
    };
    assert_eq!(texts("en-GB"), ["an order, please"]);
    assert_eq!(texts("it"), ["un ordine"]);
    let prompts: Vec<_> = order.parameters[0]
        .prompts
        .iter()
        .map(|prompt| (prompt.language.as_ref().unwrap().as_str(), &*prompt.text))
        .collect();
    assert_eq!(
        prompts,
        [
            ("en", "How many?"),
            ("en", "How much?"),
            ("en-GB", "How many?"),
            ("en-GB", "How much?"),
            ("it", "Quanti?"),
        ]
    );
    let said: Vec<_> = order
        .responses
        .iter()
        .map(|said| (said.language.as_ref().unwrap().as_str(), &*said.channel))
        .collect();
    assert_eq!(
        said,
        [("en", ""), ("en", "FACEBOOK"), ("en-GB", ""), ("en-GB", "FACEBOOK"), ("it", "")]
    );
    assert!(matches!(&order.responses[4].message, Message::Speech(_)));
}

#[test]
fn without_settings_an_agent_speaks_every_language_that_it_finds() {
    let agent = Agent::empty_builder().intent::<Order>().define().unwrap();
    let languages: Vec<_> = agent.settings.all_languages().map(Language::as_str).collect();
    assert_eq!(languages, ["en", "en-GB", "it"]);
    assert_eq!(agent.settings.name, "");

    let agent = Agent::empty_builder().intent::<Silent>().define().unwrap();
    assert_eq!(agent.settings, AgentSettings::new(""));
}

spoken!(Silent, {});

#[test]
fn parameters_are_as_their_fields() {
    let parameters = defined(&["en", "en-GB", "it"]).unwrap().parameters;
    let shapes: Vec<_> =
        parameters.iter().map(|of| (&*of.name, &*of.entity, of.is_list, of.is_required)).collect();
    assert_eq!(
        shapes,
        [
            ("amount", "sys.number-integer", false, true),
            ("tip", "sys.number", false, false),
            ("names", "sys.given-name", true, false),
            ("since", "sys.any", false, false),
        ]
    );
    assert_eq!(parameters[1].default, Some(json!(2.5)));
    assert_eq!(parameters[0].default, None);
}

spoken!(Twice, {
    "pt-br" => r#"{"examples": ["um pedido"]}"#,
    "pt-BR" => r#"{"examples": ["outro pedido"]}"#,
    "en_US" => "{}",
    "de" => r#"{"Examples": []}"#,
}, with_examples(&[Examples { language: "pt-BR", phrases: &["um"] }]));

#[test]
fn words_that_cannot_be_used_are_told_with_their_place() {
    let found = problems(Agent::empty_builder().intent::<Twice>());
    let messages: Vec<_> = found.iter().map(ToString::to_string).collect();
    let [code, german, american, again] = &messages[..] else { panic!("{messages:#?}") };
    assert!(code.starts_with("shop.rs:"), "{code}");
    assert!(code.contains("`pt-BR` already has texts at language/pt-br/Twice.yaml"), "{code}");
    assert!(
        german.starts_with("language/de/Twice.yaml, `Twice`: invalid embedded language file"),
        "{german}"
    );
    assert!(american.ends_with("did you mean `en-US`?"), "{american}");
    assert!(
        again.starts_with("language/pt-BR/Twice.yaml, `Twice`: `pt-BR` already has texts"),
        "{again}"
    );
}

spoken!(Mistaken, {
    "en" => r#"{
        "examples": ["$amout{two}", "$amount{two", "$since{1}"],
        "prompts": {"tipp": ["?"]}
    }"#,
});

#[test]
fn what_names_no_parameter_is_refused_for_hand_written_intents_too() {
    let found = problems(Agent::empty_builder().intent::<Mistaken>());
    let errors: Vec<_> = found
        .iter()
        .map(|problem| match problem {
            Problem::Words { error, .. } => &**error,
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(
        errors,
        [
            "the training phrase `$amount{two` is not valid: the `{` of this placeholder is not \
             closed; add `}` after the example value",
            "unknown or untagged parameter `$amout` in the training phrase `$amout{two}`; did you \
             mean `amount`?",
            "unknown or untagged parameter `$since` in the training phrase `$since{1}`",
            "unknown or untagged parameter `tipp` in the prompts; did you mean `tip`?",
        ]
    );
}

#[derive(Debug, Intent)]
#[intent(name = "Leave", ends_conversation)]
struct Leave;

#[derive(Debug, Intent)]
#[intent(name = "Restart", resets_contexts)]
struct Restart;

#[test]
fn an_intent_ends_a_conversation_or_begins_anew() {
    let agent = Agent::empty_builder().intent::<Leave>().intent::<Restart>().define().unwrap();
    let ends = |name: &str| {
        let intent = &agent.intents[name];
        (intent.ends_conversation, intent.resets_contexts)
    };
    assert_eq!((ends("Leave"), ends("Restart")), ((true, false), (false, true)));
}

#[derive(Debug, Intent)]
#[intent(name = "Measure")]
struct Measure {
    #[param(default = f64::INFINITY)]
    distance: f64,
}

#[test]
fn a_default_that_json_cannot_hold_is_refused() {
    let found = problems(Agent::empty_builder().intent::<Measure>());
    let [Problem::Default { intent: "Measure", name: "distance", error, .. }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(*error, InvalidValue::NotFinite);
    let message = found[0].to_string();
    assert!(message.contains("`Measure` at") && message.contains("words.rs:"), "{message}");
}
