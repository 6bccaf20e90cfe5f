//! Where the conversation goes on: `targetPage` or `targetFlow`, of which a response has one.

use std::borrow::Cow;
use std::ops::Deref;

use intents_core::connector::{EncodeError, ObjectWriter};
use intents_core::{Reply, Transition};

use super::PageInfo;
use super::page::Place;

/// The page that ends is the next one, before any route that would trigger an intent.
const END_BESIDE_TRIGGER: &str =
    "the end of the session beside a triggered intent: the intent would never answer";

/// Of the two, only a transition by a webhook is documented.
const END_BESIDE_TRANSITION: &str =
    "the end of the session beside a transition: the conversation goes on there";

/// The page that the trigger's route leads to is the one that answers.
const TRANSITION_BESIDE_TRIGGER: &str =
    "a transition beside a triggered intent: the conversation goes on where the intent answers";

/// The page that ends has the name of the current flow.
const END_OUTSIDE_FLOW: &str = "the end of the session: the request is of no page of a flow";

/// Names are completed by that of the current page.
const TRANSITION_OUTSIDE_FLOW: &str =
    "a transition by a name that is not full: the request is of no page of a flow";

const NO_PAGE: &str = "a page whose name is not an id, or the end of `projects/P/locations/L/agents/A/flows/F/pages/P`";

const NO_FLOW: &str =
    "a flow whose name is not an id, or the end of `projects/P/locations/L/agents/A/flows/F`";

pub(super) fn write<'a>(
    body: &mut ObjectWriter<'_>,
    reply: &Reply,
    page: &impl Deref<Target = PageInfo<'a>>,
    dropped: &mut Vec<&'static str>,
) -> Result<(), EncodeError> {
    // An event by its name triggers nothing here.
    let is_triggered = reply.triggered().is_some_and(|trigger| trigger.intent().is_some());
    let transition = reply.transition();
    if reply.ends_session() {
        if is_triggered {
            dropped.push(END_BESIDE_TRIGGER);
        } else if transition.is_some() {
            dropped.push(END_BESIDE_TRANSITION);
        } else {
            // That a webhook may go to it as routes do is documented nowhere.
            match page_name("END_SESSION", page.place().map(|(place, _)| place))? {
                Some(name) => {
                    body.member("targetPage").string(&name);
                }
                None => dropped.push(END_OUTSIDE_FLOW),
            }
        }
    }
    let Some(transition) = transition else { return Ok(()) };
    let place = page.place().map(|(place, _)| place);
    let (member, name) = match transition {
        Transition::Page(name) => ("targetPage", page_name(name, place)?),
        Transition::Flow(name) => ("targetFlow", flow_name(name, place)?),
    };
    match name {
        _ if is_triggered => dropped.push(TRANSITION_BESIDE_TRIGGER),
        Some(name) => {
            body.member(member).string(&name);
        }
        None => dropped.push(TRANSITION_OUTSIDE_FLOW),
    }
    Ok(())
}

/// The full name of a page. `None` for the end of one, where there is nothing to complete it by.
fn page_name<'n>(
    name: &'n str,
    place: Option<Place<'_>>,
) -> Result<Option<Cow<'n, str>>, EncodeError> {
    let segments: Vec<_> = name.split('/').collect();
    if !segments.iter().all(|segment| is_id(segment)) {
        return Err(EncodeError::Value(NO_PAGE));
    }
    let of = |place: Place<'_>| format!("{}/flows/{}", place.agent, place.flow);
    let full = match *segments.as_slice() {
        ["projects", _, "locations", _, "agents", _, "flows", _, "pages", _] => {
            return Ok(Some(Cow::Borrowed(name)));
        }
        ["flows", _, "pages", _] => place.map(|place| format!("{}/{name}", place.agent)),
        ["pages", _] => place.map(|place| format!("{}/{name}", of(place))),
        [_] => place.map(|place| format!("{}/pages/{name}", of(place))),
        _ => return Err(EncodeError::Value(NO_PAGE)),
    };
    Ok(full.map(Cow::Owned))
}

/// The full name of a flow, like [`page_name`].
fn flow_name<'n>(
    name: &'n str,
    place: Option<Place<'_>>,
) -> Result<Option<Cow<'n, str>>, EncodeError> {
    let segments: Vec<_> = name.split('/').collect();
    if !segments.iter().all(|segment| is_id(segment)) {
        return Err(EncodeError::Value(NO_FLOW));
    }
    let full = match *segments.as_slice() {
        ["projects", _, "locations", _, "agents", _, "flows", _] => {
            return Ok(Some(Cow::Borrowed(name)));
        }
        ["flows", _] => place.map(|place| format!("{}/{name}", place.agent)),
        [_] => place.map(|place| format!("{}/flows/{name}", place.agent)),
        _ => return Err(EncodeError::Value(NO_FLOW)),
    };
    Ok(full.map(Cow::Owned))
}

fn is_id(segment: &str) -> bool {
    !segment.is_empty() && !segment.contains(|c: char| c.is_control() || c.is_whitespace())
}
