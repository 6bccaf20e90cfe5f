//! Checks of the whole agent: names that clash across types and crates, and its languages.

mod languages;
mod settings;
mod shared;
mod texts;
mod values;

pub(crate) use texts::check_texts as language;

use std::any::TypeId;
use std::collections::{HashMap, HashSet};

use intents_language::name;

use crate::agent::from_code::parameters;
use crate::agent::{HandlerEntry, HandlerKey};
use crate::call::{Phase, Requirements, StateMap};
use crate::definition::AgentSettings;
use crate::model::{EntityKind, EntityMeta, IntentEntry, IntentMeta, Location, ParamMeta, Role};
use crate::problem::Problem;

/// Reports what is wrong with intents, handlers, their state and the settings.
pub(crate) fn agent(
    intents: &[IntentEntry],
    handlers: &[HandlerEntry],
    state: Option<&StateMap>,
    settings: Option<&AgentSettings>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    unique_names(intents, &mut problems);
    for entry in intents {
        names_of(entry.meta, &mut problems);
    }
    unique_entities(intents, &mut problems);
    unique_handlers(handlers, &mut problems);
    let types: HashSet<TypeId> = intents.iter().map(|entry| (entry.type_id)()).collect();
    for entry in intents {
        follows_of(entry.meta, &types, &mut problems);
    }
    roles(intents, &mut problems);
    for handler in handlers {
        handled_intent(handler, &types, &mut problems);
        if let Some(state) = state {
            state_of(handler, state, &mut problems);
        }
    }
    if let Some(settings) = settings {
        settings::check_settings(settings, &mut problems);
    }
    problems
}

fn unique_names(intents: &[IntentEntry], problems: &mut Vec<Problem>) {
    let (mut names, mut events, mut contexts) = (HashMap::new(), HashMap::new(), HashMap::new());
    for meta in intents.iter().map(|entry| entry.meta) {
        if let Some(first) = names.insert(meta.name, meta) {
            let locations = [first.location, meta.location];
            problems.push(Problem::DuplicateIntent { name: meta.name, locations });
            // Names that are equal have equal events and contexts: one report is enough.
            continue;
        }
        let welcome = (meta.role == Role::Welcome).then_some(IntentMeta::WELCOME_EVENT);
        let mut has_event = false;
        for event in std::iter::once(meta.event).chain(welcome) {
            if let Some(first) = events.insert(event, meta).filter(|first| first.name != meta.name)
            {
                // Two welcome intents are reported separately.
                if first.role != Role::Welcome || meta.role != Role::Welcome {
                    has_event = true;
                    problems.push(Problem::DuplicateEvent {
                        event,
                        intents: [first.name, meta.name],
                        locations: [first.location, meta.location],
                    });
                }
            }
        }
        if has_event {
            continue;
        }
        if let Some(first) = contexts.insert(meta.context, meta) {
            problems.push(Problem::DuplicateContext {
                context: meta.context,
                intents: [first.name, meta.name],
                locations: [first.location, meta.location],
            });
        }
    }
}

/// The derive refuses these on their tokens; this is for intents that are implemented by hand.
fn names_of(meta: &IntentMeta, problems: &mut Vec<Problem>) {
    let at = meta.location;
    problems.extend(Problem::name("intent", meta.name, at, name::check_intent(meta.name)));
    problems.extend(Problem::name("event", meta.event, at, name::check_event(meta.event)));
    problems.extend(Problem::name("context", meta.context, at, name::check_context(meta.context)));
    if let Some(action) = meta.action {
        problems.extend(Problem::name("action", action, at, name::check_action(action)));
    }
    for context in meta.input_contexts {
        problems.extend(Problem::name("context", context, at, name::check_context(context)));
    }
    let mut seen = HashSet::new();
    for param in meta.params.all() {
        // CX does not tell names apart by their case.
        if !seen.insert(param.name.to_lowercase()) {
            problems.push(Problem::DuplicateParameter {
                intent: meta.name,
                name: param.name,
                location: at,
            });
        }
        let checked = name::check_parameter(param.name);
        problems.extend(Problem::name("parameter", param.name, at, checked));
        if param.default.is_some()
            && let Err(error) = parameters::default(param)
        {
            let (intent, name) = (meta.name, param.name);
            problems.push(Problem::Default { intent, name, error, location: at });
        }
    }
    for entity in meta.entities() {
        if entity.kind != EntityKind::System {
            let checked = name::check_entity(entity.name);
            problems.extend(Problem::name("entity type", entity.name, at, checked));
        }
    }
}

fn unique_entities(intents: &[IntentEntry], problems: &mut Vec<Problem>) {
    let mut entities: HashMap<&str, (&EntityMeta, &IntentMeta)> = HashMap::new();
    for meta in intents.iter().map(|entry| entry.meta) {
        for entity in meta.entities() {
            let (first, user) = *entities.entry(entity.name).or_insert((entity, meta));
            if first != entity {
                problems.push(Problem::DuplicateEntity {
                    name: entity.name,
                    intents: [user.name, meta.name],
                    locations: [user.location, meta.location],
                });
            }
        }
    }
}

fn unique_handlers(handlers: &[HandlerEntry], problems: &mut Vec<Problem>) {
    let mut fulfilled = HashMap::new();
    // An intent of the agent's types may be named too, so its name stands for it.
    let name = |handler: &HandlerEntry| match handler.key {
        HandlerKey::Intent { intent, phase: Phase::Complete } => {
            HandlerKey::Name(intent.meta.name).identity()
        }
        key => key.identity(),
    };
    let duplicate = |first: &HandlerEntry, second: &HandlerEntry| Problem::DuplicateHandler {
        fulfilled: second.key.to_string(),
        handlers: [first.name, second.name],
        locations: [first.location, second.location],
    };
    for handler in handlers {
        if let Some(first) = fulfilled.insert(name(handler), handler) {
            problems.push(duplicate(first, handler));
        }
    }
    // In CX an intent is called by a tag of its name.
    for handler in handlers {
        let HandlerKey::Tag(tag) = handler.key else { continue };
        if let Some(first) = fulfilled.get(&HandlerKey::Name(tag).identity()) {
            problems.push(duplicate(first, handler));
        }
    }
}

/// Checks that the agent has the intents that an intent follows.
fn follows_of(meta: &IntentMeta, types: &HashSet<TypeId>, problems: &mut Vec<Problem>) {
    for follow in meta.params.all_follows() {
        if follow.opens_blindly() {
            let (intent, field) = (meta.name, follow.field);
            problems.push(Problem::OpenedBlindly { intent, field, location: meta.location });
        }
        for followed in follow.followed.intents {
            let other = followed.meta;
            let locations = [meta.location, other.location];
            if !types.contains(&(followed.type_id)()) {
                problems.push(Problem::FollowedWithoutIntent {
                    intent: meta.name,
                    followed: other.name,
                    locations,
                });
            }
            let others = other.params.all();
            for param in meta.params.all() {
                let same = |other: &&&ParamMeta| other.name.eq_ignore_ascii_case(param.name);
                let Some(other_param) = others.iter().find(same) else { continue };
                let (one, another) = (param.shape, other_param.shape);
                if one.entity.name != another.entity.name || one.is_list != another.is_list {
                    problems.push(Problem::ParameterOfTwoTypes {
                        name: param.name,
                        intents: [meta.name, other.name],
                        entities: [one.entity.name, another.entity.name],
                        are_lists: [one.is_list, another.is_list],
                        locations,
                    });
                }
            }
        }
    }
}

fn roles(intents: &[IntentEntry], problems: &mut Vec<Problem>) {
    let mut welcome: Option<&IntentMeta> = None;
    for meta in intents.iter().map(|entry| entry.meta) {
        if meta.role == Role::Plain {
            continue;
        }
        for param in meta.params.all().into_iter().filter(|param| param.is_required()) {
            problems.push(Problem::RequiredInRole {
                intent: meta.name,
                name: param.name,
                location: meta.location,
            });
        }
        if meta.role == Role::Welcome
            && let Some(first) = welcome.replace(meta)
        {
            problems.push(Problem::DuplicateWelcome {
                intents: [first.name, meta.name],
                locations: [first.location, meta.location],
            });
        }
    }
}

/// Checks that the agent has the intent that a handler fulfills.
fn handled_intent(handler: &HandlerEntry, types: &HashSet<TypeId>, problems: &mut Vec<Problem>) {
    if let Some(intent) = handler.intent()
        && !types.contains(&(intent.type_id)())
    {
        problems.push(Problem::HandlerWithoutIntent {
            handler: handler.name,
            intent: intent.meta.name,
            location: handler.location,
        });
    }
}

fn state_of(handler: &HandlerEntry, state: &StateMap, problems: &mut Vec<Problem>) {
    let mut requirements = Requirements::default();
    (handler.require)(&mut requirements);
    problems.extend(missing_state(handler.name, handler.location, &requirements, state));
}

/// Returns a problem for each state that a handler requires and the agent does not have.
pub(crate) fn missing_state(
    handler: &'static str,
    location: Location,
    requirements: &Requirements,
    given: &StateMap,
) -> impl Iterator<Item = Problem> {
    let missing = requirements.states.iter().filter(|(type_id, _)| !given.contains(*type_id));
    missing.map(move |&(_, state)| Problem::MissingState { state, handler, location })
}
