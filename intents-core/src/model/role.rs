//! The intents that every agent has.

/// The intents that every agent has, and all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Role {
    /// An intent like any other.
    #[default]
    Plain,
    /// Starts a conversation: it is triggered by the event `WELCOME` too.
    Welcome,
    /// Matched when no other intent is.
    Fallback,
}
