use std::borrow::Cow;

use intents_core::Value;

use crate::proto::{Lazy, message, open_enum};

/// The id of the flow in which a session starts, in every agent.
pub const DEFAULT_START_FLOW: &str = "00000000-0000-0000-0000-000000000000";

message! {
    /// The page that the session is on. Source: `PageInfo` in `webhook.proto`.
    ///
    /// ```
    /// use intents_core::{Result, fulfill};
    /// use intents_dialogflow::cx::{DEFAULT_START_FLOW, PageId, WebhookRequest};
    ///
    /// #[fulfill(tag = "Say hello")]
    /// fn hello(request: WebhookRequest<'_>) -> Option<&'static str> {
    ///     let page = &request.page_info;
    ///     let is_first = page.flow() == Some(DEFAULT_START_FLOW) && page.page() == Some(PageId::Start);
    ///     is_first.then_some("Welcome.")
    /// }
    /// ```
    pub struct PageInfo<'a> {
        /// Its full name; `…/pages/START_PAGE` for the start page of a flow. Responses do not tell
        /// it.
        pub current_page: Cow<'a, str> = "currentPage",
        /// Its display name. Responses do not tell it.
        pub display_name: Cow<'a, str> = "displayName",
        /// Its form.
        pub form_info: FormInfo<'a> = "formInfo",
    }
}

impl PageInfo<'_> {
    /// The id of the flow that the page is of: [`DEFAULT_START_FLOW`], or that of the console's
    /// URL. Playbooks have no flow.
    #[must_use]
    pub fn flow(&self) -> Option<&str> {
        self.location().map(|(location, _)| location.flow)
    }

    /// The page within its flow.
    #[must_use]
    pub fn page(&self) -> Option<PageId<'_>> {
        self.location().map(|(_, page)| match page {
            "START_PAGE" => PageId::Start,
            "END_FLOW" => PageId::EndFlow,
            "END_SESSION" => PageId::EndSession,
            id => PageId::Other(id),
        })
    }

    /// Returns the flow of the page, and the id of the page.
    pub(super) fn location(&self) -> Option<(Location<'_>, &str)> {
        let (flow, page) = self.current_page.rsplit_once("/pages/")?;
        let (agent, flow) = flow.rsplit_once("/flows/")?;
        let is_whole = [flow, page].iter().all(|id| !id.is_empty() && !id.contains('/'));
        is_whole.then_some((Location { agent, flow }, page))
    }
}

/// The flow of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Location<'a> {
    /// The full name of the agent.
    pub(super) agent: &'a str,
    /// The id of the flow.
    pub(super) flow: &'a str,
}

/// A page within its flow: every flow has those that have a name here, which have no id of their
/// own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PageId<'a> {
    /// `START_PAGE`
    Start,
    /// `END_FLOW`
    EndFlow,
    /// `END_SESSION`
    EndSession,
    /// A page of the agent's own, by its id.
    Other(&'a str),
}

message! {
    /// The form of a page.
    pub struct FormInfo<'a> {
        /// Its parameters.
        pub parameter_info: Vec<ParameterInfo<'a>> = "parameterInfo",
    }
}

impl<'a> FormInfo<'a> {
    /// The parameter of this name, which has no case.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&ParameterInfo<'a>> {
        self.parameter_info.iter().find(|info| info.display_name.eq_ignore_ascii_case(name))
    }
}

message! {
    /// A parameter of a form.
    pub struct ParameterInfo<'a> {
        /// Its name, unique within the form.
        pub display_name: Cow<'a, str> = "displayName",
        /// Whether the user has to give it.
        pub required: bool = "required",
        /// How far it is. Of a response only `INVALID` has an effect.
        pub state: ParameterState<'a> = "state",
        /// Its value.
        pub value: Lazy<'a, Value<'a>> = "value",
        /// Whether it was given in this turn. Responses do not tell it.
        pub just_collected: bool = "justCollected",
    }
}

open_enum! {
    /// How far a parameter of a form is. Source: `ParameterState` in `webhook.proto`.
    pub enum ParameterState {
        /// Not specified.
        Unspecified = "PARAMETER_STATE_UNSPECIFIED" / 0,
        /// The parameter has no value.
        Empty = "EMPTY" / 1,
        /// Its value is refused.
        Invalid = "INVALID" / 2,
        /// The parameter has a value.
        Filled = "FILLED" / 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_one_of_a_flow() {
        let agent = "projects/p/locations/l/agents/a";
        for (name, flow, page) in [
            (format!("{agent}/flows/f/pages/START_PAGE"), Some("f"), Some(PageId::Start)),
            (format!("{agent}/flows/f/pages/END_SESSION"), Some("f"), Some(PageId::EndSession)),
            (format!("{agent}/flows/f/pages/END_FLOW"), Some("f"), Some(PageId::EndFlow)),
            (format!("{agent}/flows/f/pages/b-1"), Some("f"), Some(PageId::Other("b-1"))),
            (format!("{agent}/flows/f/pages/"), None, None),
            (format!("{agent}/flows/f/x/pages/b-1"), None, None),
            (format!("{agent}/playbooks/b"), None, None),
            ("pages/b".to_owned(), None, None),
            (String::new(), None, None),
        ] {
            let info = PageInfo { current_page: name.into(), ..PageInfo::default() };
            assert_eq!((info.flow(), info.page()), (flow, page), "{}", info.current_page);
        }
    }
}
