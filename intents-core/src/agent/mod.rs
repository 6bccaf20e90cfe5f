//! Agents: intents, their handlers, and the state that the handlers share.

mod definition;
mod language_packages;

use std::any::TypeId;
use std::collections::HashSet;
use std::fmt;

use rustc_hash::FxHashMap;

use crate::check;
use crate::context::FulfillmentContext;
use crate::definition::{AgentDefinition, AgentSettings};
use crate::error::{EncodeError, FulfillError, UnknownIntent};
use crate::extract::{Phase, Requirements};
use crate::handler::{Handler, HandlerEntry, HandlerKey, Outcome};
use crate::intent::{Intent, IntentEntry, IntentMeta, Location};
use crate::panic;
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
    // No request adds a name to these, so none can make their hashes collide.
    routes: FxHashMap<&'static str, Route>,
    actions: FxHashMap<&'static str, HandlerEntry>,
    tags: FxHashMap<&'static str, HandlerEntry>,
    unhandled: Option<HandlerEntry>,
    /// The types that may be triggered, sorted.
    types: Vec<TypeId>,
    /// Sorted by name: the order of the registry differs between builds.
    intents: Vec<&'static IntentMeta>,
    state: StateMap,
    on_error: Option<OnError>,
    settings: Option<AgentSettings>,
}

/// Makes a reply of a handler's error.
type OnError = Box<dyn Fn(&FulfillError, &FulfillmentContext<'_>) -> Reply + Send + Sync>;

/// Where a request for an intent goes.
#[derive(Default)]
struct Route {
    /// What the agent's types say of the intent. There may be none: a handler may name any intent.
    intent: Option<&'static IntentMeta>,
    handler: Option<HandlerEntry>,
    /// The handler while slots are filled.
    slot_filling: Option<HandlerEntry>,
}

impl Agent {
    /// Starts from the registry: every intent and every handler that is linked into the program.
    pub fn builder() -> AgentBuilder {
        AgentBuilder {
            intents: registry::intents().collect(),
            handlers: registry::handlers().collect(),
            state: StateMap::default(),
            on_error: None,
            settings: None,
        }
    }

    /// Starts from nothing: only what is registered by [`AgentBuilder::intent`] and
    /// [`AgentBuilder::handler`] is the agent's. For tests, and for targets that cannot run the
    /// registry's constructors.
    pub fn empty_builder() -> AgentBuilder {
        AgentBuilder {
            intents: Vec::new(),
            handlers: Vec::new(),
            state: StateMap::default(),
            on_error: None,
            settings: None,
        }
    }

    /// The agent's intents, sorted by name.
    pub fn intents(&self) -> impl ExactSizeIterator<Item = &'static IntentMeta> + '_ {
        self.intents.iter().copied()
    }

    /// The value of this type that was given with [`AgentBuilder::state`].
    #[must_use]
    pub fn state<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.state.get()
    }

    /// Checks that the agent has the state that a handler needs which is none of its own, such as
    /// one of another protocol on the same server.
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
    /// panics and there is no [`on_error`](AgentBuilder::on_error), or the reply triggers an intent
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
        match reply.triggered() {
            Some(trigger) => match (trigger.type_id(), trigger.intent()) {
                (Some(id), Some(intent)) if self.types.binary_search(&id).is_err() => {
                    let unknown = EncodeError::UnknownTrigger(intent.name);
                    // What the reply was made of is what has to be known.
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

/// An agent under construction.
#[must_use]
pub struct AgentBuilder {
    intents: Vec<IntentEntry>,
    handlers: Vec<HandlerEntry>,
    state: StateMap,
    on_error: Option<OnError>,
    settings: Option<AgentSettings>,
}

impl fmt::Debug for AgentBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AgentBuilder")
            .field("intents", &self.intents)
            .field("handlers", &self.handlers)
            .field("state", &self.state)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl AgentBuilder {
    /// Gives a value that handlers take as [`State`](crate::State). A second value of a type
    /// replaces the first.
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// Answers in the place of a handler that failed or panicked. Without this the request fails:
    /// a webhook answers 500, and Dialogflow falls back to the agent's own response.
    ///
    /// The error reaches whoever sends the response, as [`FulfillmentResponse::error`]; the webhook
    /// logs it. Requests that are wrong themselves are no errors of a handler.
    ///
    /// ```
    /// use intents_core::{Agent, Intent, Reply, Result, fulfill};
    ///
    /// #[derive(Intent)]
    /// struct AskStock;
    ///
    /// #[fulfill]
    /// fn stock(_: AskStock) -> Result<String> {
    ///     Ok(std::fs::read_to_string("/the/stock/is/gone")?)
    /// }
    ///
    /// let agent = Agent::empty_builder()
    ///     .handler::<stock>()
    ///     .on_error(|_, context| match context.language() {
    ///         "de" => "Das geht gerade nicht.".into(),
    ///         _ => Reply::text("This does not work right now."),
    ///     })
    ///     .build()?;
    /// # Ok::<(), intents_core::BuildError>(())
    /// ```
    ///
    /// [`FulfillmentResponse::error`]: crate::FulfillmentResponse::error
    pub fn on_error(
        mut self,
        reply: impl Fn(&FulfillError, &FulfillmentContext<'_>) -> Reply + Send + Sync + 'static,
    ) -> Self {
        self.on_error = Some(Box::new(reply));
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
        self.intents.extend(H::ENTRY.intent());
        self.handlers.push(H::ENTRY);
        self
    }

    /// Says what the agent is as a whole: its name, its languages, its webhook. Without this it has
    /// no name, and speaks every language that one of its intents or entity types has words in.
    pub fn settings(mut self, settings: AgentSettings) -> Self {
        self.settings = Some(settings);
        self
    }

    /// Builds the agent.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its places in the source code or in the language
    /// files.
    pub fn build(self) -> Result<Agent, BuildError> {
        self.checked(true)
    }

    /// The definition of the agent, for what exports it. It needs no state: a build script has
    /// none.
    ///
    /// # Errors
    ///
    /// Everything that [`build`](Self::build) refuses, but state that is missing.
    pub fn define(self) -> Result<AgentDefinition, BuildError> {
        Ok(self.checked(false)?.definition())
    }

    fn checked(mut self, needs_state: bool) -> Result<Agent, BuildError> {
        self.intents.sort_by_key(|entry| (entry.meta.name, entry.meta.location));
        self.handlers.sort_by_key(|entry| (entry.location, entry.name));
        let mut types = HashSet::new();
        self.intents.retain(|entry| types.insert((entry.type_id)()));
        self.handlers.dedup_by_key(|entry| (entry.name, entry.location));

        let state = needs_state.then_some(&self.state);
        let settings = self.settings.as_ref();
        let problems = check::agent(&self.intents, &self.handlers, state, settings);
        if !problems.is_empty() {
            return Err(BuildError::new(problems));
        }

        let mut agent = Agent {
            routes: FxHashMap::default(),
            actions: FxHashMap::default(),
            tags: FxHashMap::default(),
            unhandled: None,
            types: types.into_iter().collect(),
            intents: self.intents.iter().map(|entry| entry.meta).collect(),
            state: self.state,
            on_error: self.on_error,
            settings: self.settings,
        };
        agent.types.sort_unstable();
        for meta in &agent.intents {
            agent.routes.entry(meta.name).or_default().intent = Some(meta);
        }
        for handler in self.handlers {
            agent.add(handler);
        }
        Ok(agent)
    }
}

impl Agent {
    fn add(&mut self, handler: HandlerEntry) {
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
}
