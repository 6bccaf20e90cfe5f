//! Agents, which dispatch requests to handlers.

use std::any::TypeId;
use std::fmt;

use rustc_hash::FxHashMap;

use super::{HandlerEntry, HandlerKey, Outcome, check, panic};
use crate::call::{FulfillmentContext, Phase, Requirements, StateMap};
use crate::definition::AgentSettings;
use crate::error::{EncodeError, FulfillError, UnknownIntent};
use crate::model::{IntentMeta, Location};
use crate::problem::BuildError;
use crate::reply::Reply;

/// A conversational agent: intents and their handlers.
///
/// ```standalone_crate
/// use intents_core::{Agent, Intent, State, fulfill};
///
/// /// The user asks how warm it is.
/// #[derive(Intent)]
/// struct AskTemperature;
///
/// struct Thermometer(i64);
///
/// #[fulfill]
/// fn temperature(_: AskTemperature, thermometer: State<'_, Thermometer>) -> String {
///     format!("It is {} degrees.", thermometer.0)
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let agent = Agent::builder().state(Thermometer(21)).build()?;
/// assert!(agent.intents().any(|intent| intent.name == "AskTemperature"));
/// # Ok(()) }
/// ```
pub struct Agent {
    // No request adds a name to this map, so requests cannot cause hash collisions.
    pub(super) routes: FxHashMap<&'static str, Route>,
    pub(super) actions: FxHashMap<&'static str, HandlerEntry>,
    pub(super) tags: FxHashMap<&'static str, HandlerEntry>,
    pub(super) unhandled: Option<HandlerEntry>,
    /// The types of intents that a reply can trigger, sorted.
    pub(super) types: Vec<TypeId>,
    /// The intents, sorted by name, because the order of the registry differs between builds.
    pub(super) intents: Vec<&'static IntentMeta>,
    pub(super) state: StateMap,
    pub(super) on_error: Option<OnError>,
    pub(super) settings: Option<AgentSettings>,
}

/// The function that replies for a failed handler.
pub(super) type OnError =
    Box<dyn Fn(&FulfillError, &FulfillmentContext<'_>) -> Reply + Send + Sync>;

/// The handlers of an intent.
#[derive(Default)]
pub(super) struct Route {
    /// The description of the intent; `None` if only a handler names the intent.
    pub(super) intent: Option<&'static IntentMeta>,
    pub(super) handler: Option<HandlerEntry>,
    /// The handler that is called during slot filling.
    pub(super) slot_filling: Option<HandlerEntry>,
}

impl Agent {
    /// Returns the intents of the agent, sorted by name.
    pub fn intents(&self) -> impl ExactSizeIterator<Item = &'static IntentMeta> + '_ {
        self.intents.iter().copied()
    }

    /// Returns the state of this type, set with
    /// [`AgentBuilder::state`](crate::AgentBuilder::state).
    #[must_use]
    pub fn state<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.state.get()
    }

    /// Checks that the agent has the state that a handler requires. Use it for handlers that are
    /// not registered with the agent, such as a flexible webhook.
    ///
    /// # Errors
    ///
    /// Returns a [`Problem::MissingState`](crate::Problem::MissingState) for each missing type.
    pub fn check_state(
        &self,
        handler: &'static str,
        location: Location,
        requirements: &Requirements,
    ) -> Result<(), BuildError> {
        let problems: Vec<_> =
            check::missing_state(handler, location, requirements, &self.state).collect();
        if problems.is_empty() { Ok(()) } else { Err(BuildError::new(problems)) }
    }

    /// Calls the handler for the tag, the intent or the action of a request, or the `unhandled`
    /// handler if none of them has a handler.
    ///
    /// If there is no handler, the agent's own response is used. During slot filling, Dialogflow's
    /// prompt is used, unless the intent has a handler of its [`Partial`](crate::Partial) or an
    /// untyped handler.
    ///
    /// # Errors
    ///
    /// Returns an error if the agent does not contain the intent, if the parameters do not fit the
    /// intent, if the handler fails or panics and there is no
    /// [`on_error`](crate::AgentBuilder::on_error), or if the reply triggers an intent that the
    /// agent does not contain.
    pub async fn fulfill<'a>(
        &'a self,
        context: &mut FulfillmentContext<'a>,
    ) -> Result<Reply, FulfillError> {
        context.lend(&self.state);
        let context: &FulfillmentContext<'_> = context;
        let Some(handler) = self.handler(context)? else { return Ok(Reply::keep()) };
        let called = match panic::catch(|| (handler.call)(context)) {
            Ok(Outcome::Ready(reply)) => Ok(reply),
            Ok(Outcome::Pending(reply)) => panic::Catch(reply).await,
            Err(panicked) => Err(panicked),
        };
        let mut reply = match called.unwrap_or(Err(FulfillError::Panicked(handler.name))) {
            Ok(reply) => reply,
            Err(error) => self.reply_to(error, context)?,
        };
        match reply.parts().trigger {
            Some(trigger) => match (trigger.type_id(), trigger.intent()) {
                (Some(id), Some(intent)) if self.types.binary_search(&id).is_err() => {
                    let unknown = EncodeError::UnknownTrigger(intent.name);
                    // The error behind the reply takes precedence.
                    Err(reply.take_error().unwrap_or_else(|| unknown.into()))
                }
                _ => Ok(reply),
            },
            None => Ok(reply),
        }
    }

    /// Returns the reply to an error of a handler, if the agent has an `on_error` function.
    fn reply_to(
        &self,
        error: FulfillError,
        context: &FulfillmentContext<'_>,
    ) -> Result<Reply, FulfillError> {
        let Some(on_error) = &self.on_error else { return Err(error) };
        // All other errors are errors of the request, and its sender must receive them.
        if !matches!(error, FulfillError::Handler(_) | FulfillError::Panicked(_)) {
            return Err(error);
        }
        match panic::catch(|| on_error(&error, context)) {
            Ok(reply) => Ok(reply.made_of(error)),
            Err(_) => Err(error),
        }
    }

    /// Registers a handler for dispatch.
    pub(super) fn add(&mut self, handler: HandlerEntry) {
        match handler.key {
            HandlerKey::Intent { intent, phase } => {
                let route = self.routes.entry(intent.meta.name).or_default();
                match phase {
                    Phase::Complete => route.handler = Some(handler),
                    Phase::SlotFilling => route.slot_filling = Some(handler),
                }
            }
            HandlerKey::Name(name) => self.routes.entry(name).or_default().handler = Some(handler),
            HandlerKey::Action(action) => {
                self.actions.insert(action, handler);
            }
            HandlerKey::Tag(tag) => {
                self.tags.insert(tag, handler);
            }
            HandlerKey::Unhandled => self.unhandled = Some(handler),
        }
    }

    /// Returns the handler of the request, or `None` if the agent's own response is used.
    ///
    /// The tag decides first. In CX the tag is the name of an intent in every definition that is
    /// generated from the agent's types. The display name of the intent decides only if there is no
    /// tag. An unknown tag never falls back to the intent: CX sends the last matched intent with
    /// every fulfillment of a page, and its handler would run again on each of them.
    fn handler(
        &self,
        context: &FulfillmentContext<'_>,
    ) -> Result<Option<&HandlerEntry>, FulfillError> {
        let (tag, intent) = (context.tag(), context.intent());
        let name = if tag.is_empty() { intent } else { tag };
        if let Some(handler) = self.tags.get(tag) {
            return Ok(Some(handler));
        }
        if let Some(route) = self.routes.get(name) {
            let filling = |meta| context.slot_filling().is_under_way(meta);
            if route.intent.is_some_and(filling) {
                let untyped = match &route.handler {
                    Some(handler) => Some(handler).filter(|handler| handler.is_untyped()),
                    None => self.actions.get(context.action()),
                };
                return Ok(route.slot_filling.as_ref().or(untyped));
            }
            return Ok(route.handler.as_ref().or_else(|| self.actions.get(context.action())));
        }
        let other = self.actions.get(context.action()).or(self.unhandled.as_ref());
        other.map(Some).ok_or_else(|| {
            FulfillError::UnknownIntent(match (tag, intent) {
                ("", "") => UnknownIntent::None,
                ("", intent) => UnknownIntent::Name(intent.to_owned()),
                (tag, _) => UnknownIntent::Tag(tag.to_owned()),
            })
        })
    }
}

impl fmt::Debug for Agent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.intents().map(|intent| intent.name).collect();
        f.debug_struct("Agent").field("intents", &names).field("state", &self.state).finish()
    }
}
