//! The shapes of values in language files, and their conversion to JSON.

use super::json;
use super::reader::{Reader, suggestion};
use super::yaml::{self, Kind, Node, Value};
use crate::suggest::expected;

/// The shape of a value.
pub(super) enum Shape {
    /// A text, in which `$name` is the value of a parameter.
    Text,
    /// `true` or `false`.
    Flag,
    /// A list of at least one item.
    List(&'static Shape),
    /// A map with these members. At least one of the second list must be present, unless that list
    /// is empty.
    Map(&'static [Member], &'static [&'static str]),
    /// A map whose only key is the kind; the name alone for a kind without a value.
    Kind(&'static [(&'static str, Option<&'static Shape>)]),
    /// A word from a list.
    Word(&'static [&'static str]),
    /// A map with any members.
    Json,
    /// A map with any members, or an empty one.
    MaybeJson,
    /// A map, or the value of one of its members alone, which is a text or a list.
    Short { member: &'static str, map: &'static Shape },
}

/// A member of a map.
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) shape: &'static Shape,
    /// The JSON of an absent member; `None` if the member is required.
    pub(super) default: Option<&'static str>,
}

impl Member {
    pub(super) const fn required(name: &'static str, shape: &'static Shape) -> Self {
        Self { name, shape, default: None }
    }

    pub(super) const fn optional(
        name: &'static str,
        shape: &'static Shape,
        default: &'static str,
    ) -> Self {
        Self { name, shape, default: Some(default) }
    }

    pub(super) const fn text(name: &'static str) -> Self {
        Self::optional(name, &Shape::Text, "\"\"")
    }
}

impl<'t> Reader<'t, '_> {
    /// Appends a value as JSON. If the value has problems, these are collected and `out` is not
    /// valid.
    pub(super) fn write(&mut self, node: &Node<'t>, shape: &Shape, what: &str, out: &mut String) {
        match shape {
            Shape::Text => {
                if let Some(text) = self.template(node) {
                    json::string(out, &text);
                }
            }
            Shape::Flag => match &node.value {
                Value::Scalar(scalar) if scalar.kind == Kind::Bool => {
                    out.push_str(&scalar.text.to_lowercase());
                }
                _ => self.problem(node.span.clone(), format!("{what} must be `true` or `false`")),
            },
            Shape::List(item) => {
                let items = self.items(node).unwrap_or_default();
                let what = format!("an item of {what}");
                json::sequence(out, ['[', ']'], items, |out, node| {
                    self.write(node, item, &what, out);
                });
            }
            Shape::Map(members, needed) => self.write_map(node, members, needed, what, out),
            Shape::Kind(kinds) => self.write_kind(node, kinds, what, out),
            Shape::Word(words) => match &node.value {
                Value::Scalar(scalar) if words.contains(&&*scalar.text) => {
                    json::string(out, &scalar.text);
                }
                Value::Scalar(scalar) if !node.is_nothing() => {
                    let message = format!(
                        "{what} cannot be `{}`{}",
                        scalar.text,
                        suggestion(&scalar.text, words)
                    );
                    self.problem(node.span.clone(), message);
                }
                _ => {
                    let message = format!("{what} must be {}", expected(words, "or"));
                    self.problem(node.span.clone(), message);
                }
            },
            Shape::Json | Shape::MaybeJson => match &node.value {
                Value::Map(pairs) if pairs.is_empty() && matches!(shape, Shape::Json) => {
                    self.problem(
                        node.span.clone(),
                        format!("{what} is empty; add a member or remove it"),
                    );
                }
                Value::Map(_) => self.json(node, out),
                _ => {
                    let message = format!("{what} must be a map, such as `{{…}}`");
                    self.problem(node.span.clone(), message);
                }
            },
            Shape::Short { member, map } => {
                if matches!(node.value, Value::Map(_)) || node.is_nothing() {
                    return self.write(node, map, what, out);
                }
                let Shape::Map(members, _) = map else { return };
                json::sequence(out, ['{', '}'], *members, |out, one| {
                    json::string(out, one.name);
                    out.push(':');
                    if one.name == *member {
                        self.write(node, one.shape, what, out);
                    } else {
                        out.push_str(one.default.unwrap_or("null"));
                    }
                });
            }
        }
    }

    fn write_map(
        &mut self,
        node: &Node<'t>,
        members: &[Member],
        needed: &[&str],
        what: &str,
        out: &mut String,
    ) {
        let known: Vec<_> = members.iter().map(|member| member.name).collect();
        let Some(given) = self.members(node, what, &known) else { return };
        // A member that is missing is probably the misspelt one.
        let is_whole = matches!(&node.value, Value::Map(pairs) if pairs.len() == given.len());
        if is_whole
            && !needed.is_empty()
            && !needed.iter().any(|name| given.iter().any(|(n, ..)| n == name))
        {
            let message = format!("{what} must have {}", expected(needed, "or"));
            self.problem(node.span.clone(), message);
        }
        json::sequence(out, ['{', '}'], members, |out, member| {
            json::string(out, member.name);
            out.push(':');
            match (given.iter().find(|(name, ..)| *name == member.name), member.default) {
                (Some((name, _, value)), _) => {
                    self.write(value, member.shape, &format!("`{name}`"), out);
                }
                (None, Some(default)) => out.push_str(default),
                (None, None) if !is_whole => {}
                (None, None) => {
                    let message = format!("{what} must have `{}`", member.name);
                    self.problem(node.span.clone(), message);
                }
            }
        });
    }

    fn write_kind(
        &mut self,
        node: &Node<'t>,
        kinds: &[(&str, Option<&'static Shape>)],
        what: &str,
        out: &mut String,
    ) {
        let names: Vec<_> = kinds.iter().map(|(name, _)| *name).collect();
        let find =
            |name: &str| kinds.iter().find(|(kind, _)| *kind == name).map(|(_, shape)| shape);
        match &node.value {
            Value::Map(pairs) => match pairs.as_slice() {
                [(key, value)] => {
                    let Value::Scalar(scalar) = &key.value else {
                        return self.problem(key.span.clone(), "a key must be a string");
                    };
                    let name: &str = &scalar.text;
                    match find(name) {
                        Some(Some(shape)) => {
                            out.push('{');
                            json::string(out, name);
                            out.push(':');
                            self.write(value, shape, &format!("`{name}`"), out);
                            out.push('}');
                        }
                        Some(None) => {
                            let message =
                                format!("`{name}` cannot have a value; write the name alone");
                            self.problem(key.span.clone(), message);
                        }
                        None => {
                            let message = format!(
                                "{what} cannot have the type `{name}`{}",
                                suggestion(name, &names)
                            );
                            self.problem(key.span.clone(), message);
                        }
                    }
                }
                [] => {
                    let message =
                        format!("{what} must have a type; expected {}", expected(&names, "or"));
                    self.problem(node.span.clone(), message);
                }
                [_, (second, _), ..] => {
                    let written = match &second.value {
                        Value::Scalar(scalar) => &scalar.text,
                        _ => "…",
                    };
                    let message = format!(
                        "{what} must have exactly one key, its type; write `- {written}` if \
                         `{written}` is a separate item, or indent `{written}` if it is a field of \
                         this one"
                    );
                    self.problem(second.span.clone(), message);
                }
            },
            Value::Scalar(scalar) if matches!(find(&scalar.text), Some(None)) => {
                json::string(out, &scalar.text);
            }
            _ => {
                let (name, _) = kinds.first().copied().unwrap_or_default();
                let message = format!("{what} must start with its type, such as `{name}: …`");
                self.problem(node.span.clone(), message);
            }
        }
    }

    /// Appends any value as JSON.
    fn json(&mut self, node: &Node<'t>, out: &mut String) {
        match &node.value {
            Value::Map(_) => {
                let members = self.members(node, "this", &[]).unwrap_or_default();
                json::sequence(out, ['{', '}'], members, |out, (name, _, value)| {
                    json::string(out, name);
                    out.push(':');
                    self.json(value, out);
                });
            }
            Value::List(items) => {
                json::sequence(out, ['[', ']'], items, |out, item| self.json(item, out));
            }
            Value::Scalar(scalar) => match scalar.kind {
                Kind::Text => json::string(out, &scalar.text),
                Kind::Null => out.push_str("null"),
                Kind::Bool => out.push_str(&scalar.text.to_lowercase()),
                Kind::Number => match yaml::json_number(&scalar.text) {
                    Some(number) => out.push_str(&number),
                    None => {
                        let message =
                            format!("`{0}` is not a JSON number; quote it: `\"{0}\"`", scalar.text);
                        self.problem(node.span.clone(), message);
                    }
                },
            },
        }
    }
}
