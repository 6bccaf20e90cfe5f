//! The state of slot filling.

use std::borrow::Cow;

use crate::model::IntentMeta;

/// The state of slot filling: whether Dialogflow still prompts for required parameters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SlotFilling<'a> {
    /// Every required parameter has a value.
    #[default]
    Complete,
    /// At least one required parameter of the intent has no value (ES).
    UnderWay,
    /// The parameters of the page's form that have no value (CX). The form may belong to another
    /// intent: a page can call the webhook for an intent before its form is filled.
    Unfilled(Vec<Cow<'a, str>>),
}

impl SlotFilling<'_> {
    /// Returns whether Dialogflow still prompts for parameters of the intent.
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
