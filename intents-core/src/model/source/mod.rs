//! The parameters and contexts of one request, read when they are asked for.

mod contexts;
mod raw_parameters;

pub use contexts::{ActiveContext, Contexts, ReadContexts};
pub use raw_parameters::RawParameters;

/// The source of an intent's fields.
#[derive(Debug, Clone, Copy)]
pub struct Source<'r, 'a> {
    /// The parameters of the request, or of the context that a followed intent opened.
    pub parameters: &'r RawParameters<'a>,
    /// The contexts that are active, for the intents that are followed.
    pub contexts: &'r Contexts<'a>,
    /// The event of the intent that is read, whose context may have untagged parameters; empty
    /// where it is not asked for.
    pub event: &'static str,
}
