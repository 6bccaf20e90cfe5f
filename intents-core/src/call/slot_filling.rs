//! How far Dialogflow is with asking for parameters.

use std::borrow::Cow;

use crate::model::IntentMeta;

/// How far Dialogflow is with asking for required parameters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SlotFilling<'a> {
    /// Every required parameter has a value.
    #[default]
    Complete,
    /// Some required parameter of the intent has none (ES).
    UnderWay,
    /// These parameters of the page's form have none (CX). The form need not be that of the
    /// intent: a page in the middle of its form may call the webhook for another intent.
    Unfilled(Vec<Cow<'a, str>>),
}

impl SlotFilling<'_> {
    /// Whether parameters of this intent are still asked for.
    #[must_use]
    pub fn is_under_way(&self, intent: &IntentMeta) -> bool {
        match self {
            Self::Complete => false,
            Self::UnderWay => true,
            Self::Unfilled(names) => {
                let has = |name: &str| {
                    intent.params.all().iter().any(|param| param.name.eq_ignore_ascii_case(name))
                };
                names.iter().any(|name| has(name))
            }
        }
    }
}
