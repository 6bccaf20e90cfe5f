//! Ids for objects without an id. The same name results in the same id, so that restoring an agent
//! again creates no duplicates.

use uuid::Uuid;

/// The namespace of the ids (RFC 9562, section 6.6).
const SPACE: &str = "https://docs.rs/intents-dialogflow";

/// Returns the id that is derived from a path of names.
pub(super) fn derive(names: &[&str]) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, SPACE.as_bytes());
    // The length before each name distinguishes `["a", "bc"]` from `["ab", "c"]`.
    let mut name = Vec::new();
    for part in names {
        name.extend((part.len() as u64).to_be_bytes());
        name.extend(part.as_bytes());
    }
    Uuid::new_v5(&space, &name).to_string()
}

/// Returns the id from Dialogflow, or else the id that is derived from the names of the object.
pub(super) fn given_or(given: &str, names: &[&str]) -> String {
    if given.is_empty() { derive(names) } else { given.to_owned() }
}

/// Returns the id in a file, unless it is derived from the names of the object.
pub(super) fn unless_derived(id: Option<&str>, names: &[&str]) -> String {
    id.filter(|id| *id != derive(names)).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::derive;

    #[test]
    fn an_id_follows_from_its_names() {
        // Restored agents contain these ids. A different id would create a second intent.
        assert_eq!(derive(&["intent", "Ping"]), derive(&["intent", "Ping"]));
        assert_ne!(derive(&["intent", "Ping"]), derive(&["entity", "Ping"]));
        assert_ne!(derive(&["a", "bc"]), derive(&["ab", "c"]));
    }
}
