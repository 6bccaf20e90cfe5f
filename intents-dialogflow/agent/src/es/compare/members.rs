//! Changes in what only ES has of an agent, member by member.

use std::collections::{BTreeMap, BTreeSet};

use intents_core::definition::{AgentDefinition, Change, ChangeKind, Extensions, IntentDefinition};
use serde_json::{Map, Value};

/// What is no difference between agents: ids, the clock of the console, and how files are named and
/// divided. All of what is below a place is meant too.
const SILENT: &[&str] = &[
    "intent/id",
    "intent/lastUpdate",
    "parameter/id",
    "entity/id",
    "names",
    "without",
    "is_without_response",
    "is_without_message",
    "phrases_inside",
    "entries_inside",
];

/// The members whose values are told. Others may be secrets, such as the keys of old agents, those
/// of accounts on the Assistant, and whatever is not known here: of them it is told that they differ.
const TOLD: &[&str] = &[
    "agent/language",
    "agent/shortDescription",
    "agent/examples",
    "agent/linkToDocs",
    "agent/disableInteractionLogs",
    "agent/disableStackdriverLogs",
    "agent/isPrivate",
    "agent/customClassifierMode",
    "agent/mlMinConfidence",
    "agent/supportedLanguages",
    "agent/enableOnePlatformApi",
    "agent/onePlatformApiVersion",
    "agent/analyzeQueryTextSentiment",
    "agent/enabledKnowledgeBaseNames",
    "agent/knowledgeServiceConfidenceAdjustment",
    "agent/dialogBuilderMode",
    "agent/activeAssistantAgents",
    "agent/enabledDomainFeatures",
    "agent/enableSpellCorrection",
    "agent/googleAssistant/googleAssistantCompatible",
    "agent/googleAssistant/welcomeIntentSignInRequired",
    "agent/googleAssistant/voiceType",
    "agent/googleAssistant/protocolVersion",
    "agent/googleAssistant/autoPreviewEnabled",
    "agent/googleAssistant/isDeviceAgent",
    "agent/googleAssistant/invocationName",
    "agent/googleAssistant/oAuthLinking/required",
    "agent/googleAssistant/oAuthLinking/grantType",
    "webhook/useForDomains",
    "webhook/cloudFunctionsEnabled",
    "webhook/cloudFunctionsInitialized",
    "package/version",
    "intent/auto",
    "intent/templates",
    "response/defaultResponsePlatforms",
    "parameter/value",
    "parameter/promptMessages",
    "parameter/noMatchPromptMessages",
    "parameter/noInputPromptMessages",
    "entity/isOverridable",
    "entries",
];

/// What nobody misses: Google ended the Assistant for Dialogflow in June 2023.
const ENDED: &[&str] = &["agent/googleAssistant"];

/// What an agent has in the place of what is written by default, and that default: how the importer
/// holds what it keeps.
const KEPT: &str = "kept";
const DEFAULT: &str = "over";

/// Puts the changes of members in the place of those of everything that only a platform has of an
/// agent, an intent, a parameter or an entity type.
pub(super) fn each(
    changes: Vec<Change>,
    old: &AgentDefinition,
    new: &AgentDefinition,
) -> Vec<Change> {
    let mut old_names = BTreeMap::new();
    for change in changes.iter().filter(|change| change.kind == ChangeKind::Renamed) {
        if let ([_, name], Some(Value::String(old))) = (&*change.place, &change.before) {
            old_names.insert(name.clone(), old.clone());
        }
    }
    let each = |change: Change| {
        let Some(of_new) = extensions(new, &change.place) else { return vec![change] };
        let mut place = change.place.clone();
        if let Some(old) = place.get(1).and_then(|name| old_names.get(name)) {
            place[1].clone_from(old);
        }
        match extensions(old, &place) {
            Some(of_old) => {
                let changes = members(&change, of_old, of_new).into_iter();
                changes.map(|member| told(&change, member)).collect()
            }
            None => vec![change],
        }
    };
    changes.into_iter().flat_map(each).collect()
}

/// Of the agents as wholes, the changes of members that the old one has and that are something. They
/// stand where `of_all` does, the change of everything that only platforms have.
pub(super) fn taken(of_all: &Change, old: &AgentDefinition, new: &AgentDefinition) -> Vec<Change> {
    let changes = members(of_all, &old.extensions, &new.extensions).into_iter();
    let is_ended = |change: &Change| is_at(&change.place[of_all.place.len() + 1..], ENDED);
    let is_taken = |change: &Change| match (&change.before, &change.after) {
        _ if is_ended(change) => false,
        (None, _) => false,
        (Some(before), None) => is_something(before),
        _ => true,
    };
    changes.filter(is_taken).map(|change| told(of_all, change)).collect()
}

/// Whether a value differs from none.
pub(super) fn is_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

/// The extensions that are meant by the place of a change.
fn extensions<'d>(agent: &'d AgentDefinition, place: &[String]) -> Option<&'d Extensions> {
    let place: Vec<_> = place.iter().map(String::as_str).collect();
    let intent = |name: &str| -> Option<&'d IntentDefinition> { agent.intents.get(name) };
    match place.as_slice() {
        ["extensions"] => Some(&agent.extensions),
        ["intents", name, "extensions"] => Some(&intent(name)?.extensions),
        ["intents", name, "parameters", parameter, "extensions"] => {
            let mut parameters = intent(name)?.parameters.iter();
            Some(&parameters.find(|it| it.name == *parameter)?.extensions)
        }
        ["entity_types", name, "extensions"] => Some(&agent.entity_types.get(*name)?.extensions),
        _ => None,
    }
}

/// The members that have no others, by where they are.
type Members = BTreeMap<Vec<String>, Value>;

/// What an agent has beyond the model, and what is written by default in its place.
#[derive(Default)]
struct Side {
    members: Members,
    defaults: Members,
}

/// The changes of members, with whatever they are.
fn members(change: &Change, old: &Extensions, new: &Extensions) -> Vec<Change> {
    let [old, new] = [old, new].map(Side::of);
    let places: BTreeSet<_> = old.members.keys().chain(new.members.keys()).collect();
    let is_told = |place: &&&Vec<String>| !is_at(&place[1..], SILENT);
    places.iter().filter(is_told).filter_map(|place| member(change, place, &old, &new)).collect()
}

/// The change of a member, unless it is the same.
fn member(change: &Change, place: &[String], old: &Side, new: &Side) -> Option<Change> {
    let by_default = old.defaults.get(place).or_else(|| new.defaults.get(place));
    let [before, after] = [old, new].map(|side| side.members.get(place).or(by_default).cloned());
    if before == after {
        return None;
    }
    let mut change = change.clone();
    change.kind = match (&before, &after) {
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    (change.before, change.after) = (before, after);
    change.place.extend_from_slice(place);
    Some(change)
}

/// The change of a member without what may be a secret.
fn told(of_all: &Change, mut change: Change) -> Change {
    if !is_at(&change.place[of_all.place.len() + 1..], TOLD) {
        (change.before, change.after) = (None, None);
    }
    change
}

/// Whether a place, without the platform, is one of these or below it.
fn is_at(place: &[String], places: &[&str]) -> bool {
    places.iter().any(|known| {
        let mut parts = place.iter();
        known.split('/').all(|known| parts.next().is_some_and(|part| part == known))
    })
}

impl Side {
    fn of(extensions: &Extensions) -> Self {
        let mut side = Self::default();
        // What a definition holds serialises.
        if let Ok(Value::Object(platforms)) = serde_json::to_value(extensions) {
            for (platform, parts) in &platforms {
                side.add(vec![platform.clone()], parts);
            }
        }
        side
    }

    /// The parts of an extension: `{"agent": {"kept": {…}, "over": {…}}, "smalltalk": {…}}`.
    fn add(&mut self, place: Vec<String>, parts: &Value) {
        for (name, part) in parts.as_object().into_iter().flatten() {
            let mut place = place.clone();
            place.push(name.clone());
            match part.as_object() {
                Some(part) if is_residue(part) => self.add_residue(&place, part),
                // Those are by languages.
                Some(_) if name == "entries" => self.add(place, part),
                _ => collect(part, &mut place, &mut self.members),
            }
        }
    }

    fn add_residue(&mut self, place: &[String], residue: &Map<String, Value>) {
        for (name, members) in [(KEPT, &mut self.members), (DEFAULT, &mut self.defaults)] {
            if let Some(value) = residue.get(name) {
                collect(value, &mut place.to_vec(), members);
            }
        }
    }
}

fn is_residue(part: &Map<String, Value>) -> bool {
    !part.is_empty() && part.keys().all(|name| name == KEPT || name == DEFAULT)
}

fn collect(value: &Value, place: &mut Vec<String>, members: &mut Members) {
    let Value::Object(object) = value else {
        members.insert(place.clone(), value.clone());
        return;
    };
    for (name, value) in object {
        place.push(name.clone());
        collect(value, place, members);
        place.pop();
    }
}
