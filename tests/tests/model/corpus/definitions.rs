//! Parameter types as the agents of the corpus declare them.

use std::collections::BTreeMap;
use std::path::Path;

use intents_tests::corpus;
use serde_json::Value as Json;

use super::Result;

/// The entity types of parameters, by the name of their intent and their own. Two agents may
/// have intents of one name; where they do not agree, neither counts.
#[derive(Default)]
pub(crate) struct Definitions(BTreeMap<(String, String), Option<String>>);

impl Definitions {
    /// Of the agents that ES exported.
    pub(crate) fn read_es(corpus: &Path) -> Result<Self> {
        let mut definitions = Self::default();
        for folder in ["es-agents", "python-intents/export"] {
            for (path, text) in corpus::json_files_below(&corpus.join(folder))? {
                let is_intent = path.components().any(|part| part.as_os_str() == "intents");
                let json: Json = serde_json::from_str(&text)?;
                // The files beside them have the training phrases, and are lists.
                let Some(intent) = json["name"].as_str().filter(|_| is_intent) else { continue };
                for response in items(&json["responses"]) {
                    for parameter in items(&response["parameters"]) {
                        definitions.add(intent, &parameter["name"], &parameter["dataType"]);
                    }
                }
            }
        }
        Ok(definitions)
    }

    /// Of one agent that CX exported. The parameters of a session are those of its forms, else of
    /// its intents: they have no intent of their own.
    pub(crate) fn read_cx(agent: &Path) -> Result<Self> {
        let (mut forms, mut intents) = (Self::default(), Self::default());
        for (_, text) in corpus::json_files_below(agent)? {
            let json: Json = serde_json::from_str(&text)?;
            for parameter in items(&json["form"]["parameters"]) {
                forms.add("", &parameter["displayName"], &parameter["entityType"]);
            }
            for parameter in items(&json["parameters"]) {
                intents.add("", &parameter["id"], &parameter["entityType"]);
            }
        }
        for (parameter, entity) in intents.0 {
            forms.0.entry(parameter).or_insert(entity);
        }
        Ok(forms)
    }

    fn add(&mut self, intent: &str, parameter: &Json, entity: &Json) {
        let (Some(parameter), Some(entity)) = (parameter.as_str(), entity.as_str()) else { return };
        let entity = entity.trim_start_matches('@');
        self.0
            .entry((intent.to_owned(), parameter.to_lowercase()))
            .and_modify(|known| *known = known.take().filter(|known| known == entity))
            .or_insert_with(|| Some(entity.to_owned()));
    }

    /// The entity of a parameter, without the `@`; `None` where no agent says it.
    pub(crate) fn entity(&self, intent: &str, parameter: &str) -> Option<&str> {
        self.0.get(&(intent.to_owned(), parameter.to_lowercase()))?.as_deref()
    }
}

pub(crate) fn items(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}
