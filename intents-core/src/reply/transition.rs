//! Transitions to pages and flows of CX.

use std::borrow::Cow;

/// A transition to a page or flow of CX.
///
/// A name is either full, `projects/P/locations/L/agents/A/flows/F/pages/P`, or its end. The missing
/// part is taken from the current page.
///
/// | transition | target |
/// |---|---|
/// | `Transition::page("P")` | a page of the current flow |
/// | `Transition::page("flows/F/pages/P")` | a page of a flow of the current agent |
/// | `Transition::flow("F")` | a flow of the current agent |
///
/// `P` and `F` are the ids in the URLs of the console, not display names. The constants are the names
/// that routes of exported agents have. Google does not document that a webhook may use them.
///
/// Source: `WebhookResponse.transition` in `webhook.proto` of CX, version v3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transition {
    /// A page, by its name.
    Page(Cow<'static, str>),
    /// The start page of a flow, by the name of the flow.
    Flow(Cow<'static, str>),
}

impl Transition {
    /// The start page of the current flow.
    pub const START_PAGE: Self = Self::Page(Cow::Borrowed("START_PAGE"));
    /// The current page, which is entered again.
    pub const CURRENT_PAGE: Self = Self::Page(Cow::Borrowed("CURRENT_PAGE"));
    /// The previous page.
    pub const PREVIOUS_PAGE: Self = Self::Page(Cow::Borrowed("PREVIOUS_PAGE"));
    /// The flow that transitioned to the current flow.
    pub const END_FLOW: Self = Self::Page(Cow::Borrowed("END_FLOW"));

    /// Creates a transition to a page, by its name or the end of its name.
    #[must_use]
    pub fn page(name: impl Into<Cow<'static, str>>) -> Self {
        Self::Page(name.into())
    }

    /// Creates a transition to the start page of a flow, by its name or the end of its name.
    #[must_use]
    pub fn flow(name: impl Into<Cow<'static, str>>) -> Self {
        Self::Flow(name.into())
    }
}
