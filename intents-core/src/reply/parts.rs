//! The parts of a reply, for connectors and tests.

use super::{
    Fill, FormParameter, OutputContext, Reply, SessionEntities, SessionParameter, Transition,
    Trigger,
};
use crate::error::FulfillError;
use crate::message::{Channel, Message, Payload};

/// The parts of a [`Reply`], borrowed by [`Reply::parts`].
///
/// ```
/// use intents_core::{Channel, Reply};
///
/// let reply = Reply::text("The oven is full.").on(Channel::Telephony, "Please call later.");
/// let parts = reply.parts();
/// assert_eq!(parts.messages.len(), 1);
/// assert_eq!(parts.channel_messages[0].0, Channel::Telephony);
/// assert!(parts.trigger.is_none());
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ReplyParts<'r> {
    /// The messages, in order, for all channels without separate messages.
    pub messages: &'r [Message],
    /// The messages for the users of one channel, by channel.
    pub channel_messages: &'r [(Channel, Vec<Message>)],
    /// The intent, or the event of an intent, that responds in place of this reply.
    pub trigger: Option<&'r Trigger>,
    /// The payload of the response.
    pub webhook_payload: Option<&'r Payload>,
    /// The output contexts to set or delete, without duplicates.
    pub output_contexts: &'r [OutputContext],
    /// The session entities, with at most one update for each entity type.
    pub session_entities: &'r [SessionEntities],
    /// The session parameters to set or clear, without duplicates.
    pub session_parameters: &'r [SessionParameter],
    /// The updates of form parameters, with at most one update for each parameter.
    pub form_parameters: &'r [FormParameter],
    /// The target page or flow of a transition.
    pub transition: Option<&'r Transition>,
    /// Whether the messages replace the messages that are queued in this turn.
    pub replaces_queue: bool,
    /// The source of the response; empty if the reply has none.
    pub source: &'r str,
    /// The parameters that are filled in during slot filling.
    pub fill: Option<&'r Fill>,
    /// Whether the conversation ends.
    pub ends_session: bool,
    /// The error of the handler, if [`AgentBuilder::on_error`] made this reply.
    ///
    /// [`AgentBuilder::on_error`]: crate::AgentBuilder::on_error
    pub error: Option<&'r FulfillError>,
}

impl ReplyParts<'_> {
    /// Returns whether there is a message for any channel.
    #[must_use]
    #[inline]
    pub fn has_messages(&self) -> bool {
        !(self.messages.is_empty() && self.channel_messages.is_empty())
    }

    /// Returns whether the agent's own response is kept: there are no messages and no trigger.
    #[must_use]
    #[inline]
    pub fn keeps_response(&self) -> bool {
        !self.has_messages() && self.trigger.is_none()
    }
}

impl Reply {
    /// Returns the parts of the reply.
    #[must_use]
    #[inline]
    pub fn parts(&self) -> ReplyParts<'_> {
        let (messages, trigger) = (&*self.messages, self.trigger.as_ref());
        let Some(rare) = &self.rare else {
            return ReplyParts {
                messages,
                channel_messages: &[],
                trigger,
                webhook_payload: None,
                output_contexts: &[],
                session_entities: &[],
                session_parameters: &[],
                form_parameters: &[],
                transition: None,
                replaces_queue: false,
                source: "",
                fill: None,
                ends_session: false,
                error: None,
            };
        };
        ReplyParts {
            messages,
            channel_messages: &rare.variants,
            trigger,
            webhook_payload: rare.webhook_payload.as_ref(),
            output_contexts: &rare.contexts,
            session_entities: &rare.entities,
            session_parameters: &rare.parameters,
            form_parameters: &rare.form,
            transition: rare.transition.as_ref(),
            replaces_queue: rare.replaces_queue,
            source: rare.source.as_deref().unwrap_or_default(),
            fill: rare.fill.as_ref(),
            ends_session: rare.ends_session,
            error: rare.error.as_ref(),
        }
    }

    /// Returns whether the reply has nothing but messages for every channel and a trigger, as most
    /// replies do.
    #[must_use]
    #[inline]
    pub fn is_plain(&self) -> bool {
        self.rare.is_none()
    }
}
