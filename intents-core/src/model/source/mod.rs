//! The parameters and contexts of one request, parsed on demand.

mod contexts;
mod raw_parameters;

pub use contexts::{ActiveContext, Contexts, ReadContexts};
pub use raw_parameters::RawParameters;

/// The parameters and contexts from which the fields of an intent are read.
#[derive(Debug, Clone, Copy)]
pub struct Source<'r, 'a> {
    /// The parameters of the request, or of the output context of a followed intent.
    pub parameters: &'r RawParameters<'a>,
    /// The active contexts, for followed intents.
    pub contexts: &'r Contexts<'a>,
    /// The event of the intent. The context with the name of the event can contain untagged
    /// parameters. If the event is empty, no such context is read.
    pub event: &'static str,
}
