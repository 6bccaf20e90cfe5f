use intents_language::{Language, name};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::LitStr;

use crate::intent::model::{Intent, priority};
use crate::keys;
use crate::language::EmbeddedFiles;
use crate::location::location;
use crate::params::{self, Code, Names, Owner};
use crate::path;

/// Generates the implementations for an intent and its registration.
pub(crate) fn expand(intent: &Intent<'_>, files: &EmbeddedFiles) -> TokenStream {
    let (import, private) = (intent.crate_path.import(), path::private());
    let ident = intent.ident;
    let name = intent.name.value();
    let event = intent.event.as_ref().map_or_else(|| name::event(&name), LitStr::value);
    let context = name::context(&name);
    let meta = meta(intent, files, &private);
    let language_files = files.constant(&private);
    let owner = Owner {
        ident,
        visibility: intent.visibility,
        crate_path: &intent.crate_path,
        names: Some((event, context)),
        form: intent.partial.as_ref(),
    };
    let Code { item, block } = params::expand(&owner, &intent.fields);
    let assertions = assertions(intent, files, &private);
    quote! {
        #item
        // A deprecated type or field is reported where the user's code uses it, not here.
        #[allow(deprecated)]
        const _: () = {
            #import

            #block
            #assertions
            #language_files

            #[automatically_derived]
            impl #private::Intent for #ident {
                const META: &'static #private::IntentMeta = &#meta;
            }

            #private::inventory::submit! { #private::IntentEntry::new::<#ident>() }
        };
    }
}

fn meta(intent: &Intent<'_>, files: &EmbeddedFiles, private: &TokenStream) -> TokenStream {
    let name = intent.name.value();
    let location = location(private, intent.ident.span());
    let mut meta = quote!(#private::IntentMeta::new(#name, __INTENTS_PARAMS, #location));
    if !intent.description.is_empty() {
        let description = &intent.description;
        meta.extend(quote!(.with_description(#description)));
    }
    if let Some(action) = &intent.action {
        meta.extend(quote!(.with_action(#action)));
    }
    if let Some(lifespan) = &intent.lifespan {
        meta.extend(quote!(.with_lifespan(#lifespan)));
    }
    if !intent.input_contexts.is_empty() {
        let contexts = &intent.input_contexts;
        meta.extend(quote!(.with_input_contexts(&[#(#contexts),*])));
    }
    if let Some(role) = &intent.role {
        let role = if role == keys::WELCOME { "Welcome" } else { "Fallback" };
        let role = Ident::new(role, Span::call_site());
        meta.extend(quote!(.with_role(#private::Role::#role)));
    }
    if let Some(priority) = intent.priority.as_ref().and_then(|text| priority(&text.value())) {
        let priority = Ident::new(priority, Span::call_site());
        meta.extend(quote!(.with_priority(#private::Priority::#priority)));
    }
    if intent.ends_conversation {
        meta.extend(quote!(.with_ends_conversation(true)));
    }
    if intent.resets_contexts {
        meta.extend(quote!(.with_resets_contexts(true)));
    }
    if !intent.examples.is_empty() {
        let examples = intent.examples.iter().map(|examples| {
            let (tag, phrases) = (&examples.language, &examples.phrases);
            let language = tag.value().parse::<Language>();
            let language = language.map_or_else(|_| tag.value(), |tag| tag.as_str().to_owned());
            quote!(#private::Examples { language: #language, phrases: &[#(#phrases),*] })
        });
        meta.extend(quote!(.with_examples(&[#(#examples),*])));
    }
    meta.extend(files.meta());
    if let Some(folder) = files.folder() {
        meta.extend(quote!(.with_language_folder(#folder)));
    }
    meta
}

/// Generates assertions on names that are not parameters of the struct itself. They must be
/// parameters of a flattened struct, whose fields only the compiler knows.
fn assertions(intent: &Intent<'_>, files: &EmbeddedFiles, private: &TokenStream) -> TokenStream {
    if intent.fields.bases.is_empty() {
        return TokenStream::new();
    }
    let bases: Vec<_> = (0..intent.fields.bases.len()).map(params::base_spec).collect();
    let names = Names::of(&intent.fields);
    let parameters = names.parameters();
    let mut assertions = TokenStream::new();
    for text in intent.examples.iter().flat_map(|examples| &examples.phrases) {
        for (_, name) in parameters.check_phrase(&text.value()).unknown {
            let message = parameters.absent_everywhere(name, "$", true);
            assertions.extend(quote_spanned! {text.span()=>
                const _: () = ::core::assert!(
                    #private::has_tagged_param(&[#(#bases.meta),*], #name),
                    #message
                );
            });
        }
    }
    assertions.extend(files.assertions(&bases, intent.name.span()));
    assertions
}
