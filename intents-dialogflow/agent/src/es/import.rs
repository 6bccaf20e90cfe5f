//! From files to a definition.

use std::collections::BTreeMap;
use std::fmt;

use intents_core::Language;
use intents_core::definition::AgentDefinition;

use super::defaults::Place;
use super::entity::{self, EntityFiles};
use super::error::ImportError;
use super::extension::{AgentExtension, Content, FileNames, Part};
use super::intent::{self, IntentFiles};
use super::names::{ENTITIES, ENTRIES, INTENTS, PHRASES, is_given};
use super::wire::{self, Object, Unknown};
use super::{language, read, settings};
use crate::files::Files;

/// The agent that files are, of any age: of V2 and of V1, with training phrases and entries in
/// files of their own or, as before November 2017, in those of intents and entity types.
///
/// Nothing is lost: what the definition has no place for is in its extensions, and
/// [`export`](super::export) writes it back.
///
/// # Errors
///
/// When a file is not what Dialogflow ES exports: it names the file, and where in it.
pub fn import(files: &Files) -> Result<AgentDefinition, ImportError> {
    let Sorted { agent, package, intents, entities, smalltalk, others } = Sorted::read(files)?;
    let mut definition = AgentDefinition::default();
    definition.settings = settings::read(&agent);
    let default_language = definition.settings.default_language.clone();

    let mut extension = AgentExtension { smalltalk, files: others, ..AgentExtension::default() };
    let mut of_agent = agent;
    let webhook = of_agent.webhook.take();
    let written = settings::write(&definition.settings);
    extension.agent = wire::Agent::residue(&of_agent, &written, Place("agent"));
    match webhook {
        Some(webhook) => {
            let written = settings::write_webhook(definition.settings.webhook.as_ref());
            let place = Place("agent/webhook");
            extension.webhook = wire::Webhook::residue(&webhook, &written, place);
        }
        None => {
            extension.without.insert(Part::Webhook);
        }
    }
    match package {
        Some(package) => {
            let written = settings::write_package();
            extension.package = wire::Package::residue(&package, &written, Place("package"));
        }
        None => {
            extension.without.insert(Part::Package);
        }
    }
    let kept = |path: &str| {
        let path = path.to_owned();
        move |error: serde_json::Error| ImportError::new(path, error.to_string())
    };
    definition.extensions.set(&extension).map_err(kept("agent.json"))?;

    for (path, group) in intents {
        let name = group.main.name.clone().ok_or_else(|| nameless(&path))?;
        let languages = group.of_language;
        let files = IntentFiles { intent: group.main, phrases: languages };
        let (mut of, mut extension) =
            intent::read(files, &name, &default_language).map_err(kept(&path))?;
        extension.names = group.names.unless(&name);
        of.extensions.set(&extension).map_err(kept(&path))?;
        if definition.intents.insert(name, of).is_some() {
            return Err(named_twice(&path));
        }
    }
    for (path, group) in entities {
        let name = group.main.name.clone().ok_or_else(|| nameless(&path))?;
        let files = EntityFiles { entity: group.main, entries: group.of_language };
        let (mut of, mut extension) = entity::read(files, &name, &default_language);
        extension.names = group.names.unless(&name);
        of.extensions.set(&extension).map_err(kept(&path))?;
        if definition.entity_types.insert(name, of).is_some() {
            return Err(named_twice(&path));
        }
    }
    Ok(definition)
}

fn nameless(path: &str) -> ImportError {
    ImportError::new(path, "expected the member `name`, a text; there is none")
}

fn named_twice(path: &str) -> ImportError {
    ImportError::new(path, "another file has the same `name`; Dialogflow has each name once")
}

/// A member that is not known here, and is kept as it is.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownMember {
    /// The file.
    pub path: String,
    /// The JSON pointer of the member in it.
    pub pointer: String,
}

impl fmt::Debug for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.escape_debug(), self.pointer.escape_debug())
    }
}

/// The members of an agent's files that are not known here, sorted by files. [`import`] keeps them.
///
/// # Errors
///
/// As [`import`], but for what spans files.
pub fn unknown_members(files: &Files) -> Result<Vec<UnknownMember>, ImportError> {
    let mut all = Vec::new();
    for path in files.paths() {
        let mut found = Vec::new();
        match Shape::of(files, path)? {
            Shape::Agent => collect(&read::json::<wire::Agent>(files, path)?, &mut found),
            Shape::Package => collect(&read::json::<wire::Package>(files, path)?, &mut found),
            Shape::Smalltalk(_) => {
                collect(&read::json::<Vec<wire::Smalltalk>>(files, path)?, &mut found);
            }
            Shape::Intent => collect(&read::json::<wire::Intent>(files, path)?, &mut found),
            Shape::Phrases => collect(&read::json::<Vec<wire::Phrase>>(files, path)?, &mut found),
            Shape::Entity => collect(&read::json::<wire::Entity>(files, path)?, &mut found),
            Shape::Entries => collect(&read::json::<Vec<wire::Entry>>(files, path)?, &mut found),
            Shape::Other => found.push(String::new()),
        }
        found.sort();
        let path = path.to_owned();
        all.extend(found.into_iter().map(|pointer| UnknownMember { path: path.clone(), pointer }));
    }
    Ok(all)
}

fn collect(object: &impl Unknown, pointers: &mut Vec<String>) {
    let mut found = Vec::new();
    object.unknown("", &mut found);
    pointers.extend(found.into_iter().map(|(pointer, _)| pointer));
}

/// What a file is, by its path and, in folders, by its first sign: an intent may be called
/// `a_usersays_en`.
enum Shape<'p> {
    Agent,
    Package,
    Smalltalk(&'p str),
    Intent,
    Phrases,
    Entity,
    Entries,
    Other,
}

impl<'p> Shape<'p> {
    fn of(files: &Files, path: &'p str) -> Result<Self, ImportError> {
        let smalltalk = path.strip_prefix("customSmalltalkResponses_");
        if let Some(language) = smalltalk.and_then(|rest| rest.strip_suffix(".json")) {
            return Ok(Self::Smalltalk(language));
        }
        let Some((folder, name)) = path.split_once('/') else {
            return Ok(match path {
                "agent.json" => Self::Agent,
                "package.json" => Self::Package,
                _ => Self::Other,
            });
        };
        if name.contains('/') || !name.ends_with(".json") || ![INTENTS, ENTITIES].contains(&folder)
        {
            return Ok(Self::Other);
        }
        let is_list = read::text(files, path)?.trim_start().starts_with('[');
        Ok(match (folder == INTENTS, is_list) {
            (true, false) => Self::Intent,
            (true, true) => Self::Phrases,
            (false, false) => Self::Entity,
            (false, true) => Self::Entries,
        })
    }
}

/// The files of an intent or an entity type.
struct Group<T, U> {
    main: T,
    of_language: BTreeMap<Language, Vec<U>>,
    names: FileNames,
}

/// All files by what they are.
struct Sorted {
    agent: wire::Agent,
    package: Option<wire::Package>,
    intents: BTreeMap<String, Group<wire::Intent, wire::Phrase>>,
    entities: BTreeMap<String, Group<wire::Entity, wire::Entry>>,
    smalltalk: BTreeMap<String, Vec<wire::Smalltalk>>,
    others: BTreeMap<String, Content>,
}

impl Sorted {
    fn read(files: &Files) -> Result<Self, ImportError> {
        let mut sorted = Self {
            agent: read::json(files, "agent.json")?,
            package: None,
            intents: BTreeMap::new(),
            entities: BTreeMap::new(),
            smalltalk: BTreeMap::new(),
            others: BTreeMap::new(),
        };
        let (mut phrases, mut entries) = (Vec::new(), Vec::new());
        for (path, bytes) in files.iter() {
            match Shape::of(files, path)? {
                Shape::Agent => {}
                Shape::Package => sorted.package = Some(read::json(files, path)?),
                Shape::Smalltalk(language) => {
                    sorted.smalltalk.insert(language.to_owned(), read::json(files, path)?);
                }
                Shape::Intent => {
                    sorted
                        .intents
                        .insert(path.to_owned(), Group::new(read::json(files, path)?, path));
                }
                Shape::Entity => {
                    sorted
                        .entities
                        .insert(path.to_owned(), Group::new(read::json(files, path)?, path));
                }
                Shape::Phrases => phrases.push(path),
                Shape::Entries => entries.push(path),
                Shape::Other => {
                    sorted.others.insert(path.to_owned(), content(bytes));
                }
            }
        }
        for path in phrases {
            join(&mut sorted.intents, files, path, PHRASES, "an intent")?;
        }
        for path in entries {
            join(&mut sorted.entities, files, path, ENTRIES, "an entity type")?;
        }
        Ok(sorted)
    }
}

fn content(bytes: &[u8]) -> Content {
    match std::str::from_utf8(bytes) {
        Ok(text) => Content::Text(text.to_owned()),
        Err(_) => Content::Bytes(bytes.to_vec()),
    }
}

impl<T, U> Group<T, U> {
    fn new(main: T, path: &str) -> Self {
        let name = path.split_once('/').map_or(path, |(_, name)| name);
        let name = name.strip_suffix(".json").unwrap_or(name).to_owned();
        let names = FileNames { name, ..FileNames::default() };
        Self { main, of_language: BTreeMap::new(), names }
    }
}

impl FileNames {
    /// Nothing where it is what the name gives.
    fn unless(mut self, display_name: &str) -> Self {
        if is_given(&self.name, display_name) {
            self.name = String::new();
        }
        self
    }
}

/// Joins the file of a language to that which it is of.
fn join<T, U: Object>(
    groups: &mut BTreeMap<String, Group<T, U>>,
    files: &Files,
    path: &str,
    infix: &str,
    of: &str,
) -> Result<(), ImportError> {
    let parts = path.strip_suffix(".json").and_then(|path| path.rsplit_once(infix));
    let Some((stem, tag)) = parts else {
        let message = format!("expected {of}, an object; found a list, as in `NAME{infix}en.json`");
        return Err(ImportError::new(path, message));
    };
    let Ok(of_file) = tag.parse::<Language>() else {
        return Err(ImportError::new(path, "the name of the file does not end with a language"));
    };
    let Some(group) = groups.get_mut(&format!("{stem}.json")) else {
        let message = format!("there is no file of {of} beside it, by its name without `{infix}…`");
        return Err(ImportError::new(path, message));
    };
    if language::tag(&of_file) != tag {
        group.names.languages.insert(of_file.clone(), tag.to_owned());
    }
    let items = read::json(files, path)?;
    if group.of_language.insert(of_file, items).is_some() {
        return Err(ImportError::new(path, "another file is of the same language"));
    }
    Ok(())
}
