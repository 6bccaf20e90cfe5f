//! Writing JSON, as far as language files need it.

use std::fmt::Write;

/// Appends a string with its quotes.
pub(super) fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => {
                // Writing to a `String` cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Appends `open`, the items with commas between them, and `close`.
pub(super) fn sequence<I: IntoIterator>(
    out: &mut String,
    [open, close]: [char; 2],
    items: I,
    mut write: impl FnMut(&mut String, I::Item),
) {
    out.push(open);
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(close);
}

/// Appends a list of strings.
pub(super) fn strings<I: IntoIterator<Item: AsRef<str>>>(out: &mut String, texts: I) {
    sequence(out, ['[', ']'], texts, |out, text| string(out, text.as_ref()));
}

#[cfg(test)]
mod tests {
    #[test]
    fn strings_are_escaped() {
        let mut out = String::new();
        super::string(&mut out, "\"a\\b\"\n\t\u{1}é");
        assert_eq!(out, r#""\"a\\b\"\n\u0009\u0001é""#);
    }
}
