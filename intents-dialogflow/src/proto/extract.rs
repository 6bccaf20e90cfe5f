use intents_core::connector::Dialect;
use intents_core::{Error, FulfillmentContext, Result};

use super::{Field, decode, text};

/// Reads the whole request, for the request extractor of a dialect.
pub(crate) fn extract<'a, F: Field<'a> + Default>(
    context: &'a FulfillmentContext<'a>,
    dialect: Dialect,
) -> Result<F> {
    let found = context.dialect();
    if found.id != dialect.id {
        let (expected, found) = (dialect.name, found.name);
        let message = format!("the handler takes a {expected} request; this is a {found} request");
        return Err(Error::msg(message));
    }
    Ok(decode(dialect.name, text(dialect.name, context.request().body())?)?)
}
