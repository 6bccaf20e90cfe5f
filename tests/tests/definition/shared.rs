//! Training phrases that two intents claim.

use intents_core::{Agent, Intent, Problem};

use super::problems;

#[derive(Debug, Intent)]
#[intent(name = "Yes", examples(en = ["Yes, please!", "sure"], it = ["sì"]))]
struct Yes;

#[derive(Debug, Intent)]
#[intent(name = "Agree", examples(en = ["yes please", "I agree"], it = ["va bene"]))]
struct Agree;

#[test]
fn a_phrase_of_two_intents_is_one_of_nobodys() {
    let found = problems(Agent::empty_builder().intent::<Yes>().intent::<Agree>());
    let [Problem::SharedPhrase { phrase, intents, .. }] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&**phrase, *intents), ("Yes, please!", ["Agree", "Yes"]));
    let message = found[0].to_string();
    assert_eq!(message.matches("shared.rs:").count(), 2, "{message}");
    assert!(message.contains("has the same training phrase `Yes, please!`"), "{message}");
}

#[derive(Debug, Intent)]
#[intent(name = "Insist", priority = "high", examples(en = ["yes please"], it = ["sì"]))]
struct Insist;

#[derive(Debug, Intent)]
#[intent(name = "Confirm", input_contexts("asked"), examples(en = ["Yes please"], it = ["sì!"]))]
struct Confirm;

#[derive(Debug, Intent)]
#[intent(name = "ConfirmAgain", input_contexts("Asked"), examples(en = ["Yes please"], it = ["ok"]))]
struct ConfirmAgain;

#[derive(Debug, Intent)]
#[intent(name = "Fallback", fallback, examples(en = ["yes please"], it = ["sì"]))]
struct Fallback;

#[derive(Debug, Intent)]
#[intent(name = "Never", priority = "ignored", examples(en = ["yes please"], it = ["sì"]))]
struct Never;

#[test]
fn what_contexts_priorities_or_roles_tell_apart_is_no_mistake() {
    let builder = Agent::empty_builder().intent::<Yes>().intent::<Insist>().intent::<Confirm>();
    let builder = builder.intent::<Fallback>().intent::<Never>();
    assert_eq!(problems(builder), []);
    // Contexts have no case.
    let found = problems(Agent::empty_builder().intent::<Confirm>().intent::<ConfirmAgain>());
    let [Problem::SharedPhrase { intents, .. }] = &found[..] else { panic!("{found:?}") };
    assert_eq!(*intents, ["Confirm", "ConfirmAgain"]);
}

spoken!(InRoot, { "pt" => r#"{"examples": ["um pedido"]}"# });
spoken!(InBrazil, { "pt-BR" => r#"{"examples": ["um pedido!"]}"#, "pt" => "{}" });

#[test]
fn a_phrase_is_shared_with_what_a_language_falls_back_to() {
    let languages = ["pt-BR".parse().unwrap()];
    let settings = intents_core::definition::AgentSettings::new("").languages(languages);
    let builder = Agent::empty_builder().intent::<InRoot>().intent::<InBrazil>();
    let found = problems(builder.settings(settings));
    let [Problem::SharedPhrase { places, .. }] = &found[..] else { panic!("{found:?}") };
    let places = places.each_ref().map(ToString::to_string);
    assert_eq!(places, ["language/pt-BR/InBrazil.yaml", "language/pt/InRoot.yaml"]);
}
