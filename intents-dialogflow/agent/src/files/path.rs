//! Paths that stay inside a folder.

use unicode_normalization::UnicodeNormalization;

use super::{FilesError, MAX_PATH_BYTES};

/// Returns the path without a leading `./`, if the path stays inside of the folder.
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
        return refuse("a path cannot have control characters");
    }
    if inside.contains('\\') {
        return refuse("a path cannot have a backslash; use `/`");
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

/// Returns the path in the form of file systems that ignore case and Unicode normalization.
pub(crate) fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// Returns whether a name is reserved for a device on Windows, with any extension. Source: "Naming
/// Files, Paths, and Namespaces" of the Windows documentation.
pub(crate) fn is_device(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_port = |port: &str| {
        let mut number = port.chars();
        matches!(number.next(), Some('0'..='9' | '¹' | '²' | '³')) && number.next().is_none()
    };
    matches!(name.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || name.strip_prefix("COM").or(name.strip_prefix("LPT")).is_some_and(is_port)
}

/// Refuses a path that Windows treats as another path.
pub(super) fn refuse_unportable(path: &str) -> Result<(), FilesError> {
    let refuse = |reason| Err(FilesError::Path { path: path.to_owned(), reason });
    for part in path.split('/') {
        if part.contains(':') {
            return refuse("a name cannot have `:` on Windows");
        }
        if part.ends_with(['.', ' ']) {
            return refuse("a name cannot end with a dot or a space on Windows");
        }
        if is_device(part) {
            return refuse("the name is reserved for a device on Windows");
        }
    }
    Ok(())
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
    fn a_path_is_one_on_windows_too() {
        for path in
            ["agent.json", "intents/a. b.json", "intents/Conclusion.json", "a/COM10", "nulls"]
        {
            assert!(refuse_unportable(path).is_ok(), "{path}");
        }
        for path in [
            "intents/a:b.json",
            "intents/con.json",
            "CON",
            "aux .json",
            "nul.tar.gz",
            "com1/a.json",
            "lpt².json",
            "intents./a.json",
            "intents/a.json ",
        ] {
            assert!(refuse_unportable(path).is_err(), "{path}");
        }
    }

    #[test]
    fn case_and_composition_do_not_count() {
        assert_eq!(folded("Intents/CAF\u{c9}.json"), folded("intents/cafe\u{301}.json"));
        assert_ne!(folded("a.json"), folded("b.json"));
    }
}
