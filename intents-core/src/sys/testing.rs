//! Test helpers for value types.

use crate::model::Entity;
use crate::value::{Notation, Sink};

/// Reads the value, or returns the error message with its path in the value.
pub(super) fn read<T: Entity>(json: &str) -> Result<T, String> {
    let value = serde_json::from_str(json).expect("the test's own JSON");
    T::from_value(value).map_err(|error| match error.pointer() {
        "" => error.to_string(),
        place => format!("{place}: {error}"),
    })
}

pub(super) fn written(value: &impl Entity, notation: Notation) -> String {
    let mut sink = Sink::new(notation);
    value.write(sink.value());
    assert_eq!(sink.problem(), None);
    String::from_utf8(sink.into_bytes()).expect("JSON is UTF-8")
}

/// Writes the value in ES V2, ES V1 and CX.
pub(super) fn written_everywhere(value: &impl Entity) -> [String; 3] {
    [Notation::Iso, Notation::IsoIntervals, Notation::Structs]
        .map(|notation| written(value, notation))
}

/// Checks that every notation is read as `value`, and that `value` is written as `es_v2`, `es_v1`
/// and `cx`.
pub(super) fn check<T: Entity + PartialEq + std::fmt::Debug>(
    value: &T,
    spellings: &[&str],
    written: [&str; 3],
) {
    for json in spellings.iter().chain(&written) {
        assert_eq!(read::<T>(json).as_ref(), Ok(value), "{json}");
    }
    assert_eq!(written_everywhere(value), written);
}
