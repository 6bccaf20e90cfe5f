use crate::model::LanguageFile;

/// What Dialogflow knows of an entity type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntityMeta {
    /// The display name, without the `@`: `sys.date`, `PizzaSize`.
    pub name: &'static str,
    /// What its values are.
    pub kind: EntityKind,
    /// What it is for, from the type's doc comment; empty where there is none.
    pub description: &'static str,
    /// Whether Dialogflow also takes values that are not listed ("automated expansion").
    pub is_expanded: bool,
    /// Whether it also finds values that are misspelt ("fuzzy matching").
    pub is_fuzzy: bool,
    /// What its language files say. A reference value that no file lists in a language, nor in one
    /// that it falls back to, has the synonyms of the code there.
    pub language_files: &'static [LanguageFile],
}

impl EntityMeta {
    /// An entity type without a description.
    #[must_use]
    pub const fn new(name: &'static str, kind: EntityKind) -> Self {
        Self {
            name,
            kind,
            description: "",
            is_expanded: false,
            is_fuzzy: false,
            language_files: &[],
        }
    }

    /// A system entity, by its name without the `@`: `sys.date`.
    #[must_use]
    pub const fn system(name: &'static str) -> Self {
        Self::new(name, EntityKind::System)
    }

    /// The same entity type with a description.
    #[must_use]
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Sets [`is_expanded`](Self::is_expanded).
    #[must_use]
    pub const fn with_expansion(mut self, is_expanded: bool) -> Self {
        self.is_expanded = is_expanded;
        self
    }

    /// Sets [`is_fuzzy`](Self::is_fuzzy).
    #[must_use]
    pub const fn with_fuzzy_matching(mut self, is_fuzzy: bool) -> Self {
        self.is_fuzzy = is_fuzzy;
        self
    }

    /// The same entity type with what its language files say.
    #[must_use]
    pub const fn with_language_files(mut self, files: &'static [LanguageFile]) -> Self {
        self.language_files = files;
        self
    }
}

/// What the values of an entity type are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EntityKind {
    /// Dialogflow's own.
    System,
    /// Reference values with their synonyms.
    Map(&'static [EntityValue]),
    /// Reference values alone, which are found as they are.
    List(&'static [EntityValue]),
    /// Regular expressions in RE2 syntax.
    Regexp(&'static [&'static str]),
    /// Values of other entity types, one after the other.
    Composite {
        /// How users put them: with `$part` for each part, as in `$amount $unit`.
        forms: &'static [&'static str],
        /// The parts.
        parts: &'static [EntityPart],
    },
}

/// A part of a composite entity type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityPart {
    /// Its name, which is that of the member that holds its value.
    pub name: &'static str,
    /// Its entity type.
    pub entity: &'static EntityMeta,
}

/// A reference value of an entity type, and what users say for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityValue {
    /// What the webhook gets.
    pub value: &'static str,
    /// What users say for it, besides the value itself.
    pub synonyms: &'static [&'static str],
}
