//! Agents: intents, their handlers, and the state that the handlers share.

use std::any::TypeId;
use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::check;
use crate::context::FulfillmentContext;
use crate::error::{EncodeError, FulfillError, UnknownIntent};
use crate::handler::{Handler, HandlerEntry, Outcome};
use crate::intent::{Intent, IntentEntry, IntentMeta};
use crate::problem::BuildError;
use crate::registry;
use crate::reply::Reply;
use crate::state::StateMap;

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
    routes: HashMap<&'static str, Route>,
    /// The types that may be triggered, sorted.
    types: Vec<TypeId>,
    /// Sorted by name: the order of the registry differs between builds.
    intents: Vec<&'static IntentMeta>,
    state: StateMap,
}

/// Where a request for an intent goes.
struct Route {
    intent: &'static IntentMeta,
    handler: Option<HandlerEntry>,
}

impl Agent {
    /// Starts from the registry: every intent and every handler that is linked into the program.
    pub fn builder() -> AgentBuilder {
        AgentBuilder {
            intents: registry::intents().collect(),
            handlers: registry::handlers().collect(),
            state: StateMap::default(),
        }
    }

    /// Starts from nothing: only what is registered by [`AgentBuilder::intent`] and
    /// [`AgentBuilder::handler`] is the agent's. For tests, and for targets that cannot run the
    /// registry's constructors.
    pub fn empty_builder() -> AgentBuilder {
        AgentBuilder { intents: Vec::new(), handlers: Vec::new(), state: StateMap::default() }
    }

    /// The agent's intents, sorted by name.
    pub fn intents(&self) -> impl ExactSizeIterator<Item = &'static IntentMeta> + '_ {
        self.intents.iter().copied()
    }

    /// Has the handler of the request's intent answer.
    ///
    /// The agent's own response is kept when nothing fulfills the intent, and while Dialogflow is
    /// still asking for its required parameters.
    ///
    /// # Errors
    ///
    /// When the agent does not have the intent, the parameters do not fit it, the handler fails,
    /// or the reply triggers an intent that the agent does not have.
    pub async fn fulfill<'a>(
        &'a self,
        context: &mut FulfillmentContext<'a>,
    ) -> Result<Reply, FulfillError> {
        context.lend(&self.state);
        let context: &FulfillmentContext<'_> = context;
        let route = self.route(context)?;
        let Some(handler) = &route.handler else { return Ok(Reply::keep()) };
        if context.slot_filling().is_under_way(route.intent) {
            return Ok(Reply::keep());
        }
        let reply = match (handler.call)(context) {
            Outcome::Ready(reply) => reply?,
            Outcome::Pending(reply) => reply.await?,
        };
        match reply.triggered() {
            Some(trigger) if self.types.binary_search(&trigger.type_id()).is_err() => {
                Err(EncodeError::UnknownTrigger(trigger.intent().name).into())
            }
            _ => Ok(reply),
        }
    }

    /// By the tag, which in CX is the name of an intent in every definition that comes from an
    /// agent's types; by the intent's display name only where there is no tag. A foreign tag is
    /// never ignored in favour of the intent: CX sends the last matched intent along with every
    /// fulfillment of a page, and its logic would run again on each of them.
    fn route(&self, context: &FulfillmentContext<'_>) -> Result<&Route, FulfillError> {
        let (tag, intent) = (context.tag(), context.intent());
        let name = if tag.is_empty() { intent } else { tag };
        self.routes.get(name).ok_or_else(|| {
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

/// An agent under construction.
#[derive(Debug)]
#[must_use]
pub struct AgentBuilder {
    intents: Vec<IntentEntry>,
    handlers: Vec<HandlerEntry>,
    state: StateMap,
}

impl AgentBuilder {
    /// Gives a value that handlers take as [`State`](crate::State). A second value of a type
    /// replaces the first.
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// Registers an intent. One that is registered already stays as it is.
    pub fn intent<T: Intent>(mut self) -> Self {
        self.intents.push(IntentEntry::of::<T>());
        self
    }

    /// Registers a handler, by the name of its function, and the intent that it fulfills.
    ///
    /// ```
    /// use intents_core::{Agent, Intent, fulfill};
    ///
    /// #[derive(Intent)]
    /// struct Ping;
    ///
    /// #[fulfill]
    /// fn pong(_: Ping) -> &'static str { "pong" }
    ///
    /// let agent = Agent::empty_builder().handler::<pong>().build().unwrap();
    /// assert_eq!(agent.intents().len(), 1);
    /// ```
    pub fn handler<H: Handler>(mut self) -> Self {
        self.intents.push(H::ENTRY.intent);
        self.handlers.push(H::ENTRY);
        self
    }

    /// Builds the agent.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its places in the source code.
    pub fn build(mut self) -> Result<Agent, BuildError> {
        self.intents.sort_by_key(|entry| (entry.meta.name, entry.meta.location));
        self.handlers.sort_by_key(|entry| (entry.intent.meta.name, entry.location));
        let mut types = HashSet::new();
        self.intents.retain(|entry| types.insert((entry.type_id)()));
        self.handlers.dedup_by_key(|entry| (entry.name, entry.location));

        let problems = check::agent(&self.intents, &self.handlers, &self.state);
        if !problems.is_empty() {
            return Err(BuildError::new(problems));
        }

        let mut routes = HashMap::new();
        for entry in &self.intents {
            routes.insert(entry.meta.name, Route { intent: entry.meta, handler: None });
        }
        for handler in self.handlers {
            let intent = handler.intent.meta;
            routes.insert(intent.name, Route { intent, handler: Some(handler) });
        }
        let intents = self.intents.iter().map(|entry| entry.meta).collect();
        let mut types: Vec<_> = types.into_iter().collect();
        types.sort_unstable();
        Ok(Agent { routes, types, intents, state: self.state })
    }
}
