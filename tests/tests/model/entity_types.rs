//! Developer entity types: their definitions, and the values that they read.

use intents_core::meta::EntityKind;
use intents_core::{Agent, Entity, Intent, Problem, ValueError, sys};

/// Found as they are.
#[derive(Debug, PartialEq, Entity)]
#[entity(list, fuzzy)]
enum Color {
    Red,
    #[entity(value = "sky blue")]
    Blue,
}

#[derive(Debug, PartialEq, Entity)]
enum Topping {
    Olives,
    #[entity(other)]
    Other(String),
}

#[derive(Debug, PartialEq, Entity)]
#[entity(name = "IdNumber", regexp("[0-9]{8}[A-Z]", "X[0-9]{7}[A-Z]"))]
struct IdCard(String);

#[derive(Debug, PartialEq, Entity)]
#[entity(regexp("[0-9]+"))]
struct Room(u16);

#[derive(Debug, PartialEq, Entity)]
#[entity(composite("$count of $topping", "$topping"))]
struct Portion {
    count: Option<sys::Integer>,
    topping: Topping,
    #[entity(name = "for")]
    people: Vec<sys::GivenName>,
}

#[derive(Debug, PartialEq, Entity)]
struct Pair {
    left: Color,
    right: Color,
}

fn read<T: Entity>(json: &str) -> Result<T, ValueError> {
    // What is no JSON is no value of any of these types.
    T::from_value(serde_json::from_str(json).unwrap_or_default())
}

#[test]
fn what_dialogflow_knows_of_them() {
    assert!(matches!(Color::META.kind, EntityKind::List(values) if values.len() == 2));
    assert!(Color::META.is_fuzzy && !Color::META.is_expanded);
    assert!(Topping::META.is_expanded && !Topping::META.is_fuzzy);
    assert_eq!(IdCard::META.name, "IdNumber");
    assert_eq!(IdCard::META.kind, EntityKind::Regexp(&["[0-9]{8}[A-Z]", "X[0-9]{7}[A-Z]"]));
    let EntityKind::Composite { forms, parts } = Portion::META.kind else { panic!() };
    assert_eq!(forms, ["$count of $topping", "$topping"]);
    let parts: Vec<_> = parts.iter().map(|part| (part.name, part.entity.name)).collect();
    assert_eq!(
        parts,
        [("count", "sys.number-integer"), ("topping", "Topping"), ("for", "sys.given-name")]
    );
    let EntityKind::Composite { forms, .. } = Pair::META.kind else { panic!() };
    assert_eq!(forms, ["$left $right"]);
}

#[test]
fn a_composite_is_read_from_its_parts() {
    let portion = Portion {
        count: Some(2),
        topping: Topping::Olives,
        people: vec![sys::GivenName("Ann".to_owned())],
    };
    for json in [
        // ES, by the names of the parts.
        r#"{"count":2,"topping":"Olives","for":["Ann"]}"#,
        r#"{"for":"Ann","topping":"Olives","count":"2","count.original":"two"}"#,
        // CX, by the names of their entity types, with the user's words.
        r#"{"original":"two olives for Ann","sys.number-integer":2.0,"topping":"Olives","sys.given-name":["Ann"]}"#,
    ] {
        assert_eq!(read(json), Ok(Portion { ..copy(&portion) }), "{json}");
    }
    let alone = Portion { count: None, topping: Topping::Other("egg".to_owned()), people: vec![] };
    assert_eq!(read(r#"{"count":"","topping":"egg","for":[]}"#), Ok(alone));
    // Two parts of one entity type take a member each.
    assert_eq!(
        read(r#"{"left":"Red","right":"sky blue"}"#),
        Ok(Pair { left: Color::Red, right: Color::Blue })
    );
}

fn copy(portion: &Portion) -> Portion {
    Portion { count: portion.count, topping: Topping::Olives, people: portion.people.clone() }
}

/// A part that has the name of another part's entity type.
#[derive(Debug, PartialEq, Entity)]
struct Frame {
    inner: Option<Color>,
    color: Option<Color>,
}

#[test]
fn a_member_is_first_of_all_the_part_of_its_name() {
    let red = || Some(Color::Red);
    let frame = read(r#"{"color":"Red"}"#);
    assert_eq!(frame, Ok(Frame { inner: None, color: red() }));
    let frame = read(r#"{"inner":"Red","color":"sky blue"}"#);
    assert_eq!(frame, Ok(Frame { inner: red(), color: Some(Color::Blue) }));
}

#[test]
fn what_is_no_composite_is_an_error_with_its_place() {
    for (json, place, message) in [
        (r#""olives""#, "", "expected an object with `count`, `topping`, `for`, found a string"),
        (r#"{"count":2}"#, "", "expected a member `topping`, found none"),
        (
            r#"{"count":2.5,"topping":"x"}"#,
            "/count",
            "expected a whole number, found a number with a fraction",
        ),
        (r#"{"topping":"x","for":["a",{}]}"#, "/for/1", "expected a string, found an object"),
    ] {
        let error = read::<Portion>(json).unwrap_err();
        assert_eq!((error.pointer(), error.to_string().as_str()), (place, message), "{json}");
    }
}

#[test]
fn what_a_regular_expression_matched_is_read_as_its_type() {
    for json in [r#""95843880M""#, r#"{"original":"95843880M"}"#] {
        assert_eq!(read(json), Ok(IdCard("95843880M".to_owned())), "{json}");
    }
    assert_eq!(read(r#""1204""#), Ok(Room(1204)));
    for (json, found) in [("\"70000\"", "another string"), ("7", "a whole number")] {
        let message = format!(
            "expected a text that the entity type's regular expressions match, found {found}"
        );
        assert_eq!(read::<Room>(json).unwrap_err().to_string(), message);
    }
}

/// Another type of the same name, in a composite.
mod other {
    use intents_core::Entity;

    #[derive(Debug, Entity)]
    pub(crate) enum Color {
        Green,
    }

    #[derive(Debug, Entity)]
    pub(crate) struct Shade {
        pub(crate) color: Color,
    }
}

#[derive(Debug, Intent)]
struct PaintWall {
    color: Color,
}

#[derive(Debug, Intent)]
struct PaintDoor {
    shade: other::Shade,
}

#[test]
fn entity_types_inside_of_composites_count_too() {
    let both = Agent::empty_builder().intent::<PaintWall>().intent::<PaintDoor>().build();
    let error = both.unwrap_err();
    let [Problem::DuplicateEntity { name: "Color", intents, .. }] = error.problems() else {
        panic!("{error}")
    };
    assert_eq!(*intents, ["PaintDoor", "PaintWall"]);
    assert!(Agent::empty_builder().intent::<PaintDoor>().build().is_ok());
}
