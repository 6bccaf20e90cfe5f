//! Roles of intents.

/// The role of an intent in the agent. Every agent has a welcome intent and a fallback intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Role {
    /// An intent without a special role.
    #[default]
    Plain,
    /// The welcome intent, which the event `WELCOME` triggers at the start of a conversation.
    Welcome,
    /// The fallback intent, which is matched if no other intent matches.
    Fallback,
}
