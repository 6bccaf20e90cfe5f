use super::Agent;
use crate::agent::HandlerEntry;
use crate::agent::from_code::{self, Spoken};
use crate::definition::{AgentDefinition, WebhookUse};
use crate::model::IntentMeta;

impl Agent {
    /// The agent as Dialogflow holds it: what [`AgentBuilder::define`] gives.
    ///
    /// [`AgentBuilder::define`]: crate::AgentBuilder::define
    #[must_use]
    pub fn definition(&self) -> AgentDefinition {
        // `check` and `define` report problems of the language files.
        let spoken = Spoken::read(self.intents(), &mut Vec::new());
        let settings = spoken.settings(self.settings.as_ref());
        from_code::definition(&spoken, settings, |meta| self.fulfillment(meta))
    }

    /// What a webhook with this agent is called for: where [`handler`](Self::handler) finds one.
    ///
    /// The handler for what nothing else answers is none of them: the agent has the intent. Nor is
    /// one by a tag, which belongs to a page of CX and not to an intent.
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
            // ES has no call for slot filling alone. Where nothing handles the call that follows,
            // the agent's own words are kept.
            is_called: handler.is_some() || by_action || is_called_for_slot_filling,
            is_called_for_slot_filling,
        }
    }
}
