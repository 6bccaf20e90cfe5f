//! Source locations in generated code.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// Generates the location of `span` in the user's code.
pub(crate) fn location(private: &TokenStream, span: Span) -> TokenStream {
    quote_spanned! {span=>
        #private::Location {
            file: ::core::file!(),
            line: ::core::line!(),
            column: ::core::column!(),
        }
    }
}
