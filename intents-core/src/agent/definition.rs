use super::Agent;
use crate::agent::HandlerEntry;
use crate::agent::from_code::{self, AgentTexts};
use crate::definition::{AgentDefinition, WebhookUse};
use crate::model::IntentMeta;

impl Agent {
    /// Returns the definition of the agent, which [`AgentBuilder::define`] also returns.
    ///
    /// [`AgentBuilder::define`]: crate::AgentBuilder::define
    #[must_use]
    pub fn definition(&self) -> AgentDefinition {
        // `check` and `define` report problems of the language files.
        let texts = AgentTexts::read(self.intents(), &mut Vec::new());
        let settings = texts.settings(self.settings.as_ref());
        from_code::definition(&texts, settings, |meta| self.fulfillment(meta))
    }

    /// Returns when Dialogflow calls the webhook for the intent: whenever
    /// [`handler`](Self::handler) finds a handler.
    ///
    /// The handler for unhandled requests does not count, because the agent contains the intent. A
    /// handler of a tag does not count either: a tag belongs to a CX page, not to an intent.
    fn fulfillment(&self, meta: &IntentMeta) -> WebhookUse {
        let route = self.routes.get(meta.name);
        let by_action = meta.action.is_some_and(|action| self.actions.contains_key(action));
        let handler = route.and_then(|route| route.handler.as_ref());
        let fills = route.is_some_and(|route| route.slot_filling.is_some())
            || handler.map_or(by_action, HandlerEntry::is_untyped);
        let params = meta.params.all();
        let is_filled = params.iter().any(|param| param.is_required() && !param.is_untagged);
        let is_called_for_slot_filling = is_filled && fills;
        WebhookUse {
            // ES cannot call the webhook only for slot filling. Without a handler for the later
            // call, the agent's own response is used.
            is_called: handler.is_some() || by_action || is_called_for_slot_filling,
            is_called_for_slot_filling,
        }
    }
}
