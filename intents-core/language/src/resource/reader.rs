use std::collections::BTreeMap;
use std::ops::Range;

use super::parameters::Parameters;
use super::problem::{Problem, Source};
use super::template::{self, Piece, Reference};
use super::yaml::{self, Kind, Node, Value};
use super::{Invalid, Resource, Unknown};
use crate::suggest::{closest, expected};

/// Reads the parts of one file and collects their problems.
pub(super) struct Reader<'t, 'p> {
    source: &'t Source<'t>,
    parameters: &'p Parameters<'p>,
    problems: Vec<Problem>,
    unknown: Vec<Unknown>,
    starts: Vec<usize>,
}

/// The members of a map, by their keys.
pub(super) type Members<'n, 't> = Vec<(&'n str, &'n Node<'t>, &'n Node<'t>)>;

/// Parses a file.
pub(super) fn open<'t>(
    path: &'t str,
    bytes: &'t [u8],
) -> Result<(Source<'t>, Option<Node<'t>>), Invalid> {
    let invalid = |problem| Invalid { problems: vec![problem], unknown: Vec::new() };
    let text = yaml::decode(bytes)
        .map_err(|(span, message)| invalid(Source::new(path, "").problem(span, &message)))?;
    let source = Source::new(path, text);
    match yaml::parse(text) {
        Ok(root) => Ok((source, root)),
        Err((span, message)) => Err(invalid(source.problem(span, &message))),
    }
}

impl<'t, 'p> Reader<'t, 'p> {
    pub(super) fn new(source: &'t Source<'t>, parameters: &'p Parameters<'p>) -> Self {
        let (problems, unknown, starts) = (Vec::new(), Vec::new(), Vec::new());
        Self { source, parameters, problems, unknown, starts }
    }

    /// Returns the resource, or the problems if there are any.
    pub(super) fn finish(mut self, json: String) -> Result<Resource, Invalid> {
        if self.problems.is_empty() {
            return Ok(Resource { json, starts: self.starts, unknown: self.unknown });
        }
        self.problems.sort_by_key(|problem| (problem.line(), problem.column()));
        Err(Invalid { problems: self.problems, unknown: self.unknown })
    }

    pub(super) fn parameters(&self) -> &'p Parameters<'p> {
        self.parameters
    }

    pub(super) fn problem(&mut self, span: Range<usize>, message: impl AsRef<str>) {
        self.problems.push(self.source.problem(span, message.as_ref()));
    }

    /// Returns the line number, from 1, where a part of the file starts.
    pub(super) fn line(&self, node: &Node<'t>) -> usize {
        self.source.line(node.span.start)
    }

    /// Keeps the positions of the training phrases or reference values.
    pub(super) fn keep_positions<'n>(&mut self, nodes: impl IntoIterator<Item = &'n Node<'t>>)
    where
        't: 'n,
    {
        self.starts = nodes.into_iter().map(|node| node.span.start).collect();
    }

    /// Keeps a name that only flattened parameters can have.
    pub(super) fn unknown(
        &mut self,
        span: Range<usize>,
        names: &[&str],
        message: String,
        is_tagged: bool,
    ) {
        let problem = self.source.problem(span, &message);
        let names = names.iter().map(|&name| name.to_owned()).collect();
        self.unknown.push(Unknown { names, is_tagged, problem });
    }

    /// Returns the members of a map. Duplicate keys are problems, and so are keys that are not in
    /// `known`, unless `known` is empty.
    pub(super) fn members<'n>(
        &mut self,
        node: &'n Node<'t>,
        what: &str,
        known: &[&str],
    ) -> Option<Members<'n, 't>> {
        let Value::Map(pairs) = &node.value else {
            let example = known.first().map_or("key", |name| name);
            let message = if node.is_nothing() {
                format!("{what} is empty; add a value or remove the key")
            } else {
                format!("{what} must be a map, such as `{example}: …`")
            };
            self.problem(node.span.clone(), message);
            return None;
        };
        let mut members: Members<'n, 't> = Vec::with_capacity(pairs.len());
        let mut seen: BTreeMap<&str, &Node<'t>> = BTreeMap::new();
        for (key, value) in pairs {
            let Value::Scalar(scalar) = &key.value else {
                self.problem(key.span.clone(), "a key must be a string");
                continue;
            };
            let name: &str = &scalar.text;
            if let Some(first) = seen.insert(name, key) {
                let line = self.line(first);
                let message =
                    format!("the key `{name}` is already on line {line}; remove one of them");
                self.problem(key.span.clone(), message);
                continue;
            }
            if !known.is_empty() && !known.contains(&name) {
                let message = format!("unknown key `{name}`{}", suggestion(name, known));
                self.problem(key.span.clone(), message);
                continue;
            }
            members.push((name, key, value));
        }
        Some(members)
    }

    /// Returns the items of a list, which must not be empty.
    pub(super) fn items<'n>(&mut self, node: &'n Node<'t>) -> Option<&'n [Node<'t>]> {
        let message = match &node.value {
            Value::List(items) if items.is_empty() => {
                "this list is empty; add an item or remove the key".to_owned()
            }
            Value::List(items) => return Some(items),
            Value::Map(_) => "expected a list, found a map; start each item with `- `".to_owned(),
            Value::Scalar(_) if node.is_nothing() => {
                "expected a list, found nothing; write `[…]` or remove the key".to_owned()
            }
            Value::Scalar(scalar) => {
                format!("expected a list; write `[{}]`", quoted(&scalar.text))
            }
        };
        self.problem(node.span.clone(), message);
        None
    }

    /// Returns a string, which must not be empty.
    pub(super) fn text<'n>(&mut self, node: &'n Node<'t>) -> Option<&'n str> {
        let message = match &node.value {
            Value::Scalar(scalar) if scalar.kind == Kind::Text => {
                if !scalar.text.trim().is_empty() {
                    return Some(&scalar.text);
                }
                "this text is empty; fill it in or remove it".to_owned()
            }
            Value::Scalar(_) if node.is_nothing() => {
                "expected a string, found nothing; write a text or remove the item".to_owned()
            }
            Value::Scalar(scalar) => {
                let kind = match scalar.kind {
                    Kind::Bool => "boolean",
                    Kind::Number => "number",
                    _ => "null value",
                };
                let text = &scalar.text;
                format!("expected a string, found the {kind} `{text}`; quote it: `\"{text}\"`")
            }
            Value::List(_) => "expected a string, found a list".to_owned(),
            Value::Map(_) => {
                "expected a string, found a map; quote a text that contains `: `".to_owned()
            }
        };
        self.problem(node.span.clone(), message);
        None
    }

    /// Returns a training phrase.
    pub(super) fn phrase<'n>(&mut self, node: &'n Node<'t>) -> Option<&'n str> {
        let phrase = self.text(node)?;
        if phrase.trim() != phrase || phrase.contains(['\n', '\r']) {
            let message = "a training phrase must be a single line without white space at its ends";
            self.problem(node.span.clone(), message);
            return None;
        }
        let checked = self.parameters.check_phrase(phrase);
        for fault in checked.faults {
            self.problem(self.locate(node, phrase, fault.range), fault.message);
        }
        for (range, name) in checked.unknown {
            let message = self.parameters.absent_everywhere(name, "$", true);
            self.unknown(self.locate(node, phrase, range), &[name], message, true);
        }
        Some(phrase)
    }

    /// Returns a prompt or a text of a response, in which `$name` is the value of a parameter.
    pub(super) fn template(&mut self, node: &Node<'t>) -> Option<String> {
        let text = self.text(node)?;
        let pieces = template::pieces(text);
        for piece in &pieces {
            if let Piece::Reference(reference) = piece {
                let span = self.locate(node, text, reference.range.clone());
                self.reference(span, reference);
            }
        }
        Some(template::rendered(&pieces))
    }

    fn reference(&mut self, span: Range<usize>, reference: &Reference<'_>) {
        let parameters = self.parameters;
        let name = reference.name;
        let known = reference.candidates().find_map(|name| parameters.find(name));
        match (known, reference.is_escaped) {
            (Some(parameter), true) => {
                let name = parameter.name;
                let message = format!(
                    "`$${name}` cannot be used here: Dialogflow always replaces `${name}` with the \
                     value; reword the text"
                );
                self.problem(span, message);
            }
            (Some(parameter), false) if reference.has_words => {
                let name = parameter.name;
                let message = format!(
                    "only training phrases can contain example values; write `${name}` to insert \
                     the value of the parameter"
                );
                self.problem(span, message);
            }
            (Some(_), false) | (None, true) => {}
            (None, false) => {
                // In `$dat.original` the parameter is misspelt.
                let first = name.split('.').next().unwrap_or(name);
                let wrong = if parameters.groups.contains(&first) { first } else { name };
                match parameters.absent(wrong, "$") {
                    Some(message) => {
                        let stop = if message.ends_with('?') { "" } else { "." };
                        let escape = format!("{stop} Write `$${name}` for the literal text");
                        self.problem(span, message + &escape);
                    }
                    None => {
                        let names: Vec<_> = reference.candidates().collect();
                        let message = parameters.absent_everywhere(name, "$", false);
                        self.unknown(span, &names, message, false);
                    }
                }
            }
        }
    }

    /// Returns the bytes of the file for a part of a text. If the part is escaped in the file, it
    /// is not found: the result is then the whole text.
    fn locate(&self, node: &Node<'t>, text: &str, range: Range<usize>) -> Range<usize> {
        let Some(written) = self.source.get(node.span.clone()) else { return node.span.clone() };
        let wanted = &text[range.clone()];
        let before = text[..range.start].matches(wanted).count();
        match written.match_indices(wanted).nth(before) {
            Some((at, _)) if !wanted.is_empty() => {
                let start = node.span.start + at;
                start..start + wanted.len()
            }
            _ => node.span.clone(),
        }
    }
}

/// Returns `; did you mean …?`, or the list of known names.
pub(super) fn suggestion(name: &str, known: &[&str]) -> String {
    match closest(name, known.iter().copied()) {
        Some(candidate) => format!("; did you mean `{candidate}`?"),
        None => format!("; expected {}", expected(known, "or")),
    }
}

/// Returns a text in the form of an item between brackets.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().count() > LONGEST || text.contains(char::is_control) {
        return "…".to_owned();
    }
    let is_plain = |c: char| c.is_alphanumeric() || " .!?;'$_-/()".contains(c);
    if text.chars().all(is_plain) && text.starts_with(char::is_alphanumeric) {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
