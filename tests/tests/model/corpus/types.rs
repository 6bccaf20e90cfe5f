//! The system entities by their names, each with how a value of it is read.

use intents_core::{Entity, Param, Value, ValueError, sys};

/// Reads a value, or a list of them.
pub(crate) type Read = fn(Value<'_>) -> Result<(), ValueError>;

fn read<T: Entity>(value: Value<'_>) -> Result<(), ValueError> {
    match value {
        list @ Value::List(_) => <Vec<T> as Param>::from_value(list).map(drop),
        value => <T as Entity>::from_value(value).map(drop),
    }
}

macro_rules! types {
    ($($name:ident),+ $(,)?) => {
        &[$((<sys::$name as Entity>::META.name, read::<sys::$name>)),+]
    };
}

const TYPES: &[(&str, Read)] = intents_core::for_each_system_entity!(types);

/// What the agents that nobody published call a parameter whose values show what it is.
const ALIASES: [(&str, &str); 4] = [
    ("callername", "sys.person"),
    ("city", "sys.geo-city"),
    ("country", "sys.geo-country-code"),
    ("billamount", "sys.unit-currency"),
];

/// The type of an entity, by its name without the `@`.
pub(crate) fn named(entity: &str) -> Option<(&'static str, Read)> {
    TYPES.iter().copied().find(|(name, _)| *name == entity)
}

/// The type that a parameter's own name says, as in `date-time`, `DatePeriod` or `geo-country1`.
pub(crate) fn said_by(parameter: &str) -> Option<(&'static str, Read)> {
    let plain = |name: &str| name.replace(['-', '_'], "").to_ascii_lowercase();
    let parameter = plain(parameter.trim_end_matches(|c: char| c.is_ascii_digit()));
    let alias = ALIASES.iter().find(|(name, _)| *name == parameter);
    let entity = alias.map(|(_, entity)| *entity);
    let mut types = TYPES.iter().copied();
    types.find(|(name, _)| {
        Some(*name) == entity || plain(name.trim_start_matches("sys.")) == parameter
    })
}
