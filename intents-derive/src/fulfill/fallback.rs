use proc_macro2::TokenStream;
use quote::quote;

use crate::diag::Errors;
use crate::fulfill::expand;
use crate::fulfill::model::Fulfill;
use crate::path;

/// The errors, and the item as it is: its other uses are fine, and editors still know it. A
/// handler stays one, for where it is registered.
pub(crate) fn fulfill(item: TokenStream, fulfill: Option<&Fulfill>, errors: Errors) -> TokenStream {
    let errors = errors.into_compile_errors();
    let handler = fulfill.map(|fulfill| {
        let (import, private) = (fulfill.crate_path.import(), path::private());
        let (cfgs, marker, handler) = (&fulfill.cfgs, expand::marker(fulfill), fulfill.handler());
        quote! {
            #marker
            #(#cfgs)*
            #[allow(deprecated)]
            const _: () = {
                #import

                #[automatically_derived]
                impl #private::Handler for #handler {
                    const ENTRY: #private::HandlerEntry = ::core::panic!();
                }
            };
        }
    });
    quote! {
        #errors
        #item
        #handler
    }
}
