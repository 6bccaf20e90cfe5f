//! `entities/NAME.json` and `entities/NAME_entries_LANG.json`.

use super::wire;

wire! {
    /// An entity type.
    pub(crate) struct Entity {
        /// The id of the entity type.
        pub(crate) id: String = "id",
        /// The name of the entity type, without the `@`.
        pub(crate) name: String = "name",
        /// Whether a session may replace the entries.
        pub(crate) is_overridable: bool = "isOverridable",
        /// Whether values have no synonyms.
        pub(crate) is_enum: bool = "isEnum",
        /// Whether values are regular expressions.
        pub(crate) is_regexp: bool = "isRegexp",
        /// Whether unlisted values match too.
        pub(crate) automated_expansion: bool = "automatedExpansion",
        /// Whether misspelt values match too.
        pub(crate) allow_fuzzy_extraction: bool = "allowFuzzyExtraction",
        /// The entries, in agents from before November 2017.
        pub(crate) entries: Vec<Entry> = "entries",
    }
}

wire! {
    /// An entry of an entity type.
    pub(crate) struct Entry {
        /// The reference value.
        pub(crate) value: String = "value",
        /// The synonyms, including the reference value.
        pub(crate) synonyms: Vec<String> = "synonyms",
    }
}
