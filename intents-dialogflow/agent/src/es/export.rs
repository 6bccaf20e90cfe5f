//! From a definition to files.

use intents_core::definition::{AgentDefinition, Extension, Extensions};
use serde::Serialize;

use super::error::{Dropped, ExportError, ExportProblem};
use super::extension::{AgentExtension, Content, EntityExtension, IntentExtension, Part};
use super::names::{ENTITIES, ENTRIES, INTENTS, Named, PHRASES};
use super::wire::Object as _;
use super::{entity, intent, limits, settings};
use crate::files::Files;

/// An agent as files.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Exported {
    /// The files.
    pub files: Files,
    /// What is not in them, since ES has no place for it: for whoever exports to read. What is
    /// said in another way, by the table of [`Message::simplified`](intents_core::Message::simplified),
    /// is not among it, unless something of it is lost.
    pub dropped: Vec<Dropped>,
}

/// The files of an agent, as Dialogflow ES exports and restores them.
///
/// Of the same definition they are the same on every machine: sorted, with ids by names (UUID
/// version 5) where none was imported, and without a clock.
///
/// # Errors
///
/// When Dialogflow ES does not take as much of what came from code (an agent that was
/// [imported](super::import) is an agent that it took), when two files have one path, and when what
/// only ES has in the definition is not what this crate wrote: every problem at once.
pub fn export(agent: &AgentDefinition) -> Result<Exported, ExportError> {
    let mut export =
        Export { files: Files::new(), dropped: Vec::new(), problems: limits::check(agent) };
    export.agent(agent);
    export.intents(agent);
    export.entity_types(agent);
    let Export { files, dropped, problems } = export;
    if problems.is_empty() {
        Ok(Exported { files, dropped })
    } else {
        Err(ExportError { problems })
    }
}

struct Export {
    files: Files,
    dropped: Vec<Dropped>,
    problems: Vec<ExportProblem>,
}

impl Export {
    fn intents(&mut self, agent: &AgentDefinition) {
        let all = agent.intents.iter().map(|(name, of)| (name, of, &of.extensions));
        let all = self.extensions::<_, IntentExtension>("intent", all);
        let unnamed: Vec<_> = all
            .iter()
            .map(|(name, of, extension)| (*name, &extension.names, of.phrases.keys().collect()))
            .collect();
        let named = Named::new(INTENTS, PHRASES, &unnamed);
        let language = &agent.settings.default_language;
        for (name, of, extension) in &all {
            let Some(paths) = named.of(name) else { continue };
            let place = format!("intent {name}");
            match intent::write(name, of, extension, language, &mut self.dropped) {
                Ok(written) => {
                    self.json(&place, &paths.main(), &written.intent);
                    for (language, phrases) in &written.phrases {
                        self.json(&place, &paths.of_language(language), phrases);
                    }
                }
                Err(error) => self.problems.push(ExportProblem::extension(place, error)),
            }
        }
    }

    fn entity_types(&mut self, agent: &AgentDefinition) {
        let all = agent.entity_types.iter().map(|(name, of)| (name, of, &of.extensions));
        let all = self.extensions::<_, EntityExtension>("entity type", all);
        let unnamed: Vec<_> = all
            .iter()
            .map(|(name, of, extension)| (*name, &extension.names, of.entries.keys().collect()))
            .collect();
        let named = Named::new(ENTITIES, ENTRIES, &unnamed);
        for (name, of, extension) in &all {
            let Some(paths) = named.of(name) else { continue };
            let place = format!("entity type {name}");
            let written = entity::write(name, of, extension);
            self.json(&place, &paths.main(), &written.entity);
            for (language, entries) in &written.entries {
                self.json(&place, &paths.of_language(language), entries);
            }
        }
    }

    /// Each with what only ES has of it, but for those where that cannot be read.
    fn extensions<'a, T, E: Extension + Default>(
        &mut self,
        what: &str,
        all: impl Iterator<Item = (&'a String, &'a T, &'a Extensions)>,
    ) -> Vec<(&'a str, &'a T, E)> {
        let mut read = Vec::new();
        for (name, of, extensions) in all {
            match extensions.get::<E>() {
                Ok(extension) => read.push((name.as_str(), of, extension.unwrap_or_default())),
                Err(error) => {
                    self.problems.push(ExportProblem::extension(format!("{what} {name}"), error));
                }
            }
        }
        read
    }

    /// What belongs to no intent.
    fn agent(&mut self, agent: &AgentDefinition) {
        let place = "the agent";
        let extension: AgentExtension = match agent.extensions.get() {
            Ok(extension) => extension.unwrap_or_default(),
            Err(error) => return self.problems.push(ExportProblem::extension(place, error)),
        };
        let webhook = agent.settings.webhook.as_ref();
        let written = settings::write(&agent.settings).restored(&extension.agent);
        let mut written = extension.settings.over(written);
        if webhook.is_some() || !extension.without.contains(&Part::Webhook) {
            let webhook = settings::write_webhook(webhook).restored(&extension.webhook);
            written.webhook = Some(webhook);
        }
        self.json(place, "agent.json", &written);
        if !extension.without.contains(&Part::Package) {
            let package = settings::write_package().restored(&extension.package);
            self.json(place, "package.json", &package);
        }
        for (language, answers) in &extension.smalltalk {
            self.json(place, &format!("customSmalltalkResponses_{language}.json"), answers);
        }
        for (path, content) in extension.files {
            let bytes = match content {
                Content::Text(text) => text.into_bytes(),
                Content::Bytes(bytes) => bytes,
            };
            self.insert(place, &path, bytes);
        }
    }

    /// JSON as Dialogflow's own exports have it: members below each other, by two spaces.
    fn json(&mut self, place: &str, path: &str, value: &impl Serialize) {
        match serde_json::to_vec_pretty(value) {
            Ok(mut bytes) => {
                bytes.push(b'\n');
                self.insert(place, path, bytes);
            }
            Err(error) => self.problems.push(ExportProblem::extension(place, error)),
        }
    }

    fn insert(&mut self, place: &str, path: &str, bytes: Vec<u8>) {
        if let Err(error) = self.files.insert(path, bytes) {
            self.problems.push(ExportProblem::files(place, error));
        }
    }
}
