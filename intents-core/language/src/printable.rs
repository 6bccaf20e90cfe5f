use std::borrow::Cow;

/// A text as a message may show it: what would move the cursor of a terminal, color it or turn its
/// text around is escaped as in Rust.
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

/// Control characters, and those of Unicode's bidirectional algorithm, line and paragraph ends.
pub(crate) fn is_escaped(c: char) -> bool {
    const TURNING: &[char] = &[
        '\u{61c}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}', '\u{202a}', '\u{202b}',
        '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    c.is_control() || TURNING.contains(&c)
}
