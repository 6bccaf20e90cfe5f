use std::collections::BTreeMap;

use super::intent::text_of;
use super::json;
use super::parameters::Parameters;
use super::reader::{Members, Reader, open, suggestion};
use super::yaml::{Node, Value};
use super::{Invalid, Resource};
use crate::suggest::expected;

/// The reference values of an entity type, as far as its language files depend on them.
#[derive(Debug, Clone, Default)]
pub struct Values<'v> {
    /// The reference values.
    pub listed: Vec<&'v str>,
    /// Whether other values are allowed too.
    pub is_open: bool,
    /// Whether values cannot have synonyms.
    pub is_list: bool,
}

/// Reads the language file of an entity type with reference values. Problems refer to the file as
/// `path`.
///
/// # Errors
///
/// All problems of the file, in the order of the file.
pub fn read_entity(path: &str, bytes: &[u8], values: &Values<'_>) -> Result<Resource, Invalid> {
    let (source, root) = open(path, bytes)?;
    let parameters = Parameters::default();
    let mut reader = Reader::new(&source, &parameters);
    let mut json = String::from("{");
    match &root {
        Some(root) => reader.entity(root, values, &mut json),
        None => reader.problem(0..0, "this file is empty; add the key `values`"),
    }
    json.push('}');
    reader.finish(json)
}

impl<'t> Reader<'t, '_> {
    fn entity(&mut self, root: &Node<'t>, values: &Values<'_>, out: &mut String) {
        let what = "a language file of an entity type";
        let Some(members) = self.members(root, what, &["values"]) else { return };
        let Some((_, key, node)) = members.first() else {
            return self.problem(root.span.clone(), "this file is empty; add the key `values`");
        };
        if matches!(node.value, Value::List(_)) {
            let message =
                "`values` must map each value to its synonyms, such as `small: [little, tiny]`";
            return self.problem(node.span.clone(), message);
        }
        let Some(entries) = self.members(node, "`values`", &[]) else { return };
        self.check_values(key, &entries, values);
        self.check_synonyms(&entries, values);
        out.push_str("\"entries\":");
        json::sequence(out, ['[', ']'], &entries, |out, (value, _, synonyms)| {
            out.push_str("{\"value\":");
            json::string(out, value);
            out.push_str(",\"synonyms\":");
            json::strings(out, synonyms_of(synonyms).filter_map(text_of));
            out.push('}');
        });
        self.keep_positions(entries.iter().map(|(_, key, _)| *key));
    }

    fn check_values(&mut self, key: &Node<'t>, entries: &Members<'_, 't>, values: &Values<'_>) {
        let mut is_sound = true;
        for (value, key, _) in entries {
            if self.text(key).is_some() && !values.is_open && !values.listed.contains(value) {
                let message = format!(
                    "the entity type has no value `{value}`{}",
                    suggestion(value, &values.listed)
                );
                self.problem(key.span.clone(), message);
                is_sound = false;
            }
        }
        if !is_sound {
            // A value that is missing is probably the misspelt one.
            return;
        }
        let is_missing = |value: &&&str| !entries.iter().any(|(given, ..)| given == *value);
        let missing: Vec<_> = values.listed.iter().filter(is_missing).copied().collect();
        if let [first, ..] = missing.as_slice() {
            let names = expected(&missing, "and");
            let message = if missing.len() == 1 {
                format!("the value {names} is missing; add its synonyms, such as `{first}: […]`")
            } else {
                format!(
                    "the values {names} are missing; add their synonyms, such as `{first}: […]`"
                )
            };
            self.problem(key.span.clone(), message);
        }
    }

    fn check_synonyms(&mut self, entries: &Members<'_, 't>, values: &Values<'_>) {
        let mut values_by_synonym: BTreeMap<&str, &str> =
            entries.iter().map(|(value, ..)| (*value, *value)).collect();
        for (value, _, node) in entries {
            match &node.value {
                // The value has no synonyms.
                Value::List(items) if items.is_empty() => continue,
                Value::List(_) if values.is_list => {
                    let message =
                        "the values of a list entity type cannot have synonyms; write `[]`";
                    self.problem(node.span.clone(), message);
                    continue;
                }
                _ => {}
            }
            for item in self.items(node).unwrap_or_default() {
                let Some(synonym) = self.text(item) else { continue };
                let Some(first) = values_by_synonym.insert(synonym, value) else { continue };
                let message = if first == synonym && first == *value {
                    format!("`{synonym}` is the value itself, which always matches; remove it")
                } else if first == *value {
                    format!("the synonym `{synonym}` occurs twice; remove one of them")
                } else if first == synonym {
                    format!("the synonym `{synonym}` is also a reference value; remove the synonym")
                } else {
                    format!("`{synonym}` is already a synonym of `{first}`; remove one of them")
                };
                self.problem(item.span.clone(), message);
            }
        }
    }
}

fn synonyms_of<'n, 't>(node: &'n Node<'t>) -> impl Iterator<Item = &'n Node<'t>> {
    match &node.value {
        Value::List(items) => items.iter(),
        _ => [].iter(),
    }
}
