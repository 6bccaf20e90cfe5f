//! `#[fulfill]`

mod check;
mod expand;
mod fallback;
mod model;

use proc_macro2::TokenStream;

use crate::diag::Errors;
use model::Handler;

pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let handler = Handler::read(args, item.clone(), &mut errors);
    if let Some(handler) = &handler {
        check::check_handler(handler, &mut errors);
    }
    match (handler, errors.finish()) {
        (Some(handler), Ok(())) => expand::expand(&handler, &item),
        (handler, errors) => {
            fallback::fallback(&item, handler.as_ref(), &errors.err().unwrap_or_default())
        }
    }
}
