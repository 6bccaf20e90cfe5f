//! Shown texts and spoken texts.

use std::borrow::Cow;
use std::iter;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text with one or more variants. Dialogflow chooses a variant at random.
///
/// ```
/// use intents_core::{Reply, Text};
/// let reply = Reply::from(Text::new("Hello.").or("Hi there."));
/// # assert_eq!(reply.parts().messages[0].words().unwrap(), "Hello.");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    first: Cow<'static, str>,
    others: Vec<Cow<'static, str>>,
}

impl Text {
    /// Creates a text with one variant.
    #[must_use]
    pub fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self { first: text.into(), others: Vec::new() }
    }

    /// Adds a variant, unless `text` is empty.
    #[must_use]
    pub fn or(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        if self.first.is_empty() {
            self.first = text;
        } else if !text.is_empty() {
            self.others.push(text);
        }
        self
    }

    /// Returns the first variant.
    #[must_use]
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Returns all variants, in order.
    pub fn variants(&self) -> impl Iterator<Item = &str> {
        iter::once(self.first()).chain(self.others.iter().map(AsRef::as_ref))
    }

    /// Returns whether every variant is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}

/// Serializes the text as the list of its variants, for definitions.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.variants().filter(|variant| !variant.is_empty()))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let variants = Vec::<String>::deserialize(deserializer)?;
        Ok(variants.into_iter().fold(Self::new(""), Self::or))
    }
}

impl<T: Into<Cow<'static, str>>> From<T> for Text {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

/// A spoken text that differs from the shown text.
///
/// ```
/// use intents_core::{Reply, Speech};
/// let reply = Reply::text("Your code: 4711")
///     .speech(Speech::ssml("<speak>Your code: <say-as interpret-as=\"digits\">4711</say-as></speak>"));
/// # assert_eq!(reply.parts().messages[1].words().unwrap(), "Your code: 4711");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speech {
    /// Plain text.
    Text(Cow<'static, str>),
    /// Speech Synthesis Markup Language (SSML), within `<speak>`.
    Ssml(Cow<'static, str>),
}

impl Speech {
    /// Creates speech from plain text.
    #[must_use]
    pub fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(text.into())
    }

    /// Creates speech from SSML, within `<speak>`.
    #[must_use]
    pub fn ssml(ssml: impl Into<Cow<'static, str>>) -> Self {
        Self::Ssml(ssml.into())
    }

    /// Returns the spoken text without markup.
    #[must_use]
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Ssml(ssml) => Cow::Owned(without_markup(ssml)),
        }
    }
}

/// Returns the text of XML without tags and comments, with single spaces. Text that is not
/// well-formed XML is kept unchanged.
fn without_markup(ssml: &str) -> String {
    let mut text = String::with_capacity(ssml.len());
    let mut rest = ssml;
    while let Some((before, markup)) = rest.split_once('<') {
        push_unescaped(&mut text, before);
        rest = if let Some(data) = markup.strip_prefix("![CDATA[") {
            let (data, after) = data.split_once("]]>").unwrap_or((data, ""));
            text.push_str(data);
            after
        } else {
            text.push(' ');
            let end = if markup.starts_with("!--") { "-->" } else { ">" };
            markup.split_once(end).map_or("", |(_, after)| after)
        };
    }
    push_unescaped(&mut text, rest);
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        // A tag within a sentence leaves no space before the punctuation.
        if !words.is_empty() && !matches!(word, "." | "," | "!" | "?" | ";" | ":") {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Appends the text of XML with its character references replaced.
fn push_unescaped(text: &mut String, escaped: &str) {
    let mut rest = escaped;
    while let Some((before, reference)) = rest.split_once('&') {
        text.push_str(before);
        let sign = reference.split_once(';').and_then(|(name, after)| Some((sign(name)?, after)));
        rest = if let Some((sign, after)) = sign {
            text.push(sign);
            after
        } else {
            text.push('&');
            reference
        };
    }
    text.push_str(rest);
}

/// Returns the character of a reference: one of the five XML names, or a number.
fn sign(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "amp" => Some('&'),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_speech_have_no_markup() {
        for (ssml, words) in [
            ("<speak>Hi  <break time=\"1s\"/> there <b>all</b>.</speak>", "Hi there all."),
            ("<speak>3 &lt; 4 &amp; 5 &gt; 4, &amp;lt;</speak>", "3 < 4 & 5 > 4, &lt;"),
            ("no markup", "no markup"),
            ("<speak></speak>", ""),
            ("cut <off", "cut"),
            ("a > b", "a > b"),
            ("caf&#233; &#x26; &#39;bar&#39; &unknown; &", "café & 'bar' &unknown; &"),
            ("<!-- a > b -->c<![CDATA[ <d> ]]>e", "c <d> e"),
        ] {
            assert_eq!(Speech::ssml(ssml).words(), words, "{ssml}");
        }
        assert_eq!(Speech::new("a <b> c").words(), "a <b> c");
    }

    #[test]
    fn an_empty_variant_is_none() {
        let text = Text::new("").or("Hi.").or("").or("Hello.");
        assert_eq!(text.variants().collect::<Vec<_>>(), ["Hi.", "Hello."]);
    }
}
