use crate::model::LanguageFile;

/// The description of an entity type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntityMeta {
    /// The display name, without the `@`: `sys.date`, `PizzaSize`.
    pub name: &'static str,
    /// The kind of the entity type.
    pub kind: EntityKind,
    /// The purpose, from the type's doc comment; may be empty.
    pub description: &'static str,
    /// Whether Dialogflow also accepts unlisted values ("automated expansion").
    pub is_expanded: bool,
    /// Whether Dialogflow also matches misspelled values ("fuzzy matching").
    pub is_fuzzy: bool,
    /// The language files. If a reference value has no entry for a language or its fallback
    /// languages, the synonyms in the code are used.
    pub language_files: &'static [LanguageFile],
}

impl EntityMeta {
    /// Creates an entity type without a description.
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

    /// Creates a system entity with a name without the `@`: `sys.date`.
    #[must_use]
    pub const fn system(name: &'static str) -> Self {
        Self::new(name, EntityKind::System)
    }

    /// Sets the description.
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

    /// Sets the language files.
    #[must_use]
    pub const fn with_language_files(mut self, files: &'static [LanguageFile]) -> Self {
        self.language_files = files;
        self
    }
}

/// The kinds of entity types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EntityKind {
    /// An entity type of Dialogflow.
    System,
    /// Reference values with their synonyms.
    Map(&'static [EntityValue]),
    /// Reference values without synonyms.
    List(&'static [EntityValue]),
    /// Regular expressions in RE2 syntax.
    Regexp(&'static [&'static str]),
    /// Values of other entity types, one after the other.
    Composite {
        /// The sequences of parts, with `$part` for each part, as in `$amount $unit`.
        forms: &'static [&'static str],
        /// The parts.
        parts: &'static [EntityPart],
    },
}

/// A part of a composite entity type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityPart {
    /// The name of the part and of the member that holds its value.
    pub name: &'static str,
    /// The entity type of the part.
    pub entity: &'static EntityMeta,
}

/// A reference value of an entity type with its synonyms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityValue {
    /// The value that the webhook receives.
    pub value: &'static str,
    /// The synonyms, without the value itself.
    pub synonyms: &'static [&'static str],
}
