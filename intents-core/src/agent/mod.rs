//! The agent: intents, their handlers and the state that these share. It finds the handler of a
//! call, checks what only the agent as a whole can tell, and makes its definition.

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
