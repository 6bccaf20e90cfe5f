//! Ids of what has none yet: of the same name the same, so that an agent that is restored again
//! has nothing twice.

use uuid::Uuid;

/// The namespace of ids, a name of our own in that of OIDs and URLs (RFC 9562, section 6.6).
const SPACE: &str = "https://docs.rs/intents-dialogflow";

/// The id of what these names lead to.
pub(super) fn of(names: &[&str]) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, SPACE.as_bytes());
    // A length before each name: of other names there is another sequence.
    let mut name = Vec::new();
    for part in names {
        name.extend((part.len() as u64).to_be_bytes());
        name.extend(part.as_bytes());
    }
    Uuid::new_v5(&space, &name).to_string()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn an_id_is_of_its_names_alone() {
        // It is in agents that were restored: another one would be another intent.
        assert_eq!(of(&["intent", "Ping"]), of(&["intent", "Ping"]));
        assert_ne!(of(&["intent", "Ping"]), of(&["entity", "Ping"]));
        assert_ne!(of(&["a", "bc"]), of(&["ab", "c"]));
    }
}
