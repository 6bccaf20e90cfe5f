//! Languages, by their BCP 47 tags.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use icu_locale_core::LanguageIdentifier;
use icu_locale_core::subtags::Language as Subtag;

/// A language, by its BCP 47 tag: `en`, `pt-BR`, `zh-Hant-TW`.
///
/// Its spelling is the canonical one, whatever was given: Dialogflow's files have `pt-br`.
///
/// ```
/// use intents_language::Language;
///
/// let brazilian: Language = "pt-br".parse()?;
/// assert_eq!(brazilian.as_str(), "pt-BR");
/// assert_eq!(brazilian.fallback(), Some("pt".parse()?));
/// # Ok::<(), intents_language::LanguageError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Cow<'static, str>);

impl Language {
    /// English, of no place.
    pub const ENGLISH: Self = Self(Cow::Borrowed("en"));

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language that is asked where this one has nothing: the same without its last subtag.
    #[must_use]
    pub fn fallback(&self) -> Option<Self> {
        let (more_general, _) = self.0.rsplit_once('-')?;
        Some(Self(more_general.to_owned().into()))
    }

    /// The language itself, and after it everything that it falls back to.
    pub fn with_fallbacks(&self) -> impl Iterator<Item = Self> + use<> {
        std::iter::successors(Some(self.clone()), Self::fallback)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        let error = || LanguageError { tag: tag.to_owned() };
        // The parser takes `_` for `-`, which is no spelling of BCP 47, and nothing for `und`.
        if tag.contains('_') {
            return Err(error());
        }
        let identifier = LanguageIdentifier::try_from_str(tag).map_err(|_| error())?;
        if identifier.language == Subtag::UNKNOWN {
            return Err(error());
        }
        Ok(Self(identifier.to_string().into()))
    }
}

/// Why a text is no language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageError {
    tag: String,
}

impl LanguageError {
    /// What was probably meant, if that is a tag.
    #[must_use]
    pub fn suggestion(&self) -> Option<Language> {
        let hyphenated = self.tag.replace('_', "-");
        (hyphenated != self.tag).then(|| hyphenated.parse().ok()).flatten()
    }
}

impl fmt::Display for LanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a language tag", self.tag.escape_debug())?;
        match self.suggestion() {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None => f.write_str("; write one as in `en` or `pt-BR`"),
        }
    }
}

impl std::error::Error for LanguageError {}

#[cfg(feature = "serde")]
impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_spelling() {
        for (given, canonical) in
            [("en", "en"), ("PT-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419")]
        {
            assert_eq!(given.parse::<Language>().unwrap().as_str(), canonical);
        }
    }

    #[test]
    fn what_is_no_tag_is_told_what_it_could_have_been() {
        for (given, message) in [
            ("en_US", "`en_US` is not a language tag; did you mean `en-US`?"),
            ("", "`` is not a language tag; write one as in `en` or `pt-BR`"),
            ("english", "`english` is not a language tag; write one as in `en` or `pt-BR`"),
            ("../etc", "`../etc` is not a language tag; write one as in `en` or `pt-BR`"),
        ] {
            assert_eq!(given.parse::<Language>().unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn a_language_falls_back_to_less_of_itself() {
        let language: Language = "zh-Hant-TW".parse().unwrap();
        let all: Vec<_> = language.with_fallbacks().map(|l| l.to_string()).collect();
        assert_eq!(all, ["zh-Hant-TW", "zh-Hant", "zh"]);
    }
}
