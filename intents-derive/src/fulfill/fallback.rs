use proc_macro2::TokenStream;
use quote::quote;

use crate::diag::Errors;

/// The errors, and the item as it is: its other uses are fine, and editors still know it.
pub(crate) fn fulfill(item: TokenStream, errors: Errors) -> TokenStream {
    let errors = errors.into_compile_errors();
    quote! {
        #errors
        #item
    }
}
