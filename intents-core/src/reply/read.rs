//! What a reply says, for connectors and tests.

use super::{
    Fill, FormParameter, OutputContext, Reply, SessionEntities, SessionParameter, Transition,
    Trigger,
};
use crate::error::FulfillError;
use crate::message::{Channel, Message, Payload};

impl Reply {
    /// What is said, in order, where no channel has messages of its own.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// What is said on one channel alone, by channel.
    #[must_use]
    pub fn variants(&self) -> &[(Channel, Vec<Message>)] {
        self.rare.as_ref().map_or(&[], |rare| &rare.variants)
    }

    /// What is triggered: the intent, or the event of the one, that answers in the place of this.
    #[must_use]
    pub fn triggered(&self) -> Option<&Trigger> {
        self.trigger.as_ref()
    }

    /// The data that go beside the messages.
    #[must_use]
    pub fn sent_payload(&self) -> Option<&Payload> {
        self.rare.as_ref()?.webhook_payload.as_ref()
    }

    /// The contexts that are set or deleted, each of them once.
    #[must_use]
    pub fn contexts(&self) -> &[OutputContext] {
        self.rare.as_ref().map_or(&[], |rare| &rare.contexts)
    }

    /// The values that entity types have for this session, each type once.
    #[must_use]
    pub fn entities(&self) -> &[SessionEntities] {
        self.rare.as_ref().map_or(&[], |rare| &rare.entities)
    }

    /// The parameters of the session that are set or cleared, each of them once.
    #[must_use]
    pub fn session_parameters(&self) -> &[SessionParameter] {
        self.rare.as_ref().map_or(&[], |rare| &rare.parameters)
    }

    /// What is said of parameters of the form, each of them once.
    #[must_use]
    pub fn form_parameters(&self) -> &[FormParameter] {
        self.rare.as_ref().map_or(&[], |rare| &rare.form)
    }

    /// Where the conversation goes on.
    #[must_use]
    pub fn transition(&self) -> Option<&Transition> {
        self.rare.as_ref()?.transition.as_ref()
    }

    /// Whether what is queued in this turn is taken back.
    #[must_use]
    pub fn replaces_queue(&self) -> bool {
        self.rare.as_ref().is_some_and(|rare| rare.replaces_queue)
    }

    /// The source of the answer; empty if it has none.
    #[must_use]
    pub fn named_source(&self) -> &str {
        self.rare.as_ref().and_then(|rare| rare.source.as_deref()).unwrap_or_default()
    }

    /// The parameters that are filled in.
    #[must_use]
    pub fn filled(&self) -> Option<&Fill> {
        self.rare.as_ref()?.fill.as_ref()
    }

    /// Whether the conversation ends.
    #[must_use]
    pub fn ends_session(&self) -> bool {
        self.rare.as_ref().is_some_and(|rare| rare.ends_session)
    }

    /// Whether nothing is said, on any channel.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.messages.is_empty() && self.variants().is_empty()
    }

    /// Whether the agent's own response stands: nothing is said, and no other intent answers.
    #[must_use]
    pub fn is_keep(&self) -> bool {
        self.is_silent() && self.trigger.is_none()
    }

    /// What went wrong in the handler, where [`AgentBuilder::on_error`] made this reply.
    ///
    /// [`AgentBuilder::on_error`]: crate::AgentBuilder::on_error
    #[must_use]
    pub fn error(&self) -> Option<&FulfillError> {
        self.rare.as_ref()?.error.as_ref()
    }

    /// Whether it has nothing but messages for everyone, and a trigger, as most replies.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.rare.is_none()
    }
}
