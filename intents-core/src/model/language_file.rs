//! Language files, as derived code embeds them.

/// What a language file says of an intent or an entity type. Derived code has it as it was
/// checked when the crate was compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageFile {
    /// The language, as a BCP 47 tag.
    pub language: &'static str,
    /// The file, from the folder of its package: `language/en/shop.OrderPizza.yaml`.
    pub path: &'static str,
    /// What it says, as JSON. The form is private to this framework.
    pub json: &'static str,
}
