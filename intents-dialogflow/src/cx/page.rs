use std::borrow::Cow;

use intents_core::Value;

use crate::proto::{Lazy, message, open_enum};

/// The id of the flow in which a session starts, in every agent.
pub const DEFAULT_START_FLOW: &str = "00000000-0000-0000-0000-000000000000";

message! {
    /// The current page of the session. Source: `PageInfo` in `webhook.proto`.
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
        /// The full name of the page; `…/pages/START_PAGE` for the start page of a flow. Absent in
        /// responses.
        pub current_page: Cow<'a, str> = "currentPage",
        /// The display name of the page. Absent in responses.
        pub display_name: Cow<'a, str> = "displayName",
        /// The form of the page.
        pub form_info: FormInfo<'a> = "formInfo",
    }
}

impl PageInfo<'_> {
    /// Returns the id of the page's flow: [`DEFAULT_START_FLOW`], or the id in the URL of the
    /// console. Playbooks have no flow.
    #[must_use]
    pub fn flow(&self) -> Option<&str> {
        self.location().map(|(location, _)| location.flow)
    }

    /// Returns the id of the page within its flow.
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

/// The id of a page within its flow. The named variants exist in every flow and have no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PageId<'a> {
    /// `START_PAGE`, the start page of the flow.
    Start,
    /// `END_FLOW`, the end of the flow.
    EndFlow,
    /// `END_SESSION`, the end of the session.
    EndSession,
    /// A page of the agent, by its id.
    Other(&'a str),
}

message! {
    /// The form of a page.
    pub struct FormInfo<'a> {
        /// The parameters of the form.
        pub parameter_info: Vec<ParameterInfo<'a>> = "parameterInfo",
    }
}

impl<'a> FormInfo<'a> {
    /// Returns the parameter with this name, ignoring case.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&ParameterInfo<'a>> {
        self.parameter_info.iter().find(|info| info.display_name.eq_ignore_ascii_case(name))
    }
}

message! {
    /// A parameter of a form.
    pub struct ParameterInfo<'a> {
        /// The name of the parameter, unique within the form.
        pub display_name: Cow<'a, str> = "displayName",
        /// Whether the parameter is required.
        pub required: bool = "required",
        /// The state of the parameter. In a response, only `INVALID` has an effect.
        pub state: ParameterState<'a> = "state",
        /// The value of the parameter.
        pub value: Lazy<'a, Value<'a>> = "value",
        /// Whether the user gave the value in this turn. Absent in responses.
        pub just_collected: bool = "justCollected",
    }
}

open_enum! {
    /// The state of a form parameter. Source: `ParameterState` in `webhook.proto`.
    pub enum ParameterState {
        /// Not specified.
        Unspecified = "PARAMETER_STATE_UNSPECIFIED" / 0,
        /// The parameter has no value.
        Empty = "EMPTY" / 1,
        /// The value of the parameter is not valid.
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
