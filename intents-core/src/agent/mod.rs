//! The agent: intents, handlers and their shared state. The agent dispatches calls to handlers,
//! checks the rules that concern the agent as a whole, and generates its definition.

mod builder;
mod check;
mod definition;
mod dispatch;
mod from_code;
mod handler;
mod language_packages;
pub(crate) mod panic;
mod registry;

pub use builder::AgentBuilder;
pub use dispatch::Agent;
pub use handler::{Handler, HandlerEntry, HandlerKey, Outcome};
