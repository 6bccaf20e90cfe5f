//! Conversion of intents between the definition and their files.

use std::collections::BTreeMap;

use intents_core::definition::{
    ContextDefinition, EsFileNames, EsIntentResponse, FileMembers, IntentDefinition, Response,
};
use intents_core::{Language, Message, Text};

use super::parameter::take_items;
use super::spelling::{differences, restore};
use super::wire::{self, Speech};
use super::{id, message, parameter, phrase};
use crate::error::Dropped;

/// The files of an intent: the main file, and the training phrases by language.
pub(super) struct IntentFiles {
    pub(super) intent: wire::Intent,
    pub(super) phrases: BTreeMap<Language, Vec<wire::Phrase>>,
}

/// Writes an intent. `default_language` is the default language of the agent.
///
/// # Errors
///
/// Returns an error if the ES part of the intent does not fit the file format.
pub(super) fn write(
    name: &str,
    definition: &IntentDefinition,
    default_language: &Language,
    dropped: &mut Vec<Dropped>,
) -> serde_json::Result<IntentFiles> {
    let es = &definition.es;
    let mut phrases = BTreeMap::new();
    for (language, all) in &definition.phrases {
        phrases.insert(language.clone(), phrase::write_all(name, language, all));
    }
    let inside = es.phrases_in_intent_file.as_ref().and_then(|language| phrases.remove(language));

    let meaning = || members_of_intent(definition);
    let (mut intent, _) =
        restore(write_members(name, definition), &es.spelling, meaning, |intent| {
            read_members(name, intent)
        });
    if inside.is_some() {
        intent.user_says = inside;
    }
    let mut responses = Vec::new();
    if !es.response.is_missing || !has_empty_response(definition) {
        responses.push(write_response(name, definition, default_language, dropped));
    }
    for more in &es.more_responses {
        responses.push(serde_json::from_value(more.clone())?);
    }
    if !responses.is_empty() {
        intent.responses = Some(responses);
    }
    Ok(IntentFiles { intent, phrases })
}

/// Reads an intent. `default_language` is the default language of the agent. Training phrases in
/// the main file are in this language.
pub(super) fn read(
    mut files: IntentFiles,
    name: &str,
    default_language: &Language,
) -> serde_json::Result<IntentDefinition> {
    let has_phrases = files.intent.user_says.as_ref().is_some_and(|inside| !inside.is_empty());
    let mut inside = None;
    if has_phrases && !files.phrases.contains_key(default_language) {
        let phrases = files.intent.user_says.take().unwrap_or_default();
        files.phrases.insert(default_language.clone(), phrases);
        inside = Some(default_language.clone());
    }
    let mut responses = take_items(&mut files.intent.responses).into_iter();
    let response = responses.next();

    let mut definition = read_members(name, &files.intent);
    definition.es.spelling = differences(&files.intent, &write_members(name, &definition));
    definition.es.phrases_in_intent_file = inside;
    let more_responses = responses.map(serde_json::to_value);
    definition.es.more_responses = more_responses.collect::<Result<_, _>>()?;
    for (language, phrases) in files.phrases {
        let phrases = phrase::read_all(name, &language, phrases);
        definition.phrases.insert(language, phrases);
    }
    match response {
        Some(response) => read_response(name, response, default_language, &mut definition)?,
        None => {
            definition.es.response.is_missing = true;
            definition.es.response.has_no_message = true;
        }
    }
    Ok(definition)
}

/// Returns the part of a definition that [`read_members`] reads.
fn members_of_intent(definition: &IntentDefinition) -> IntentDefinition {
    let mut members = IntentDefinition::default();
    members.events.clone_from(&definition.events);
    members.input_contexts.clone_from(&definition.input_contexts);
    members.is_fallback = definition.is_fallback;
    members.priority = definition.priority;
    members.fulfillment = definition.fulfillment;
    members.ends_conversation = definition.ends_conversation;
    members.hands_over = definition.hands_over;
    members.es = definition.es.clone();
    members.es.response = EsIntentResponse::default();
    members.es.more_responses.clear();
    members.es.phrases_in_intent_file = None;
    members.es.files = EsFileNames::default();
    members.es.spelling = FileMembers::default();
    members
}

/// Writes an intent with an empty list of responses.
fn write_members(name: &str, definition: &IntentDefinition) -> wire::Intent {
    let es = &definition.es;
    let unless_empty = |id: &String| Some(id.clone()).filter(|id| !id.is_empty());
    let event = |name: &String| wire::Event {
        name: Some(name.clone()),
        unknown: es.events.get(name).cloned().unwrap_or_default(),
    };
    wire::Intent {
        id: Some(id::given_or(&es.id, &["intent", name])),
        parent_id: unless_empty(&es.parent_id),
        root_parent_id: unless_empty(&es.root_parent_id),
        name: Some(name.to_owned()),
        auto: Some(es.uses_machine_learning),
        contexts: Some(definition.input_contexts.clone()),
        responses: Some(Vec::new()),
        priority: Some(definition.priority.into()),
        webhook_used: Some(definition.fulfillment.is_called),
        webhook_for_slot_filling: Some(definition.fulfillment.is_called_for_slot_filling),
        last_update: (es.last_update != 0).then_some(es.last_update),
        fallback_intent: Some(definition.is_fallback),
        events: Some(definition.events.iter().map(event).collect()),
        user_says: None,
        follow_up_intents: (!es.follow_up_intents.is_empty()).then(|| es.follow_up_intents.clone()),
        templates: (!es.templates.is_empty()).then(|| es.templates.clone()),
        // Most agents do not have these two members.
        end_interaction: definition.ends_conversation.then_some(true),
        live_agent_handoff: definition.hands_over.then_some(true),
        conditional_responses: Some(Vec::new()),
        condition: Some(String::new()),
        conditional_followup_events: Some(Vec::new()),
        unknown: es.unknown.clone(),
    }
}

fn read_members(name: &str, intent: &wire::Intent) -> IntentDefinition {
    let mut definition = IntentDefinition::default();
    definition.input_contexts = intent.contexts.clone().unwrap_or_default();
    if let Some(Ok(priority)) = intent.priority.map(TryInto::try_into) {
        definition.priority = priority;
    }
    let webhook = &mut definition.fulfillment;
    webhook.is_called = intent.webhook_used.unwrap_or_default();
    webhook.is_called_for_slot_filling = intent.webhook_for_slot_filling.unwrap_or_default();
    definition.is_fallback = intent.fallback_intent.unwrap_or_default();
    definition.ends_conversation = intent.end_interaction.unwrap_or_default();
    definition.hands_over = intent.live_agent_handoff.unwrap_or_default();
    let es = &mut definition.es;
    for event in intent.events.iter().flatten() {
        let Some(name) = &event.name else { continue };
        definition.events.push(name.clone());
        if !event.unknown.is_empty() {
            es.events.insert(name.clone(), event.unknown.clone());
        }
    }
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    es.id = id::unless_derived(intent.id.as_deref(), &["intent", name]);
    es.parent_id = text(&intent.parent_id);
    es.root_parent_id = text(&intent.root_parent_id);
    es.uses_machine_learning = intent.auto.unwrap_or(es.uses_machine_learning);
    es.last_update = intent.last_update.unwrap_or_default();
    es.follow_up_intents = intent.follow_up_intents.clone().unwrap_or_default();
    es.templates = intent.templates.clone().unwrap_or_default();
    es.unknown = intent.unknown.clone();
    definition
}

/// Returns whether all members of the response object have their defaults.
fn has_empty_response(definition: &IntentDefinition) -> bool {
    definition.parameters.is_empty()
        && definition.responses.is_empty()
        && definition.output_contexts.is_empty()
        && definition.action.is_empty()
        && !definition.resets_contexts
}

fn write_response(
    name: &str,
    definition: &IntentDefinition,
    default_language: &Language,
    dropped: &mut Vec<Dropped>,
) -> wire::Response {
    let es = &definition.es.response;
    let meaning = || members_of_response(definition);
    let written = write_response_members(definition);
    let (mut response, _) = restore(written, &es.spelling, meaning, read_response_members);
    if !definition.output_contexts.is_empty() {
        let contexts = definition.output_contexts.iter().map(write_context);
        response.affected_contexts = Some(contexts.collect());
    }
    if !definition.parameters.is_empty() {
        response.parameters = Some(parameter::write_all(name, &definition.parameters, dropped));
    }
    // The text of agents before messages existed, until a response replaces it.
    let speech = es.speech.clone().and_then(|speech| serde_json::from_value::<Speech>(speech).ok());
    let speech = speech.filter(|speech| {
        let text = text_response(speech, default_language);
        text.is_some_and(|text| definition.responses == [text])
    });
    if speech.is_some() {
        response.speech = speech;
        return response;
    }
    let messages = write_messages(name, definition, default_language, dropped);
    if !messages.is_empty() {
        response.messages = Some(messages);
    }
    response
}

/// Writes the responses. An intent without a response gets the empty text that the console writes.
fn write_messages(
    name: &str,
    definition: &IntentDefinition,
    default_language: &Language,
    dropped: &mut Vec<Dropped>,
) -> Vec<wire::Message> {
    let mut messages = Vec::new();
    for response in &definition.responses {
        let written = message::write(response);
        dropped.extend(written.losses.into_iter().map(|loss| Dropped {
            intent: name.to_owned(),
            language: response.language.clone(),
            channel: response.channel.clone(),
            loss,
        }));
        messages.extend(written.messages);
    }
    if messages.is_empty() && !definition.es.response.has_no_message {
        let empty = Message::Text(Text::new(""));
        let empty = Response::new(Some(default_language.clone()), empty);
        messages.extend(message::write(&empty).messages);
    }
    messages
}

fn read_response(
    name: &str,
    mut response: wire::Response,
    default_language: &Language,
    definition: &mut IntentDefinition,
) -> serde_json::Result<()> {
    let messages = take_items(&mut response.messages);
    let contexts = take_items(&mut response.affected_contexts);
    let parameters = take_items(&mut response.parameters);
    definition.responses = messages.iter().map(message::read).collect();
    definition.output_contexts = contexts.iter().map(read_context).collect();
    definition.parameters = parameter::read_all(name, parameters);
    let es = &mut definition.es.response;
    es.has_no_message = messages.is_empty();
    // Older agents have a text instead of messages.
    let speech = response.speech.as_ref().filter(|_| messages.is_empty());
    if let Some(text) = speech.and_then(|speech| text_response(speech, default_language)) {
        definition.responses.push(text);
        let speech = response.speech.replace(Speech::Any(Vec::new()));
        es.speech = speech.map(serde_json::to_value).transpose()?;
    }
    let members = read_response_members(&response);
    definition.action = members.action;
    definition.resets_contexts = members.resets_contexts;
    let platforms = members.es.response.default_response_platforms;
    definition.es.response.default_response_platforms = platforms;
    definition.es.response.unknown = members.es.response.unknown;
    definition.es.response.spelling = differences(&response, &write_response_members(definition));
    Ok(())
}

/// Returns the part of a definition that [`read_response_members`] reads.
fn members_of_response(definition: &IntentDefinition) -> IntentDefinition {
    let es = &definition.es.response;
    let mut members = IntentDefinition::default();
    members.action.clone_from(&definition.action);
    members.resets_contexts = definition.resets_contexts;
    members.es.response.default_response_platforms = es.default_response_platforms.clone();
    members.es.response.unknown = es.unknown.clone();
    members
}

/// Writes a response with empty lists of contexts, parameters and messages.
fn write_response_members(definition: &IntentDefinition) -> wire::Response {
    let es = &definition.es.response;
    wire::Response {
        resets_contexts: Some(definition.resets_contexts),
        action: Some(definition.action.clone()),
        affected_contexts: Some(Vec::new()),
        parameters: Some(Vec::new()),
        messages: Some(Vec::new()),
        default_response_platforms: Some(es.default_response_platforms.clone()),
        speech: Some(Speech::Any(Vec::new())),
        unknown: es.unknown.clone(),
    }
}

fn read_response_members(response: &wire::Response) -> IntentDefinition {
    let mut definition = IntentDefinition::default();
    definition.resets_contexts = response.resets_contexts.unwrap_or_default();
    definition.action = response.action.clone().unwrap_or_default();
    let es = &mut definition.es.response;
    es.default_response_platforms = response.default_response_platforms.clone().unwrap_or_default();
    es.unknown = response.unknown.clone();
    definition
}

/// Returns the text of an agent without messages, in the default language.
fn text_response(speech: &Speech, default_language: &Language) -> Option<Response> {
    let variants = match speech {
        Speech::One(text) => std::slice::from_ref(text),
        Speech::Any(variants) => variants,
    };
    let mut variants = variants.iter().filter(|variant| !variant.is_empty()).cloned();
    let text = Text::new(variants.next()?);
    let text = variants.fold(text, Text::or);
    Some(Response::new(Some(default_language.clone()), Message::Text(text)))
}

fn write_context(context: &ContextDefinition) -> wire::AffectedContext {
    let meaning = || {
        let mut meaning = context.clone();
        meaning.es.spelling = FileMembers::default();
        meaning
    };
    let written = write_context_members(context);
    restore(written, &context.es.spelling, meaning, read_context_members).0
}

fn write_context_members(context: &ContextDefinition) -> wire::AffectedContext {
    wire::AffectedContext {
        name: Some(context.name.clone()),
        parameters: None,
        lifespan: Some(context.lifespan.into()),
        unknown: context.es.unknown.clone(),
    }
}

fn read_context(file: &wire::AffectedContext) -> ContextDefinition {
    let mut context = read_context_members(file);
    context.es.spelling = differences(file, &write_context_members(&context));
    context
}

fn read_context_members(file: &wire::AffectedContext) -> ContextDefinition {
    let lifespan = file.lifespan.and_then(|turns| turns.try_into().ok()).unwrap_or_default();
    let mut context = ContextDefinition::new(file.name.clone().unwrap_or_default(), lifespan);
    context.es.unknown = file.unknown.clone();
    context
}
