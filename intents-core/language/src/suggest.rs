/// Returns the candidate that `word` was probably meant to be, for "did you mean" in messages.
///
/// The comparison ignores case. Candidates that differ too much are not suggested.
///
/// ```
/// let fields = ["first_operand", "second_operand", "operator"];
/// assert_eq!(intents_language::closest("operater", fields), Some("operator"));
/// assert_eq!(intents_language::closest("colour", fields), None);
/// ```
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, candidate)| candidate)
}

/// Lists names in a sentence, for messages.
///
/// ```
/// assert_eq!(intents_language::expected(&["a", "b", "c"], "or"), "`a`, `b` or `c`");
/// ```
#[must_use]
pub fn expected(names: &[&str], conjunction: &str) -> String {
    let quoted = |names: &[&str]| {
        names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    };
    match names {
        [before @ .., last] if !before.is_empty() => {
            format!("{} {conjunction} `{last}`", quoted(before))
        }
        _ => quoted(names),
    }
}
