//! Language files embedded by derived code.

/// A language file of an intent or an entity type, checked and embedded by the derive macros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageFile {
    /// The language, as a BCP 47 tag.
    pub language: &'static str,
    /// The path relative to the folder of the package: `language/en/shop.OrderPizza.yaml`.
    pub path: &'static str,
    /// The content as JSON, in a private format of this framework.
    pub json: &'static str,
    /// The source text, for error messages with line numbers. `None` in release builds.
    pub source: Option<LanguageSource>,
}

/// The source text of a language file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageSource {
    /// The whole text.
    pub text: &'static str,
    /// The byte offset of each training phrase or reference value, in order.
    pub starts: &'static [usize],
}
