//! Languages, by their BCP 47 tags.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// A language, identified by its BCP 47 tag: `en`, `pt-BR`, `zh-Hant-TW`.
///
/// Tags are kept in their canonical spelling: `pt-br`, as in Dialogflow's files, becomes `pt-BR`.
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
    /// English, without a region.
    pub const ENGLISH: Self = Self(Cow::Borrowed("en"));

    /// Returns the language of a tag that is written in the code. The tag must be in its canonical
    /// spelling: a language, then optionally a script and a region.
    ///
    /// ```
    /// use intents_language::Language;
    ///
    /// const ITALIAN: Language = Language::constant("it");
    /// assert_eq!(Ok(ITALIAN), "IT".parse());
    /// ```
    ///
    /// # Panics
    ///
    /// If the tag is not valid or not in its canonical spelling. In a constant this is a compiler
    /// error.
    #[must_use]
    pub const fn constant(tag: &'static str) -> Self {
        assert!(is_canonical(tag.as_bytes()), "not a language tag in its canonical spelling");
        Self(Cow::Borrowed(tag))
    }

    /// Returns the tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the language to use where this one has no text: the tag without its last subtag.
    #[must_use]
    pub fn fallback(&self) -> Option<Self> {
        let (more_general, _) = self.0.rsplit_once('-')?;
        Some(Self(more_general.to_owned().into()))
    }

    /// Returns the language itself, then each of its fallbacks in order.
    pub fn with_fallbacks(&self) -> impl Iterator<Item = Self> + use<> {
        std::iter::successors(Some(self.clone()), Self::fallback)
    }
}

/// Whether a tag is in its canonical spelling: `zh-Hant-TW`.
const fn is_canonical(tag: &[u8]) -> bool {
    // The last subtag that was read: 1 is the language, 2 the script, 3 the region.
    let (mut start, mut last) = (0, 0);
    while start <= tag.len() {
        let mut end = start;
        let (mut upper, mut lower, mut digits) = (0, 0, 0);
        while end < tag.len() && tag[end] != b'-' {
            match tag[end] {
                b'A'..=b'Z' if lower == 0 => upper += 1,
                b'a'..=b'z' => lower += 1,
                b'0'..=b'9' => digits += 1,
                _ => return false,
            }
            end += 1;
        }
        last = match (last, upper, lower, digits) {
            (0, 0, 2 | 3, 0) => 1,
            (1, 1, 3, 0) => 2,
            (1 | 2, 2, 0, 0) | (1 | 2, 0, 0, 3) => 3,
            _ => return false,
        };
        start = end + 1;
    }
    true
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    /// Parses a tag of a language, a script, a region and variants, in any case. Source:
    /// `unicode_language_id` in UTS #35, with `-` alone between subtags, as in BCP 47.
    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        canonical(tag)
            .map(|canonical| Self(canonical.into()))
            .ok_or_else(|| LanguageError { tag: tag.to_owned() })
    }
}

/// Returns the canonical spelling of a language tag: each subtag in its own case, variants sorted.
fn canonical(tag: &str) -> Option<String> {
    let is_alphabetic = |subtag: &str| subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_numeric = |subtag: &str| subtag.bytes().all(|byte| byte.is_ascii_digit());
    let mut subtags = tag.split('-').peekable();
    let language = subtags.next().filter(|subtag| {
        matches!(subtag.len(), 2 | 3)
            && is_alphabetic(subtag)
            && !subtag.eq_ignore_ascii_case(UNDETERMINED)
    })?;
    let mut canonical = language.to_ascii_lowercase();
    if let Some(script) = subtags.next_if(|subtag| subtag.len() == 4 && is_alphabetic(subtag)) {
        let (initial, others) = script.split_at(1);
        canonical.push('-');
        canonical.push_str(&initial.to_ascii_uppercase());
        canonical.push_str(&others.to_ascii_lowercase());
    }
    if let Some(region) = subtags.next_if(|subtag| match subtag.len() {
        2 => is_alphabetic(subtag),
        3 => is_numeric(subtag),
        _ => false,
    }) {
        canonical.push('-');
        canonical.push_str(&region.to_ascii_uppercase());
    }
    let mut variants = BTreeSet::new();
    for variant in subtags {
        let is_variant = variant.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && match variant.len() {
                4 => variant.starts_with(|c: char| c.is_ascii_digit()),
                5..=8 => true,
                _ => false,
            };
        if !is_variant || !variants.insert(variant.to_ascii_lowercase()) {
            return None;
        }
    }
    for variant in variants {
        canonical.push('-');
        canonical.push_str(&variant);
    }
    Some(canonical)
}

/// The subtag for a language that is not known.
const UNDETERMINED: &str = "und";

/// The error for a text that is not a language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageError {
    tag: String,
}

impl LanguageError {
    /// Returns the tag that was probably meant, if it is valid.
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
            None => f.write_str("; expected a tag such as `en` or `pt-BR`"),
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
    use icu_locale_core::LanguageIdentifier;
    use icu_locale_core::subtags::Language as Subtag;

    use super::*;

    #[test]
    fn parses_tags_into_their_canonical_spelling() {
        for (given, canonical) in [
            ("en", "en"),
            ("FIL", "fil"),
            ("PT-br", "pt-BR"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("SL-rozaj-BISKE-1994", "sl-1994-biske-rozaj"),
            ("de-CH-1901", "de-CH-1901"),
            ("sr-latn", "sr-Latn"),
        ] {
            assert_eq!(given.parse::<Language>().unwrap().as_str(), canonical);
        }
        for tag in [
            "und",
            "und-US",
            "e",
            "enus",
            "en-",
            "-en",
            "en--US",
            "en-US-US",
            "en-US-latn",
            "en-u-ca-buddhist",
            "en-x-private",
            "sl-rozaj-ROZAJ",
            "en-Latn-abcd",
            "en-abcdefghi",
            "é",
            "en-Ünic",
            "e1",
            "en-12",
            "en ",
            "",
        ] {
            assert!(tag.parse::<Language>().is_err(), "{tag}");
        }
    }

    #[test]
    fn accepts_the_tags_that_icu_accepts() {
        const SUBTAGS: [&str; 23] = [
            "",
            "e",
            "en",
            "EN",
            "fil",
            "Und",
            "12",
            "419",
            "4a9",
            "Latn",
            "hant",
            "la1n",
            "1996",
            "1a2B",
            "aB12",
            "rozaj",
            "english",
            "varIAnt1",
            "posix",
            "ninechars",
            "\u{e8}n",
            "u",
            "en_US",
        ];
        let mut tags: Vec<String> = SUBTAGS.map(str::to_owned).to_vec();
        for _ in 1..4 {
            let longer = tags.iter().flat_map(|tag| SUBTAGS.map(|next| format!("{tag}-{next}")));
            tags = longer.chain(SUBTAGS.map(str::to_owned)).collect();
            for tag in &tags {
                let expected = LanguageIdentifier::try_from_str(tag).ok().filter(|identifier| {
                    // ICU accepts `_` between subtags, and `und`.
                    !tag.contains('_') && identifier.language != Subtag::UNKNOWN
                });
                assert_eq!(canonical(tag), expected.map(|it| it.to_string()), "{tag}");
            }
        }
    }

    #[test]
    fn accepts_constants_in_canonical_spelling_only() {
        for tag in ["en", "fil", "pt-BR", "es-419", "zh-Hant", "zh-Hant-TW"] {
            assert!(is_canonical(tag.as_bytes()), "{tag}");
            assert_eq!(tag.parse::<Language>().unwrap().as_str(), tag);
        }
        for tag in ["", "e", "EN", "en-", "en-us", "en_US", "zh-TW-Hant", "zh-hant", "english", "-"]
        {
            assert!(!is_canonical(tag.as_bytes()), "{tag}");
        }
    }

    #[test]
    fn rejects_other_texts_with_a_suggestion() {
        for (given, message) in [
            ("en_US", "`en_US` is not a language tag; did you mean `en-US`?"),
            ("", "`` is not a language tag; expected a tag such as `en` or `pt-BR`"),
            ("english", "`english` is not a language tag; expected a tag such as `en` or `pt-BR`"),
            ("../etc", "`../etc` is not a language tag; expected a tag such as `en` or `pt-BR`"),
        ] {
            assert_eq!(given.parse::<Language>().unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn falls_back_to_shorter_tags() {
        let language: Language = "zh-Hant-TW".parse().unwrap();
        let all: Vec<_> = language.with_fallbacks().map(|l| l.to_string()).collect();
        assert_eq!(all, ["zh-Hant-TW", "zh-Hant", "zh"]);
    }
}
