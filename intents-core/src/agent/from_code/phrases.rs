use intents_language::phrase::{Part, parse};

use crate::definition::{Phrase, PhrasePart};
use crate::model::IntentMeta;

/// Splits a training phrase into its parts; `None` if it is invalid.
pub(super) fn phrase(text: &str, meta: &IntentMeta) -> Option<Phrase> {
    let params = meta.params.all();
    let mut phrase = Phrase::default();
    for part in parse(text).ok()? {
        match part {
            Part::Text(text) => {
                // The parser ends a text behind a `$` that was written twice.
                if let Some(last) = phrase.parts.last_mut().filter(|it| it.parameter.is_none()) {
                    last.text += text;
                } else {
                    let part = PhrasePart { text: text.to_owned(), ..PhrasePart::default() };
                    phrase.parts.push(part);
                }
            }
            Part::Placeholder { name, words } => {
                let param = params.iter().find(|param| param.name == name)?;
                phrase.parts.push(PhrasePart {
                    text: words.to_owned(),
                    parameter: Some(name.to_owned()),
                    entity: Some(param.shape.entity.name.to_owned()),
                    ..PhrasePart::default()
                });
            }
        }
    }
    Some(phrase)
}
