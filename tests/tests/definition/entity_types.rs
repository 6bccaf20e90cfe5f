//! Entity types and their entries in every language.

use intents_core::connector::{ValueWriter, Written};
use intents_core::definition::{AgentSettings, EntityTypeDefinition, EntityTypeKind};
use intents_core::meta::{EntityKind, EntityMeta, EntityValue, LanguageFile};
use intents_core::{Agent, Entity, Intent, Value, ValueError, sys};

/// Sizes we bake.
#[derive(Debug, Entity)]
#[entity(fuzzy)]
enum Size {
    #[entity(synonyms("tiny", "Small"))]
    Small,
    Large,
}

#[derive(Debug, Entity)]
#[entity(list)]
enum Color {
    Red,
    Green,
}

#[derive(Debug, Entity)]
enum Topping {
    Olives,
    #[entity(other)]
    Other(String),
}

#[derive(Debug, Entity)]
#[entity(regexp("[A-Z]{2}[0-9]+", "[0-9]{8}"))]
struct Code(String);

#[derive(Debug, Entity)]
#[entity(composite("$count of $topping, $$1", "$topping"))]
struct Portion {
    count: Option<sys::Integer>,
    topping: Topping,
}

/// An entity type with language files. The derive embeds them; this is what it makes of them.
#[derive(Debug)]
struct Drink;

impl Entity for Drink {
    const META: &'static EntityMeta = &EntityMeta::new(
        "Drink",
        EntityKind::Map(&[
            EntityValue { value: "water", synonyms: &["tap water"] },
            EntityValue { value: "wine", synonyms: &[] },
        ]),
    )
    .with_language_files(&[
        LanguageFile {
            language: "it",
            path: "language/it/entities/Drink.yaml",
            json: r#"{"entries":[{"value":"water","synonyms":["acqua","water"]}]}"#,
            source: None,
        },
        LanguageFile {
            language: "it-CH",
            path: "language/it-CH/entities/Drink.yaml",
            json: r#"{"entries":[{"value":"wine","synonyms":["merlot"]}]}"#,
            source: None,
        },
    ]);

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        Err(ValueError::new("a drink", &value))
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        out.string("water")
    }
}

fn entries(of: &EntityTypeDefinition, language: &str) -> Vec<(String, Vec<String>)> {
    let entries = language.parse().ok().and_then(|language| of.entries.get(&language));
    let entries = entries.into_iter().flatten();
    entries.map(|entry| (entry.value.clone(), entry.synonyms.clone())).collect()
}

fn listed(entries: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    entries.iter().map(|&(value, synonyms)| (value.to_owned(), owned(synonyms))).collect()
}

#[test]
fn those_of_parameters_and_of_their_parts_are_the_agents() {
    let agent = Agent::empty_builder().intent::<OrderSize>().define().unwrap();
    let types = &agent.entity_types;
    let names: Vec<_> = types.keys().collect();
    assert_eq!(names, ["Code", "Color", "Portion", "Size", "Topping"]);

    let size = &types["Size"];
    assert_eq!((size.kind, size.is_fuzzy, size.is_expanded), (EntityTypeKind::Map, true, false));
    assert_eq!(size.description, "Sizes we bake.");
    let expected = listed(&[("Small", &["Small", "tiny"]), ("Large", &["Large"])]);
    assert_eq!(entries(size, "en"), expected);

    let color = &types["Color"];
    assert_eq!(color.kind, EntityTypeKind::List);
    assert_eq!(entries(color, "en"), listed(&[("Red", &["Red"]), ("Green", &["Green"])]));

    assert!(types["Topping"].is_expanded);
    let code = &types["Code"];
    assert_eq!(code.kind, EntityTypeKind::Regexp);
    let expected = listed(&[("[A-Z]{2}[0-9]+", &["[A-Z]{2}[0-9]+"]), ("[0-9]{8}", &["[0-9]{8}"])]);
    assert_eq!(entries(code, "en"), expected);

    let portion = &types["Portion"];
    assert_eq!(portion.kind, EntityTypeKind::List);
    let both = "@sys.number-integer:count of @Topping:topping, $1";
    let one = "@Topping:topping";
    assert_eq!(entries(portion, "en"), listed(&[(both, &[both]), (one, &[one])]));
}

#[derive(Debug, Intent)]
#[intent(name = "OrderSize", examples(en = ["a $size{small} one"]))]
struct OrderSize {
    size: Size,
    color: Option<Color>,
    code: Option<Code>,
    portions: Vec<Portion>,
    on: Option<sys::Date>,
}

#[derive(Debug, Intent)]
#[intent(name = "OrderDrink")]
struct OrderDrink {
    drink: Drink,
}

#[test]
fn files_say_it_by_language_and_the_code_where_none_does() {
    let languages = ["en", "it", "it-CH"].map(|tag| tag.parse().unwrap());
    let settings = AgentSettings::new("bar").languages(languages);
    let agent = Agent::empty_builder().intent::<OrderDrink>().settings(settings).define().unwrap();
    let drink = &agent.entity_types["Drink"];
    let english = listed(&[("water", &["water", "tap water"]), ("wine", &["wine"])]);
    assert_eq!(entries(drink, "en"), english);
    let italian = listed(&[("water", &["water", "acqua"]), ("wine", &["wine"])]);
    assert_eq!(entries(drink, "it"), italian);
    // Value by value: the rest is that of the more general language.
    let swiss = listed(&[("water", &["water", "acqua"]), ("wine", &["wine", "merlot"])]);
    assert_eq!(entries(drink, "it-CH"), swiss);
}
