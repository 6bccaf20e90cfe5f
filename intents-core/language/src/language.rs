//! Languages, by their BCP 47 tags.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

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

    /// The language of a tag that stands in the code, in its canonical spelling: a language, and
    /// perhaps a script and a region.
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
    /// When it is none; in a constant that is an error of the compiler.
    #[must_use]
    pub const fn constant(tag: &'static str) -> Self {
        assert!(is_canonical(tag.as_bytes()), "not a language tag in its canonical spelling");
        Self(Cow::Borrowed(tag))
    }

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

/// Whether a tag is spelled as its parser would: `zh-Hant-TW`.
const fn is_canonical(tag: &[u8]) -> bool {
    // The subtags so far, of language, script and region; a later one may not stand before.
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

/// Returns the canonical spelling of a tag: a language, a script, a region and variants, of which
/// all but the language are optional. Extensions are not supported: Dialogflow has none.
fn canonical(tag: &str) -> Option<String> {
    let mut subtags = tag.split('-').peekable();
    let language = subtags.next().filter(|it| is_language(it))?;
    let mut canonical = language.to_ascii_lowercase();
    if let Some(script) = subtags.next_if(|it| is_script(it)) {
        let (first, rest) = script.split_at(1);
        canonical += &format!("-{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase());
    }
    if let Some(region) = subtags.next_if(|it| is_region(it)) {
        canonical += &format!("-{}", region.to_ascii_uppercase());
    }
    let mut variants = BTreeSet::new();
    for variant in subtags {
        if !is_variant(variant) || !variants.insert(variant.to_ascii_lowercase()) {
            return None;
        }
    }
    canonical.extend(variants.iter().flat_map(|variant| ["-", variant.as_str()]));
    Some(canonical)
}

/// `und` is the tag of an unknown language.
fn is_language(subtag: &str) -> bool {
    matches!(subtag.len(), 2 | 3)
        && subtag.bytes().all(|b| b.is_ascii_alphabetic())
        && !subtag.eq_ignore_ascii_case("und")
}

fn is_script(subtag: &str) -> bool {
    subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_region(subtag: &str) -> bool {
    match subtag.len() {
        2 => subtag.bytes().all(|b| b.is_ascii_alphabetic()),
        3 => subtag.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}

fn is_variant(subtag: &str) -> bool {
    let has_length = match subtag.len() {
        4 => subtag.starts_with(|c: char| c.is_ascii_digit()),
        length => (5..=8).contains(&length),
    };
    has_length && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        match canonical(tag) {
            Some(tag) => Ok(Self(tag.into())),
            None => Err(LanguageError { tag: tag.to_owned() }),
        }
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
    use icu_locale_core::LanguageIdentifier;
    use icu_locale_core::subtags::Language as Subtag;

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
    fn tags_parse_as_unicode_language_identifiers() {
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
                    // The parser takes `_` for `-`, and nothing for `und`.
                    !tag.contains('_') && identifier.language != Subtag::UNKNOWN
                });
                assert_eq!(canonical(tag), expected.map(|it| it.to_string()), "{tag}");
            }
        }
    }

    #[test]
    fn constants_are_spelled_as_they_parse() {
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
