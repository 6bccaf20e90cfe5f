//! Parameters that a handler fills in while Dialogflow asks for them.
//!
//! While it does, Dialogflow keeps what it has in contexts of its own: `<intent>_dialog_context`,
//! `<id>_id_dialog_context` and, for the parameter that it asks for, `<intent>_dialog_params_<name>`.
//! Each carries all parameters of the intent. A webhook fills one in by sending them back with its
//! value; so do those that were seen in public. No document of Google's says so: `Context.name` in
//! `context.proto` only says that their names are reserved.

use intents_core::{
    ActiveContext, EncodeError, FulfillmentContext, Lifespan, OutputContext, Reply, Value,
};
use serde_json::Value as Json;

use crate::response::context_id;

/// The request has none of the contexts.
pub(super) const NO_DIALOG: &str =
    "parameters that a handler filled in: the request has no context of Dialogflow's for them";

/// Dialogflow has three at a time. A request with more of them is none of its.
const MAX_DIALOG_CONTEXTS: usize = 8;

/// The contexts that a reply sends: its own, and those that carry what it fills in.
pub(super) fn contexts(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    dropped: &mut Vec<&'static str>,
) -> Result<Vec<OutputContext>, EncodeError> {
    let mut contexts = reply.contexts().to_vec();
    let Some(fill) = reply.filled() else { return Ok(contexts) };
    let changes = fill.changes(context.dialect().notation)?;
    if changes.is_empty() {
        return Ok(contexts);
    }
    // Contexts that cannot be read have been an error before, or are of no use.
    let active = context.contexts().all().unwrap_or_default();
    let before = contexts.len();
    let dialogs = active.iter().filter(is_dialog).take(MAX_DIALOG_CONTEXTS);
    contexts.extend(dialogs.filter_map(|dialog| with(dialog, &changes)));
    if contexts.len() == before {
        dropped.push(NO_DIALOG);
    }
    Ok(contexts)
}

fn is_dialog(context: &&ActiveContext<'_>) -> bool {
    let id = context.id.to_ascii_lowercase();
    id.ends_with("_dialog_context") || id.contains("_dialog_params_")
}

/// The same context with the parameters that were changed. `""` is one that has no value.
fn with(dialog: &ActiveContext<'_>, changes: &[(String, Option<Json>)]) -> Option<OutputContext> {
    let carried = serde_json::to_value(Value::Struct(dialog.parameters.all().ok()?)).ok()?;
    let Json::Object(mut parameters) = carried else { return None };
    for (name, value) in changes {
        let value = value.clone().unwrap_or_else(|| Json::String(String::new()));
        parameters.insert(name.clone(), value);
    }
    // One in its last turn would be deleted by a lifespan of 0.
    let lifespan = Lifespan::turns(dialog.lifespan.unwrap_or(0).max(1));
    let context = OutputContext::new(dialog.id.clone().into_owned(), lifespan, parameters);
    context_id(&context).is_ok().then_some(context)
}
