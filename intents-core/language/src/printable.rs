use std::borrow::Cow;

/// Escapes characters that a terminal would interpret, so that a message can contain any text.
/// These are control characters and those that change the direction of text; the escapes are
/// Rust's.
///
/// ```
/// use intents_language::printable;
///
/// assert_eq!(printable("क\u{1b}[2J\u{202e}\n"), "क\\u{1b}[2J\\u{202e}\\n");
/// assert_eq!(printable("a \"quoted\" `text`"), "a \"quoted\" `text`");
/// ```
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_escaped(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character is a control character, a line or paragraph separator, or part of Unicode's
/// bidirectional algorithm.
pub(crate) fn is_escaped(c: char) -> bool {
    const DIRECTIONAL: &[char] = &[
        '\u{61c}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}', '\u{202a}', '\u{202b}',
        '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    c.is_control() || DIRECTIONAL.contains(&c)
}
