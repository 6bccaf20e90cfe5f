//! Agents under construction.

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
}

/// An agent under construction.
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
    /// Gives a value that handlers take as [`State`](crate::State). A second value of a type
    /// replaces the first.
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// Answers in the place of a handler that failed or panicked. Without this the request fails:
    /// a webhook answers 500, and Dialogflow falls back to the agent's own response.
    ///
    /// The sender of the response gets the error as [`FulfillmentResponse::error`]; the webhook
    /// logs it. Invalid requests are not errors of a handler.
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
    /// In a release, training phrases, prompts, responses and entries are not checked: a webhook
    /// does not read them. [`check`](Self::check) and [`define`](Self::define) check them in every
    /// build.
    ///
    /// # Errors
    ///
    /// Returns every problem of the agent, each with its places in the source code or in the
    /// language files.
    pub fn build(self) -> Result<Agent, BuildError> {
        // A constant condition: a service does not link what it never calls.
        if cfg!(debug_assertions) { self.check() } else { self.build_for_webhook() }
    }

    /// Builds the agent after every check, in a release too.
    ///
    /// # Errors
    ///
    /// Returns every problem of the agent, each with its places in the source code or in the
    /// language files.
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

    /// Returns the definition of the agent, for an export. It needs no state: a build script has
    /// none.
    ///
    /// # Errors
    ///
    /// Returns every problem of the agent except missing state.
    pub fn define(mut self) -> Result<AgentDefinition, BuildError> {
        self.sort();
        let mut problems = self.problems(None);
        self.check_language(&mut problems);
        Ok(self.finish(problems)?.definition())
    }

    /// Removes what is registered twice. The order of a registry is that of the linker.
    fn sort(&mut self) {
        self.intents.sort_by_key(|entry| (entry.meta.name, entry.meta.location));
        self.handlers.sort_by_key(|entry| (entry.location, entry.name));
        let mut types = HashSet::new();
        self.intents.retain(|entry| types.insert((entry.type_id)()));
        self.handlers.dedup_by_key(|entry| (entry.name, entry.location));
    }

    /// Returns the problems that concern a webhook.
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
