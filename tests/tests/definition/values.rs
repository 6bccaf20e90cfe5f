//! Values in training phrases are those of the entity types.

use intents_core::connector::{ValueWriter, Written};
use intents_core::definition::AgentSettings;
use intents_core::meta::LanguageSource;
use intents_core::meta::{EntityKind, EntityMeta, EntityValue, Examples, LanguageFile};
use intents_core::{Agent, Entity, Intent, Language, Problem, Value, ValueError, sys};

use super::problems;

#[derive(Debug, Entity)]
enum Size {
    Small,
    #[entity(value = "family size", synonyms("xl", "gigante"))]
    Family,
}

#[derive(Debug, Entity)]
#[entity(fuzzy)]
enum Kind {
    Margherita,
    #[entity(synonyms("hot salami"))]
    Diavola,
}

#[derive(Debug, Entity)]
enum Topping {
    Olives,
    #[entity(other)]
    Other(String),
}

#[derive(Debug, Entity)]
#[entity(regexp("[0-9]{5}"))]
struct Code(String);

#[derive(Debug, Entity)]
#[entity(list)]
enum Color {
    Red,
}

#[derive(Debug, Entity)]
#[entity(composite("$size $color"))]
struct Look {
    size: Size,
    color: Color,
}

#[derive(Debug, Intent)]
#[intent(
    name = "Accepted",
    examples(
        en = [
            "$size{SMALL}, $size{ family   size } and $size{xl}",
            "$kind{margarita} or $kind{salami hot}",
            "$topping{pineapple} with $code{abc}, $amount{loads}, $color{red}, $look{huge}",
        ],
        it = ["$size{gigante}"],
    ),
)]
struct Accepted {
    size: Option<Size>,
    kind: Option<Kind>,
    topping: Option<Topping>,
    code: Option<Code>,
    color: Option<Color>,
    look: Option<Look>,
    amount: Option<sys::Integer>,
}

#[test]
fn a_value_is_found_as_dialogflow_finds_it() {
    assert_eq!(problems(Agent::empty_builder().intent::<Accepted>()), []);
}

#[derive(Debug, Intent)]
#[intent(
    name = "Refused",
    examples(en = ["a $size{famly size} pizza", "$sizes{huge}", "$kind{calzone}", "$color{rot}"]),
)]
struct Refused {
    size: Option<Size>,
    sizes: Vec<Size>,
    kind: Option<Kind>,
    color: Option<Color>,
}

#[test]
fn a_value_that_the_entity_type_lacks_is_told_with_what_was_meant() {
    let found = problems(Agent::empty_builder().intent::<Refused>());
    let values: Vec<_> = found
        .iter()
        .map(|problem| match problem {
            Problem::UnknownValue { intent: "Refused", entity, value, suggestion, .. } => {
                (*entity, &**value, suggestion.as_deref())
            }
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(
        values,
        [
            ("Color", "rot", None),
            ("Kind", "calzone", None),
            ("Size", "huge", None),
            ("Size", "famly size", Some("family size")),
        ]
    );
    let message = found[3].to_string();
    assert!(message.contains("values.rs:"), "{message}");
    let end = "`Refused`: `famly size` in the training phrase `a $size{famly size} pizza` is not a \
               value of `@Size` in `en`; did you mean `family size`?";
    assert!(message.ends_with(end), "{message}");
    assert!(found[2].to_string().contains("; add it as a synonym of a value"), "{}", found[2]);
}

/// A folder of its own, as the derive would name that of the package.
#[test]
fn a_value_in_a_file_is_told_with_its_line() {
    let found = problems(Agent::empty_builder().intent::<FromFile>());
    let [Problem::UnknownValue { place, .. }] = &found[..] else { panic!("{found:?}") };
    assert_eq!(place.to_string(), "language/en/FromFile.yaml:4:12");
    let message = found[0].to_string();
    let snippet = "\n  4 |   - 'it''s $color{blu}'\n    |            ^";
    assert!(message.ends_with(snippet), "{message}");
}

#[derive(Debug, intents_core::Params)]
struct ColorField {
    color: Color,
}

spoken!(FromFile: ColorField, {}, with_language_files(&[LanguageFile {
    language: "en",
    path: "language/en/FromFile.yaml",
    json: r#"{"examples":["it's $color{red}","it's $color{blu}"]}"#,
    source: Some(LanguageSource {
        text: "examples:\n  - \"it's $color{red}\"\n  # blue\n  - 'it''s $color{blu}'\n",
        starts: &[14, 47],
    }),
}]));

spoken!(Loud: ColorField, { "en" => r#"{"examples":["\u001b[2J$color{b\u001bu}"]}"# });

#[test]
fn what_a_phrase_says_is_no_command_to_a_terminal() {
    let found = problems(Agent::empty_builder().intent::<Loud>());
    let [message] = &found.iter().map(ToString::to_string).collect::<Vec<_>>()[..] else {
        panic!("{found:?}")
    };
    assert!(message.contains(r"`b\u{1b}u` in the training phrase `\u{1b}[2J$color"), "{message}");
    assert!(!message.contains('\u{1b}'), "{message:?}");
}

/// What the fallback of a language lists is a value in the language too.
#[test]
fn a_language_has_the_values_of_what_it_falls_back_to() {
    let languages = ["en", "it", "en-GB"].map(|tag| tag.parse::<Language>().unwrap());
    let settings = AgentSettings::new("").languages(languages);
    assert_eq!(problems(Agent::empty_builder().intent::<Accepted>().settings(settings)), []);
}

/// An entity type whose words are in files, and an intent with one parameter of it.
macro_rules! in_files {
    ($entity:ident, $kind:expr, $files:expr) => {
        #[derive(Debug)]
        struct $entity;

        impl Entity for $entity {
            const META: &'static EntityMeta =
                &EntityMeta::new(stringify!($entity), $kind).with_language_files($files);

            fn from_value(_: Value<'_>) -> Result<Self, ValueError> {
                Ok(Self)
            }

            fn write(&self, out: ValueWriter<'_>) -> Written {
                out.string("")
            }
        }
    };
}

in_files!(
    Drink,
    EntityKind::Map(&[EntityValue { value: "coffee", synonyms: &[] }]),
    &[
        LanguageFile {
            language: "pt",
            path: "language/pt/entities/Drink.yaml",
            json: r#"{"entries":[{"value":"coffee","synonyms":["bica"]}]}"#,
            source: None,
        },
        LanguageFile {
            language: "pt-BR",
            path: "language/pt-BR/entities/Drink.yaml",
            json: r#"{"entries":[{"value":"coffee","synonyms":["cafezinho"]}]}"#,
            source: None,
        },
    ]
);

#[derive(Debug, intents_core::Params)]
struct DrinkField {
    drink: Drink,
}

spoken!(OrderDrink: DrinkField, { "pt" => r#"{"examples":["um $drink{cafezinho}"]}"# });

#[test]
fn the_values_are_those_of_the_language_that_the_agent_speaks() {
    let found = |languages: &[&str]| {
        let languages = languages.iter().map(|tag| tag.parse::<Language>().unwrap());
        let settings = AgentSettings::new("").languages(languages);
        let builder = Agent::empty_builder().intent::<OrderDrink>().settings(settings);
        let languages = problems(builder).into_iter().map(|problem| match problem {
            Problem::UnknownValue { language, .. } => language.to_string(),
            other => other.to_string(),
        });
        languages.collect::<Vec<_>>()
    };
    assert_eq!(found(&["pt-BR"]), [""; 0]);
    // The same phrase in two languages is one mistake.
    assert_eq!(found(&["pt-BR", "pt-PT", "pt"]), ["pt-PT"]);
}

const COUNT: usize = 3_000;

in_files!(
    Tint,
    EntityKind::Map(&[EntityValue { value: "red", synonyms: &["crimson"] }; COUNT]),
    &[]
);

#[derive(Debug, intents_core::Params)]
struct TintField {
    tint: Tint,
}

spoken!(Paint: TintField, {}, with_examples(&[Examples {
    language: "en",
    phrases: &["paint it $tint{crimson}"; COUNT],
}]));

/// What is done anew for each pair of a value and a phrase takes minutes.
#[test]
fn an_agent_of_many_values_and_phrases_is_checked() {
    assert_eq!(problems(Agent::empty_builder().intent::<Paint>()), []);
}
