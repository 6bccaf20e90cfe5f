//! Every parameter's value in the corpus is one of the system entity that its agent says it is, or
//! that its name says.

mod definitions;
mod types;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use intents_core::Value;
use intents_tests::corpus;
use walk::Found;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Values that are not what the agent or the name says: the file, the parameter, and why.
const EXCEPTIONS: [(&str, &str, &str); 3] = [
    (
        "035__artkostm-posters__Main.json",
        "datetime",
        "an entity of the agent's own, as its member `period` shows, with a date period in it",
    ),
    (
        "08-calculator-fractional-number-truncates.json",
        "first_operand",
        "2.7 for a whole number, made by hand to see whether it is truncated",
    ),
    (
        "23-date-period-object.json",
        "date",
        "a period for a date, made by hand to see whether it is truncated",
    ),
];

/// How many values there have to be, so that a walk that finds nothing fails: dialect, entity.
const AT_LEAST: [(&str, &str, usize); 12] = [
    ("CX", "sys.date", 200),
    ("CX", "sys.time", 150),
    ("CX", "sys.any", 200),
    ("CX", "sys.number-sequence", 40),
    ("CX", "sys.phone-number", 10),
    ("CX", "sys.person", 1),
    ("ES V1", "sys.date-time", 1),
    ("ES V1", "sys.geo-country-code", 1),
    ("ES V1", "sys.number", 5),
    ("ES V2", "sys.date-period", 5),
    ("ES V2", "sys.number-integer", 20),
    ("ES V2", "sys.person", 3),
];

#[test]
fn every_value_is_read_as_the_entity_that_it_is_of() -> Result<()> {
    let Some(corpus) = corpus::folder() else { return Ok(()) };
    let mut checked: BTreeMap<_, (usize, BTreeSet<String>)> = BTreeMap::new();
    let mut problems = BTreeSet::new();
    let mut excused = BTreeSet::new();
    walk::values(&corpus, &mut |found| {
        let Some((entity, read)) = entity_of(&found) else { return };
        let json = found.value.to_string();
        let value: Value<'_> = match serde_json::from_str(&json) {
            Ok(value) => value,
            Err(error) => {
                problems.insert(format!("{}: {error}", found.file));
                return;
            }
        };
        if !value.is_given() {
            return;
        }
        let exception = EXCEPTIONS
            .iter()
            .position(|(file, name, _)| *file == found.file && *name == found.parameter);
        match (read(value), exception) {
            (Ok(()), _) => {
                let (count, distinct) = checked.entry((found.dialect, entity)).or_default();
                *count += 1;
                distinct.insert(json);
            }
            (Err(_), Some(exception)) => {
                excused.insert(exception);
            }
            (Err(error), None) => {
                let Found { file, parameter, .. } = found;
                problems.insert(format!("{file}: {parameter}, as {entity}: {error}"));
            }
        }
    })?;
    for ((dialect, entity), (count, distinct)) in &checked {
        println!("{dialect:5} {entity:22} {count:5} values, {:3} distinct", distinct.len());
    }
    let needless = EXCEPTIONS.iter().enumerate().filter(|(i, _)| !excused.contains(i));
    problems.extend(needless.map(|(_, (file, name, _))| format!("{file}: {name} is no exception")));
    problems.extend(AT_LEAST.iter().filter_map(|(dialect, entity, least)| {
        let count = checked.get(&(*dialect, *entity)).map_or(0, |(count, _)| *count);
        (count < *least).then(|| format!("{dialect}: {count} values of {entity}, not {least}"))
    }));
    assert!(problems.is_empty(), "{}", Vec::from_iter(problems).join("\n"));
    Ok(())
}

/// What the agent says, else what the name says. An entity of the agent's own is not ours to read.
fn entity_of(found: &Found) -> Option<(&'static str, types::Read)> {
    match &found.entity {
        Some(entity) => types::named(entity),
        None => types::said_by(&found.parameter),
    }
}
