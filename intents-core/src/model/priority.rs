//! Priorities of intents.

/// Which of several intents that fit is matched. Source: `Intent.priority` in `intent.proto` of
/// Dialogflow V2, and the console's words for its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Priority {
    /// Never matched: 'ignore' in the console.
    Ignored,
    /// Low.
    Low,
    /// Normal.
    #[default]
    Normal,
    /// High.
    High,
    /// Highest.
    Highest,
}

impl Priority {
    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::Ignored => -1,
            Self::Low => 250_000,
            Self::Normal => 500_000,
            Self::High => 750_000,
            Self::Highest => 1_000_000,
        }
    }
}
