//! The call: the request, the prediction that a connector reads from the request, and the arguments
//! of handlers. The module does not depend on replies or agents.

mod active;
mod context;
mod dialect;
mod extract;
mod handler_input;
mod prediction;
mod request;
mod session;
mod slot_filling;
mod state;

pub use active::Active;
pub use context::FulfillmentContext;
pub use dialect::Dialect;
pub use extract::{FromContext, Requirements, State};
pub use handler_input::{HandlerInput, Phase};
pub use prediction::{FindOriginalWords, Prediction, ReadMessages};
pub use request::FulfillmentRequest;
pub use session::Session;
pub use slot_filling::SlotFilling;
pub(crate) use state::StateMap;
