//! Languages of the agent in which something is missing, and words in others.

use intents_core::connector::{ValueWriter, Written};
use intents_core::definition::AgentSettings;
use intents_core::meta::{EntityKind, EntityMeta, EntityValue, LanguageFile};
use intents_core::{
    Agent, AgentBuilder, Entity, Intent, Language, Problem, Value, ValueError, sys,
};

use super::problems;

fn speaking(builder: AgentBuilder, languages: &[&str]) -> Vec<String> {
    let languages = languages.iter().filter_map(|tag| tag.parse::<Language>().ok());
    let settings = AgentSettings::new("shop").languages(languages);
    problems(builder.settings(settings)).iter().map(ToString::to_string).collect()
}

spoken!(Order, {
    "en" => r#"{"examples": ["an order"], "responses": [{"message": {"text": ["Fine."]}}]}"#,
    "it" => r#"{"examples": ["un ordine"]}"#,
});

#[test]
fn what_one_language_has_the_others_have_too() {
    let found = problems(Agent::empty_builder().intent::<Order>());
    let [Problem::MissingLanguage { of: "Order", what, language, file, location }] = &found[..]
    else {
        panic!("{found:?}")
    };
    assert_eq!(
        (&**what, language.as_str(), &**file),
        ("responses", "it", "language/it/Order.yaml")
    );
    assert!(location.is_some());

    let found = speaking(Agent::empty_builder().intent::<Order>(), &["en", "it", "de"]);
    let [responses, _, phrases] = &found[..] else { panic!("{found:#?}") };
    assert!(
        responses.contains("has responses in another language, but not in `de`; add "),
        "{responses}"
    );
    assert!(
        phrases.starts_with("`Order` at shop.rs:")
            && phrases.ends_with(
                "has training phrases in another language, but not in `de`; add \
                 language/de/Order.yaml, or remove `de` from `AgentSettings::languages`"
            ),
        "{phrases}"
    );
}

#[test]
fn a_fallback_is_as_good_as_the_language_itself() {
    let builder = Agent::empty_builder().intent::<Order>();
    assert_eq!(
        speaking(builder, &["en-GB", "en-US"]),
        ["language/it/Order.yaml: `it` is not a language of the agent (expected `en-GB`, \
         `en-US`); add `it` to `AgentSettings::languages`, or remove the texts in `it`"]
    );
}

spoken!(Pay, {
    "it" => r#"{"examples": ["pagare"]}"#,
    "fr" => r#"{"examples": ["payer"]}"#,
    "en" => r#"{"examples": ["pay"]}"#,
});

#[test]
fn words_that_nobody_hears_are_one_problem_for_each_language() {
    let builder = || Agent::empty_builder().intent::<Order>().intent::<Pay>();
    let found = speaking(builder(), &["en"]);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].starts_with("language/fr/Pay.yaml: `fr` is not a language of the agent"));
    assert!(
        found[1].starts_with("language/it/Order.yaml and another place: `it` is not a language")
    );
}

#[derive(Debug, Intent)]
#[intent(name = "a/b", examples(en = ["this"]))]
struct Slash;

#[test]
fn a_file_is_named_as_the_derive_looks_for_it() {
    let found = speaking(Agent::empty_builder().intent::<Slash>(), &["en", "it"]);
    assert!(found[0].contains("add language/it/a%2Fb.yaml"), "{found:?}");
}

#[derive(Debug, intents_core::Params)]
struct PizzaFields {
    size: sys::Any,
    amount: sys::Integer,
    topping: Option<sys::Any>,
}

spoken!(Pizza: PizzaFields, {
    "en" => r#"{"examples": ["a pizza"], "prompts": {"size": ["Size?"], "topping": ["Topping?"]}}"#,
    "it" => r#"{"examples": ["una pizza"], "prompts": {}}"#,
});

#[test]
fn a_parameter_is_asked_for_in_every_language_or_in_none() {
    let found = problems(Agent::empty_builder().intent::<Pizza>());
    let [Problem::MissingLanguage { of: "Pizza", what, language, .. }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((&**what, language.as_str()), ("prompts for `size`", "it"));
    assert!(
        found[0]
            .to_string()
            .contains("has prompts for `size` in another language, but not in `it`"),
        "{}",
        found[0]
    );
    // English has it for English of any place.
    assert_eq!(problems_of_words(&["en-GB", "en"]), 0);
    assert_eq!(problems_of_words(&["en-GB", "it"]), 1);
}

/// How much is missing for `Pizza`.
fn problems_of_words(languages: &[&str]) -> usize {
    let found = speaking(Agent::empty_builder().intent::<Pizza>(), languages);
    found.iter().filter(|message| message.contains("but not in")).count()
}

spoken!(Silent, { "en" => "{}" });

#[test]
fn who_says_nothing_lacks_nothing() {
    let found = speaking(Agent::empty_builder().intent::<Silent>(), &["en", "it"]);
    assert_eq!(found, [""; 0]);
}

/// An entity type with an Italian file, and with what its code says for the rest.
macro_rules! drink {
    ($drink:ident, $synonyms:expr) => {
        #[derive(Debug)]
        struct $drink;

        impl Entity for $drink {
            const META: &'static EntityMeta = &EntityMeta::new(
                stringify!($drink),
                EntityKind::Map(&[EntityValue { value: "water", synonyms: $synonyms }]),
            )
            .with_language_files(&[LanguageFile {
                language: "it",
                path: concat!("language/it/entities/", stringify!($drink), ".yaml"),
                json: r#"{"entries":[{"value":"water","synonyms":["acqua"]}]}"#,
                source: None,
            }]);

            fn from_value(_: Value<'_>) -> Result<Self, ValueError> {
                Ok(Self)
            }

            fn write(&self, out: ValueWriter<'_>) -> Written {
                out.string("water")
            }
        }
    };
}
drink!(Drink, &[]);
drink!(Beverage, &["tap water"]);

#[derive(Debug, Intent)]
#[intent(name = "OrderDrink", examples(en = ["$drink{water}"], it = ["$drink{acqua}"]))]
struct OrderDrink {
    drink: Drink,
    beverage: Option<Beverage>,
}

#[test]
fn an_entity_type_has_a_file_for_each_language_or_synonyms_in_the_code() {
    let found = problems(Agent::empty_builder().intent::<OrderDrink>());
    let [Problem::MissingLanguage { of: "Drink", what, language, file, .. }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((&**what, language.as_str()), ("entries", "en"));
    assert_eq!(file, "language/en/entities/Drink.yaml");
    assert!(
        found[0]
            .to_string()
            .starts_with("`Drink` has entries in another language, but not in `en`"),
        "{}",
        found[0]
    );
}
