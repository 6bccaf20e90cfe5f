use std::collections::BTreeMap;

use super::json;
use super::message::MESSAGE;
use super::parameters::Parameters;
use super::reader::{Reader, open, suggestion};
use super::yaml::Node;
use super::{Invalid, Resource};
use crate::CHANNELS;

/// The key of the responses for every channel.
const DEFAULT: &str = "default";

/// Reads the language file of an intent. Problems refer to the file as `path`.
///
/// # Errors
///
/// All problems of the file, in the order of the file.
pub fn read_intent(
    path: &str,
    bytes: &[u8],
    parameters: &Parameters<'_>,
) -> Result<Resource, Invalid> {
    let (source, root) = open(path, bytes)?;
    let mut reader = Reader::new(&source, parameters);
    let mut json = String::from("{");
    if let Some(root) = &root {
        reader.intent(root, &mut json);
    }
    json.push('}');
    reader.finish(json)
}

impl<'t> Reader<'t, '_> {
    fn intent(&mut self, root: &Node<'t>, out: &mut String) {
        const KEYS: [&str; 3] = ["examples", "prompts", "responses"];
        let what = "a language file of an intent";
        let Some(members) = self.members(root, what, &KEYS) else { return };
        for (i, (name, _, value)) in members.into_iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            match name {
                "examples" => self.examples(value, out),
                "prompts" => self.prompts(value, out),
                _ => self.responses(value, out),
            }
        }
    }

    fn examples(&mut self, node: &Node<'t>, out: &mut String) {
        let items = self.items(node).unwrap_or_default();
        let mut first: BTreeMap<&str, &Node<'t>> = BTreeMap::new();
        for item in items {
            let Some(phrase) = self.phrase(item) else { continue };
            if let Some(first) = first.insert(phrase, item) {
                let line = self.line(first);
                let message =
                    format!("this training phrase is already on line {line}; remove one of them");
                self.problem(item.span.clone(), message);
            }
        }
        out.push_str("\"examples\":");
        json::strings(out, items.iter().filter_map(|item| text_of(item)));
        self.keep_positions(items);
    }

    fn prompts(&mut self, node: &Node<'t>, out: &mut String) {
        let parameters = self.parameters();
        let members = self.members(node, "`prompts`", &[]).unwrap_or_default();
        out.push_str("\"prompts\":");
        json::sequence(out, ['{', '}'], members, |out, (name, key, value)| {
            let span = key.span.clone();
            match parameters.find(name) {
                Some(parameter) if parameter.is_untagged => {
                    let message = format!(
                        "`{name}` cannot have prompts: Dialogflow never prompts for untagged \
                         parameters; remove the prompts"
                    );
                    self.problem(span, message);
                }
                Some(_) => {}
                None => match parameters.absent(name, "") {
                    Some(message) => self.problem(span, message),
                    None => {
                        let message = parameters.absent_everywhere(name, "", true);
                        self.unknown(span, &[name], message, true);
                    }
                },
            }
            json::string(out, name);
            out.push(':');
            let texts = self.items(value).unwrap_or_default();
            json::sequence(out, ['[', ']'], texts, |out, text| {
                json::string(out, &self.template(text).unwrap_or_default());
            });
        });
    }

    fn responses(&mut self, node: &Node<'t>, out: &mut String) {
        out.push_str("\"responses\":[");
        let mut is_first = true;
        let mut channels: BTreeMap<&str, &Node<'t>> = BTreeMap::new();
        let members = if matches!(node.value, super::yaml::Value::List(_)) {
            let message = "`responses` must be a map of channels; write `default:` above the list";
            self.problem(node.span.clone(), message);
            None
        } else {
            self.members(node, "`responses`", &[])
        };
        for (name, key, value) in members.unwrap_or_default() {
            let channel = if name == DEFAULT { Some("") } else { channel(name) };
            let Some(channel) = channel else {
                self.unknown_channel(name, key);
                continue;
            };
            if let Some(first) = channels.insert(channel, key) {
                let line = self.line(first);
                let message =
                    format!("`{name}` is the same channel as on line {line}; merge the responses");
                self.problem(key.span.clone(), message);
            }
            for message in self.items(value).unwrap_or_default() {
                if !std::mem::take(&mut is_first) {
                    out.push(',');
                }
                out.push_str("{\"channel\":");
                json::string(out, channel);
                out.push_str(",\"message\":");
                self.write(message, &MESSAGE, "a response", out);
                out.push('}');
            }
        }
        out.push(']');
    }

    fn unknown_channel(&mut self, name: &str, key: &Node<'t>) {
        let mut names = vec![DEFAULT];
        names.extend(CHANNELS.iter().map(|(name, _)| *name));
        let message = format!("unknown channel `{name}`{}", suggestion(name, &names));
        self.problem(key.span.clone(), message);
    }
}

/// Returns the text of a scalar.
pub(super) fn text_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        super::yaml::Value::Scalar(scalar) => Some(&scalar.text),
        _ => None,
    }
}

/// Returns the channel with this name in a language file, in any case.
fn channel(name: &str) -> Option<&'static str> {
    let known = CHANNELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    known.map(|(_, channel)| *channel)
}
