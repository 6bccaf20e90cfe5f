//! Agents: what fulfills which request.

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

/// A conversational agent: every intent that is linked into the program, and what fulfills it.
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
    // No request adds a name to these, so none can make their hashes collide.
    pub(super) routes: FxHashMap<&'static str, Route>,
    pub(super) actions: FxHashMap<&'static str, HandlerEntry>,
    pub(super) tags: FxHashMap<&'static str, HandlerEntry>,
    pub(super) unhandled: Option<HandlerEntry>,
    /// The types that may be triggered, sorted.
    pub(super) types: Vec<TypeId>,
    /// Sorted by name: the order of the registry differs between builds.
    pub(super) intents: Vec<&'static IntentMeta>,
    pub(super) state: StateMap,
    pub(super) on_error: Option<OnError>,
    pub(super) settings: Option<AgentSettings>,
}

/// Makes a reply of a handler's error.
pub(super) type OnError =
    Box<dyn Fn(&FulfillError, &FulfillmentContext<'_>) -> Reply + Send + Sync>;

/// Where a request for an intent goes.
#[derive(Default)]
pub(super) struct Route {
    /// The description of the intent, unless only a handler names the intent.
    pub(super) intent: Option<&'static IntentMeta>,
    pub(super) handler: Option<HandlerEntry>,
    /// The handler while slots are filled.
    pub(super) slot_filling: Option<HandlerEntry>,
}

impl Agent {
    /// The agent's intents, sorted by name.
    pub fn intents(&self) -> impl ExactSizeIterator<Item = &'static IntentMeta> + '_ {
        self.intents.iter().copied()
    }

    /// The value of this type that was given with [`AgentBuilder::state`](crate::AgentBuilder::state).
    #[must_use]
    pub fn state<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.state.get()
    }

    /// Checks that the agent has the state required by a handler that is not registered with it,
    /// such as a flexible webhook.
    ///
    /// # Errors
    ///
    /// A [`Problem::MissingState`](crate::Problem::MissingState) for each type that is missing.
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

    /// Has the handler of the request answer: that of its tag, its intent or its action, or the one
    /// for what nothing else answers.
    ///
    /// The agent's own response is kept when nothing fulfills the intent. While Dialogflow is still
    /// asking for required parameters, it is kept too, unless a handler of the intent's
    /// [`Partial`](crate::Partial), or one without types, answers.
    ///
    /// # Errors
    ///
    /// When the agent does not have the intent, the parameters do not fit it, the handler fails or
    /// panics and there is no [`on_error`](crate::AgentBuilder::on_error), or the reply triggers an intent
    /// that the agent does not have.
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
                    // The error that the reply was made from takes precedence.
                    Err(reply.take_error().unwrap_or_else(|| unknown.into()))
                }
                _ => Ok(reply),
            },
            None => Ok(reply),
        }
    }

    /// The reply to what went wrong in a handler, if the agent has one.
    fn reply_to(
        &self,
        error: FulfillError,
        context: &FulfillmentContext<'_>,
    ) -> Result<Reply, FulfillError> {
        let Some(on_error) = &self.on_error else { return Err(error) };
        // Otherwise it is the request that is wrong, and its sender has to know.
        if !matches!(error, FulfillError::Handler(_) | FulfillError::Panicked(_)) {
            return Err(error);
        }
        match panic::catch(|| on_error(&error, context)) {
            Ok(reply) => Ok(reply.made_of(error)),
            Err(_) => Err(error),
        }
    }

    /// Adds a handler to those that requests find.
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

    /// The handler that answers; `None` if the agent's own response stands.
    ///
    /// By the tag, which in CX is the name of an intent in every definition that comes from an
    /// agent's types; by the intent's display name only where there is no tag. A foreign tag is
    /// never ignored in favour of the intent: CX sends the last matched intent along with every
    /// fulfillment of a page, and its logic would run again on each of them.
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
