//! `#[fulfill]`

mod check;
mod expand;
mod fallback;
mod model;

use proc_macro2::TokenStream;

use crate::diag::Errors;
use model::Fulfill;

pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let fulfill = Fulfill::read(args, item.clone(), &mut errors);
    if let Some(fulfill) = &fulfill {
        check::fulfill(fulfill, &mut errors);
    }
    match fulfill {
        Some(fulfill) if errors.is_empty() => expand::fulfill(&fulfill, item),
        fulfill => fallback::fulfill(item, fulfill.as_ref(), errors),
    }
}
