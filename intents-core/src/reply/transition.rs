//! Where the conversation goes on.

use std::borrow::Cow;

/// A page or a flow that the conversation goes on with. CX alone has them.
///
/// A name is a full one, `projects/P/locations/L/agents/A/flows/F/pages/P`, or its end: what comes
/// before is then that of the current page.
///
/// | what is given | what it is |
/// |---|---|
/// | `Transition::page("P")` | a page of the current flow |
/// | `Transition::page("flows/F/pages/P")` | a page of a flow of the current agent |
/// | `Transition::flow("F")` | a flow of the current agent |
///
/// `P` and `F` are ids, not display names: those of the console's URLs. The constants are what
/// routes have by these names in exported agents; that a webhook may go there as routes do is
/// documented nowhere.
///
/// Source: `WebhookResponse.transition` in `webhook.proto` of CX, version v3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transition {
    /// To a page, by its name.
    Page(Cow<'static, str>),
    /// To the start page of a flow, by the flow's name.
    Flow(Cow<'static, str>),
}

impl Transition {
    /// The start page of the current flow.
    pub const START_PAGE: Self = Self::Page(Cow::Borrowed("START_PAGE"));
    /// The page that the conversation is on, which is entered again.
    pub const CURRENT_PAGE: Self = Self::Page(Cow::Borrowed("CURRENT_PAGE"));
    /// The page that it was on before.
    pub const PREVIOUS_PAGE: Self = Self::Page(Cow::Borrowed("PREVIOUS_PAGE"));
    /// Back to the flow that this one was called from.
    pub const END_FLOW: Self = Self::Page(Cow::Borrowed("END_FLOW"));

    /// To a page, by its name or the end of it.
    #[must_use]
    pub fn page(name: impl Into<Cow<'static, str>>) -> Self {
        Self::Page(name.into())
    }

    /// To the start page of a flow, by its name or the end of it.
    #[must_use]
    pub fn flow(name: impl Into<Cow<'static, str>>) -> Self {
        Self::Flow(name.into())
    }
}
