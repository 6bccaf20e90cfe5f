//! The conversion of files to a definition.

use std::collections::BTreeMap;

use intents_core::Language;
use intents_core::definition::{AgentDefinition, EsFileNames, EsSmallTalk, FileContent};

use super::entity::{self, EntityFiles};
use super::intent::{self, IntentFiles};
use super::names::{ENTITIES, ENTRIES, INTENTS, PHRASES, is_derived};
use super::wire::{self, Object, Unknown};
use super::{language, settings};
use crate::error::{ImportError, ImportErrorKind};
use crate::files::Files;
use crate::format::UnknownMember;
use crate::json;

/// Imports an agent of V2 or V1, of any age. Training phrases and entries are in their own files
/// or, before November 2017, in the files of intents and entity types.
///
/// Nothing is lost: unknown members stay with their object, and [`export`](super::export) writes them
/// back.
///
/// # Errors
///
/// Returns an error if a file is not in the export format of Dialogflow ES. The error contains the
/// file and the position.
pub fn import(files: &Files) -> Result<AgentDefinition, ImportError> {
    let Sorted { agent, package, intents, entities, small_talk, others } = Sorted::read(files)?;
    let mut definition = AgentDefinition::default();
    (definition.settings, definition.es) = settings::read(agent);
    definition.es.package = package.map(settings::read_package);
    definition.es.small_talk = small_talk;
    definition.es.other_files = others;
    let default_language = definition.settings.default_language.clone();

    for (path, group) in intents {
        let name = group.main.name.clone();
        let name = name.ok_or_else(|| ImportError::new(&path, ImportErrorKind::NoName))?;
        let files = IntentFiles { intent: group.main, phrases: group.languages };
        let read = intent::read(files, &name, &default_language);
        let mut intent = read
            .map_err(|error| ImportError::new(&path, ImportErrorKind::Json(error.to_string())))?;
        intent.es.files = unless_derived(group.names, &name);
        if definition.intents.insert(name, intent).is_some() {
            return Err(ImportError::new(path, ImportErrorKind::DuplicateName));
        }
    }
    for (path, group) in entities {
        let name = group.main.name.clone();
        let name = name.ok_or_else(|| ImportError::new(&path, ImportErrorKind::NoName))?;
        let files = EntityFiles { entity: group.main, entries: group.languages };
        let mut entity_type = entity::read(files, &name, &default_language);
        entity_type.es.files = unless_derived(group.names, &name);
        if definition.entity_types.insert(name, entity_type).is_some() {
            return Err(ImportError::new(path, ImportErrorKind::DuplicateName));
        }
    }
    Ok(definition)
}

/// Returns the file names, except names that are derived from the display name.
fn unless_derived(mut names: EsFileNames, display_name: &str) -> EsFileNames {
    if is_derived(&names.name, display_name) {
        names.name.clear();
    }
    names
}

/// Returns the unknown members of an agent's files, sorted by file. [`import`] keeps them.
///
/// # Errors
///
/// Returns the same errors as [`import`], except errors that concern several files.
pub fn unknown_members(files: &Files) -> Result<Vec<UnknownMember>, ImportError> {
    let mut all = Vec::new();
    for path in files.paths() {
        let mut found = Vec::new();
        match FileKind::new(files, path)? {
            FileKind::Agent => collect(&json::read::<wire::Agent>(files, path)?, &mut found),
            FileKind::Package => collect(&json::read::<wire::Package>(files, path)?, &mut found),
            FileKind::Smalltalk(_) => {
                collect(&json::read::<Vec<wire::Smalltalk>>(files, path)?, &mut found);
            }
            FileKind::Intent => collect(&json::read::<wire::Intent>(files, path)?, &mut found),
            FileKind::Phrases => {
                collect(&json::read::<Vec<wire::Phrase>>(files, path)?, &mut found);
            }
            FileKind::Entity => collect(&json::read::<wire::Entity>(files, path)?, &mut found),
            FileKind::Entries => collect(&json::read::<Vec<wire::Entry>>(files, path)?, &mut found),
            FileKind::Other => found.push(String::new()),
        }
        found.sort();
        let path = path.to_owned();
        all.extend(found.into_iter().map(|pointer| UnknownMember::new(&path, pointer)));
    }
    Ok(all)
}

fn collect(object: &impl Unknown, pointers: &mut Vec<String>) {
    let mut found = Vec::new();
    object.unknown("", &mut found);
    pointers.extend(found.into_iter().map(|(pointer, _)| pointer));
}

/// The type of a file. In folders it also depends on the first character, because an intent may
/// have the name `a_usersays_en`.
enum FileKind<'p> {
    Agent,
    Package,
    Smalltalk(&'p str),
    Intent,
    Phrases,
    Entity,
    Entries,
    Other,
}

impl<'p> FileKind<'p> {
    fn new(files: &Files, path: &'p str) -> Result<Self, ImportError> {
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
        let is_list = json::text(files, path)?.trim_start().starts_with('[');
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
    languages: BTreeMap<Language, Vec<U>>,
    names: EsFileNames,
}

/// The files of an agent by type.
struct Sorted {
    agent: wire::Agent,
    package: Option<wire::Package>,
    intents: BTreeMap<String, Group<wire::Intent, wire::Phrase>>,
    entities: BTreeMap<String, Group<wire::Entity, wire::Entry>>,
    small_talk: BTreeMap<String, Vec<EsSmallTalk>>,
    others: BTreeMap<String, FileContent>,
}

impl Sorted {
    fn read(files: &Files) -> Result<Self, ImportError> {
        let mut sorted = Self {
            agent: json::read(files, "agent.json")?,
            package: None,
            intents: BTreeMap::new(),
            entities: BTreeMap::new(),
            small_talk: BTreeMap::new(),
            others: BTreeMap::new(),
        };
        let (mut phrases, mut entries) = (Vec::new(), Vec::new());
        for (path, bytes) in files.iter() {
            match FileKind::new(files, path)? {
                FileKind::Agent => {}
                FileKind::Package => sorted.package = Some(json::read(files, path)?),
                FileKind::Smalltalk(language) => {
                    let answers: Vec<wire::Smalltalk> = json::read(files, path)?;
                    let answers = answers.into_iter().map(settings::read_small_talk);
                    sorted.small_talk.insert(language.to_owned(), answers.collect());
                }
                FileKind::Intent => {
                    sorted
                        .intents
                        .insert(path.to_owned(), Group::new(json::read(files, path)?, path));
                }
                FileKind::Entity => {
                    sorted
                        .entities
                        .insert(path.to_owned(), Group::new(json::read(files, path)?, path));
                }
                FileKind::Phrases => phrases.push(path),
                FileKind::Entries => entries.push(path),
                FileKind::Other => {
                    sorted.others.insert(path.to_owned(), bytes.into());
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

impl<T, U> Group<T, U> {
    fn new(main: T, path: &str) -> Self {
        let name = path.split_once('/').map_or(path, |(_, name)| name);
        let name = name.strip_suffix(".json").unwrap_or(name).to_owned();
        let mut names = EsFileNames::default();
        names.name = name;
        Self { main, languages: BTreeMap::new(), names }
    }
}

/// Adds the file of a language to its intent or entity type.
fn join<T, U: Object>(
    groups: &mut BTreeMap<String, Group<T, U>>,
    files: &Files,
    path: &str,
    infix: &'static str,
    object: &'static str,
) -> Result<(), ImportError> {
    let fail = |kind| Err(ImportError::new(path, kind));
    let parts = path.strip_suffix(".json").and_then(|path| path.rsplit_once(infix));
    let Some((stem, tag)) = parts else {
        return fail(ImportErrorKind::UnexpectedList { object, infix });
    };
    let Ok(language) = tag.parse::<Language>() else {
        return fail(ImportErrorKind::NoLanguage);
    };
    let Some(group) = groups.get_mut(&format!("{stem}.json")) else {
        return fail(ImportErrorKind::NoObject { object, infix });
    };
    if language::tag(&language) != tag {
        group.names.languages.insert(language.clone(), tag.to_owned());
    }
    let items = json::read(files, path)?;
    if group.languages.insert(language, items).is_some() {
        return fail(ImportErrorKind::DuplicateLanguage);
    }
    Ok(())
}
