//! The conversion of a definition to files.

use intents_core::definition::{AgentDefinition, FileContent};
use serde::Serialize;

use super::names::{ENTITIES, ENTRIES, INTENTS, Named, PHRASES};
use super::{entity, intent, limits, settings};
use crate::error::{Dropped, ExportError, ExportProblem, ExportProblemKind};
use crate::files::Files;
use crate::format::Exported;

/// Exports an agent as Dialogflow ES exports and restores it.
///
/// The same definition results in the same files on every machine. Objects are sorted, ids are
/// derived from names (UUID version 5) unless they were imported, and there are no timestamps.
///
/// # Errors
///
/// Returns an error with every problem: a part of the code exceeds a limit of Dialogflow ES, two
/// files have the same path, or an ES part does not fit the file format. Limits do not apply to an
/// agent that was [imported](super::import), because Dialogflow accepted the agent before.
pub fn export(agent: &AgentDefinition) -> Result<Exported, ExportError> {
    let mut export =
        Export { files: Files::new(), dropped: Vec::new(), problems: limits::check(agent) };
    export.agent(agent);
    export.intents(agent);
    export.entity_types(agent);
    let Export { files, dropped, problems } = export;
    if problems.is_empty() {
        Ok(Exported { files, dropped, format: &super::Es })
    } else {
        Err(ExportError { platform: super::NAME, problems })
    }
}

struct Export {
    files: Files,
    dropped: Vec<Dropped>,
    problems: Vec<ExportProblem>,
}

impl Export {
    fn intents(&mut self, agent: &AgentDefinition) {
        let intents = agent.intents.iter();
        let unnamed: Vec<_> = intents
            .map(|(name, intent)| {
                (name.as_str(), &intent.es.files, intent.phrases.keys().collect())
            })
            .collect();
        let named = Named::new(INTENTS, PHRASES, &unnamed);
        let language = &agent.settings.default_language;
        for (name, intent) in &agent.intents {
            let Some(paths) = named.paths(name) else { continue };
            let place = format!("intent {name}");
            match intent::write(name, intent, language, &mut self.dropped) {
                Ok(written) => {
                    self.json(&place, &paths.main(), &written.intent);
                    for (language, phrases) in &written.phrases {
                        self.json(&place, &paths.language(language), phrases);
                    }
                }
                Err(error) => self.problem(&place, ExportProblemKind::Definition(error)),
            }
        }
    }

    fn entity_types(&mut self, agent: &AgentDefinition) {
        let entity_types = agent.entity_types.iter();
        let unnamed: Vec<_> = entity_types
            .map(|(name, of)| (name.as_str(), &of.es.files, of.entries.keys().collect()))
            .collect();
        let named = Named::new(ENTITIES, ENTRIES, &unnamed);
        for (name, entity_type) in &agent.entity_types {
            let Some(paths) = named.paths(name) else { continue };
            let place = format!("entity type {name}");
            let written = entity::write(name, entity_type);
            self.json(&place, &paths.main(), &written.entity);
            for (language, entries) in &written.entries {
                self.json(&place, &paths.language(language), entries);
            }
        }
    }

    /// Writes the files that do not belong to an intent or an entity type.
    fn agent(&mut self, agent: &AgentDefinition) {
        let place = "the agent";
        match settings::write(agent) {
            Ok(written) => self.json(place, "agent.json", &written),
            Err(error) => self.problem(place, ExportProblemKind::Definition(error)),
        }
        if let Some(package) = &agent.es.package {
            self.json(place, "package.json", &settings::write_package(package));
        }
        for (language, answers) in &agent.es.small_talk {
            let answers: Vec<_> = answers.iter().map(settings::write_small_talk).collect();
            self.json(place, &format!("customSmalltalkResponses_{language}.json"), &answers);
        }
        for (path, content) in &agent.es.other_files {
            match content {
                FileContent::Text(text) => self.insert(place, path, text.clone().into_bytes()),
                FileContent::Bytes(bytes) => self.insert(place, path, bytes.clone()),
                _ => {}
            }
        }
    }

    /// Writes JSON in the layout of Dialogflow: one member per line, indented by two spaces.
    fn json(&mut self, place: &str, path: &str, value: &impl Serialize) {
        match serde_json::to_vec_pretty(value) {
            Ok(mut bytes) => {
                bytes.push(b'\n');
                self.insert(place, path, bytes);
            }
            Err(error) => self.problem(place, ExportProblemKind::Definition(error)),
        }
    }

    fn insert(&mut self, place: &str, path: &str, bytes: Vec<u8>) {
        if let Err(error) = self.files.insert(path, bytes) {
            self.problem(place, ExportProblemKind::Files(error));
        }
    }

    fn problem(&mut self, place: &str, kind: ExportProblemKind) {
        self.problems.push(ExportProblem::new(place, kind));
    }
}
