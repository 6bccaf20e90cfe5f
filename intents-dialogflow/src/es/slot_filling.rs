//! Parameters that a handler fills during slot filling.
//!
//! During slot filling, Dialogflow keeps the parameters in its own contexts:
//! `<intent>_dialog_context`, `<id>_id_dialog_context` and, for the prompted parameter,
//! `<intent>_dialog_params_<name>`. Each context carries all parameters of the intent. A webhook
//! fills a parameter by sending these contexts back with the value, as public webhooks do. Google
//! does not document this: `Context.name` in `context.proto` only says that the names are reserved.

use intents_core::connector::{ActiveContext, Dropped, EncodeError, OutputContext};
use intents_core::{
    FormParameter, FulfillmentContext, Lifespan, Payload, Reply, SlotFilling, Value,
};
use serde_json::{Map, Value as Json};

use crate::render::{Report, context_id};

/// A parameter and its value.
type Change = (String, Option<Json>);

/// The maximum number of contexts to change. Dialogflow has three at a time.
const MAX_DIALOG_CONTEXTS: usize = 8;

/// Returns the contexts that a reply sends: its own contexts, and contexts that carry filled or
/// invalid parameters. Parameters that cannot be sent are reported.
pub(super) fn contexts(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    report: &mut Report,
) -> Result<Vec<OutputContext>, EncodeError> {
    let mut contexts = reply.parts().output_contexts.to_vec();
    let changes = changes(context, reply, report)?;
    if changes.is_empty() {
        return Ok(contexts);
    }
    // Contexts that cannot be read have caused an error before, or are not needed.
    let active = context.contexts().all().unwrap_or_default();
    let mut is_carried = false;
    for dialog in active.iter().filter(is_dialog).take(MAX_DIALOG_CONTEXTS) {
        let is_dialog = |own: &&mut OutputContext| own.name.eq_ignore_ascii_case(&dialog.id);
        let mut of_reply = contexts.iter_mut().take(reply.parts().output_contexts.len());
        is_carried |= match of_reply.find(is_dialog) {
            // A context of the reply has priority over the same context of the request.
            Some(own) => add(own, &changes),
            None => with(dialog, &changes).map(|with| contexts.push(with)).is_some(),
        };
    }
    report.add_if(!is_carried, Dropped::FilledParameters);
    Ok(contexts)
}

/// Returns the parameters that the reply changes; `None` for a parameter that the reply clears.
fn changes(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    report: &mut Report,
) -> Result<Vec<Change>, EncodeError> {
    let notation = context.dialect().notation;
    let mut changes = match reply.parts().fill {
        Some(fill) => fill.changes(notation)?,
        None => Vec::new(),
    };
    let form = reply.parts().form_parameters;
    let sets_required = form.iter().any(|parameter| parameter.required.is_some());
    report.add_if(sets_required, Dropped::RequiredParameter);
    let changes_value = |of: &&FormParameter| of.is_invalid || of.value.is_some();
    let has_invalid_value = form.iter().any(|of| of.is_invalid && of.value.is_some());
    report.add_if(has_invalid_value, Dropped::ValueOfInvalidParameter);
    let mut form = form.iter().filter(changes_value).peekable();
    if form.peek().is_some() && *context.slot_filling() == SlotFilling::Complete {
        report.add(Dropped::FormParameters);
        return Ok(changes);
    }
    for parameter in form {
        // Dialogflow prompts for an invalid parameter, regardless of its value.
        let value = parameter.value.as_ref().filter(|_| !parameter.is_invalid);
        let value = value.map(|value| value.json(notation)).transpose()?;
        changes.push((parameter.name.clone().into_owned(), value));
    }
    Ok(changes)
}

fn is_dialog(context: &&ActiveContext<'_>) -> bool {
    let id = context.id.to_ascii_lowercase();
    id.ends_with("_dialog_context") || id.contains("_dialog_params_")
}

/// Returns the context with the changed parameters.
fn with(dialog: &ActiveContext<'_>, changes: &[Change]) -> Option<OutputContext> {
    let carried = serde_json::to_value(Value::Struct(dialog.parameters.all().ok()?)).ok()?;
    let Json::Object(mut parameters) = carried else { return None };
    apply(changes, &mut parameters);
    // A lifespan of 0 would delete a context in its last turn.
    let lifespan = Lifespan::turns(dialog.lifespan.unwrap_or(0).max(1));
    let context = OutputContext::new(dialog.id.clone().into_owned(), lifespan, parameters);
    context_id(&context).is_ok().then_some(context)
}

/// Adds the changes to a context that the reply sets. Returns `false` if the reply deletes the
/// context.
fn add(own: &mut OutputContext, changes: &[Change]) -> bool {
    if own.lifespan == Lifespan::ENDED {
        return false;
    }
    let mut parameters = match own.parameters.as_ref().map(Payload::json) {
        Some(Some(Json::Object(parameters))) => parameters.clone(),
        // Not an object: encoding the context reports the error.
        Some(_) => return true,
        None => Map::new(),
    };
    apply(changes, &mut parameters);
    own.parameters = Some(Payload::new(parameters));
    true
}

/// Changes parameters. `""` stands for a parameter without a value.
fn apply(changes: &[Change], parameters: &mut Map<String, Json>) {
    for (name, value) in changes {
        let value = value.clone().unwrap_or_else(|| Json::String(String::new()));
        let own = parameters.iter_mut().find(|(own, _)| own.eq_ignore_ascii_case(name));
        match own {
            Some((_, own)) => *own = value,
            None => drop(parameters.insert(name.clone(), value)),
        }
    }
}
