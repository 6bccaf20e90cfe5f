//! The builder of agents.

use std::collections::HashSet;
use std::fmt;

use rustc_hash::FxHashMap;

use super::dispatch::OnError;
use super::{Agent, Handler, HandlerEntry, check, registry};
use crate::call::{FulfillmentContext, StateMap};
use crate::definition::{AgentDefinition, AgentSettings};
use crate::error::FulfillError;
use crate::model::{Intent, IntentEntry};
use crate::problem::{BuildError, Problem};
use crate::reply::Reply;

impl Agent {
    /// Creates an agent builder with the registry: every intent and every handler that is linked
    /// into the program.
    pub fn builder() -> AgentBuilder {
        AgentBuilder {
            intents: registry::intents().collect(),
            handlers: registry::handlers().collect(),
            state: StateMap::default(),
            on_error: None,
            settings: None,
        }
    }

    /// Creates an agent builder without the registry. The agent contains only intents and handlers
    /// registered with [`AgentBuilder::intent`] and [`AgentBuilder::handler`]. Use it in tests, and
    /// on targets that do not run constructors.
    pub fn empty_builder() -> AgentBuilder {
        AgentBuilder {
            intents: Vec::new(),
            handlers: Vec::new(),
            state: StateMap::default(),
            on_error: None,
            settings: None,
        }
    }
}

/// A builder of an [`Agent`].
#[must_use]
pub struct AgentBuilder {
    pub(super) intents: Vec<IntentEntry>,
    pub(super) handlers: Vec<HandlerEntry>,
    pub(super) state: StateMap,
    pub(super) on_error: Option<OnError>,
    pub(super) settings: Option<AgentSettings>,
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
    /// Adds a state that handlers take as [`State`](crate::State). A second value of the same type
    /// replaces the first.
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// Sets the function that replies for a handler that failed or panicked. By default the webhook
    /// responds with 500, and Dialogflow uses the agent's own response.
    ///
    /// The sender of the response gets the error as [`FulfillmentResponse::error`], and the webhook
    /// logs the error. The function is not called for invalid requests.
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
    /// [`FulfillmentResponse::error`]: crate::connector::FulfillmentResponse::error
    pub fn on_error(
        mut self,
        reply: impl Fn(&FulfillError, &FulfillmentContext<'_>) -> Reply + Send + Sync + 'static,
    ) -> Self {
        self.on_error = Some(Box::new(reply));
        self
    }

    /// Registers an intent. Registering it again has no effect.
    pub fn intent<T: Intent>(mut self) -> Self {
        self.intents.push(IntentEntry::new::<T>());
        self
    }

    /// Registers a handler by the name of its function, together with the intent that the handler
    /// fulfills.
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

    /// Sets the settings of the agent: name, languages, webhook. By default the agent has no name,
    /// and its languages are those of its intents and entity types.
    pub fn settings(mut self, settings: AgentSettings) -> Self {
        self.settings = Some(settings);
        self
    }

    /// Builds the agent.
    ///
    /// Release builds do not check training phrases, prompts, responses and entity entries, because
    /// a webhook does not read them. [`check`](Self::check) and [`define`](Self::define) check them
    /// in every build.
    ///
    /// # Errors
    ///
    /// Returns an error with every problem of the agent, each with its locations in the source code
    /// or in the language files.
    pub fn build(self) -> Result<Agent, BuildError> {
        // The condition is constant, so that a service does not link the checks.
        if cfg!(debug_assertions) { self.check() } else { self.build_for_webhook() }
    }

    /// Builds the agent after every check, also in release builds.
    ///
    /// # Errors
    ///
    /// Returns an error with every problem of the agent, each with its locations in the source code
    /// or in the language files.
    pub fn check(mut self) -> Result<Agent, BuildError> {
        self.sort();
        let mut problems = self.problems(Some(&self.state));
        self.check_language(&mut problems);
        self.finish(problems)
    }

    fn build_for_webhook(mut self) -> Result<Agent, BuildError> {
        self.sort();
        let problems = self.problems(Some(&self.state));
        self.finish(problems)
    }

    /// Returns the definition of the agent, for an export. The definition requires no state,
    /// because a build script has none.
    ///
    /// # Errors
    ///
    /// Returns an error with every problem of the agent, except missing state.
    pub fn define(mut self) -> Result<AgentDefinition, BuildError> {
        self.sort();
        let mut problems = self.problems(None);
        self.check_language(&mut problems);
        Ok(self.finish(problems)?.definition())
    }

    /// Sorts the intents and handlers and removes duplicates. The order of the registry depends on
    /// the linker.
    fn sort(&mut self) {
        self.intents.sort_by_key(|entry| (entry.meta.name, entry.meta.location));
        self.handlers.sort_by_key(|entry| (entry.location, entry.name));
        let mut types = HashSet::new();
        self.intents.retain(|entry| types.insert((entry.type_id)()));
        self.handlers.dedup_by_key(|entry| (entry.name, entry.location));
    }

    /// Returns the problems that affect a webhook.
    fn problems(&self, state: Option<&StateMap>) -> Vec<Problem> {
        if self.is_empty() {
            return vec![Problem::Empty];
        }
        check::agent(&self.intents, &self.handlers, state, self.settings.as_ref())
    }

    fn check_language(&self, problems: &mut Vec<Problem>) {
        if !self.is_empty() {
            check::language(&self.intents, self.settings.as_ref(), problems);
        }
    }

    fn is_empty(&self) -> bool {
        self.intents.is_empty() && self.handlers.is_empty()
    }

    fn finish(self, mut problems: Vec<Problem>) -> Result<Agent, BuildError> {
        if !problems.is_empty() {
            problems.sort();
            problems.dedup();
            return Err(BuildError::new(problems));
        }

        let mut types: Vec<_> = self.intents.iter().map(|entry| (entry.type_id)()).collect();
        types.sort_unstable();
        let mut agent = Agent {
            routes: FxHashMap::default(),
            actions: FxHashMap::default(),
            tags: FxHashMap::default(),
            unhandled: None,
            types,
            intents: self.intents.iter().map(|entry| entry.meta).collect(),
            state: self.state,
            on_error: self.on_error,
            settings: self.settings,
        };
        for meta in &agent.intents {
            agent.routes.entry(meta.name).or_default().intent = Some(meta);
        }
        for handler in self.handlers {
            agent.add(handler);
        }
        Ok(agent)
    }
}
