//! Priorities of intents.

/// The priority of an intent among several matching intents. Source: `Intent.priority` in
/// `intent.proto` of Dialogflow V2, and the names of the values in the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Priority {
    /// Never matched: "ignore" in the console.
    Ignored,
    /// Low priority.
    Low,
    /// Normal priority, the default.
    #[default]
    Normal,
    /// High priority.
    High,
    /// Highest priority.
    Highest,
}

impl Priority {
    /// Returns the number that Dialogflow uses for the priority.
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
