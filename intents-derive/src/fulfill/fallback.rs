use proc_macro2::TokenStream;
use quote::quote;

use crate::fulfill::expand;
use crate::fulfill::model::Handler;
use crate::path;

/// Generates the errors and the unchanged item, so that its uses compile and editors know it. A
/// handler still implements `Handler`, so that its registration is not an error too.
pub(crate) fn fallback(
    item: &TokenStream,
    handler: Option<&Handler>,
    errors: &TokenStream,
) -> TokenStream {
    let implementation = handler.map(|handler| {
        let (import, private) = (handler.crate_path.import(), path::private());
        let (cfgs, marker, ty) = (&handler.cfgs, expand::marker(handler), handler.ty());
        quote! {
            #marker
            #(#cfgs)*
            #[allow(deprecated)]
            const _: () = {
                #import

                #[automatically_derived]
                impl #private::Handler for #ty {
                    const ENTRY: #private::HandlerEntry = ::core::panic!();
                }
            };
        }
    });
    quote! {
        #errors
        #item
        #implementation
    }
}
