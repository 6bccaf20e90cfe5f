//! Paths that lead nowhere but inside.

use unicode_normalization::UnicodeNormalization;

use super::{FilesError, MAX_PATH_BYTES};

/// The path, without leading `./`.
pub(super) fn checked(path: &str) -> Result<&str, FilesError> {
    let mut inside = path;
    while let Some(rest) = inside.strip_prefix("./") {
        inside = rest;
    }
    let refuse = |reason| Err(FilesError::Path { path: path.to_owned(), reason });
    if inside.len() > MAX_PATH_BYTES {
        let path = path.chars().take(40).chain(['…']).collect();
        return Err(FilesError::Path { path, reason: "the path is too long" });
    }
    if inside.chars().any(char::is_control) {
        return refuse("control characters are no part of a path");
    }
    if inside.contains('\\') {
        return refuse("a backslash separates folders on some systems; write `/`");
    }
    if inside.starts_with('/') {
        return refuse("the path is absolute");
    }
    let mut start = inside.chars();
    if start.next().is_some_and(|c| c.is_ascii_alphabetic()) && start.next() == Some(':') {
        return refuse("the path starts with a drive letter");
    }
    for part in inside.split('/') {
        match part {
            "" => return refuse("a part of the path is empty"),
            "." | ".." => return refuse("the path leads outside, by `.` or `..`"),
            _ => {}
        }
    }
    Ok(inside)
}

/// The path as file systems see it that tell neither case nor composition apart.
pub(super) fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_inside() {
        for path in ["agent.json", "./agent.json", "intents/a b.json", "intents/..a.json", "x/c:d"]
        {
            assert!(checked(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../a",
            "a/../b",
            "a/..",
            "a//b",
            "a/",
            ".",
            "a/./b",
            "c:/a",
            "C:a",
            "..\\a",
            "a\\b",
            "\\\\host\\a",
            "a\0b",
            "a\nb",
        ] {
            assert!(checked(path).is_err(), "{path:?}");
        }
        assert!(checked(&"a".repeat(MAX_PATH_BYTES + 1)).is_err());
    }

    #[test]
    fn case_and_composition_do_not_count() {
        assert_eq!(folded("Intents/CAF\u{c9}.json"), folded("intents/cafe\u{301}.json"));
        assert_ne!(folded("a.json"), folded("b.json"));
    }
}
