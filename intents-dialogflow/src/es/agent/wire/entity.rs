//! `entities/NAME.json` and `entities/NAME_entries_LANG.json`.

use super::wire;

wire! {
    /// An entity type.
    pub struct Entity {
        /// Its id.
        pub id: String = "id" own,
        /// Its name, without the `@`.
        pub name: String = "name",
        /// Whether sessions may have other entries.
        pub is_overridable: bool = "isOverridable",
        /// Whether values have no synonyms.
        pub is_enum: bool = "isEnum",
        /// Whether values are regular expressions.
        pub is_regexp: bool = "isRegexp",
        /// Whether values that are not listed are taken too.
        pub automated_expansion: bool = "automatedExpansion",
        /// Whether values that are misspelt are found too.
        pub allow_fuzzy_extraction: bool = "allowFuzzyExtraction",
        /// The entries, in agents from before November 2017.
        pub entries: Vec<Entry> = "entries",
    }
}

wire! {
    /// An entry of an entity type.
    pub struct Entry {
        /// The value that the webhook gets.
        pub value: String = "value",
        /// What users say for it, the value itself among it.
        pub synonyms: Vec<String> = "synonyms",
    }
}
