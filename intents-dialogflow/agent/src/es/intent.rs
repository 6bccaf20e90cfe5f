//! Intents, between the definition and their files.

use std::collections::BTreeMap;

use intents_core::Language;
use intents_core::definition::{ContextDefinition, IntentDefinition, Response};

use super::defaults::Place;
use super::error::Dropped;
use super::extension::IntentExtension;
use super::items::Items;
use super::wire::{self, Object as _, Speech};
use super::{id, language, message, parameter, phrase};

const PLACE: Place<'_> = Place("intent");
const OF_RESPONSE: Place<'_> = Place("intent/responses/*");
const OF_CONTEXTS: Place<'_> = Place("intent/responses/*/affectedContexts/*");
const OF_EVENTS: Place<'_> = Place("intent/events/*");
const OF_PHRASES: Place<'_> = Place("usersays/*");
const OF_PHRASES_INSIDE: Place<'_> = Place("intent/userSays/*");

/// An intent's files: its own, and its training phrases by languages.
pub(super) struct IntentFiles {
    pub(super) intent: wire::Intent,
    pub(super) phrases: BTreeMap<Language, Vec<wire::Phrase>>,
}

/// Writes an intent. `default_language` is that of the agent.
pub(super) fn write(
    name: &str,
    of: &IntentDefinition,
    extension: &IntentExtension,
    default_language: &Language,
    dropped: &mut Vec<Dropped>,
) -> serde_json::Result<IntentFiles> {
    let mut phrases = BTreeMap::new();
    for (language, all) in &of.phrases {
        phrases.insert(language.clone(), phrase::write_all(name, language, all)?);
    }
    let inside = extension.phrases_inside.as_ref().and_then(|inside| phrases.remove(inside));

    let mut response = own_response(of, &extension.contexts).restored(&extension.response);
    response.parameters = Some(parameter::write_all(name, &of.parameters, dropped)?);
    let spoken = extension.speech.as_ref();
    let spoken = spoken.filter(|speech| {
        // As long as nothing else is said in its place.
        matches!(of.responses.as_slice(), [said] if Some(said) == said_by(speech, default_language).as_ref())
    });
    if let Some(speech) = spoken {
        response.speech = Some(speech.clone());
        response.messages = Some(Vec::new());
    } else {
        response.messages = Some(messages(name, of, extension, default_language, dropped)?);
    }

    let mut intent = own(name, of, &extension.events).restored(&extension.intent);
    if let Some(inside) = inside {
        intent.user_says = Some(inside);
    }
    let is_without = extension.is_without_response && says_nothing(of);
    let responses = (!is_without).then_some(response).into_iter();
    let responses: Vec<_> = responses.chain(extension.more_responses.iter().cloned()).collect();
    intent.responses = (!responses.is_empty()).then_some(responses);
    Ok(IntentFiles { intent, phrases })
}

/// What the agent says. Where nobody wrote a response, the console leaves an empty one.
fn messages(
    name: &str,
    of: &IntentDefinition,
    extension: &IntentExtension,
    default_language: &Language,
    dropped: &mut Vec<Dropped>,
) -> serde_json::Result<Vec<wire::Message>> {
    let mut messages = Vec::new();
    for response in &of.responses {
        let written = message::write(response)?;
        dropped.extend(written.lost.into_iter().map(|what| Dropped {
            intent: name.to_owned(),
            language: response.language.clone(),
            channel: response.channel.clone(),
            what,
        }));
        messages.extend(written.messages);
    }
    if messages.is_empty() && !extension.is_without_message {
        let empty = intents_core::Message::Text(intents_core::Text::new(""));
        let empty = Response::new(Some(default_language.clone()), empty);
        messages.extend(message::write(&empty)?.messages);
    }
    Ok(messages)
}

/// The text that agents say without messages, in their default language.
fn said_by(speech: &Speech, default_language: &Language) -> Option<Response> {
    let variants = match speech {
        Speech::One(text) => std::slice::from_ref(text),
        Speech::Any(variants) => variants,
    };
    let mut variants = variants.iter().filter(|variant| !variant.is_empty()).cloned();
    let text = intents_core::Text::new(variants.next()?);
    let text = variants.fold(text, intents_core::Text::or);
    Some(Response::new(Some(default_language.clone()), intents_core::Message::Text(text)))
}

fn says_nothing(of: &IntentDefinition) -> bool {
    of.parameters.is_empty()
        && of.responses.is_empty()
        && of.output_contexts.is_empty()
        && of.action.is_empty()
        && !of.resets_contexts
}

/// The intent without its response and its training phrases.
fn own(name: &str, of: &IntentDefinition, kept: &Items<wire::Event>) -> wire::Intent {
    let mut events = write_events(of);
    kept.restore(&mut events, name_of_event);
    wire::Intent {
        id: Some(id::of(&["intent", name])),
        name: Some(name.to_owned()),
        auto: Some(true),
        contexts: Some(of.input_contexts.clone()),
        priority: Some(of.priority.into()),
        webhook_used: Some(of.fulfillment.is_called),
        webhook_for_slot_filling: Some(of.fulfillment.is_called_for_slot_filling),
        fallback_intent: Some(of.is_fallback),
        events: Some(events),
        // Most agents do without these two.
        end_interaction: of.ends_conversation.then_some(true),
        live_agent_handoff: of.hands_over.then_some(true),
        conditional_responses: Some(Vec::new()),
        condition: Some(String::new()),
        conditional_followup_events: Some(Vec::new()),
        ..wire::Intent::default()
    }
}

fn write_events(of: &IntentDefinition) -> Vec<wire::Event> {
    let event = |name: &String| wire::Event { name: Some(name.clone()), ..wire::Event::default() };
    of.events.iter().map(event).collect()
}

fn name_of_event(event: &wire::Event) -> String {
    event.name.clone().unwrap_or_default()
}

fn write_contexts(of: &IntentDefinition) -> Vec<wire::AffectedContext> {
    let contexts = of.output_contexts.iter().map(|context| wire::AffectedContext {
        name: Some(context.name.clone()),
        lifespan: Some(context.lifespan.into()),
        ..wire::AffectedContext::default()
    });
    contexts.collect()
}

fn name_of_context(context: &wire::AffectedContext) -> String {
    context.name.clone().unwrap_or_default()
}

/// The response without its parameters and messages.
fn own_response(of: &IntentDefinition, kept: &Items<wire::AffectedContext>) -> wire::Response {
    let mut contexts = write_contexts(of);
    kept.restore(&mut contexts, name_of_context);
    wire::Response {
        resets_contexts: Some(of.resets_contexts),
        action: Some(of.action.clone()),
        affected_contexts: Some(contexts),
        default_response_platforms: Some(BTreeMap::new()),
        speech: Some(Speech::Any(Vec::new())),
        ..wire::Response::default()
    }
}

/// Reads an intent: its name, what it is, and what only ES has of it. `default_language` is that
/// of the agent, which training phrases in the file of the intent are in.
pub(super) fn read(
    mut files: IntentFiles,
    name: &str,
    default_language: &Language,
) -> serde_json::Result<(IntentDefinition, IntentExtension)> {
    let mut of = IntentDefinition::default();
    let mut extension = IntentExtension::default();
    let has_phrases = files.intent.user_says.as_ref().is_some_and(|inside| !inside.is_empty());
    if has_phrases && !files.phrases.contains_key(default_language) {
        let inside = files.intent.user_says.take().unwrap_or_default();
        let phrases = phrase::read_all(name, default_language, &inside, OF_PHRASES_INSIDE)?;
        of.phrases.insert(default_language.clone(), phrases);
        extension.phrases_inside = Some(default_language.clone());
    }
    for (language, phrases) in &files.phrases {
        let phrases = phrase::read_all(name, language, phrases, OF_PHRASES)?;
        of.phrases.insert(language.clone(), phrases);
    }

    let mut responses = files.intent.responses.take().unwrap_or_default().into_iter();
    let response = responses.next();
    extension.is_without_response = response.is_none();
    extension.more_responses = responses.collect();
    let mut response = response.unwrap_or_default();
    let messages = response.messages.take().unwrap_or_default();
    extension.is_without_message = messages.is_empty();
    of.responses = messages.iter().map(message::read).collect::<Result<_, _>>()?;
    // What is said in older agents, which had no messages.
    let speech = response.speech.as_ref().filter(|_| messages.is_empty());
    if let Some(said) = speech.and_then(|speech| said_by(speech, default_language)) {
        of.responses.push(said);
        extension.speech = response.speech.take();
    }
    let parameters = response.parameters.take().unwrap_or_default();
    of.parameters = parameter::read_all(name, &parameters)?;
    read_response(&mut of, &response);
    let contexts = write_contexts(&of);
    let pairs = response.affected_contexts.iter().flatten().zip(&contexts);
    extension.contexts = Items::new(pairs, name_of_context, OF_CONTEXTS);
    extension.response = if extension.is_without_response {
        wire::Residue::default()
    } else {
        wire::Response::residue(&response, &own_response(&of, &extension.contexts), OF_RESPONSE)
    };

    read_own(&mut of, &files.intent);
    // Those without a name are none.
    let events = files.intent.events.iter().flatten().filter(|event| event.name.is_some());
    extension.events = Items::new(events.zip(&write_events(&of)), name_of_event, OF_EVENTS);
    let own = own(name, &of, &extension.events);
    extension.intent = wire::Intent::residue(&files.intent, &own, PLACE);
    Ok((of, extension))
}

fn read_own(of: &mut IntentDefinition, intent: &wire::Intent) {
    of.input_contexts = intent.contexts.clone().unwrap_or_default();
    of.events = intent.events.iter().flatten().filter_map(|event| event.name.clone()).collect();
    if let Some(Ok(priority)) = intent.priority.map(TryInto::try_into) {
        of.priority = priority;
    }
    of.fulfillment.is_called = intent.webhook_used.unwrap_or_default();
    of.fulfillment.is_called_for_slot_filling = intent.webhook_for_slot_filling.unwrap_or_default();
    of.is_fallback = intent.fallback_intent.unwrap_or_default();
    of.ends_conversation = intent.end_interaction.unwrap_or_default();
    of.hands_over = intent.live_agent_handoff.unwrap_or_default();
}

fn read_response(of: &mut IntentDefinition, response: &wire::Response) {
    of.resets_contexts = response.resets_contexts.unwrap_or_default();
    of.action = response.action.clone().unwrap_or_default();
    let contexts = response.affected_contexts.iter().flatten();
    of.output_contexts = contexts
        .map(|context| {
            let lifespan = context.lifespan.and_then(|turns| turns.try_into().ok());
            ContextDefinition::new(
                context.name.clone().unwrap_or_default(),
                lifespan.unwrap_or_default(),
            )
        })
        .collect();
}

/// The tag of a language, for messages.
pub(super) fn told(language: Option<&Language>) -> String {
    language.map(language::tag).unwrap_or_default()
}
