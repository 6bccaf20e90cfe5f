//! The continuation of the conversation: `targetPage` or `targetFlow`; a response has at most one.

use std::borrow::Cow;
use std::ops::Deref;

use intents_core::connector::InvalidValue;
use intents_core::connector::{Dropped, EncodeError, ObjectWriter};
use intents_core::{Reply, Transition};

use super::page::Location;
use super::{PageInfo, WebhookResponse};
use crate::render::Report;

/// Writes the target. A triggered intent has priority, because its route starts from the current
/// page. A transition comes next, then the end of the session.
pub(super) fn write_continuation<'a>(
    body: &mut ObjectWriter<'_>,
    reply: &Reply,
    page: &impl Deref<Target = PageInfo<'a>>,
    report: &mut Report,
) -> Result<(), EncodeError> {
    // CX does not trigger events by name.
    let is_triggered = reply.parts().trigger.is_some_and(|trigger| trigger.intent().is_some());
    let transition = reply.parts().transition;
    if reply.parts().ends_session {
        if is_triggered {
            report.add(Dropped::EndOfSessionBesideTrigger);
        } else if transition.is_some() {
            report.add(Dropped::EndOfSessionBesideTransition);
        } else {
            // Google does not document whether a webhook, like a route, can transition to this
            // page.
            match page_name("END_SESSION", page.location().map(|(location, _)| location))? {
                Some(name) => {
                    body.member(WebhookResponse::target_page).string(&name);
                }
                None => report.add(Dropped::EndOfSessionOutsideFlow),
            }
        }
    }
    let Some(transition) = transition else { return Ok(()) };
    let location = page.location().map(|(location, _)| location);
    let (member, name) = match transition {
        Transition::Page(name) => (WebhookResponse::target_page, page_name(name, location)?),
        Transition::Flow(name) => (WebhookResponse::target_flow, flow_name(name, location)?),
    };
    match name {
        _ if is_triggered => report.add(Dropped::TransitionBesideTrigger),
        Some(name) => {
            body.member(member).string(&name);
        }
        None => report.add(Dropped::TransitionOutsideFlow),
    }
    Ok(())
}

/// Returns the full name of a page. Returns `None` for a short name if the request is not on a page
/// of a flow.
fn page_name<'n>(
    name: &'n str,
    location: Option<Location<'_>>,
) -> Result<Option<Cow<'n, str>>, EncodeError> {
    let segments: Vec<_> = name.split('/').collect();
    if !segments.iter().all(|segment| is_id(segment)) {
        return Err(EncodeError::Value(InvalidValue::PageName));
    }
    let flow = |location: Location<'_>| format!("{}/flows/{}", location.agent, location.flow);
    let full = match *segments.as_slice() {
        ["projects", _, "locations", _, "agents", _, "flows", _, "pages", _] => {
            return Ok(Some(Cow::Borrowed(name)));
        }
        ["flows", _, "pages", _] => location.map(|location| format!("{}/{name}", location.agent)),
        ["pages", _] => location.map(|location| format!("{}/{name}", flow(location))),
        [_] => location.map(|location| format!("{}/pages/{name}", flow(location))),
        _ => return Err(EncodeError::Value(InvalidValue::PageName)),
    };
    Ok(full.map(Cow::Owned))
}

/// Returns the full name of a flow. Returns `None` for a short name if the request is not on a page
/// of a flow.
fn flow_name<'n>(
    name: &'n str,
    location: Option<Location<'_>>,
) -> Result<Option<Cow<'n, str>>, EncodeError> {
    let segments: Vec<_> = name.split('/').collect();
    if !segments.iter().all(|segment| is_id(segment)) {
        return Err(EncodeError::Value(InvalidValue::FlowName));
    }
    let full = match *segments.as_slice() {
        ["projects", _, "locations", _, "agents", _, "flows", _] => {
            return Ok(Some(Cow::Borrowed(name)));
        }
        ["flows", _] => location.map(|location| format!("{}/{name}", location.agent)),
        [_] => location.map(|location| format!("{}/flows/{name}", location.agent)),
        _ => return Err(EncodeError::Value(InvalidValue::FlowName)),
    };
    Ok(full.map(Cow::Owned))
}

fn is_id(segment: &str) -> bool {
    !segment.is_empty() && !segment.contains(|c: char| c.is_control() || c.is_whitespace())
}
